#pragma once
// Finds names: known ones, runs of capitalised words, and what the analyser's recogniser found;
// splits titles off them and works out their kinds.

#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

// Sorted by name_first; a name inside a title ("FCC" in "FCC Chairman Kevin Martin") is a draft of
// its own. Cost: linear in the tokens.
[[nodiscard]] std::vector<DraftMention> find_names(const Words& words,
                                                   const ActorKnowledge& knowledge);

}  // namespace dateline
