#pragma once
// For tests of tree decoders: scores of arcs with a fixed seed, and what a tree is.

#include <cstdint>
#include <vector>

#include "language/hashing.hpp"
#include "language/network/arithmetic.hpp"

namespace dateline::test {

// A row a word, a column a head, the last one the root.
inline network::Rows random_scores(std::size_t words, std::uint64_t seed) {
  network::Rows scores;
  scores.resize(words, words + 1);
  for (std::size_t i = 0; i < words; ++i)
    for (std::size_t j = 0; j <= words; ++j)
      scores.row(i)[j] = static_cast<float>(mix_bits(seed * 7'919 + i * 613 + j) % 1'000) / 10;
  return scores;
}

// Every word leads to the root, which has one child.
inline bool is_tree(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == heads.size();
    std::size_t at = i, steps = 0;
    while (at != heads.size() && steps++ <= heads.size()) at = heads[at];
    if (at != heads.size()) return false;
  }
  return roots == 1;
}

}  // namespace dateline::test
