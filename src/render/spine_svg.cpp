// Draws a laid-out spine. Nothing is measured or decided here beyond what a shape needs.
#include <fmt/format.h>

#include <algorithm>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/measure.hpp"
#include "render/spine.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

using namespace spine_size;

constexpr double kCorner = 5;
constexpr double kHatchPitch = 4;
constexpr double kTailGap = 2;  // from the text column to an arc's tail
constexpr double kHeadGap = 4;  // and to its head
constexpr double kGapHalf = 8;  // half the height of a gap's zigzag
constexpr double kHeadingRuleGap = 8;

std::string number(double value) { return svg_number(value); }

void draw_arc(std::string& out, const Story& story, const SpineArc& arc,
              const SpineColumns& columns) {
  const StoryRelation& relation = story.relations[arc.arc.relation];
  const RelationLook look = relation_look(relation.type);
  const double tail_x = columns.text_right + kTailGap;
  const double head_x = columns.text_right + kHeadGap;
  const double turn = arc.head_y > arc.tail_y ? 1 : -1;
  const double corner = std::min(kCorner, std::abs(arc.head_y - arc.tail_y) / 2);
  const double end_x = head_x + (look.head == RelationLook::Head::filled ? kHeadLength - 1 : 0);
  out += fmt::format(R"(<path d="M{},{} H{} q{},0 {},{} V{} q0,{} -{},{} H{}" fill="none")",
                     number(tail_x), number(arc.tail_y), number(arc.x - corner), number(corner),
                     number(corner), number(turn * corner), number(arc.head_y - turn * corner),
                     number(turn * corner), number(corner), number(turn * corner), number(end_x));
  out += fmt::format(R"( stroke="{}" stroke-width="{}")", look.color, number(look.width));
  if (!look.dashes.empty()) out += fmt::format(R"( stroke-dasharray="{}")", look.dashes);
  out += "/>\n";
  svg_head(out, head_x, arc.head_y, -1, look);
  svg_text(out, arc.x + 4, arc.verb_y, relation_verb(relation.type).active,
           {kVerb, Weight::regular, true, look.color, Anchor::start});
}

// Strokes at 45 degrees, as one path: pattern fills do not survive Office programs.
void draw_hatch(std::string& out, double x, double top, double width, double bottom) {
  std::string strokes;
  for (double y = top; y + width <= bottom; y += kHatchPitch) {
    strokes +=
        fmt::format("M{},{} l{},-{} ", number(x), number(y + width), number(width), number(width));
  }
  if (strokes.empty()) return;
  strokes.pop_back();
  out += fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="0.8"/>)", strokes,
                     ink::kRangeLine);
  out += '\n';
}

void draw_cap(std::string& out, double x, double y, double width) {
  svg_line(out, x - 1.5, y, x + width + 1.5, y, 1.6, ink::kHappened);
}

// White over the open end, so that the bar fades away instead of stopping.
void draw_fade(std::string& out, const SpineBar& bar, bool is_above) {
  const double length = std::min(46.0, (bar.bottom - bar.top) * 0.7);
  const double top = is_above ? bar.top - 1 : bar.bottom - length + 1;
  out += fmt::format(R"x(<rect x="{}" y="{}" width="{}" height="{}" fill="url(#{})"/>)x",
                     number(bar.x - 0.5), number(top), number(bar.width + 1), number(length),
                     is_above ? "fade-up" : "fade-down");
  out += '\n';
}

void draw_bar_body(std::string& out, const SpineBar& bar) {
  out += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)", number(bar.x),
                     number(bar.top), number(bar.width), number(bar.bottom - bar.top),
                     bar.is_solid ? ink::kHappened : ink::kRangeFill);
  out += '\n';
  if (!bar.is_solid) draw_hatch(out, bar.x, bar.top, bar.width, bar.bottom);
  if (bar.is_open_above) draw_fade(out, bar, true);
  if (bar.is_open_below) draw_fade(out, bar, false);
  if (!bar.is_open_above && !bar.is_solid) draw_cap(out, bar.x, bar.top, bar.width);
  if (!bar.is_open_below && !bar.is_solid) draw_cap(out, bar.x, bar.bottom, bar.width);
}

double date_left(const SpineRow& row, const SpineColumns& columns) {
  return columns.date_right - text_points(row.date_lines.front(), kDate, Weight::bold);
}

