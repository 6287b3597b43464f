#pragma once
// Who does it and to whom: from the heads of phrases to actors.

#include "events/draft.hpp"

namespace dateline {

// Fills agents, targets and roles of every draft. May add actors that only an event names.
void assign_roles(const Reading& reading, ActorSet& actors, std::vector<Draft>& drafts);

}  // namespace dateline
