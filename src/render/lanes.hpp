#pragma once
// Lanes: a horizontal timeline for a landscape page or a slide. Columns of unequal time (see
// lane_columns.hpp) across, groups of actors down; each event stands in the lane of who acts, its
// words beside a numbered marker, with a bar where its day is not settled.
//
//   const Lanes lanes = lay_out_lanes(story, 842);
//   std::string svg = draw_lanes(story, lanes);
//
// Every text is measured and its box placed where no other is; lines of relations are drawn where
// they cross no text, and stand in words at the event in any case.

#include <cstddef>
#include <string>
#include <vector>

#include "render/figure_foot.hpp"
#include "render/lane_columns.hpp"
#include "render/story.hpp"

namespace dateline {

inline constexpr double kLandscapeWidth = 842;  // A4, in points
inline constexpr double kSlideWidth = 960;      // 16:9
// More events than this are read better as a spine.
inline constexpr std::size_t kMaxLaneEvents = 25;

struct LanePlace {  // of a column
  double left = 0;
  double right = 0;
  double gap_x = 0;  // middle of the broken axis before it; 0 without a gap
  std::vector<std::string> heading;
};

struct LaneBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

struct LaneEvent {
  std::size_t lane = 0;
  LaneSpan span;
  LaneBox box;   // words, marker and bar
  LaneBox text;  // the words alone
  double marker_x = 0;
  double marker_y = 0;
  double bar_left = 0;
  double bar_right = 0;
  double text_x = 0;
  double title_y = 0;  // first baseline
  double meta_y = 0;
  std::vector<std::string> title_lines;
  std::vector<std::string> meta_lines;  // date, relations
  double tag_width = 0;                 // the first meta line begins behind the tag
};

struct Lane {
  std::vector<std::string> name_lines;
  std::vector<std::string> member_lines;  // of "Others"
  double top = 0;
  double bottom = 0;
};

struct LaneLine {  // of a relation: down the gutters, across the channel of a lane
  std::size_t relation = 0;
  double tail_x = 0, tail_y = 0;
  double head_x = 0, head_y = 0;
  double tail_gutter = 0, head_gutter = 0;
  double channel_y = 0;  // unused within a gutter
};

struct Lanes {
  double width = 0;
  double height = 0;
  double margin = 0;
  double plot_left = 0;
  double header_top = 0;
  double header_bottom = 0;
  double bottom = 0;  // of the last lane
  std::vector<std::string> title_lines;
  std::vector<std::string> subtitle_lines;
  double subtitle_y = 0;
  LaneTime time;
  std::vector<LanePlace> places;  // by column
  std::vector<Lane> lanes;
  std::vector<LaneEvent> events;  // by row
  std::vector<LaneLine> lines;
  std::vector<LegendItem> legend;
  std::vector<FigureSource> sources;
};

namespace lane_size {
inline constexpr double kTitle = 17;
inline constexpr double kTitleLine = 20;
inline constexpr double kSubtitle = 9.2;
inline constexpr double kSubtitleLine = 11.5;
inline constexpr double kName = 9.6;
inline constexpr double kNameLine = 11.4;
inline constexpr double kMember = 7.4;
inline constexpr double kMemberLine = 9;
inline constexpr double kHeading = 9;
inline constexpr double kHeadingLine = 10.8;
inline constexpr double kSpan = 7.6;
inline constexpr double kEvent = 8.4;
inline constexpr double kEventLine = 10;
inline constexpr double kMeta = 7.2;
inline constexpr double kMetaLine = 9;
inline constexpr double kTag = 6.8;
inline constexpr double kTagPadding = 3.5;
inline constexpr double kTagGap = 4;
inline constexpr double kMarker = 6.6;  // radius
inline constexpr double kBar = 8;       // height
}  // namespace lane_size

[[nodiscard]] Lanes lay_out_lanes(const Story& story, double width);
// At least `least` points high.
[[nodiscard]] std::string draw_lanes(const Story& story, const Lanes& lanes, double least);

}  // namespace dateline
