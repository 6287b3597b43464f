#include "language/key_table.hpp"

#include <doctest/doctest.h>

#include "language/hashing.hpp"

namespace dateline {
namespace {

TEST_CASE("a section of the wrong size is no table") {
  auto keys = build_key_table({{mix_bits(1), 1}});
  keys.push_back(std::byte{0});
  CHECK_FALSE(KeyTable::open(keys).has_value());
  CHECK_FALSE(KeyTable::open({}).has_value());
}

TEST_CASE("a table that was not opened has no keys") { CHECK(KeyTable().find(mix_bits(1)) == 0); }

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
