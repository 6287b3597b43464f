// The sample case in every text format, byte for byte. After a change that is meant:
//   DATELINE_UPDATE_GOLDEN=1 build/tests/unit_tests -tc='the sample*'
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "../support/sample_case.hpp"
#include "render/formats.hpp"

using namespace dateline;

TEST_CASE("the sample case is drawn as it was in every format") {
  const std::filesystem::path folder =
      std::filesystem::path(__FILE__).parent_path() / "../../golden/render";
  const sample::Sample sample = sample::veltria();
  const Story story = tell(sample.value, sample.timeline);
  RenderOptions narrow;
  narrow.ascii = true;
  narrow.width = 50;
  RenderOptions color;
  color.color = true;
  const std::vector<std::pair<const char*, std::string>> files = {
      {"sample.txt", render_text(story, {})},
      {"sample-narrow.txt", render_text(story, narrow)},
      {"sample-color.txt", render_text(story, color)},
      {"sample.md", render_markdown(story)},
      {"sample.html", render_html(sample.value, sample.value, story)},
      {"sample.csv", render_csv(sample.value, story, {})},
      {"sample.dot", render_dot(sample.value, story)},
      {"sample.svg", render_spine_svg(story)}};
  for (const auto& file_and_bytes : files) {
    const char* const name = file_and_bytes.first;
    const std::string& bytes = file_and_bytes.second;
    CAPTURE(name);
    if (std::getenv("DATELINE_UPDATE_GOLDEN") != nullptr) {
      std::ofstream(folder / name, std::ios::binary) << bytes;
      WARN_MESSAGE(false, "rewritten, not compared");
      continue;
    }
    std::ifstream file(folder / name, std::ios::binary);
    REQUIRE(file.is_open());
    std::ostringstream wanted;
    wanted << file.rdbuf();
    CHECK(wanted.str() == bytes);
  }
}
