#pragma once
// Who says so: the speech event a clause hangs on, "according to", and the speaker of a quote.

#include "events/draft.hpp"

namespace dateline {

void find_sources(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts);

}  // namespace dateline
