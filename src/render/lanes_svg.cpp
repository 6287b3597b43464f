// Draws laid-out lanes. Nothing is measured or decided here beyond what a shape needs.
#include <fmt/format.h>

#include <algorithm>

#include "render/escape.hpp"
#include "render/lanes.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

using namespace lane_size;

constexpr double kHatchPitch = 6;
constexpr double kOpenLength = 46;
constexpr double kThinning = 1.35;
constexpr std::string_view kDayTint = "#EEF3F7";

std::string number(double value) { return svg_number(value); }

void draw_rect(std::string& out, double x, double y, double width, double height,
               std::string_view fill) {
  out += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", number(x),
                     number(y), number(width), number(height), fill);
  out += '\n';
}

void draw_lines(std::string& out, const std::vector<std::string>& lines, double x, double y,
                double pitch, const TextStyle& style) {
  for (const std::string& line : lines) {
    if (!line.empty()) svg_text(out, x, y, line, style);
    y += pitch;
  }
}

struct Bar {
  double left = 0, right = 0, middle = 0;
  bool is_solid = false, is_open_before = false, is_open_behind = false;
};

// Strokes at 45 degrees, as one path: pattern fills do not survive Office programs. Towards an open
// end they stand farther and farther apart.
void draw_hatch(std::string& out, const Bar& bar, double open_left, double open_right) {
  std::string strokes;
  const double bottom = bar.middle + kBar / 2;
  const auto stroke = [&](double x) {
    strokes +=
        fmt::format("M{},{} l{},-{} ", number(x), number(bottom), number(kBar), number(kBar));
  };
  for (double x = open_left; x + kBar <= open_right; x += kHatchPitch) stroke(x);
  double pitch = kHatchPitch;
  for (double x = open_left - pitch; bar.is_open_before && x >= bar.left; x -= pitch *= kThinning)
    stroke(x);
  pitch = kHatchPitch;
  for (double x = open_right - kBar + pitch; bar.is_open_behind && x + kBar <= bar.right;
       x += pitch *= kThinning)
    stroke(x);
  if (strokes.empty()) return;
  strokes.pop_back();
  out += fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="0.8"/>)", strokes,
                     ink::kRangeLine);
  out += '\n';
}

void draw_bar(std::string& out, const Bar& bar) {
  const double top = bar.middle - kBar / 2;
  const double open = std::min(kOpenLength, (bar.right - bar.left) * 0.7);
  const double left = bar.left + (bar.is_open_before ? open : 0);
  const double right = bar.right - (bar.is_open_behind ? open : 0);
  if (right > left)
    draw_rect(out, left, top, right - left, kBar, bar.is_solid ? ink::kHappened : ink::kRangeFill);
  if (!bar.is_solid || bar.is_open_before || bar.is_open_behind) {
    const bool is_filled = bar.is_solid;  // what lasts is hatched at its open end only
    draw_hatch(out, bar, is_filled ? right : left, is_filled ? right : std::max(left, right));
  }
  const auto cap = [&](double x) {
    svg_line(out, x, top - 2, x, top + kBar + 2, 1.6, ink::kHappened);
  };
  if (!bar.is_open_before && !bar.is_solid) cap(bar.left);
  if (!bar.is_open_behind && !bar.is_solid) cap(bar.right);
}

void draw_head_of_page(std::string& out, const Story& story, const Lanes& lanes, double height) {
  out += fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" )"
      R"(width="{}pt" height="{}pt" viewBox="0 0 {} {}" role="img" font-family="{}">)",
      number(lanes.width), number(height), number(lanes.width), number(height),
      xml_attr(kFontFamily));
  out +=
      fmt::format("\n<title>{}</title>\n<desc>{}</desc>\n", xml_text(story.title),
                  xml_text("A timeline in lanes, one for each group of actors, earliest first. " +
                           story.subtitle));
  draw_rect(out, 0, 0, lanes.width, height, ink::kWhite);
  draw_lines(out, lanes.title_lines, lanes.margin, lanes.margin + 12, kTitleLine,
             {kTitle, Weight::bold, false, ink::kText, Anchor::start});
  draw_lines(out, lanes.subtitle_lines, lanes.margin, lanes.subtitle_y, kSubtitleLine,
             {kSubtitle, Weight::regular, false, ink::kMuted, Anchor::start});
}

