#pragma once
// What only the tree can say of a word: voice, the imperative, and whether "'s" is "is" or "has".
//
//   add_tree_features(sentence_tokens, first);
//
// Needs tags, lemmas, the features of Lemmatiser::features, heads and relations. Linear.

#include <span>

#include "dateline/language/analysis.hpp"

namespace dateline {

// `tokens` are those of one sentence, of which the first has the index `first`; heads are indices
// into the whole analysis.
//   "was fined", "a firm fined by"  -> fined: passive      "fined it" -> active
//   "Fine them."                    -> Fine: imperative, finite
//   "it's been", "he's left"        -> 's: lemma "have"
void add_tree_features(std::span<Token> tokens, TokenIndex first);

}  // namespace dateline
