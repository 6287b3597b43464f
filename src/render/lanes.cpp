// Columns and lanes first, then each event's words, then first fit down its lane, then the lines.
#include "render/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "render/measure.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

using namespace lane_size;

constexpr double kWideMargin = 36;
constexpr double kNarrowMargin = 12;  // of pages narrower than kNarrow
constexpr double kNarrow = 600;
constexpr double kLaneNames = 104;
constexpr double kNamePadding = 6;
constexpr double kLeastColumn = 84;
constexpr double kGapWidth = 34;
constexpr double kCrowding = 0.75;  // power of a column's events that its width follows
constexpr double kGutter = 10;      // of a column, free of words and bars for the lines
constexpr double kMarkerAt = 19;    // from the column's left edge to a marker's middle
constexpr double kTextAt = 30;      // and to the words beside it
constexpr double kLeastText = 72;   // words are not wrapped narrower
constexpr double kBetween = 5;      // two boxes
constexpr double kChannel = 12;     // at the top of a lane, for the lines across
constexpr double kLanePadding = 5;
constexpr double kOpenEnd = 46;  // of a bar that fades out
constexpr double kBarFromTitle = 3;
constexpr double kTagRoom = 1.5;  // below the descenders of a title
constexpr std::size_t kMaxLanes = 6;
constexpr std::size_t kMaxBruteForce = 6;
constexpr std::string_view kOthers = "Others";

double tag_width(const Row& row) {
  if (row.tag.empty()) return 0;
  return text_points(row.tag, kTag, Weight::bold) + 2 * kTagPadding + kTagGap;
}

// --- lanes: who acts ---

std::string actor_of(const Row& row) {
  const std::size_t comma = row.actors.find(", ");
  return row.actors.substr(0, comma);
}

struct Grouping {
  std::vector<std::string> names;  // of the lanes
  std::vector<std::vector<std::string>> members;
  std::vector<std::size_t> lane_of;  // by row
};

// The actors with most events have lanes of their own; the others share one.
Grouping group_rows(const Story& story) {
  std::map<std::string, std::size_t> counts;
  std::vector<std::string> order;  // of first appearance
  for (const Row& row : story.rows)
    if (++counts[actor_of(row)] == 1) order.push_back(actor_of(row));
  std::vector<std::string> own = order;
  std::erase(own, "");
  std::ranges::stable_sort(own, std::greater(),
                           [&](const std::string& name) { return counts[name]; });
  const bool fits = own.size() + (counts.contains("") ? 1 : 0) <= kMaxLanes;
  if (!fits) {
    own.resize(std::min(own.size(), kMaxLanes - 1));
    while (own.size() > 1 && counts[own.back()] == 1) own.pop_back();
  }
  Grouping out;
  for (const std::string& name : order)
    if (std::ranges::find(own, name) != own.end()) out.names.push_back(name);
  const std::size_t others = out.names.size();
  std::vector<std::string> rest;
  for (const Row& row : story.rows) {
    const std::string name = actor_of(row);
    const auto found = std::ranges::find(
        out.names.begin(), out.names.begin() + static_cast<std::ptrdiff_t>(others), name);
    out.lane_of.push_back(static_cast<std::size_t>(found - out.names.begin()));
    const bool is_new = out.lane_of.back() == others && !name.empty() &&
                        std::ranges::find(rest, name) == rest.end();
    if (is_new) rest.push_back(name);
  }
  out.members.resize(others);
  if (std::ranges::find(out.lane_of, others) != out.lane_of.end()) {
    out.names.emplace_back(kOthers);
    out.members.push_back(std::move(rest));
  }
  return out;
}

std::size_t crossed(const Story& story, const Grouping& groups,
                    const std::vector<std::size_t>& at) {
  std::size_t sum = 0;
  for (const StoryRelation& relation : story.relations) {
    const std::size_t a = at[groups.lane_of[relation.from]], b = at[groups.lane_of[relation.to]];
    sum += a > b ? a - b : b - a;
  }
  return sum;
}

