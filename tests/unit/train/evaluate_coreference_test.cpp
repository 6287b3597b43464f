#include "train/evaluate_coreference.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

// The example of Bagga and Baldwin: the second answer joins two large entities, the first a large
// one and a small one.
const Clusters kKey = {{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}};
const Clusters kFirst = {{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}};
const Clusters kSecond = {{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}};

TEST_CASE("scores are those of their papers") {
  CHECK(muc(kFirst, kKey).ratio() == doctest::Approx(0.9));
  CHECK(muc(kSecond, kKey).ratio() == doctest::Approx(0.9));
  CHECK(muc(kKey, kFirst).ratio() == 1);
  CHECK(b_cubed(kFirst, kKey).ratio() == doctest::Approx(0.762).epsilon(0.01));
  CHECK(b_cubed(kSecond, kKey).ratio() == doctest::Approx(0.583).epsilon(0.01));
  // Moosavi and Strube's example: {a b c} and {d e f g} against {a b}, {c d} and {f g h i}.
  const Clusters key = {{1, 2, 3}, {4, 5, 6, 7}};
  const Clusters response = {{1, 2}, {3, 4}, {6, 7, 8, 9}};
  CHECK(lea(key, response).ratio() == doctest::Approx((3 * (1.0 / 3) + 4 * (1.0 / 6)) / 7));
  CHECK(lea(response, key).ratio() == doctest::Approx((2 * 1.0 + 0 + 4 * (1.0 / 6)) / 8));
}

TEST_CASE("what is not found scores nothing") {
  for (const auto measure : {muc, b_cubed, lea}) {
    CHECK(measure(kKey, {}).ratio() == 0);
    CHECK(measure({}, kKey).ratio() == 0);
  }
}

TEST_CASE("GUM's mentions of people, organisations and places are joined by their entity") {
  const auto sentences = read_treebank(
      "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-organization-new\n"
      "2\tbank\tbank\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=1)\n"
      "3\tsold\tsell\tVERB\tVBD\t_\t0\troot\t_\t_\n"
      "4\tits\tits\tPRON\tPRP$\t_\t5\tnmod:poss\t_\tEntity=(2-object-new(1-organization-giv)\n"
      "5\tcar\tcar\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)\n"
      "\n"
      "1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-organization-giv)\n"
      "2\tran\trun\tVERB\tVBD\t_\t0\troot\t_\t_\n");
  CHECK(gold_clusters(sentences) == Clusters{{1, 3, 5}});
}

}  // namespace
}  // namespace dateline