// Days are tinted, so that the change of scale is seen.
void draw_columns(std::string& out, const Lanes& lanes) {
  for (std::size_t i = 0; i < lanes.places.size(); ++i) {
    const LaneColumn& column = lanes.time.columns[i];
    const LanePlace& place = lanes.places[i];
    if (!column.is_undated && column.first == column.last)
      draw_rect(out, place.left, lanes.header_top, place.right - place.left,
                lanes.bottom - lanes.header_top, kDayTint);
    svg_line(out, place.left, lanes.header_top, place.left, lanes.bottom, 0.5, ink::kRule);
    const double middle = (place.left + place.right) / 2;
    const double y = lanes.header_top + 12;
    draw_lines(out, place.heading, middle, y, kHeadingLine,
               {kHeading, Weight::bold, false, ink::kText, Anchor::middle});
    if (!column.span.empty())
      svg_text(out, middle, y + kHeadingLine * static_cast<double>(place.heading.size()),
               column.span, {kSpan, Weight::regular, false, ink::kMuted, Anchor::middle});
  }
}

// The axis, broken where much time passes.
void draw_axis(std::string& out, const Lanes& lanes) {
  double from = lanes.plot_left;
  const double y = lanes.header_bottom;
  for (std::size_t i = 0; i < lanes.places.size(); ++i) {
    const double gap = lanes.places[i].gap_x;
    if (gap == 0) continue;
    svg_line(out, from, y, gap - 7, y, 1.4, ink::kText);
    from = gap + 7;
    const double top = lanes.header_top + 2;
    for (const double dx : {-2.5, 2.5}) {
      out += fmt::format(
          R"(<path d="M{},{} l5,4 l-5,4 l5,4 l-5,4" fill="none" stroke="{}" stroke-width="1"/>)",
          number(gap + dx - 2.5), number(top), ink::kMuted);
      out += '\n';
    }
    svg_text(out, gap, y - 4, lanes.time.columns[i].gap,
             {kSpan, Weight::regular, false, ink::kMuted, Anchor::middle});
    out += fmt::format(
        R"(<path d="M{},{} V{}" fill="none" stroke="{}" stroke-width="1" stroke-dasharray="1 5"/>)",
        number(gap), number(y + 6), number(lanes.bottom), ink::kMuted);
    out += '\n';
  }
  svg_line(out, from, y, lanes.width - lanes.margin, y, 1.4, ink::kText);
}

void draw_lane(std::string& out, const Lanes& lanes, const Lane& lane, bool is_last) {
  svg_line(out, lanes.margin, lane.bottom, lanes.width - lanes.margin, lane.bottom,
           is_last ? 1.4 : 0.8, is_last ? ink::kText : ink::kRule);
  const double y = lane.top + 14;
  draw_lines(out, lane.name_lines, lanes.margin, y, kNameLine,
             {kName, Weight::bold, false, ink::kText, Anchor::start});
  draw_lines(out, lane.member_lines, lanes.margin,
             y + kNameLine * static_cast<double>(lane.name_lines.size()), kMemberLine,
             {kMember, Weight::regular, false, ink::kMuted, Anchor::start});
}

