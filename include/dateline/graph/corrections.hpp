#pragma once
// Corrections applied: the case as it is drawn, in contrast to the case as it was read.

#include "dateline/graph/case.hpp"

namespace dateline {

// A copy with titles and dates as corrected, hidden events and those that are another told again
// marked as left out, the relations and words of the latter given to the other. Events keep their
// places, so EventIds hold in both. A date set by hand says so as its reason.
[[nodiscard]] Case corrected(const Case& value);

}  // namespace dateline
