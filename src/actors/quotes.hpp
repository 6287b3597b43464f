#pragma once
// Quotations and who speaks them: "we" and "I" inside mean the speaker.

#include <vector>

#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

struct Quote {
  TokenIndex first = 0;  // inside the marks: tokens [first, last)
  TokenIndex last = 0;
  TokenIndex speaker = kNoToken;  // the token that heads the speaker's phrase, where the text says
};

// Sorted, not nested. A quotation ends with its block at the latest.
[[nodiscard]] std::vector<Quote> find_quotes(const Words& words, const ActorKnowledge& knowledge);

}  // namespace dateline
