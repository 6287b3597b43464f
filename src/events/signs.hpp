#pragma once
// What can be seen of a draft, as words that a person can read ("type=ban", "agent=court", "lead"):
// what weighing.hpp gives a weight each, and `dateline-train events` learns from.

#include <string>
#include <vector>

#include "events/draft.hpp"

namespace dateline {

[[nodiscard]] std::vector<std::string> signs_of(const Reading& reading, const Draft& draft);

}  // namespace dateline