// The order in which relations cross the fewest lanes; of equal ones that of first appearance.
void order_lanes(const Story& story, Grouping& groups) {
  const std::size_t count = groups.names.size();
  std::vector<std::size_t> at(count), best(count);
  std::iota(at.begin(), at.end(), std::size_t{0});
  best = at;
  if (count > kMaxBruteForce) return;
  std::size_t least = crossed(story, groups, at);
  while (std::ranges::next_permutation(at).found) {
    const std::size_t sum = crossed(story, groups, at);
    if (sum < least) least = sum, best = at;
  }
  Grouping ordered = groups;
  for (std::size_t i = 0; i < count; ++i) {
    ordered.names[best[i]] = groups.names[i];
    ordered.members[best[i]] = groups.members[i];
  }
  for (std::size_t& lane : ordered.lane_of) lane = best[lane];
  groups = std::move(ordered);
}

// --- columns ---

// The widest tag fits beside a marker.
double least_column(const Story& story) {
  double tag = 0;
  for (const Row& row : story.rows) tag = std::max(tag, tag_width(row));
  return std::max(kLeastColumn, kTextAt + tag);
}

double room_needed(const LaneTime& time, double least) {
  double room = least * static_cast<double>(time.columns.size());
  for (const LaneColumn& column : time.columns) room += column.gap.empty() ? 0 : kGapWidth;
  return room;
}

// As wide as their events need: the room beyond the least is shared by their number.
void place_columns(double least, Lanes& out) {
  const std::vector<LaneColumn>& columns = out.time.columns;
  std::vector<double> weights(columns.size(), 0.0);
  for (const LaneSpan& span : out.time.spans) weights[span.first] += 1;
  double all = 0, gaps = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    weights[i] = std::pow(std::max(weights[i], 0.25), kCrowding);
    all += weights[i];
    gaps += columns[i].gap.empty() ? 0 : kGapWidth;
  }
  const double room = out.width - out.margin - out.plot_left - gaps;
  least = std::min(least, room / static_cast<double>(columns.size()));
  const double slack = room - least * static_cast<double>(columns.size());
  double x = out.plot_left;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    LanePlace place;
    if (!columns[i].gap.empty()) {
      place.gap_x = x + kGapWidth / 2;
      x += kGapWidth;
    }
    place.left = x;
    x += least + slack * weights[i] / all;
    place.right = x;
    place.heading =
        wrap_points(columns[i].heading, place.right - place.left - 8, kHeading, Weight::bold, 3);
    out.places.push_back(std::move(place));
  }
}

void place_header(const Story& story, Lanes& out) {
  const double width = out.width - 2 * out.margin;
  out.title_lines = wrap_points(story.title, width, kTitle, Weight::bold, 4);
  const double title_bottom =
      out.margin + 12 + kTitleLine * (static_cast<double>(out.title_lines.size()) - 1);
  out.subtitle_y = title_bottom + 16;
  std::string words = story.subtitle;
  if (!words.empty() && !words.ends_with('.')) words += '.';
  words += " Column widths follow the events, not the calendar.";
  out.subtitle_lines = wrap_points(words, width, kSubtitle, Weight::regular, 6);
  std::size_t lines = 1;
  for (const LanePlace& place : out.places) lines = std::max(lines, place.heading.size());
  out.header_top =
      out.subtitle_y + kSubtitleLine * (static_cast<double>(out.subtitle_lines.size()) - 1) + 14;
  out.header_bottom = out.header_top + 22 + kHeadingLine * static_cast<double>(lines);
}

// --- events ---

std::string relation_words(const Row& row) {
  std::vector<std::string> words;
  for (const Link& link : row.links)
    if (link.is_outgoing)
      words.push_back(std::string(link.verb) + ' ' + std::to_string(link.number));
  return join(words, ", ");
}

