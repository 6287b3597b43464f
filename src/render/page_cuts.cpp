// Pages of a spine: each takes as many events as fit, and a heading stays with its first event.
#include <algorithm>

#include "render/spine.hpp"

namespace dateline {
namespace {

constexpr double kAboveHeading = 14;  // of its baseline
constexpr double kAboveGap = 9;       // of the zigzag's middle
constexpr double kAboveRow = spine_size::kMarker + 2;
constexpr double kAboveText = 9;

// All heights that cut nothing, from the top down.
std::vector<double> borders_of(const Story& story, const Spine& spine) {
  std::vector<double> borders;
  for (std::size_t p = 0; p < story.periods.size(); ++p) {
    const SpineHeading& heading = spine.headings[p];
    borders.push_back(heading.gap_y > 0 ? heading.gap_y - kAboveGap : heading.y - kAboveHeading);
    for (std::size_t i = story.periods[p].first + 1; i < story.periods[p].last; ++i)
      borders.push_back(spine.rows[i].y - kAboveRow);
  }
  borders.push_back(spine.legend_rule_y - 1);
  for (const FigureSource& source : spine.sources) borders.push_back(source.y - kAboveText);
  std::sort(borders.begin(), borders.end());
  return borders;
}

}  // namespace

std::vector<double> page_cuts(const Story& story, const Spine& spine, double room) {
  std::vector<double> cuts;
  const std::vector<double> borders = borders_of(story, spine);
  double top = 0;
  while (spine.height - top > room) {
    const auto next = std::upper_bound(borders.begin(), borders.end(), top + room);
    const bool has_border = next != borders.begin() && *std::prev(next) > top + 1;
    top = has_border ? *std::prev(next) : top + room;  // what is taller than a page is cut
    cuts.push_back(top);
  }
  return cuts;
}

}  // namespace dateline
