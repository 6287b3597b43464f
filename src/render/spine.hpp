#pragma once
// The spine: a vertical timeline, laid out in points for a text column of 160 mm at true size.
//
//   Spine spine = lay_out_spine(story);
//   std::string svg = draw_spine(story, spine);
//
// Columns from the left: bars of possible days, dates (right-aligned), the line with its numbered
// markers, titles with actors, relation arcs. Every text is measured and wrapped before it is
// placed, so nothing overlaps and nothing is cut off.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "render/arcs.hpp"
#include "render/figure_foot.hpp"
#include "render/story.hpp"

namespace dateline {

inline constexpr double kPointsPerMillimetre = 72.0 / 25.4;
inline constexpr double kSpineMillimetres = 160;
inline constexpr double kSpineWidth = kSpineMillimetres * kPointsPerMillimetre;  // 453.5 pt

// Where the columns stand, in points from the left edge.
struct SpineColumns {
  double date_left = 0;
  double date_right = 0;  // dates end here
  double line = 0;        // the spine itself
  double text = 0;        // titles begin here
  double text_right = 0;  // and end here
  double first_lane = 0;  // of the arcs
};

struct SpineRow {
  double y = 0;  // of the marker's middle
  std::vector<std::string> date_lines;
  std::vector<std::string> note_lines;
  std::vector<std::string> title_lines;
  std::vector<std::string> meta_lines;  // actors, and relations that have no arc
  double tag_width = 0;                 // the first meta line begins behind the tag
  double height = 0;                    // to the next row when nothing stands between
};

struct SpineHeading {
  double y = 0;      // baseline
  double gap_y = 0;  // middle of the gap's zigzag above it; 0 without a gap
};

struct SpineBar {
  std::size_t row = 0;
  double x = 0;  // left edge
  double width = 0;
  double top = 0;
  double bottom = 0;
  bool is_open_above = false;  // the earliest day is not known
  bool is_open_below = false;
  bool is_solid = false;  // it lasted, rather than happened on one of the days
};

struct SpineArc {
  RelationArc arc;
  double x = 0;  // of its vertical
  double tail_y = 0;
  double head_y = 0;
  double verb_y = 0;  // baseline
};

struct Spine {
  double height = 0;
  SpineColumns columns;
  std::vector<std::string> title_lines;
  std::vector<std::string> subtitle_lines;
  double subtitle_y = 0;
  std::vector<SpineRow> rows;
  std::vector<SpineHeading> headings;  // one a period
  std::vector<SpineBar> bars;
  std::vector<SpineArc> arcs;
  double legend_rule_y = 0;
  std::vector<LegendItem> legend;
  std::vector<FigureSource> sources;
};

// Sizes in points, as design and drawing share them.
namespace spine_size {
inline constexpr double kMargin = 2;
inline constexpr double kTitle = 13;
inline constexpr double kTitleLine = 16;
inline constexpr double kTitleTop = 20;  // first baseline
inline constexpr double kSubtitle = 8.4;
inline constexpr double kEvent = 9;
inline constexpr double kEventLine = 10.6;
inline constexpr double kMeta = 7.4;
inline constexpr double kMetaLine = 9.6;
inline constexpr double kDate = 8.4;
inline constexpr double kDateLine = 9.8;
inline constexpr double kNote = 7.2;
inline constexpr double kNoteLine = 9.5;
inline constexpr double kTag = 6.4;
inline constexpr double kTagPadding = 3.5;
inline constexpr double kTagGap = 4;
inline constexpr double kHeading = 8;
inline constexpr double kVerb = 7.2;
inline constexpr double kMarker = 7;    // radius
inline constexpr double kBaseline = 3;  // from the middle of a row to its first baseline
}  // namespace spine_size

[[nodiscard]] Spine lay_out_spine(const Story& story);
// Heights at which the drawing can be cut into pages of at most `room` points, between events,
// headings and sources; none where it fits one.
[[nodiscard]] std::vector<double> page_cuts(const Story& story, const Spine& spine, double room);
// A page: the strip from `top` to `bottom`, as a drawing of its own.
struct SpineStrip {
  double top = 0;
  double bottom = 0;
  [[nodiscard]] bool has(double y) const { return y >= top && y < bottom; }
  [[nodiscard]] bool meets(double a, double b) const {
    return std::min(a, b) < bottom && std::max(a, b) >= top;
  }
};
[[nodiscard]] std::string draw_spine(const Story& story, const Spine& spine,
                                     const SpineStrip& strip);
[[nodiscard]] std::string draw_spine(const Story& story, const Spine& spine);

}  // namespace dateline
