#include "language/projective_tree.hpp"

#include <doctest/doctest.h>

#include "support/tree_scores.hpp"

namespace dateline {
namespace {

using test::is_tree;
using test::random_scores;
using Heads = std::vector<std::uint32_t>;

// By its definition: no two arcs cross, with the root before the first word and after the last.
bool has_no_crossing(const Heads& heads) {
  const auto count = static_cast<int>(heads.size());
  const auto ends = [&](int child) {
    const int head = static_cast<int>(heads[static_cast<std::size_t>(child)]);
    return std::pair{std::min(child, head), std::max(child, head)};
  };
  for (int a = 0; a < count; ++a)
    for (int b = 0; b < count; ++b) {
      auto [low, high] = ends(a);
      const auto [from, to] = ends(b);
      if (high == count && (from < a && a < to && to != count)) return false;
      if (high == count || to == count) continue;
      if (low < from && from < high && high < to) return false;
    }
  return true;
}

double sum_of(const network::Rows& scores, const Heads& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i)
    sum += static_cast<double>(scores.row(i)[heads[i]]);
  return sum;
}

// Calls use(heads) with all choices of heads.
template <class Use>
void for_each_choice(std::size_t words, Use use) {
  Heads heads(words, 0);
  for (;;) {
    use(heads);
    std::size_t i = 0;
    while (i < words && heads[i] == words) heads[i++] = 0;
    if (i == words) return;
    ++heads[i];
  }
}

TEST_CASE("projective is what has no crossing arcs") {
  ProjectiveTree tree;
  for (const std::size_t words : {1u, 2u, 3u, 4u, 5u})
    for_each_choice(words, [&](const Heads& heads) {
      if (!is_tree(heads)) return;
      CAPTURE(words);
      CHECK(tree.is_projective(heads) == has_no_crossing(heads));
    });
}

TEST_CASE("no projective tree scores more than the one that is found") {
  ProjectiveTree tree;
  Heads heads;
  for (const std::size_t words : {1u, 2u, 3u, 4u, 5u})
    for (std::uint64_t seed = 0; seed < (words < 5 ? 100u : 20u); ++seed) {
      CAPTURE(words);
      CAPTURE(seed);
      const network::Rows scores = random_scores(words, seed);
      double best = -1e9;
      for_each_choice(words, [&](const Heads& choice) {
        if (is_tree(choice) && has_no_crossing(choice))
          best = std::max(best, sum_of(scores, choice));
      });
      tree.find(scores, heads);
      REQUIRE(is_tree(heads));
      CHECK(has_no_crossing(heads));
      CHECK(sum_of(scores, heads) == doctest::Approx(best));
    }
}

TEST_CASE("a long sentence gets a projective tree, and no words none") {
  ProjectiveTree tree;
  Heads heads;
  tree.find(random_scores(100, 3), heads);
  CHECK(is_tree(heads));
  CHECK(tree.is_projective(heads));
  tree.find(random_scores(0, 3), heads);
  CHECK(heads.empty());
}

}  // namespace
}  // namespace dateline