void draw_bars(std::string& out, const Spine& spine, const SpineStrip& strip) {
  for (const SpineBar& bar : spine.bars)
    if (strip.meets(bar.top, bar.bottom)) draw_bar_body(out, bar);
  for (const SpineBar& bar : spine.bars) {
    if (!strip.has(spine.rows[bar.row].y)) continue;
    const SpineRow& row = spine.rows[bar.row];
    const double middle = bar.x + bar.width / 2;
    const double end = date_left(row, spine.columns) - 3;
    if (end > middle) svg_line(out, middle, row.y, end, row.y, 0.8, ink::kRangeLine);
    out +=
        fmt::format(R"(<circle cx="{}" cy="{}" r="2" fill="{}" stroke="{}" stroke-width="0.6"/>)",
                    number(middle), number(row.y), ink::kHappened, ink::kWhite);
    out += '\n';
  }
}

void draw_lines(std::string& out, const std::vector<std::string>& lines, double x, double y,
                double pitch, const TextStyle& style) {
  for (const std::string& line : lines) {
    svg_text(out, x, y, line, style);
    y += pitch;
  }
}

// From the first row to the last, interrupted at gaps.
void draw_spine_line(std::string& out, const Spine& spine) {
  if (spine.rows.size() < 2) return;
  std::string path = fmt::format("M{},{}", number(spine.columns.line), number(spine.rows[0].y));
  for (const SpineHeading& heading : spine.headings) {
    if (heading.gap_y == 0) continue;
    path += fmt::format(" V{} M{},{}", number(heading.gap_y - kGapHalf), number(spine.columns.line),
                        number(heading.gap_y + kGapHalf));
  }
  path += " V" + number(spine.rows.back().y);
  out +=
      fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="1.4"/>)", path, ink::kText);
  out += '\n';
}

void draw_heading(std::string& out, const Period& period, const SpineHeading& heading,
                  const SpineColumns& columns) {
  if (heading.gap_y != 0) {
    out += fmt::format(
        R"(<path d="M{},{} l5,4 l-5,4 l5,4 l-5,4" fill="none" stroke="{}" stroke-width="1"/>)",
        number(columns.line - 2.5), number(heading.gap_y - kGapHalf), ink::kMuted);
    out += '\n';
    svg_text(out, columns.text, heading.gap_y + kBaseline, period.gap,
             {kMeta, Weight::regular, true, ink::kMuted, Anchor::start});
  }
  svg_text(out, columns.text, heading.y, period.heading,
           {kHeading, Weight::bold, false, ink::kMuted, Anchor::start});
  const double rule =
      columns.text + text_points(period.heading, kHeading, Weight::bold) + kHeadingRuleGap;
  if (rule < columns.text_right) {
    svg_line(out, rule, heading.y - 2.6, columns.text_right, heading.y - 2.6, 0.7, ink::kRule);
  }
}

void draw_title(std::string& out, const Row& row, const SpineRow& place,
                const SpineColumns& columns) {
  double y = place.y + kBaseline;
  for (std::size_t i = 0; i < place.title_lines.size(); ++i) {
    const bool is_last = i + 1 == place.title_lines.size();
    svg_text(out, columns.text, y, place.title_lines[i],
             {kEvent, Weight::regular, false, ink::kText, Anchor::start},
             is_last ? source_marks(row, ",") : std::string());
    y += kEventLine;
  }
}

void draw_meta(std::string& out, const Row& row, const SpineRow& place,
               const SpineColumns& columns) {
  double y = place.y + kBaseline + kMetaLine +
             kEventLine * (static_cast<double>(place.title_lines.size()) - 1);
  double x = columns.text;
  if (place.tag_width > 0) {
    const double width = place.tag_width - kTagGap;
    out += fmt::format(R"(<rect x="{}" y="{}" width="{}" height="8.8" rx="1.6" fill="{}"/>)",
                       number(x), number(y - 6.6), number(width),
                       look_of(row.event->status).stroke == ink::kWhite
                           ? ink::kHappened
                           : look_of(row.event->status).stroke);
    out += '\n';
    svg_text(out, x + kTagPadding, y, row.tag,
             {kTag, Weight::bold, false, ink::kWhite, Anchor::start});
    x += place.tag_width;
  }
  for (const std::string& line : place.meta_lines) {
    svg_text(out, x, y, line, {kMeta, Weight::regular, false, ink::kMuted, Anchor::start});
    x = columns.text;
    y += kMetaLine;
  }
}

void draw_row(std::string& out, const Row& row, const SpineRow& place,
              const SpineColumns& columns) {
  out += "<g>\n<title>" + xml_text(spoken(row)) + "</title>\n";
  svg_marker(out, columns.line, place.y, kMarker, row.event->status, row.number);
  draw_lines(out, place.date_lines, columns.date_right, place.y + kBaseline, kDateLine,
             {kDate, Weight::bold, false, ink::kText, Anchor::end});
  const double note_y = place.y + kBaseline + kNoteLine +
                        kDateLine * (static_cast<double>(place.date_lines.size()) - 1);
  draw_lines(out, place.note_lines, columns.date_right, note_y, kNoteLine,
             {kNote, Weight::regular, false, ink::kMuted, Anchor::end});
  draw_title(out, row, place, columns);
  draw_meta(out, row, place, columns);
  out += "</g>\n";
}

