#pragma once
// Which words are events: verbs, light-verb constructions ("issued a ruling") and event nouns.

#include "events/draft.hpp"

namespace dateline {

// Drafts in text order of their triggers, with type, arguments' heads and carriers set; `owners`
// gets one entry a token. Event nouns that no verb carries come too: joining.cpp decides whether
// they are events of their own.
[[nodiscard]] std::vector<Draft> find_predicates(const Reading& reading, Owners& owners);

}  // namespace dateline