// Its date where the column does not say it, who says so, and what it does to others.
std::string meta_words(const Row& row, const LaneSpan& span, const LaneColumn& column) {
  std::vector<std::string> parts;
  const bool is_told = !span.is_bar && (column.is_undated || column.heading == row.date.main);
  if (!is_told) parts.push_back(row.date.main);
  if (!row.date.note.empty() && !column.is_undated) parts.push_back(row.date.note);
  const std::string relations = relation_words(row);
  for (const std::string* part : {&row.according_to, &row.corrected, &relations})
    if (!part->empty()) parts.push_back(*part);
  return join(parts, " · ");
}

// The first line is shorter by the tag in front of it.
std::vector<std::string> wrap_behind_tag(const std::string& text, double tag, double width) {
  if (text.empty()) return {};
  if (tag == 0) return wrap_points(text, width, kMeta, Weight::regular, 0);
  if (tag + 30 > width) {  // the tag has a line of its own
    std::vector<std::string> lines = wrap_points(text, width, kMeta, Weight::regular, 0);
    lines.insert(lines.begin(), std::string());
    return lines;
  }
  std::vector<std::string> first = wrap_points(text, width - tag, kMeta, Weight::regular, 0);
  if (first.size() == 1) return first;
  std::vector<std::string> lines =
      wrap_points(std::string_view(text).substr(first[0].size()), width, kMeta, Weight::regular, 0);
  lines.insert(lines.begin(), first[0]);
  return lines;
}

std::vector<std::string> wrap_title(const Row& row, double width) {
  const double marks = superscript_width(source_marks(row, ","));
  std::vector<std::string> lines = wrap_points(row.title, width, kEvent, Weight::regular, 0);
  if (text_points(lines.back(), kEvent) + marks <= width) return lines;
  return wrap_points(row.title, width - marks, kEvent, Weight::regular, 0);
}

double widest(const LaneEvent& event, const Row& row) {
  double width = 0;
  for (const std::string& line : event.title_lines)
    width = std::max(width, text_points(line, kEvent));
  width = std::max(width, text_points(event.title_lines.back(), kEvent) +
                              superscript_width(source_marks(row, ",")));
  for (std::size_t i = 0; i < event.meta_lines.size(); ++i)
    width =
        std::max(width, text_points(event.meta_lines[i], kMeta) + (i == 0 ? event.tag_width : 0));
  return std::max(width, event.tag_width);
}

// Everything relative to the top of its box, which is 0 here.
LaneEvent lay_out_event(const Row& row, const LaneSpan& span, const Lanes& out) {
  LaneEvent event;
  event.span = span;
  const LanePlace& first = out.places[span.first];
  const LanePlace& last = out.places[span.last];
  event.marker_x = first.left + kMarkerAt;
  event.bar_left = first.left + kGutter;
  event.bar_right = last.right - 4;
  event.text_x = span.is_bar ? event.bar_left : first.left + kTextAt;
  const double page = out.width - out.margin;
  const double own = (span.is_bar ? event.bar_right : first.right - 2) - event.text_x;
  const double width = std::min(std::max(own, kLeastText), page - event.text_x);
  event.title_lines = wrap_title(row, width);
  event.tag_width = tag_width(row);
  event.meta_lines =
      wrap_behind_tag(meta_words(row, span, out.time.columns[span.first]), event.tag_width, width);
  if (event.meta_lines.empty() && event.tag_width > 0) event.meta_lines.emplace_back();
  const double title = kEventLine * static_cast<double>(event.title_lines.size());
  const double meta = kMetaLine * static_cast<double>(event.meta_lines.size());
  event.title_y = 8;
  if (span.is_bar) {
    event.marker_y = title + kBarFromTitle + kMarker + 1;
    event.meta_y = event.marker_y + kMarker + 9;
  } else {
    event.marker_y = kMarker + 1;
    event.title_y = event.marker_y + 3;
    event.meta_y = event.title_y + title + kMetaLine - kEventLine + kTagRoom;
  }
  const double text_right = event.text_x + widest(event, row);
  const double bottom = std::max(event.meta_y + meta - kMetaLine + 3, event.marker_y + 2 * kMarker);
  event.text = {event.text_x, 0, text_right, bottom};
  event.box = {std::min(event.text_x, event.marker_x - kMarker - 2), 0,
               std::max(text_right, span.is_bar ? event.bar_right : text_right), bottom};
  return event;
}

