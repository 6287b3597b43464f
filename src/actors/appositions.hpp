#pragma once
// Finds the name that a nominal stands beside and means: "Tencent, the conglomerate that owns
// WeChat"; "the network regulator, the Bundesnetzagentur"; "Tencent is a company"; "The New York
// State Attorney General (NYAG)".

#include <cstdint>
#include <vector>

#include "actors/draft.hpp"
#include "actors/words.hpp"

namespace dateline {

// For each draft the draft it is the same as by apposition, or -1. Drafts are sorted by first
// token.
[[nodiscard]] std::vector<std::int32_t> find_appositions(const Words& words,
                                                         const std::vector<DraftMention>& drafts);

}  // namespace dateline
