#pragma once
// How events bear on each other: blocks, challenges, denies, follows ... (the closed list of the
// case file). Also marks as blocked what an event blocks.

#include "events/draft.hpp"

namespace dateline {

// A relation between drafts, by index.
struct DraftRelation {
  std::size_t from = 0;
  std::size_t to = 0;
  RelationType type = RelationType::follows;
  Span evidence;
};

[[nodiscard]] std::vector<DraftRelation> find_relations(const Reading& reading,
                                                        const Owners& owners,
                                                        std::vector<Draft>& drafts);

}  // namespace dateline
