#pragma once
// From joined drafts to the ActorSet: canonical names, kinds, aliases, citations.

#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"
#include "dateline/actors/actor.hpp"

namespace dateline {

[[nodiscard]] ActorSet assemble_actors(const Words& words, const ActorKnowledge& knowledge,
                                       std::vector<DraftMention> drafts);

}  // namespace dateline
