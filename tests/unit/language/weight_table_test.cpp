#include "language/weight_table.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "language/hashing.hpp"

namespace dateline {
namespace {

std::vector<WeightRow> random_rows(std::size_t count) {
  std::vector<WeightRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    WeightRow row{mix_bits(i + 1), {}};
    for (std::uint8_t label = 0; label < 1 + i % 5; ++label) {
      const auto noise = static_cast<float>(mix_bits(i * 7 + label) % 2000) / 100.0F;
      row.weights.emplace_back(label, label % 2 == 0 ? noise : -noise);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

TEST_CASE("every feature gives its weights back to within a step") {
  const float threshold = 0.5F;
  const auto rows = random_rows(3000);
  const auto section = build_weight_table(rows, 5, threshold);
  const auto table = WeightTable::open(section);
  REQUIRE(table.has_value());
  REQUIRE(table->class_count() == 5);
  for (const WeightRow& row : rows) {
    std::int32_t scores[5] = {};
    table->add_scores(std::span(&row.feature, 1), scores);
    for (const auto& [label, weight] : row.weights) {
      const double found = scores[label] / static_cast<double>(WeightTable::kUnit);
      const double want = std::abs(weight) < threshold ? 0 : weight;
      CHECK(std::abs(found - want) <= 0.04 * std::abs(want) + 0.01);
    }
  }
}

TEST_CASE("scores of features add up and strangers add next to nothing") {
  const auto section = build_weight_table(random_rows(1000), 5, 0.5F);
  const auto table = *WeightTable::open(section);
  std::int32_t one[5] = {}, two[5] = {}, both[5] = {};
  const std::uint64_t features[2] = {mix_bits(40), mix_bits(500)};
  table.add_scores(std::span(features).first(1), one);
  table.add_scores(std::span(features).last(1), two);
  table.add_scores(features, both);
  for (int l = 0; l < 5; ++l) CHECK(both[l] == one[l] + two[l]);
  int taken = 0;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    const std::uint64_t stranger = mix_bits(i + 1'000'000);
    std::int32_t scores[5] = {};
    table.add_scores(std::span(&stranger, 1), scores);
    for (const std::int32_t score : scores) taken += score != 0;
  }
  CHECK(taken < 20);
}

TEST_CASE("a table of nothing scores nothing") {
  const auto section = build_weight_table({}, 3, 1.0F);
  const auto table = *WeightTable::open(section);
  std::int32_t scores[3] = {};
  const std::uint64_t feature = 12345;
  table.add_scores(std::span(&feature, 1), scores);
  CHECK(scores[0] == 0);
}

TEST_CASE("a section of the wrong size is no table") {
  auto weights = build_weight_table(random_rows(10), 5, 0.5F);
  weights.pop_back();
  CHECK_FALSE(WeightTable::open(weights).has_value());
  CHECK_FALSE(WeightTable::open({}).has_value());
  auto keys = build_key_table({{mix_bits(1), 1}});
  keys.push_back(std::byte{0});
  CHECK_FALSE(KeyTable::open(keys).has_value());
  CHECK_FALSE(KeyTable::open({}).has_value());
}

TEST_CASE("keys give their numbers back and strangers give 0") {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (std::uint32_t i = 1; i <= 5000; ++i) entries.emplace_back(mix_bits(i), i);
  const auto section = build_key_table(entries);
  const auto table = *KeyTable::open(section);
  for (const auto& [key, value] : entries) CHECK(table.find(key) == value);
  for (std::uint64_t i = 6000; i < 9000; ++i) CHECK(table.find(mix_bits(i)) == 0);
  const auto empty = build_key_table({});
  CHECK(KeyTable::open(empty)->find(mix_bits(1)) == 0);
}

}  // namespace
}  // namespace dateline
