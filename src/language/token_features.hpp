#pragma once
// What the network sees of a word: a bag of hashed properties, each with a learned row of numbers
// that is added up. For the tool and its trainer alike.

#include <cstddef>
#include <cstdint>
#include <span>

#include "language/gazetteer.hpp"
#include "language/word_traits.hpp"

namespace dateline {

struct TokenInput {
  std::span<const WordTraits> words;
  std::span<const Atom> gazetteer;  // Gazetteer::match()
  Atom letter_case = 0;             // of the whole sentence: sentence_case()
};

// Whether a sentence is set in capitals (1), as a headline (2), all in lower case (3) or as prose.
[[nodiscard]] Atom sentence_case(std::span<const WordTraits> words);

// The first kWordFeatures are of the word itself: what an unknown word lacks.
inline constexpr std::size_t kWordFeatures = 2;
// Then so many of its spelling; what is left comes from lists of names.
inline constexpr std::size_t kSpellingFeatures = 12;
inline constexpr std::size_t kMaxTokenFeatures =
    kWordFeatures + kSpellingFeatures + Gazetteer::kMaxLists;

// The features of words[i]; returns their number. out holds kMaxTokenFeatures.
std::size_t write_token_features(const TokenInput& input, std::size_t i, std::uint64_t* out);

}  // namespace dateline
