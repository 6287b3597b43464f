#pragma once
// Joins names that name the same actor, in passes from the surest on (the precise sieves of
// Raghunathan et al. 2010): same words; same known actor; abbreviation in brackets; initials; same
// words in another order ("Commerce Department"); surname; shortened name ("Daimler").

#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

// Sets `actor` of every name to a number that names of the same actor share; the numbers follow the
// order of first mention. Returns how many there are. Cost: linear in the words of the names.
[[nodiscard]] std::size_t join_names(const Words& words, const ActorKnowledge& knowledge,
                                     std::vector<DraftMention>& drafts);

}  // namespace dateline
