#pragma once
// Whether it happened: asserted, ongoing, planned, alleged, denied, blocked, hypothetical, negated.

#include "events/draft.hpp"

namespace dateline {

[[nodiscard]] Status status_of(const Reading& reading, const Draft& draft);

}  // namespace dateline
