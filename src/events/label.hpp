#pragma once
// One line of headline English for an event: "Ministry suspends the licence of Acme".

#include <string>

#include "events/draft.hpp"

namespace dateline {

// At most 90 characters, never empty.
[[nodiscard]] std::string label_of(const Reading& reading, const Draft& draft);

}  // namespace dateline
