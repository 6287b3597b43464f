#pragma once
// Renderings: a Drawing in, bytes out. One source file a format; all escaping in escape.hpp.
//
//   Result<std::string> svg = render_timeline(Format::svg, {graph, timeline}, {});

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/base/result.hpp"
#include "dateline/graph/event_graph.hpp"
#include "dateline/graph/timeline.hpp"

namespace dateline {

enum class Format : std::uint8_t {
  text,
  markdown,
  html,
  csv,
  json,
  dot,
  svg,
  png,
  pdf,
  xlsx,
  docx,
  icalendar,
  timelinejs,
  vis,
  mermaid,
  markwhen,
  graphml,
  gexf,
  cytoscape,
  json_ld,
  plover,
};

// By extension, of one part (txt md html csv json dot svg png pdf xlsx docx ics mmd mw graphml gexf
// jsonld) or two (timelinejs.json vis.json cytoscape.json plover.csv). Errors: usage, naming the
// known ones and the nearest.
[[nodiscard]] Result<Format> format_of_path(std::string_view path);
[[nodiscard]] Result<Format> parse_format(std::string_view name);

// Whether the picture formats show the timeline, the graph of events or the network of actors; dot
// is one of the graphs, text, markdown, html, csv and the formats for other programs always the
// timeline, json always the case (docs/case-file.md).
enum class View : std::uint8_t { timeline, graph, actors };

// column: 160 mm, the width of a text column; a PDF is one page of the drawing's own size. a4,
// letter: the same on paper, on which a timeline is cut into pages between its events and a graph
// is fitted to one page. landscape, slide: as wide as an A4 page on its side or a 16:9 slide, and
// higher than it where the timeline needs it.
enum class Page : std::uint8_t { column, a4, letter, landscape, slide };

// Of pictures of the timeline. spine: downwards, any number of events; lanes: across, a lane for
// each group of actors. automatic: lanes on a landscape page or a slide while they can be read.
enum class Layout : std::uint8_t { automatic, spine, lanes };

struct RenderOptions {
  View view = View::timeline;
  bool color = false;      // text only
  bool ascii = false;      // text only
  std::size_t width = 80;  // columns, text only
  Page page = Page::column;
  Layout layout = Layout::automatic;
  bool csv_raw = false;  // no BOM, no formula guard
  std::size_t max_graph_nodes = 500;
  unsigned graphviz_cpu_seconds = 10;
  std::size_t graphviz_memory_bytes = 512u << 20;
};

struct Drawing {
  const EventGraph& graph;
  const Timeline& timeline;
  const Case* saved = nullptr;  // what json and the page keep, where it is not the graph's value
};

// Errors: usage (a format that this view has not), limit (too many nodes for Graphviz), internal.
[[nodiscard]] Result<std::string> render(Format format, const Drawing& drawing,
                                         const RenderOptions& options);

// Dates in words, as all renderings and the terminal show them.
// "18 Sep 2020", "March 2020", "by 20 Sep 2020", "18-20 Sep 2020", "undated"
struct DateWords {
  std::string main;  // "by 20 Sep 2020"
  std::string note;  // "day not given", "year only", "undated", or empty
};
[[nodiscard]] DateWords date_words(const Event& event);
[[nodiscard]] std::string_view status_tag(
    Status status);  // "ALLEGED", "PLANNED, BLOCKED"; empty for asserted

}  // namespace dateline
