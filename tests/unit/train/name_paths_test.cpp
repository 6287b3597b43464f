// Names as rows of labels: narrowing what a corpus leaves open.
#include "train/network/name_paths.hpp"

#include <doctest/doctest.h>

#include "language/name_labels.hpp"

namespace dateline::network {
namespace {

constexpr Eigen::Index kLabels = kNameLabelCount;

// The label of a one-word name of that type.
std::size_t single(EntityType type) {
  for (std::size_t label = 1; label < kNameLabelCount; ++label)
    if (may_follow(0, label) && may_follow(label, 0) && type_of_label(label) == type) return label;
  return 0;
}

bool holds(LabelSet set, std::size_t label) { return (set >> label & 1u) != 0; }

TEST_CASE("an open word keeps the labels that are likely, and a known one keeps its own") {
  const std::size_t person = single(EntityType::per), place = single(EntityType::gpe);
  REQUIRE(person != place);
  Matrix scores = Matrix::Zero(2, kLabels);
  scores(0, static_cast<Eigen::Index>(person)) = 9;
  scores(0, 0) = 8;  // outside counts less where a name is expected
  scores(1, 0) = 9;
  std::vector<LabelSet> allowed = {kAnyLabel, kOutsideOnly};
  REQUIRE(has_open_names(allowed));
  narrow_open_names(scores, Matrix::Zero(kLabels, kLabels), allowed);
  CHECK(allowed[0] == LabelSet{1} << person);
  CHECK(allowed[1] == kOutsideOnly);
  CHECK_FALSE(has_open_names(allowed));
}

TEST_CASE("where two kinds are as likely both stay") {
  const std::size_t person = single(EntityType::per), place = single(EntityType::gpe);
  Matrix scores = Matrix::Zero(1, kLabels);
  scores(0, static_cast<Eigen::Index>(person)) = scores(0, static_cast<Eigen::Index>(place)) = 9;
  std::vector<LabelSet> allowed = {kAnyLabel};
  narrow_open_names(scores, Matrix::Zero(kLabels, kLabels), allowed);
  CHECK(holds(allowed[0], person));
  CHECK(holds(allowed[0], place));
  CHECK_FALSE(holds(allowed[0], 0));
}

TEST_CASE("the loss of names is that of all rows of labels together") {
  const std::size_t person = single(EntityType::per);
  Matrix scores = Matrix::Zero(1, kLabels);
  const std::vector<LabelSet> allowed = {LabelSet{1} << person};
  Matrix steps = Matrix::Zero(kLabels, kLabels);
  // One word: outside, or a one-word name of any type.
  std::size_t possible = 0;
  for (std::size_t label = 0; label < kNameLabelCount; ++label)
    if (may_follow(0, label) && may_follow(label, 0)) ++possible;
  Matrix dsteps = steps;
  const double loss = learn_name_paths(scores, steps, allowed, dsteps);
  CHECK(loss == doctest::Approx(std::log(static_cast<double>(possible))));
  CHECK(scores.sum() == doctest::Approx(0).epsilon(1e-4));
}

}  // namespace
}  // namespace dateline::network
