// The layout: columns first (how many bar lanes, how many arc lanes), then each row's wrapped words
// and height, then one pass down the page that gives every row, heading and gap its place. Bars and
// arcs follow from the rows' places. Linear but for sorting the relations.
#include "render/spine.hpp"

#include <algorithm>

#include "render/escape.hpp"
#include "render/measure.hpp"
#include "render/spine_bars.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

using namespace spine_size;

constexpr double kDateWidth = 66;  // "by 18 Sep 2020" in bold is 61.7
constexpr double kDateToLine = 17;
constexpr double kLineToText = 19;
constexpr double kLaneWidth = 48;  // an arc with its verb
constexpr double kTextToLane = 20;
constexpr double kMinRow = 30;
constexpr double kRowFrame = 20.4;   // what a row needs beside its lines
constexpr double kRowToHeading = 6;  // beyond the row's height
constexpr double kHeadingToRow = 18;
constexpr double kGapDown = 3;  // from the row's end to the gap's middle
constexpr double kGapToHeading = 27;
constexpr double kHeaderToHeading = 22;
constexpr std::size_t kMaxTitleLines = 6;
constexpr std::size_t kMaxMetaLines = 4;

SpineColumns place_columns(double gutter, int arc_lanes) {
  SpineColumns columns;
  columns.date_left = kMargin + gutter;
  columns.date_right = columns.date_left + kDateWidth;
  columns.line = columns.date_right + kDateToLine;
  columns.text = columns.line + kLineToText;
  columns.text_right = kSpineWidth - kMargin;
  if (arc_lanes > 0) columns.text_right -= kTextToLane + kLaneWidth * arc_lanes;
  columns.first_lane = columns.text_right + kTextToLane;
  return columns;
}

// The title with room for the footnote marks behind its last line.
std::vector<std::string> wrap_title(const Row& row, double width) {
  const double marks = superscript_width(source_marks(row, ","));
  std::vector<std::string> lines =
      wrap_points(row.title, width, kEvent, Weight::regular, kMaxTitleLines);
  if (text_points(lines.back(), kEvent) + marks <= width) return lines;
  return wrap_points(row.title, width - marks, kEvent, Weight::regular, kMaxTitleLines);
}

// Relations without an arc, at the row that they start from: "follows 12".
std::string undrawn_links(const Row& row, const ArcPlan& plan) {
  std::vector<std::string> words;
  for (const Link& link : row.links) {
    if (!link.is_outgoing || plan.is_drawn[link.relation]) continue;
    words.push_back(std::string(link.verb) + ' ' + std::to_string(link.number));
  }
  return join(words, ", ");
}

// The first line is shorter by the tag in front of it.
std::vector<std::string> wrap_meta(std::string_view text, double tag, double width) {
  if (text.empty()) return {};
  std::vector<std::string> first = wrap_points(text, width - tag, kMeta, Weight::regular, 0);
  if (tag == 0 || first.size() == 1) {
    return wrap_points(text, width, kMeta, Weight::regular, kMaxMetaLines);
  }
  std::string_view rest = text.substr(std::min(first[0].size(), text.size()));
  std::vector<std::string> lines =
      wrap_points(rest, width, kMeta, Weight::regular, kMaxMetaLines - 1);
  lines.insert(lines.begin(), first[0]);
  return lines;
}

double tag_width(const Row& row) {
  if (row.tag.empty()) return 0;
  return text_points(row.tag, kTag, Weight::bold) + 2 * kTagPadding + kTagGap;
}

double row_height(const SpineRow& row) {
  const auto lines = [](std::size_t count) { return static_cast<double>(count); };
  const std::size_t meta = std::max<std::size_t>(row.meta_lines.size(), row.tag_width > 0 ? 1 : 0);
  const double text = kEventLine * lines(row.title_lines.size() - 1) + kMetaLine * lines(meta);
  const double date =
      kDateLine * lines(row.date_lines.size() - 1) + kNoteLine * lines(row.note_lines.size());
  return std::max(kMinRow, kRowFrame + std::max(text, date));
}

SpineRow lay_out_row(const Row& row, const Period& period, const SpineColumns& columns,
                     const ArcPlan& plan) {
  SpineRow out;
  const DateWords& date = period.is_day_run ? row.brief_date : row.date;
  const double date_width = columns.date_right - columns.date_left;
  out.date_lines = wrap_points(date.main, date_width, kDate, Weight::bold, 0);
  if (!date.note.empty()) {
    out.note_lines = wrap_points(date.note, date_width, kNote, Weight::regular, 0);
  }
  const double width = columns.text_right - columns.text;
  out.title_lines = wrap_title(row, width);
  out.tag_width = tag_width(row);
  std::vector<std::string> meta{byline(row), undrawn_links(row, plan)};
  meta.erase(std::remove(meta.begin(), meta.end(), ""), meta.end());
  out.meta_lines = wrap_meta(join(meta, " · "), out.tag_width, width);
  out.height = row_height(out);
  return out;
}

