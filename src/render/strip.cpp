#include "render/strip.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/escape.hpp"
#include "render/measure.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxMarkers = 40;  // more become counts
constexpr double kWidth = 1000;
constexpr double kMargin = 14;
constexpr double kMinSlot = 24;
constexpr double kGapWidth = 46;
constexpr double kLabelSize = 11;
constexpr double kLabelY = 16;
constexpr double kMarkerRadius = 9;
constexpr double kBarPitch = 9;
constexpr int kMaxBars = 12;
constexpr double kMaxTie = 46;  // height of the widest tie
constexpr double kMinTie = 16;
constexpr double kCountHeight = 56;

struct Column {
  double left = 0;
  double right = 0;
  std::string label;
};

struct Bar {
  std::size_t row = 0;
  int lane = 0;
};

struct Strip {
  double width = 0;
  double axis_y = 0;
  std::vector<Column> columns;  // one a period
  std::vector<double> slots;    // the middle of each row's slot
  std::vector<Bar> bars;
  int lanes = 0;
};

std::string number(double value) { return svg_number(value); }

// "18–20 September 2020" is said in short above a narrow column.
std::string column_label(const Period& period) {
  std::string label = period.heading;
  for (int month = 1; month <= 12; ++month) {
    const std::string_view name = month_name(month);
    const std::size_t at = label.find(name);
    if (at != std::string::npos) label.replace(at, name.size(), name.substr(0, 3));
  }
  return label;
}

// Slots are equally wide in a period; a period is at least as wide as its label, and what is left
// of the width is shared by the number of rows.
Strip place_slots(const Story& story) {
  Strip strip;
  double wanted = 2 * kMargin;
  std::vector<double> widths;
  for (const Period& period : story.periods) {
    const double rows = static_cast<double>(period.last - period.first);
    const double label = text_points(column_label(period), kLabelSize, Weight::bold) + 14;
    widths.push_back(std::max(rows * kMinSlot, label));
    wanted += widths.back() + (period.gap.empty() ? 0 : kGapWidth);
  }
  strip.width = std::max(wanted, kWidth);
  const double spare =
      (strip.width - wanted) / static_cast<double>(std::max<std::size_t>(story.rows.size(), 1));
  double x = kMargin;
  for (std::size_t p = 0; p < story.periods.size(); ++p) {
    const Period& period = story.periods[p];
    const double rows = static_cast<double>(period.last - period.first);
    if (!period.gap.empty()) x += kGapWidth;
    const double width = widths[p] + spare * rows;
    strip.columns.push_back({x, x + width, column_label(period)});
    for (std::size_t i = period.first; i < period.last; ++i) {
      strip.slots.push_back(x + (static_cast<double>(i - period.first) + 0.5) * width / rows);
    }
    x += width;
  }
  return strip;
}

void place_bars(const Story& story, Strip& strip) {
  std::vector<std::size_t> lane_ends;
  for (std::size_t i = 0; i < story.rows.size(); ++i) {
    const Row& row = story.rows[i];
    const bool has_days = row.days.earliest || row.days.latest;
    if (!(row.uncertain || row.lasting) || !has_days) continue;
    std::size_t lane = 0;
    while (lane < lane_ends.size() && lane_ends[lane] > row.reach_first) ++lane;
    if (lane == kMaxBars) continue;
    if (lane == lane_ends.size()) lane_ends.push_back(0);
    lane_ends[lane] = row.reach_last + (row.days.latest ? 1 : 2);
    strip.bars.push_back({i, static_cast<int>(lane)});
  }
  strip.lanes = static_cast<int>(lane_ends.size());
}

double tie_height(const Strip& strip, const StoryRelation& relation) {
  const double distance = std::abs(strip.slots[relation.from] - strip.slots[relation.to]);
  return std::clamp(distance * 0.16, kMinTie, kMaxTie);
}

void draw_ties(std::string& out, const Story& story, const Strip& strip) {
  const double y = strip.axis_y - kMarkerRadius - 2;
  for (const StoryRelation& relation : story.relations) {
    const double from = strip.slots[relation.from];
    const double to = strip.slots[relation.to];
    out += fmt::format(R"(<path class="tie {}" d="M{},{} Q{},{} {},{}"/>)",
                       tie_class(relation.type), number(from), number(y), number((from + to) / 2),
                       number(y - 2 * tie_height(strip, relation)), number(to), number(y));
  }
}

