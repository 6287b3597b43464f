#pragma once
// Finds phrases that refer without a name: nominals by their head noun ("the regulator", "a group
// of US WeChat users") and pronouns.

#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

// Names with a describing noun in front ("the regulator Ofcom") are widened and take the noun on;
// the other phrases are added. The result is sorted by (first, longest first).
[[nodiscard]] std::vector<DraftMention> add_phrases(const Words& words,
                                                    const ActorKnowledge& knowledge,
                                                    std::vector<DraftMention> names);

}  // namespace dateline
