#pragma once
// Dependency trees: a greedy arc-hybrid parser with one averaged perceptron for moves and relations
// together, trained with a dynamic oracle and exploration (Y. Goldberg and J. Nivre, TACL 2013).
// Linear in the length of the sentence; the trees are projective.

#include <cstdint>
#include <span>
#include <vector>

#include "language/parser_state.hpp"

namespace dateline {

// A word's head is an index into the sentence, or kNoToken for the root word.
struct Arc {
  std::uint32_t head = kNoToken;
  Deprel deprel = Deprel::dep;
};

class Parser {
 public:
  // Uses the sections "parser.actions" and "parser.weights". Errors: format.
  [[nodiscard]] static Result<Parser> open(const ModelFile& file);

  // One arc a word, exactly one of them the root; state is scratch, out is overwritten.
  void parse(std::span<const WordTraits> words, std::span<const Tag> tags, ParserState& state,
             std::vector<Arc>& out) const;

 private:
  [[nodiscard]] ParserAction choose(const ParserState& state) const;

  std::span<const ParserAction> actions_;  // by class
  WeightTable weights_;
};

}  // namespace dateline
