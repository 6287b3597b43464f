#include "language/spanning_tree.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "support/tree_scores.hpp"

namespace dateline {
namespace {

using test::is_tree;
using test::random_scores;

double sum_of(const network::Rows& scores, const std::vector<std::uint32_t>& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    sum += static_cast<double>(scores.row(i)[heads[i]]);
  return sum;
}

// The best by trying all choices of heads.
double best_by_trying(const network::Rows& scores) {
  const std::size_t words = scores.count();
  std::vector<std::uint32_t> heads(words, 0);
  double best = -1e9;
  for (;;) {
    if (is_tree(heads)) best = std::max(best, sum_of(scores, heads));
    std::size_t i = 0;
    while (i < words && heads[i] == words) heads[i++] = 0;
    if (i == words) return best;
    ++heads[i];
  }
}

TEST_CASE("no tree scores more than the one that is found") {
  SpanningTree tree;
  std::vector<std::uint32_t> heads;
  for (const std::size_t words : {1u, 2u, 3u, 4u, 5u})
    for (std::uint64_t seed = 0; seed < (words < 5 ? 200u : 30u); ++seed) {
      CAPTURE(words);
      CAPTURE(seed);
      const network::Rows scores = random_scores(words, seed);
      tree.find(scores, heads);
      REQUIRE(is_tree(heads));
      CHECK(sum_of(scores, heads) == doctest::Approx(best_by_trying(scores)));
    }
}

TEST_CASE("a sentence of any length gets one tree") {
  SpanningTree tree;
  std::vector<std::uint32_t> heads;
  for (const std::size_t words : {7u, 30u, 200u, 512u}) {
    tree.find(random_scores(words, words), heads);
    CHECK(heads.size() == words);
    CHECK(is_tree(heads));
  }
}

TEST_CASE("circles within circles are undone") {
  // Each word's best head is its neighbour in a pair, each pair's is its neighbour pair, and so on.
  const std::size_t words = 64;
  network::Rows scores;
  scores.resize(words, words + 1);
  for (std::size_t i = 0; i < words; ++i)
    for (std::size_t j = 0; j <= words; ++j)
      scores.row(i)[j] =
          j == words ? 0.0F : 100.0F - 10 * std::log2(static_cast<float>((i ^ j) + 1));
  SpanningTree tree;
  std::vector<std::uint32_t> heads;
  tree.find(scores, heads);
  CHECK(is_tree(heads));
}

TEST_CASE("no words, no heads") {
  SpanningTree tree;
  network::Rows scores;
  scores.resize(0, 1);
  std::vector<std::uint32_t> heads = {3};
  tree.find(scores, heads);
  CHECK(heads.empty());
}

}  // namespace
}  // namespace dateline
