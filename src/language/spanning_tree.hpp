#pragma once
// The best tree over the words of a sentence, from a score for each pair of words: Y. J. Chu and
// T. H. Liu 1965, J. Edmonds 1967, in the square of the words (each contraction costs the words
// times what it joins).

#include <cstdint>
#include <vector>

#include "language/network/arithmetic.hpp"

namespace dateline {

class SpanningTree {
 public:
  // scores: a row a child, a column a head; the last column is the root, which takes exactly one
  // child. heads: the number of words for the root's child; overwritten. A word is never its own
  // head. Scores are finite.
  void find(const network::Rows& scores, std::vector<std::uint32_t>& heads);

 private:
  // An arc between words, as it was before words were joined.
  struct Arc {
    std::uint32_t head = 0;
    std::uint32_t child = 0;
  };
  struct Cell {
    double score = 0;
    Arc arc;
  };
  // A word, or a circle of nodes that was joined to one.
  struct Node {
    std::uint32_t place = 0;   // its row and column
    std::uint32_t parent = 0;  // the circle that it was joined to; itself: none
    Cell best;                 // the arc that comes in
    std::vector<std::uint32_t> circle;
  };

  [[nodiscard]] bool take_best(const network::Rows& scores, std::vector<std::uint32_t>& heads);
  void start(const network::Rows& scores);
  void choose_best(std::uint32_t node);
  [[nodiscard]] std::uint32_t outermost(std::uint32_t node) const;
  std::uint32_t join(std::vector<std::uint32_t> circle);
  void resolve(std::vector<std::uint32_t>& heads);
  [[nodiscard]] Cell& cell(std::uint32_t head, std::uint32_t child) {
    return cells_[std::size_t{head} * size_ + child];
  }

  std::uint32_t size_ = 0;  // words and the root
  std::vector<Cell> cells_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> active_;  // nodes that are in no circle, without the root
  std::vector<std::uint8_t> marks_;
};

}  // namespace dateline