// Header lines; returns the baseline of the last one.
double lay_out_header(const Story& story, Spine& spine) {
  const double width = kSpineWidth - 2 * kMargin;
  spine.title_lines = wrap_points(story.title, width, kTitle, Weight::bold, kMaxTitleLines);
  const double title_bottom =
      kTitleTop + kTitleLine * (static_cast<double>(spine.title_lines.size()) - 1);
  spine.subtitle_y = title_bottom + 14;
  if (story.subtitle.empty()) return title_bottom;
  spine.subtitle_lines =
      wrap_points(story.subtitle, width, kSubtitle, Weight::regular, kMaxTitleLines);
  return spine.subtitle_y + kEventLine * (static_cast<double>(spine.subtitle_lines.size()) - 1);
}

// Down the page once. Returns the end of the last row.
double place_rows(const Story& story, double header_bottom, Spine& spine) {
  double end = header_bottom + kHeaderToHeading - kRowToHeading;
  for (const Period& period : story.periods) {
    SpineHeading heading;
    if (!period.gap.empty()) heading.gap_y = end + kGapDown;
    heading.y = period.gap.empty() ? end + kRowToHeading : heading.gap_y + kGapToHeading;
    spine.headings.push_back(heading);
    end = heading.y + kHeadingToRow;
    for (std::size_t i = period.first; i < period.last; ++i) {
      spine.rows[i].y = end;
      end += spine.rows[i].height;
    }
  }
  return end;
}

// In the middle of the space between two rows that is nearest to the arc's middle: no arc's
// horizontal end passes there.
double verb_baseline(const Spine& spine, const RelationArc& arc) {
  const double middle = (spine.rows[arc.top].y + spine.rows[arc.bottom].y) / 2;
  double best = 0;
  double best_distance = spine.rows[arc.bottom].y;
  for (std::size_t i = arc.top; i < arc.bottom; ++i) {
    const double between = (spine.rows[i].y + spine.rows[i + 1].y) / 2;
    if (std::abs(between - middle) >= best_distance) continue;
    best = between;
    best_distance = std::abs(between - middle);
  }
  return best + kVerb * 0.34;
}

std::vector<SpineArc> place_arcs(const ArcPlan& plan, const Spine& spine) {
  std::vector<SpineArc> arcs;
  for (const RelationArc& arc : plan.arcs) {
    SpineArc placed;
    placed.arc = arc;
    placed.x = spine.columns.first_lane + kLaneWidth * arc.lane;
    const double top = spine.rows[arc.top].y + arc.top_offset;
    const double bottom = spine.rows[arc.bottom].y + arc.bottom_offset;
    placed.tail_y = arc.points_up ? bottom : top;
    placed.head_y = arc.points_up ? top : bottom;
    placed.verb_y = verb_baseline(spine, arc);
    arcs.push_back(placed);
  }
  return arcs;
}

BarKinds bar_kinds(const std::vector<SpineBar>& bars) {
  BarKinds kinds;
  for (const SpineBar& bar : bars) {
    const bool is_open = bar.is_open_above || bar.is_open_below;
    kinds.solid = kinds.solid || bar.is_solid;
    kinds.open = kinds.open || (!bar.is_solid && is_open);
    kinds.closed = kinds.closed || (!bar.is_solid && !is_open);
  }
  return kinds;
}

}  // namespace

Spine lay_out_spine(const Story& story) {
  Spine spine;
  const ArcPlan plan = plan_arcs(story);
  const BarPlan bars = plan_bars(story);
  spine.columns = place_columns(bars.gutter, plan.lanes);
  for (const Period& period : story.periods) {
    for (std::size_t i = period.first; i < period.last; ++i) {
      spine.rows.push_back(lay_out_row(story.rows[i], period, spine.columns, plan));
    }
  }
  const double header_bottom = lay_out_header(story, spine);
  double y = place_rows(story, header_bottom, spine);
  spine.bars = place_bars(story, bars, spine.rows);
  spine.arcs = place_arcs(plan, spine);
  spine.legend_rule_y = y - 4;
  const FootPlace foot{kMargin, kSpineWidth - kMargin};
  spine.legend = legend_items(story, bar_kinds(spine.bars));
  if (!spine.legend.empty()) y = place_legend(foot, spine.legend_rule_y, spine.legend);
  spine.sources = place_sources(story, foot, y + 21, spine.height);
  spine.height += 8;
  return spine;
}

}  // namespace dateline
