#pragma once
// When it happened, and why we think so. Days come from time expressions and the publication date;
// what the text does not settle stays empty (graph/ adds bounds later).

#include "events/draft.hpp"

namespace dateline {

// Dates by the expression that the event's words govern, its clause, and the publication date.
void date_events(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts);

// Whether two dates can be of the same happening; an unknown date goes with every other.
[[nodiscard]] bool are_compatible(const std::optional<Date>& a, const std::optional<Date>& b);

}  // namespace dateline