void draw_relation(std::string& out, const Story& story, const LaneLine& line, bool is_bracket) {
  const RelationLook look = relation_look(story.relations[line.relation].type);
  const double tip = line.head_x - (look.head == RelationLook::Head::filled ? kHeadLength - 1 : 0);
  std::string path =
      fmt::format("M{},{} H{}", number(line.tail_x), number(line.tail_y), number(line.tail_gutter));
  if (!is_bracket)
    path += fmt::format(" V{} H{}", number(line.channel_y), number(line.head_gutter));
  path += fmt::format(" V{} H{}", number(line.head_y), number(std::max(tip, line.head_gutter)));
  out += fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="{}")", path, look.color,
                     number(look.width));
  if (!look.dashes.empty()) out += fmt::format(R"( stroke-dasharray="{}")", look.dashes);
  out += "/>\n";
  svg_head(out, line.head_x, line.head_y, 1, look);
}

void draw_tag(std::string& out, const Row& row, const LaneEvent& event) {
  const Look look = look_of(row.event->status);
  out += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="9" rx="1.6" fill="{}"/>)",
                     number(event.text_x), number(event.meta_y - 6.9),
                     number(event.tag_width - kTagGap),
                     look.stroke == ink::kWhite ? ink::kHappened : look.stroke);
  out += '\n';
  svg_text(out, event.text_x + kTagPadding, event.meta_y, row.tag,
           {kTag, Weight::bold, false, ink::kWhite, Anchor::start});
}

void draw_event(std::string& out, const Row& row, const LaneEvent& event) {
  out += "<g>\n<title>" + xml_text(spoken(row)) + "</title>\n";
  if (event.span.is_bar)
    draw_bar(out, {event.bar_left, event.bar_right, event.marker_y, row.lasting,
                   event.span.is_open_before, event.span.is_open_behind});
  svg_marker(out, event.marker_x, event.marker_y, kMarker, row.event->status, row.number);
  double y = event.title_y;
  for (std::size_t i = 0; i < event.title_lines.size(); ++i) {
    const bool is_last = i + 1 == event.title_lines.size();
    svg_text(out, event.text_x, y, event.title_lines[i],
             {kEvent, Weight::regular, false, ink::kText, Anchor::start},
             is_last ? source_marks(row, ",") : std::string());
    y += kEventLine;
  }
  if (event.tag_width > 0) draw_tag(out, row, event);
  double x = event.text_x + event.tag_width;
  y = event.meta_y;
  for (const std::string& line : event.meta_lines) {
    if (!line.empty())
      svg_text(out, x, y, line, {kMeta, Weight::regular, false, ink::kMuted, Anchor::start});
    x = event.text_x;
    y += kMetaLine;
  }
  out += "</g>\n";
}

void draw_legend(std::string& out, const Lanes& lanes) {
  draw_legend_words(out, lanes.legend);
  for (const LegendItem& item : lanes.legend) {
    if (item.kind == LegendItem::Kind::status) continue;
    draw_bar(out, {item.x, item.x + 16, item.y, item.kind == LegendItem::Kind::period,
                   item.kind == LegendItem::Kind::open_days, false});
  }
}

}  // namespace

std::string draw_lanes(const Story& story, const Lanes& lanes, double least) {
  std::string out;
  draw_head_of_page(out, story, lanes, std::max(least, lanes.height));
  draw_columns(out, lanes);
  for (std::size_t i = 0; i < lanes.lanes.size(); ++i)
    draw_lane(out, lanes, lanes.lanes[i], i + 1 == lanes.lanes.size());
  draw_axis(out, lanes);
  for (const LaneLine& line : lanes.lines) {
    const StoryRelation& relation = story.relations[line.relation];
    const bool is_bracket =
        lanes.events[relation.from].span.first == lanes.events[relation.to].span.first;
    draw_relation(out, story, line, is_bracket);
  }
  for (std::size_t i = 0; i < story.rows.size(); ++i)
    draw_event(out, story.rows[i], lanes.events[i]);
  draw_legend(out, lanes);
  for (const FigureSource& source : lanes.sources) draw_source(out, story, source, lanes.margin);
  out += "</svg>\n";
  return out;
}

}  // namespace dateline
