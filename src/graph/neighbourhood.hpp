#pragma once
// What lies around an actor or an event: for drawings of one part of a large case.

#include <string>
#include <vector>

#include "dateline/graph/case.hpp"

namespace dateline {

// True for the events around the given ones: an id ("e3"), or words of an event's line or of a name
// of an actor, whose events these are; and those that relations reach from them in `steps` steps.
[[nodiscard]] std::vector<bool> neighbourhood(const Case& value,
                                              const std::vector<std::string>& around,
                                              std::size_t steps);

}  // namespace dateline
