#pragma once
// Relation arcs of the spine: which relations are drawn beside the rows, in which lane, and which
// are written as words because there is no free place.

#include <cstddef>
#include <vector>

#include "render/story.hpp"

namespace dateline {

struct RelationArc {
  std::size_t relation = 0;  // index into Story::relations
  std::size_t top = 0;       // the upper and the lower row
  std::size_t bottom = 0;
  int lane = 0;  // 0: next to the text
  // Offsets in points from the middle of the rows, so that arcs at one row do not touch.
  double top_offset = 0;
  double bottom_offset = 0;
  bool points_up = false;  // the relation goes from the lower row to the upper one
};

struct ArcPlan {
  std::vector<RelationArc> arcs;
  std::vector<bool> is_drawn;  // by relation
  int lanes = 0;
};

inline constexpr double kPortPitch = 6;  // points between two arcs at one row

// No two arcs overlap in a lane; shorter ones take the inner lane. O(r log r + r * arcs a lane).
[[nodiscard]] ArcPlan plan_arcs(const Story& story);

}  // namespace dateline
