#include "dateline/render/render.hpp"

#include <doctest/doctest.h>

#include "../support/sample_case.hpp"

using namespace dateline;

TEST_CASE("the format follows the extension, and a mistyped one is told the nearest") {
  CHECK(*format_of_path("a/b.c/timeline.HTML") == Format::html);
  CHECK(*format_of_path("graph.gv") == Format::dot);
  CHECK(*parse_format("markdown") == Format::markdown);
  for (const char* path : {"timeline", "a.b/timeline", "timeline.", "", "x.exe"}) {
    CAPTURE(path);
    REQUIRE(!format_of_path(path));
    CHECK(format_of_path(path).error().code == ErrorCode::usage);
  }
  const Error error = format_of_path("x.htlm").error();
  CHECK(error.hint.find("did you mean html?") != std::string::npos);
  CHECK(error.hint.find("svg") != std::string::npos);
}

TEST_CASE("every format and both views give bytes, and the same ones each time") {
  const sample::Sample sample = sample::veltria();
  const EventGraph graph(sample.value);
  const Drawing drawing{graph, sample.timeline};
  for (const View view : {View::timeline, View::graph}) {
    for (const std::string name : {"txt", "md", "html", "csv", "json", "dot", "svg", "png", "pdf"}) {
      CAPTURE(name);
      RenderOptions options;
      options.view = view;
      const Format format = *parse_format(name);
      const Result<std::string> first = render(format, drawing, options);
      if (!first && first.error().code == ErrorCode::usage) continue;  // built without it
      REQUIRE(first);
      CHECK(!first->empty());
      const bool is_same = *render(format, drawing, options) == *first;
      CHECK(is_same);
    }
  }
}

TEST_CASE("a graph beyond the limits is one clear error") {
  const sample::Sample sample = sample::veltria();
  const EventGraph graph(sample.value);
  const Drawing drawing{graph, sample.timeline};
  RenderOptions few;
  few.view = View::graph;
  few.max_graph_nodes = 17;
  const Result<std::string> too_many = render(Format::svg, drawing, few);
  REQUIRE(!too_many);
  CHECK(too_many.error().code == ErrorCode::limit);
  CHECK(too_many.error().message.find("18 events") != std::string::npos);
  few.max_graph_nodes = 18;
  CHECK(render(Format::svg, drawing, few));
}

TEST_CASE("an empty timeline is drawn as an empty one") {
  const EventGraph graph{Case{}};
  const Timeline timeline;
  for (const char* name : {"txt", "md", "html", "csv", "dot", "svg"}) {
    CAPTURE(name);
    CHECK(render(*parse_format(name), {graph, timeline}, {}));
  }
}
