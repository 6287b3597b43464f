#pragma once
// From a grammar match to its meaning, or nothing where the words are not about time after all
// ("march" the verb, the number 2000 before "people"). One match may give two expressions: "August
// 7 and 8", "1957-58".

#include <vector>

#include "timex/grammar.hpp"
#include "timex/meaning.hpp"

namespace dateline::timex {

// An expression under construction: items [first, last); the span may be narrower than the items
// ("1957-58").
struct Draft {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Meaning meaning;
};

void build_drafts(const Match& match, const std::vector<Item>& items, const Lexicon& lexicon,
                  std::vector<Draft>& drafts);

}  // namespace dateline::timex