void draw_legend_bar(std::string& out, const LegendItem& item) {
  SpineBar bar;
  bar.x = item.x + 5;
  bar.width = 5;
  bar.top = item.y - 7;
  bar.bottom = item.y + 7;
  bar.is_open_above = item.kind == LegendItem::Kind::open_days;
  bar.is_solid = item.kind == LegendItem::Kind::period;
  draw_bar_body(out, bar);
}

void draw_legend(std::string& out, const Spine& spine, const SpineStrip& strip) {
  if (!strip.has(spine.legend_rule_y)) return;
  svg_line(out, kMargin, spine.legend_rule_y, kSpineWidth - kMargin, spine.legend_rule_y, 0.8,
           ink::kRule);
  draw_legend_words(out, spine.legend);
  for (const LegendItem& item : spine.legend)
    if (item.kind != LegendItem::Kind::status) draw_legend_bar(out, item);
}

void draw_sources(std::string& out, const Story& story, const Spine& spine,
                  const SpineStrip& strip) {
  for (const FigureSource& source : spine.sources)
    if (strip.has(source.y)) draw_source(out, story, source, kMargin);
}

// White from one opacity at the top to another at the bottom.
std::string fade(std::string_view id, int top, int bottom) {
  return fmt::format(R"(<linearGradient id="{}" x1="0" y1="0" x2="0" y2="1">)"
                     R"(<stop offset="0" stop-color="{}" stop-opacity="{}"/>)"
                     R"(<stop offset="1" stop-color="{}" stop-opacity="{}"/></linearGradient>)",
                     id, ink::kWhite, top, ink::kWhite, bottom);
}

void draw_head_of_page(std::string& out, const Story& story, const Spine& spine,
                       const SpineStrip& strip) {
  const double width = kSpineWidth;
  const double height = strip.bottom - strip.top;
  out += fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" )"
      R"(width="{}mm" height="{}mm" viewBox="0 {} {} {}" role="img" font-family="{}">)",
      number(kSpineMillimetres), number(height / kPointsPerMillimetre), number(strip.top),
      number(width), number(height), xml_attr(kFontFamily));
  out += fmt::format("\n<title>{}</title>\n<desc>{}</desc>\n", xml_text(story.title),
                     xml_text("A vertical timeline, earliest first. " + story.subtitle));
  out += fmt::format("<defs>{}{}</defs>\n", fade("fade-up", 1, 0), fade("fade-down", 0, 1));
  out += fmt::format(R"(<rect x="0" y="{}" width="{}" height="{}" fill="{}"/>)", number(strip.top),
                     number(width), number(height), ink::kWhite);
  out += '\n';
  if (strip.top > 0) return;
  draw_lines(out, spine.title_lines, kMargin, kTitleTop, kTitleLine,
             {kTitle, Weight::bold, false, ink::kText, Anchor::start});
  draw_lines(out, spine.subtitle_lines, kMargin, spine.subtitle_y, kEventLine,
             {kSubtitle, Weight::regular, false, ink::kMuted, Anchor::start});
}

}  // namespace

std::string draw_spine(const Story& story, const Spine& spine, const SpineStrip& strip) {
  std::string out;
  draw_head_of_page(out, story, spine, strip);
  draw_spine_line(out, spine);
  draw_bars(out, spine, strip);
  for (const SpineArc& arc : spine.arcs)
    if (strip.meets(arc.tail_y, arc.head_y)) draw_arc(out, story, arc, spine.columns);
  for (std::size_t p = 0; p < story.periods.size(); ++p) {
    if (strip.has(spine.headings[p].y))
      draw_heading(out, story.periods[p], spine.headings[p], spine.columns);
  }
  for (std::size_t i = 0; i < story.rows.size(); ++i) {
    if (strip.has(spine.rows[i].y)) draw_row(out, story.rows[i], spine.rows[i], spine.columns);
  }
  draw_legend(out, spine, strip);
  draw_sources(out, story, spine, strip);
  out += "</svg>\n";
  return out;
}

std::string draw_spine(const Story& story, const Spine& spine) {
  return draw_spine(story, spine, {0, spine.height});
}

std::string render_spine_svg(const Story& story) { return draw_spine(story, lay_out_spine(story)); }

}  // namespace dateline
