#include "language/name_labels.hpp"

#include <doctest/doctest.h>

#include "language/hashing.hpp"

namespace dateline {
namespace {

constexpr std::size_t kPerBegin = name_label(EntityType::per, NamePart::begin);
constexpr std::size_t kPerInside = name_label(EntityType::per, NamePart::inside);
constexpr std::size_t kPerEnd = name_label(EntityType::per, NamePart::end);
constexpr std::size_t kComEnd = name_label(EntityType::com, NamePart::end);
constexpr std::size_t kComSingle = name_label(EntityType::com, NamePart::single);

TEST_CASE("labels know their type and part") {
  CHECK(name_label(EntityType::per, NamePart::begin) == 1);
  CHECK(name_label(EntityType::norp, NamePart::single) == kNameLabelCount - 1);
  for (std::size_t label = 1; label < kNameLabelCount; ++label)
    CHECK(name_label(type_of_label(label), part_of_label(label)) == label);
}

TEST_CASE("a name goes on in its own type until its end") {
  struct Row {
    std::size_t before, after;
    bool may;
  };
  const Row rows[] = {{0, 0, true},
                      {0, kPerBegin, true},
                      {0, kPerInside, false},
                      {0, kPerEnd, false},
                      {kPerBegin, kPerInside, true},
                      {kPerBegin, kPerEnd, true},
                      {kPerBegin, kComEnd, false},
                      {kPerBegin, 0, false},
                      {kPerBegin, kPerBegin, false},
                      {kPerInside, kComSingle, false},
                      {kPerEnd, kComSingle, true},
                      {kComSingle, kComSingle, true}};
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CAPTURE(row.after);
    CHECK(may_follow(row.before, row.after) == row.may);
  }
}

// The best labelling by trying them all.
float best_sum(const std::vector<float>& scores, const std::vector<float>& steps, std::size_t at,
               std::size_t before) {
  if (at == scores.size() / kNameLabelCount) return may_follow(before, 0) ? 0.0F : -1e9F;
  float best = -1e9F;
  for (std::size_t label = 0; label < kNameLabelCount; ++label)
    if (may_follow(before, label))
      best = std::max(best, scores[at * kNameLabelCount + label] +
                                (at == 0 ? 0 : steps[before * kNameLabelCount + label]) +
                                best_sum(scores, steps, at + 1, label));
  return best;
}

TEST_CASE("decoding finds what trying all labellings finds") {
  for (std::uint64_t round = 0; round < 10; ++round) {
    std::vector<float> scores(3 * kNameLabelCount);
    for (std::size_t i = 0; i < scores.size(); ++i)
      scores[i] = static_cast<float>(mix_bits(round * 100'003 + i) % 2001) - 1000;
    std::vector<float> steps(kNameLabelCount * kNameLabelCount);
    for (std::size_t i = 0; i < steps.size(); ++i)
      steps[i] = static_cast<float>(mix_bits(round * 7'919 + i) % 1001) - 500;
    std::vector<std::uint8_t> back, labels;
    decode_names(scores, steps, back, labels);
    float sum = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      CHECK(may_follow(before, labels[i]));
      sum += scores[i * kNameLabelCount + labels[i]];
      if (i > 0) sum += steps[before * kNameLabelCount + labels[i]];
      before = labels[i];
    }
    CHECK(may_follow(before, 0));
    CHECK(sum == best_sum(scores, steps, 0, 0));
  }
}

TEST_CASE("an empty sentence has no labels") {
  std::vector<std::uint8_t> back, labels = {1, 2};
  decode_names({}, {}, back, labels);
  CHECK(labels.empty());
}

TEST_CASE("labels become spans") {
  const std::uint8_t labels[] = {kComSingle, 0, kPerBegin, kPerInside, kPerEnd, kComSingle};
  const auto spans = spans_of_labels(labels);
  REQUIRE(spans.size() == 3);
  CHECK(spans[0] == EntitySpan{0, 1, EntityType::com});
  CHECK(spans[1] == EntitySpan{2, 5, EntityType::per});
  CHECK(spans[2] == EntitySpan{5, 6, EntityType::com});
}

}  // namespace
}  // namespace dateline