void draw_columns(std::string& out, const Story& story, const Strip& strip, double height) {
  for (std::size_t p = 0; p < strip.columns.size(); ++p) {
    const Column& column = strip.columns[p];
    if (p % 2 == 1) {
      out += fmt::format(R"(<rect class="tint" x="{}" y="0" width="{}" height="{}"/>)",
                         number(column.left), number(column.right - column.left), number(height));
    }
    out += fmt::format(R"(<text class="label" x="{}" y="{}" text-anchor="middle">{}</text>)",
                       number((column.left + column.right) / 2), number(kLabelY),
                       xml_text(column.label));
    if (story.periods[p].gap.empty()) continue;
    const double x = column.left - kGapWidth / 2;
    out += fmt::format(R"(<path class="gap" d="M{},{} l4,4 -4,4 4,4 -4,4"/>)", number(x - 2),
                       number(strip.axis_y - 8));
    const std::string words = story.periods[p].gap.substr(0, story.periods[p].gap.find(','));
    out += fmt::format(R"(<text class="gap-words" x="{}" y="{}" text-anchor="middle">{}</text>)",
                       number(x), number(strip.axis_y + 24), xml_text(words));
  }
}

void draw_axis(std::string& out, const Story& story, const Strip& strip) {
  double from = strip.columns.front().left;
  for (std::size_t p = 0; p < strip.columns.size(); ++p) {
    const bool is_last = p + 1 == strip.columns.size();
    if (!is_last && story.periods[p + 1].gap.empty()) continue;
    out += fmt::format(R"(<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>)", number(from),
                       number(strip.columns[p].right), number(strip.axis_y), number(strip.axis_y));
    if (!is_last) from = strip.columns[p + 1].left;
  }
}

void draw_bar(std::string& out, const Story& story, const Strip& strip, const Bar& bar) {
  const Row& row = story.rows[bar.row];
  const double y = strip.axis_y + kMarkerRadius + 10 + kBarPitch * bar.lane;
  const double own = strip.slots[bar.row];
  double left = strip.slots[row.reach_first] - 8;
  double right = strip.slots[row.reach_last] + 8;
  if (!row.days.earliest) left = std::max(2.0, own - 60);
  if (!row.days.latest) right = std::min(strip.width - 2, own + 60);
  // A rectangle, as a gradient has no extent on a line without height.
  const std::string_view fill = row.lasting          ? "lasted-fill"
                                : !row.days.earliest ? "fade-left"
                                : !row.days.latest   ? "fade-right"
                                                     : "range-fill";
  const std::string paint = fill == "fade-left" || fill == "fade-right"
                                ? fmt::format(R"x( fill="url(#{})")x", fill)
                                : fmt::format(R"( class="{}")", fill);
  out += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="6"{}/>)", number(left),
                     number(y - 3), number(right - left), paint);
  out += fmt::format(R"(<line class="stem" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", number(own),
                     number(strip.axis_y + kMarkerRadius), number(y));
  const auto cap = [&](double x) {
    out += fmt::format(R"(<line class="cap" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>)", number(x),
                       number(y - 4), number(y + 4));
  };
  if (row.days.earliest && !row.lasting) cap(left);
  if (row.days.latest && !row.lasting) cap(right);
}

void draw_markers(std::string& out, const Story& story, const Strip& strip) {
  for (std::size_t i = 0; i < story.rows.size(); ++i) {
    const Row& row = story.rows[i];
    out +=
        fmt::format(R"(<a href="#e{0}" class="{1}"><title>{0}. {2}: {3}</title>)", row.number,
                    look_of(row.event->status).name, xml_text(row.date.main), xml_text(row.title));
    out += fmt::format(R"x(<g transform="translate({},{})">{}</g></a>)x", number(strip.slots[i]),
                       number(strip.axis_y),
                       page_marker(row.event->status, kMarkerRadius, row.number));
  }
}

std::string open_svg(const Story& story, double width, double height) {
  return fmt::format(R"(<svg viewBox="0 0 {} {}" role="group" aria-label="{}">)", number(width),
                     number(height),
                     xml_attr("Overview: " + count_words(story.rows.size(), "event") +
                              " in order. The list below gives every one."));
}

