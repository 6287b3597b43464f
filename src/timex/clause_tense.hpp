#pragma once
// The tense of the clause that a time expression belongs to, from the tree: the nearest verb above
// it, with its auxiliaries.
//
//   "said it will meet Tuesday"             future      "the decision, announced Tuesday"   past
//   "plans to meet Tuesday"                 future      "Tuesday's ruling"                  past

#include "timex/tense.hpp"

namespace dateline::timex {

// Of the words under tokens [first, last); unknown without a verb above them, or without a tree.
[[nodiscard]] Tense clause_tense(const SentenceView& sentence, TokenIndex first, TokenIndex last);

// Whether a noun of the sentence, or a clause about it, is nearer above the words than the
// sentence's own verb; false without a tree.
[[nodiscard]] bool hangs_on_noun(const SentenceView& sentence, TokenIndex first, TokenIndex last);

}  // namespace dateline::timex
