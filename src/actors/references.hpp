#pragma once
// Resolves what has no name of its own: nominals ("the agency") and pronouns, to earlier actors,
// with precision first. What fits nobody is an actor of its own (nominals) or nothing (pronouns).

#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

// Sets `actor` of the nominals and pronouns; the names have theirs (join_names), `name_actors` of
// them. Unresolved pronouns keep -1. Returns the number of actors. Cost: linear in the drafts, with
// a bounded look-back each.
[[nodiscard]] std::size_t resolve_references(const Words& words, const ActorKnowledge& knowledge,
                                             std::vector<DraftMention>& drafts,
                                             std::size_t name_actors);

}  // namespace dateline
