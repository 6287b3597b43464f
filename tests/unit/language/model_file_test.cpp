#include "language/model_file.hpp"

#include <doctest/doctest.h>

#include <cstring>

namespace dateline {
namespace {

std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

std::vector<std::byte> two_sections() {
  ModelFileBuilder builder;
  builder.add("first", bytes_of("alpha"));
  builder.add("second", bytes_of("beta, gamma"));
  return builder.build();
}

std::string error_of(std::span<const std::byte> bytes, ModelCheck check) {
  const auto file = ModelFile::open(bytes, check);
  return file ? "" : file.error().message;
}

TEST_CASE("sections come back under their names, at whole cache lines") {
  const auto bytes = two_sections();
  const auto file = ModelFile::open(bytes, ModelCheck::all);
  REQUIRE(file.has_value());
  const auto first = file->section("first");
  REQUIRE(first.has_value());
  CHECK(std::vector(first->begin(), first->end()) == bytes_of("alpha"));
  const auto second = file->section("second");
  REQUIRE(second.has_value());
  CHECK(second->size() == 11);
  CHECK((second->data() - bytes.data()) % 64 == 0);
  CHECK_FALSE(file->section("third").has_value());
  CHECK_FALSE(file->section("").has_value());
}

TEST_CASE("a file of no sections is a model too") {
  const auto bytes = ModelFileBuilder().build();
  CHECK(error_of(bytes, ModelCheck::all).empty());
}

TEST_CASE("bytes that are not a model say what is wrong with them") {
  const auto good = two_sections();
  const std::vector<std::byte> nothing;
  CHECK(error_of(nothing, ModelCheck::table) == "language model: too short to be one");
  CHECK(error_of(std::span(good).first(20), ModelCheck::table) ==
        "language model: too short to be one");
  CHECK(error_of(std::span(good).first(good.size() - 64), ModelCheck::table) ==
        "language model: cut short or too long");
  auto magic = good;
  magic[0] = std::byte{'X'};
  CHECK(error_of(magic, ModelCheck::table) == "language model: not a model");
  auto version = good;
  version[8] = std::byte{77};
  CHECK(error_of(version, ModelCheck::table) ==
        "language model: version 77, this program reads version 1");
}

TEST_CASE("no byte can change unseen by the full check") {
  const auto good = two_sections();
  for (std::size_t i = 0; i < good.size(); ++i) {
    auto bad = good;
    bad[i] ^= std::byte{0x10};
    CAPTURE(i);
    CHECK_FALSE(error_of(bad, ModelCheck::all).empty());
    // The cheap check sees the header and the section table.
    if (i < sizeof(ModelHeader) + 2 * sizeof(ModelSection))
      CHECK_FALSE(error_of(bad, ModelCheck::table).empty());
  }
}

}  // namespace
}  // namespace dateline
