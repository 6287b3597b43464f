#pragma once
// The temporal network at work on a case: bounds for its events, and what contradicts itself.

#include "dateline/graph/case.hpp"

namespace dateline {

// Fills the bounds of every event anew, the date evidence of those that have none of their own, and
// the conflicts. Doing it twice changes nothing.
void tighten_case(Case& value);

}  // namespace dateline
