#include "render/figure_foot.hpp"

#include <fmt/format.h>

#include "render/escape.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr double kLegendRow = 18;
constexpr double kLegendGap = 16;
constexpr double kLegendMarker = 20;  // from an item's left edge to its words
constexpr std::size_t kMaxSourceLines = 4;

}  // namespace

std::vector<std::string> wrap_points(std::string_view text, double width, double size,
                                     Weight weight, std::size_t max_lines) {
  return wrap(text, {width, points(size, weight), max_lines, "…"});
}

std::string spoken(const Row& row) {
  std::string words = fmt::format("{}. {}", row.number, row.date.main);
  if (!row.date.note.empty()) words += " (" + row.date.note + ")";
  words += ": " + row.title;
  if (!row.tag.empty()) words += fmt::format(" ({})", status_words(row.event->status));
  return words;
}

std::vector<LegendItem> legend_items(const Story& story, const BarKinds& bars) {
  using Kind = LegendItem::Kind;
  std::vector<LegendItem> items;
  for (const Status status : story.statuses) {
    items.push_back({Kind::status, status, std::string(status_words(status)), 0, 0});
  }
  const Status none = Status::asserted;
  if (bars.closed) items.push_back({Kind::possible_days, none, "some day in this range", 0, 0});
  if (bars.open) items.push_back({Kind::open_days, none, "one end not known", 0, 0});
  if (bars.solid) items.push_back({Kind::period, none, "lasted", 0, 0});
  return items;
}

double place_legend(const FootPlace& place, double top, std::vector<LegendItem>& items) {
  double x = place.left;
  double y = top + 13;
  for (LegendItem& item : items) {
    const double width = kLegendMarker + text_points(item.words, kFootText);
    if (x > place.left && x + width > place.right) {
      x = place.left;
      y += kLegendRow;
    }
    item.x = x;
    item.y = y;
    x += width + kLegendGap;
  }
  return y;
}

std::vector<FigureSource> place_sources(const Story& story, const FootPlace& place, double y,
                                        double& last) {
  std::vector<FigureSource> sources;
  const double width = place.right - place.left - kSourceIndent;
  double baseline = y;
  for (std::size_t i = 0; i < story.sources.size(); ++i) {
    FigureSource source;
    source.number = i + 1;
    source.y = baseline;
    source.lines =
        wrap_points(story.sources[i].words, width, kFootText, Weight::regular, kMaxSourceLines);
    baseline += kSourceLine * static_cast<double>(source.lines.size());
    sources.push_back(std::move(source));
  }
  last = story.sources.empty() ? y : baseline - kSourceLine;
  return sources;
}

void draw_legend_words(std::string& out, const std::vector<LegendItem>& items) {
  for (const LegendItem& item : items) {
    if (item.kind == LegendItem::Kind::status)
      svg_marker(out, item.x + 8, item.y, 5.6, item.status, 0);
    svg_text(out, item.x + kLegendMarker, item.y + 2.6, item.words,
             {kFootText, Weight::regular, false, ink::kText, Anchor::start});
  }
}

void draw_source(std::string& out, const Story& story, const FigureSource& source, double left) {
  const StorySource& told = story.sources[source.number - 1];
  const TextStyle style{kFootText, Weight::regular, false, ink::kMuted, Anchor::start};
  if (told.url) out += fmt::format(R"(<a xlink:href="{}">)", xml_attr(*told.url)) + '\n';
  svg_text(out, left, source.y, std::to_string(source.number), style);
  double y = source.y;
  for (const std::string& line : source.lines) {
    svg_text(out, left + kSourceIndent, y, line, style);
    y += kSourceLine;
  }
  if (told.url) out += "</a>\n";
}

}  // namespace dateline
