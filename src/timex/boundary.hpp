#pragma once
// What the words in front of a time make of it ("since May", "effective 1 July"), and which two
// times make a range.

#include "dateline/timex/time_expression.hpp"
#include "timex/build.hpp"

namespace dateline::timex {

[[nodiscard]] Boundary boundary_before(const std::vector<Item>& items, const Lexicon& lexicon,
                                       std::uint32_t first);
// "from A to B", "between A and B", "March through June", "1957-58".
[[nodiscard]] bool makes_range(const std::vector<Item>& items, const Lexicon& lexicon,
                               const Draft& a, const Draft& b);

}  // namespace dateline::timex
