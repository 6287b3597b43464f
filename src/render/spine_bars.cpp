#include "render/spine_bars.hpp"

#include <algorithm>
#include <optional>

namespace dateline {
namespace {

constexpr double kGutter = 42;
constexpr double kGutterPadding = 8;  // left of the first bar
constexpr double kMaxPitch = 9;
constexpr double kBarWidth = 5;      // at the widest pitch
constexpr double kCapBeyondRow = 9;  // a closed end stands this far beyond its row's middle
constexpr double kFade = 46;         // how far an open end runs on

bool has_bar(const Row& row) {
  return (row.uncertain || row.lasting) && (row.days.earliest || row.days.latest) &&
         row.days.earliest != row.days.latest;
}

// Rows that a bar touches; an open end takes two rows more, in which it fades.
struct Extent {
  std::size_t first = 0;
  std::size_t last = 0;
};

Extent extent_of(const Row& row, std::size_t at) {
  Extent extent{std::min(row.reach_first, at), std::max(row.reach_last, at)};
  if (!row.days.earliest) extent.first = extent.first < 2 ? 0 : extent.first - 2;
  if (!row.days.latest) extent.last += 2;
  return extent;
}

}  // namespace

BarPlan plan_bars(const Story& story) {
  struct Wanted {
    std::size_t row;
    Extent extent;
  };
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < story.rows.size(); ++i) {
    if (has_bar(story.rows[i])) wanted.push_back({i, extent_of(story.rows[i], i)});
  }
  std::stable_sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
    return a.extent.first < b.extent.first;
  });
  BarPlan plan;
  std::vector<std::size_t> lane_ends;  // the last row taken in each lane
  for (const Wanted& bar : wanted) {
    std::size_t lane = 0;
    while (lane < lane_ends.size() && lane_ends[lane] >= bar.extent.first) ++lane;
    if (lane == static_cast<std::size_t>(kMaxBarLanes)) continue;
    if (lane == lane_ends.size()) lane_ends.push_back(0);
    lane_ends[lane] = bar.extent.last;
    plan.bars.push_back({bar.row, static_cast<int>(lane)});
  }
  if (plan.bars.empty()) return plan;
  plan.gutter = kGutter;
  plan.pitch =
      std::min(kMaxPitch, (kGutter - kGutterPadding) / static_cast<double>(lane_ends.size()));
  return plan;
}

std::vector<SpineBar> place_bars(const Story& story, const BarPlan& plan,
                                 const std::vector<SpineRow>& rows) {
  std::vector<SpineBar> bars;
  for (const BarPlan::Bar& planned : plan.bars) {
    const Row& row = story.rows[planned.row];
    SpineBar bar;
    bar.row = planned.row;
    bar.width = kBarWidth * plan.pitch / kMaxPitch;
    bar.x = spine_size::kMargin + kGutterPadding + plan.pitch * planned.lane;
    bar.is_open_above = !row.days.earliest;
    bar.is_open_below = !row.days.latest;
    bar.is_solid = row.lasting;
    bar.top = rows[row.reach_first].y - kCapBeyondRow;
    bar.bottom = rows[row.reach_last].y + kCapBeyondRow;
    const double own = rows[planned.row].y;
    if (bar.is_open_above)
      bar.top = std::max(own - kFade, rows.front().y - kCapBeyondRow - kFade / 2);
    if (bar.is_open_below) bar.bottom = std::min(own + kFade, rows.back().y + kFade / 2);
    bars.push_back(bar);
  }
  return bars;
}

}  // namespace dateline
