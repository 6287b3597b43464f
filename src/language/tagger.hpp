#pragma once
// Part of speech: a greedy averaged perceptron, left to right, one decision a token for UPOS and
// Penn tag together (about 110 pairs). M. Collins, "Discriminative training methods for hidden
// Markov models", EMNLP 2002; the features are our own.

#include <cstdint>
#include <span>
#include <vector>

#include "language/labels.hpp"
#include "language/model_file.hpp"
#include "language/weight_table.hpp"
#include "language/word_traits.hpp"

namespace dateline {

class Tagger {
 public:
  // Uses the sections "tagger.tags" and "tagger.weights". Errors: format.
  [[nodiscard]] static Result<Tagger> open(const ModelFile& file);

  // One tag a token; out is overwritten.
  void tag(std::span<const WordTraits> words, std::vector<Tag>& out) const;

  // The features of the decision on words[i], given the tags of the words before it; returns their
  // number. For tag() and its trainer.
  static std::size_t write_features(std::span<const WordTraits> words, std::span<const Tag> before,
                                    std::size_t i, std::uint64_t* out);

 private:
  std::span<const Tag> tags_;  // by class
  WeightTable weights_;
};

// A tag as an atom of features; never 0.
[[nodiscard]] constexpr Atom tag_atom(Tag tag) {
  return (static_cast<Atom>(tag.upos) << 8 | static_cast<Atom>(tag.xpos)) + 1;
}

}  // namespace dateline