bool are_apart(const LaneBox& a, const LaneBox& b) {
  return a.right + kBetween <= b.left || b.right + kBetween <= a.left ||
         a.bottom + kBetween <= b.top || b.bottom + kBetween <= a.top;
}

void move_down(LaneBox& box, double by) {
  box.top += by;
  box.bottom += by;
}

// Down from `top` to where it touches nothing that is placed.
void fit(LaneEvent& event, double top, const std::vector<LaneBox>& placed) {
  double at = top;
  for (bool is_free = false; !is_free;) {
    is_free = true;
    LaneBox box = event.box;
    move_down(box, at);
    for (const LaneBox& other : placed) {
      if (are_apart(box, other)) continue;
      at = other.bottom + kBetween + 0.01;
      is_free = false;
      break;
    }
  }
  move_down(event.box, at);
  move_down(event.text, at);
  event.marker_y += at;
  event.title_y += at;
  event.meta_y += at;
}

double name_height(const Lane& lane) {
  return kNameLine * static_cast<double>(lane.name_lines.size()) +
         kMemberLine * static_cast<double>(lane.member_lines.size());
}

void place_lanes(const Story& story, const Grouping& groups, Lanes& out) {
  const double names = out.plot_left - out.margin - kNamePadding;
  double top = out.header_bottom;
  for (std::size_t i = 0; i < groups.names.size(); ++i) {
    Lane lane;
    lane.top = top;
    lane.name_lines = wrap_points(groups.names[i], names, kName, Weight::bold, 4);
    if (!groups.members[i].empty())
      lane.member_lines =
          wrap_points(join(groups.members[i], ", "), names, kMember, Weight::regular, 6);
    double bottom = top + kChannel + name_height(lane) + kLanePadding;
    std::vector<LaneBox> placed;
    for (std::size_t row = 0; row < story.rows.size(); ++row) {
      if (groups.lane_of[row] != i) continue;
      LaneEvent& event = out.events[row];
      event.lane = i;
      fit(event, top + kChannel, placed);
      placed.push_back(event.box);
      bottom = std::max(bottom, event.box.bottom + kLanePadding);
    }
    lane.bottom = top = bottom;
    out.lanes.push_back(std::move(lane));
  }
  out.bottom = top;
}

// --- lines of relations ---

bool crosses(const LaneBox& line, const LaneBox& box) {
  return line.left < box.right + 1 && box.left - 1 < line.right && line.top < box.bottom &&
         box.top < line.bottom;
}

class LineRouter {
 public:
  LineRouter(const Story& story, Lanes& lanes) : story_(story), lanes_(lanes) {}

  void run() {
    for (std::size_t i = 0; i < story_.relations.size(); ++i) route(i);
  }

 private:
  void route(std::size_t relation);
  [[nodiscard]] bool is_free(const std::vector<LaneBox>& parts) const;

  const Story& story_;
  Lanes& lanes_;
  std::vector<LaneBox> used_;  // by other lines
};

// Through no words and along no other line.
bool LineRouter::is_free(const std::vector<LaneBox>& parts) const {
  for (const LaneBox& part : parts) {
    for (const LaneEvent& event : lanes_.events)
      if (crosses(part, event.text)) return false;
    for (const LaneBox& other : used_) {
      const bool is_flat = part.bottom - part.top < 1, was_flat = other.bottom - other.top < 1;
      if (is_flat == was_flat &&
          crosses({part.left - 1.5, part.top - 1.5, part.right + 1.5, part.bottom + 1.5}, other))
        return false;
    }
  }
  return true;
}