constexpr std::string_view kGradients =
    R"(<defs><linearGradient id="fade-left"><stop class="fade-from" offset="0"/>)"
    R"(<stop class="fade-to" offset=".6"/></linearGradient><linearGradient id="fade-right">)"
    R"(<stop class="fade-to" offset=".4"/><stop class="fade-from" offset="1"/></linearGradient>)"
    "</defs>";

std::string draw_marker_strip(const Story& story) {
  Strip strip = place_slots(story);
  place_bars(story, strip);
  double highest = 0;
  for (const StoryRelation& relation : story.relations) {
    highest = std::max(highest, tie_height(strip, relation));
  }
  strip.axis_y = kLabelY + 12 + highest + kMarkerRadius + 6;
  const double height = strip.axis_y + kMarkerRadius + 14 + std::max(1, strip.lanes) * kBarPitch;
  std::string out = open_svg(story, strip.width, height);
  out += kGradients;
  draw_columns(out, story, strip, height);
  draw_axis(out, story, strip);
  draw_ties(out, story, strip);
  for (const Bar& bar : strip.bars) draw_bar(out, story, strip, bar);
  draw_markers(out, story, strip);
  return out + "</svg>";
}

// A bar a period, as high as its share of the largest; labels where they have room.
std::string draw_count_strip(const Story& story) {
  std::size_t largest = 1;
  for (const Period& period : story.periods)
    largest = std::max(largest, period.last - period.first);
  const double step = (kWidth - 2 * kMargin) / static_cast<double>(story.periods.size());
  const double base = kLabelY + kCountHeight + 18;
  std::string out = open_svg(story, kWidth, base + 18);
  double label_end = 0;
  for (std::size_t p = 0; p < story.periods.size(); ++p) {
    const Period& period = story.periods[p];
    const std::size_t count = period.last - period.first;
    const double height = kCountHeight * static_cast<double>(count) / static_cast<double>(largest);
    const double left = kMargin + step * static_cast<double>(p);
    const double middle = left + step / 2;
    out += fmt::format(R"(<a href="#e{}"><title>{}: {}</title>)"
                       R"(<rect class="bar" x="{}" y="{}" width="{}" height="{}"/></a>)",
                       story.rows[period.first].number, xml_text(period.heading),
                       xml_text(count_words(count, "event")), number(left + step * 0.1),
                       number(base - height), number(step * 0.8), number(height));
    if (step >= 16) {
      out += fmt::format(R"(<text class="count" x="{}" y="{}" text-anchor="middle">{}</text>)",
                         number(middle), number(base - height - 4), count);
    }
    const std::string label = column_label(period);
    const double half = text_points(label, kLabelSize, Weight::bold) / 2;
    if (middle - half < label_end + 8 || middle + half > kWidth) continue;
    label_end = middle + half;
    out += fmt::format(R"(<text class="label" x="{}" y="{}" text-anchor="middle">{}</text>)",
                       number(middle), number(base + 14), xml_text(label));
  }
  return out + "</svg>";
}

}  // namespace

std::string_view tie_class(RelationType type) {
  switch (type) {
    case RelationType::blocks:
      return "tie-blocks";
    case RelationType::challenges:
    case RelationType::denies:
    case RelationType::contradicts:
      return "tie-dispute";
    case RelationType::responds_to:
      return "tie-responds";
    default:
      return "tie-plain";
  }
}

std::string page_marker(Status status, double radius, int event_number) {
  const Look look = look_of(status);
  std::string out;
  if (look.shape == MarkerShape::ringed_disc) {
    out += fmt::format(R"(<circle class="ring" r="{}"/>)", number(radius * 1.28));
  }
  out += is_round(look.shape)
             ? fmt::format(R"(<circle class="marker" r="{}"/>)", number(radius))
             : fmt::format(R"(<path class="marker" d="{}"/>)", outline(look.shape, 0, 0, radius));
  if (event_number == 0) return out;
  const double fit = event_number < 100 ? 1 : event_number < 1000 ? 0.8 : 0.62;
  const double size = radius * 1.15 * fit;
  out += fmt::format(R"(<text class="number" y="{}" font-size="{}">{}</text>)", number(size * 0.36),
                     number(size), event_number);
  return out;
}

std::string draw_strip(const Story& story) {
  if (story.rows.empty()) return {};
  return story.rows.size() <= kMaxMarkers ? draw_marker_strip(story) : draw_count_strip(story);
}

}  // namespace dateline
