#pragma once
// Whether it happened: asserted, ongoing, planned, alleged, denied, blocked, hypothetical, negated.

#include "events/draft.hpp"

namespace dateline {

// Sets the draft's status and what speaks for it.
void find_status(const Reading& reading, Draft& draft);

}  // namespace dateline
