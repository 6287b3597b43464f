#pragma once
// One event per happening: repeats, event nouns and anaphors become mentions of the first telling.

#include "events/draft.hpp"

namespace dateline {

// Marks what was joined as dropped and points its tokens in `owners` to what it joined. Event nouns
// that neither point to another event nor say anything of their own are dropped too.
void join_same_events(const Reading& reading, Owners& owners, std::vector<Draft>& drafts);

}  // namespace dateline
