#pragma once
// The best tree without crossing arcs, from a score for each pair of words (J. Eisner, COLING
// 1996). Takes the cube of the words.

#include <cstdint>
#include <vector>

#include "language/network/arithmetic.hpp"

namespace dateline {

class ProjectiveTree {
 public:
  // As SpanningTree::find(): one child of the root, which covers no arc of its own.
  void find(const network::Rows& scores, std::vector<std::uint32_t>& heads);

  // Whether no two arcs cross and none covers the root's child. Linear.
  [[nodiscard]] bool is_projective(const std::vector<std::uint32_t>& heads);

 private:
  // The best trees over the words from one to another, headed by one of the ends: open ones have an
  // arc between the ends and may still get children on the inner side of the child.
  struct Span {
    float open[2] = {};    // headed by the left end, by the right end
    float closed[2] = {};  // the same
    std::uint32_t open_split = 0;
    std::uint32_t closed_split[2] = {};
  };
  [[nodiscard]] Span& span(std::uint32_t first, std::uint32_t last) {
    return spans_[std::size_t{first} * count_ + last];
  }
  void fill(const network::Rows& scores, std::uint32_t first, std::uint32_t last);
  void follow(std::uint32_t root, std::vector<std::uint32_t>& heads);

  std::uint32_t count_ = 0;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace dateline
