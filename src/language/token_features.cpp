#include "language/token_features.hpp"

namespace dateline {

Atom sentence_case(std::span<const WordTraits> words) {
  std::size_t upper = 0, initial = 0, lower = 0;
  for (const WordTraits& word : words) {
    upper += word.word_case == WordCase::upper;
    initial += word.word_case == WordCase::initial;
    lower += word.word_case == WordCase::lower;
  }
  if (upper > initial + lower) return 1;
  if (upper + initial > 2 * lower) return 2;
  return upper + initial == 0 ? 3 : 4;
}

std::size_t write_token_features(const TokenInput& input, std::size_t i, std::uint64_t* out) {
  const WordTraits& word = input.words[i];
  FeatureWriter features(out);
  features.add(word.form), features.add(word.lower);
  for (const Atom prefix : word.prefixes) features.add(prefix);
  for (const Atom suffix : word.suffixes) features.add(suffix);
  features.add(word.shape);
  features.add(static_cast<Atom>(word.word_case), i == 0 ? 1 : 0);
  features.add(input.letter_case);
  // A feature for each list that the name is on, with where in the name the word stands, and
  // whether it is in lower case: "apple" is rarely the company, "malaysia" mostly the country.
  const Atom place = input.gazetteer[i] & 3u;
  const Atom is_lower = word.form == word.lower ? 1 : 0;
  for (unsigned list = 0; list < Gazetteer::kMaxLists; ++list) {
    if ((input.gazetteer[i] >> (list + 2) & 1u) != 0)
      features.add(place, is_lower);
    else
      features.skip(1);
  }
  return features.size();
}

}  // namespace dateline
