#pragma once
// Headings and gaps of a timeline: rows grouped into years, months or a run of days.

#include <vector>

#include "render/story.hpp"

namespace dateline {

// Rows are in the timeline's order; every row is in exactly one period, in that order.
[[nodiscard]] std::vector<Period> divide_into_periods(const std::vector<Row>& rows);

}  // namespace dateline
