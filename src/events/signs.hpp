#pragma once
// What can be seen of a draft, as words that a person can read ("type=ban", "agent=court", "lead"):
// what weighing.hpp gives a weight each, and `dateline-train events` learns from.

#include <string>
#include <vector>

#include "events/draft.hpp"

namespace dateline {

// Of drafts[which] among the others; dropped ones are not looked at.
[[nodiscard]] std::vector<std::string> signs_of(const Reading& reading,
                                                const std::vector<Draft>& drafts,
                                                std::size_t which);

}  // namespace dateline
