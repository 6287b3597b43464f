#pragma once
// Bars of possible days, left of the dates: which lane each takes and where it begins and ends.

#include <cstddef>
#include <vector>

#include "render/spine.hpp"
#include "render/story.hpp"

namespace dateline {

struct BarPlan {
  struct Bar {
    std::size_t row = 0;
    int lane = 0;
  };
  std::vector<Bar> bars;
  double pitch = 0;   // from lane to lane
  double gutter = 0;  // the room they take, 0 without bars
};

// Bars that would overlap get lanes of their own; beyond kMaxBarLanes the words ("by 20 Sep 2020,
// undated") stand alone.
inline constexpr int kMaxBarLanes = 12;
[[nodiscard]] BarPlan plan_bars(const Story& story);
[[nodiscard]] std::vector<SpineBar> place_bars(const Story& story, const BarPlan& plan,
                                               const std::vector<SpineRow>& rows);

}  // namespace dateline