void LineRouter::route(std::size_t relation) {
  constexpr double pitch = 3;
  constexpr int most_tracks = 3;
  const LaneEvent& from = lanes_.events[story_.relations[relation].from];
  const LaneEvent& to = lanes_.events[story_.relations[relation].to];
  for (int tracks = 0; tracks < most_tracks * most_tracks; ++tracks) {
    const int tail_track = tracks / most_tracks, head_track = tracks % most_tracks;
    LaneLine line;
    line.relation = relation;
    line.tail_x = from.marker_x - kMarker * 1.3;
    line.tail_y = from.marker_y + 2;
    line.head_x = to.marker_x - kMarker * 1.3 - 1.5;
    line.head_y = to.marker_y - 2;
    line.tail_gutter = lanes_.places[from.span.first].left + 2 + pitch * tail_track;
    line.head_gutter = lanes_.places[to.span.first].left + 2 + pitch * head_track;
    line.channel_y = lanes_.lanes[to.lane].top + 4 + pitch * head_track;
    const auto down = [](double x, double a, double b) {
      return LaneBox{x, std::min(a, b), x, std::max(a, b)};
    };
    std::vector<LaneBox> parts;
    if (from.span.first == to.span.first) {
      if (tail_track != head_track) continue;
      parts = {down(line.tail_gutter, line.tail_y, line.head_y)};
    } else {
      parts = {down(line.tail_gutter, line.tail_y, line.channel_y),
               {std::min(line.tail_gutter, line.head_gutter), line.channel_y,
                std::max(line.tail_gutter, line.head_gutter), line.channel_y},
               down(line.head_gutter, line.channel_y, line.head_y)};
    }
    parts.push_back({line.tail_gutter, line.tail_y, line.tail_x, line.tail_y});
    parts.push_back({line.head_gutter, line.head_y, line.head_x, line.head_y});
    if (!is_free(parts)) continue;
    used_.insert(used_.end(), parts.begin(), parts.end());
    lanes_.lines.push_back(line);
    return;
  }
}

BarKinds bar_kinds(const Story& story, const std::vector<LaneSpan>& spans) {
  BarKinds kinds;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    if (!spans[i].is_bar) continue;
    const bool is_open = spans[i].is_open_before || spans[i].is_open_behind;
    const bool is_solid = story.rows[i].lasting;
    kinds.solid = kinds.solid || is_solid;
    kinds.open = kinds.open || (!is_solid && is_open);
    kinds.closed = kinds.closed || (!is_solid && !is_open);
  }
  return kinds;
}

}  // namespace

Lanes lay_out_lanes(const Story& story, double width) {
  Lanes out;
  out.width = width;
  out.margin = width < kNarrow ? kNarrowMargin : kWideMargin;
  out.plot_left = out.margin + kLaneNames;
  const double room = width - out.margin - out.plot_left;
  const double least = least_column(story);
  for (auto most = static_cast<std::size_t>(room / least); most > 0; --most) {
    out.time = divide_time(story.rows, most);
    if (room_needed(out.time, least) <= room) break;
  }
  place_columns(least, out);
  place_header(story, out);
  for (std::size_t i = 0; i < story.rows.size(); ++i)
    out.events.push_back(lay_out_event(story.rows[i], out.time.spans[i], out));
  Grouping groups = group_rows(story);
  order_lanes(story, groups);
  place_lanes(story, groups, out);
  LineRouter(story, out).run();
  const FootPlace foot{out.margin, width - out.margin};
  out.legend = legend_items(story, bar_kinds(story, out.time.spans));
  double y = out.bottom;
  if (!out.legend.empty()) y = place_legend(foot, out.bottom + 4, out.legend);
  out.sources = place_sources(story, foot, y + 24, out.height);
  out.height += out.margin / 2 + 6;
  return out;
}

}  // namespace dateline
