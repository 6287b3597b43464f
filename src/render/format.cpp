// Formats by name and by file extension.
#include <fmt/format.h>

#include <array>
#include <vector>

#include "dateline/base/nearest.hpp"
#include "dateline/base/utf8.hpp"
#include "dateline/render/render.hpp"
#include "render/escape.hpp"

namespace dateline {
namespace {

struct FormatName {
  std::string_view name;  // also the file extension
  Format format;
};

// Sorted as they are told to the user.
constexpr std::array<FormatName, 34> kFormats = {{{"txt", Format::text},
                                                  {"text", Format::text},
                                                  {"md", Format::markdown},
                                                  {"markdown", Format::markdown},
                                                  {"html", Format::html},
                                                  {"htm", Format::html},
                                                  {"csv", Format::csv},
                                                  {"json", Format::json},
                                                  {"dot", Format::dot},
                                                  {"gv", Format::dot},
                                                  {"svg", Format::svg},
                                                  {"png", Format::png},
                                                  {"pdf", Format::pdf},
                                                  {"xlsx", Format::xlsx},
                                                  {"docx", Format::docx},
                                                  {"ics", Format::icalendar},
                                                  {"icalendar", Format::icalendar},
                                                  {"timelinejs", Format::timelinejs},
                                                  {"timelinejs.json", Format::timelinejs},
                                                  {"vis", Format::vis},
                                                  {"vis.json", Format::vis},
                                                  {"mmd", Format::mermaid},
                                                  {"mermaid", Format::mermaid},
                                                  {"mw", Format::markwhen},
                                                  {"markwhen", Format::markwhen},
                                                  {"graphml", Format::graphml},
                                                  {"gexf", Format::gexf},
                                                  {"cytoscape", Format::cytoscape},
                                                  {"cytoscape.json", Format::cytoscape},
                                                  {"cyjs", Format::cytoscape},
                                                  {"jsonld", Format::json_ld},
                                                  {"json-ld", Format::json_ld},
                                                  {"plover", Format::plover},
                                                  {"plover.csv", Format::plover}}};
constexpr std::size_t kMaxShownName = 40;

Result<Format> find_format(std::string_view name, std::string_view what) {
  const std::string wanted = fold(name);
  std::vector<std::string_view> known;
  for (const FormatName& each : kFormats) {
    if (each.name == wanted) return each.format;
    known.push_back(each.name);
  }
  std::string hint = fmt::format("known: {}", fmt::join(known, ", "));
  const std::string_view near = nearest_name(wanted, known);
  if (!near.empty()) hint = fmt::format("did you mean {}? {}", near, hint);
  const std::string shown = clip(tty_text(name), kMaxShownName);
  return fail(ErrorCode::usage, fmt::format("unknown {} '{}'", what, shown), {}, std::move(hint));
}

}  // namespace

Result<Format> parse_format(std::string_view name) { return find_format(name, "format"); }

Result<Format> format_of_path(std::string_view path) {
  const std::string_view file = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = file.find_last_of('.');
  if (dot == std::string_view::npos || dot + 1 == file.size()) {
    return fail(ErrorCode::usage, "the output file has no extension", {std::string(path), 0, 0},
                "the format follows the extension, as in timeline.html");
  }
  // "story.vis.json" before "json".
  if (const std::size_t before = file.find_last_of('.', dot - 1);
      dot > 0 && before != std::string_view::npos) {
    const std::string two = fold(file.substr(before + 1));
    for (const FormatName& each : kFormats)
      if (each.name == two) return each.format;
  }
  Result<Format> format = find_format(file.substr(dot + 1), "extension");
  if (!format) format.error().where.path = std::string(path);
  return format;
}

}  // namespace dateline
