#pragma once
// Trains the parser's weights with a dynamic oracle and exploration.

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "language/parser_state.hpp"
#include "train/treebank.hpp"

namespace dateline {

struct ParserTraining {
  int epochs = 6;
  std::size_t keep = 850'000;  // so many weights are left after those epochs
  int more_epochs = 3;         // in which they alone are learned
  double exploration = 0.9;    // how often a wrong move is followed, from the second epoch on
};

struct ParserSections {
  std::vector<std::byte> actions;
  std::vector<std::byte> weights;
};

struct ParserExample {
  std::vector<WordTraits> words;
  std::vector<Tag> tags;  // jack-knifed
  std::vector<std::uint32_t> heads;
  std::vector<Deprel> deprels;
};

// on_epoch is called with the number of each finished epoch and the share of right decisions.
[[nodiscard]] ParserSections train_parser(std::span<const ParserExample> examples,
                                          const ParserTraining& options,
                                          const std::function<void(int, double)>& on_epoch);

// How many gold arcs a move makes impossible; exported for its test.
[[nodiscard]] std::size_t move_cost(const ParserState& state, Move move,
                                    std::span<const std::uint32_t> gold_heads);

}  // namespace dateline
