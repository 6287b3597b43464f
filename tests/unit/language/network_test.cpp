#include "language/network/network.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "language/hashing.hpp"

namespace dateline::network {
namespace {

float draw(std::uint64_t seed) {
  return static_cast<float>(mix_bits(seed) % 2'001) / 1'000 - 1;  // -1 to 1
}

struct Map {
  std::size_t in = 0, out = 0;
  std::vector<std::int8_t> weights;
  std::vector<float> units, bias;
  [[nodiscard]] LinearMap map() const { return {in, weights, units, bias}; }
};

Map random_map(std::size_t out, std::size_t in) {
  Map made{in, out, {}, {}, {}};
  for (std::size_t i = 0; i < out * in; ++i)
    made.weights.push_back(static_cast<std::int8_t>(mix_bits(i) % 255));
  for (std::size_t i = 0; i < out; ++i) {
    made.units.push_back(std::abs(draw(i + 5'000)) / 100 + 0.001F);
    made.bias.push_back(draw(i + 9'000));
  }
  return made;
}

Rows random_rows(std::size_t count, std::size_t width) {
  Rows rows;
  rows.resize(count, width);
  for (std::size_t i = 0; i < count * width; ++i) rows.row(0)[i] = draw(i + 77) * 3;
  return rows;
}

TEST_CASE("a map gives what the numbers themselves give, to within the steps of seven bits") {
  const Map numbers = random_map(37, 51);
  const LinearMap map = numbers.map();
  const Rows x = random_rows(9, 51);
  QuantisedRows quantised;
  quantised.quantise(x);
  Rows y;
  map.apply(quantised, y);
  REQUIRE(y.count() == 9);
  REQUIRE(y.width() == 37);
  for (std::size_t i = 0; i < 9; ++i)
    for (std::size_t o = 0; o < 37; ++o) {
      double sum = static_cast<double>(numbers.bias[o]);
      double most = 1e-4;  // half a step of each number, at worst
      for (std::size_t k = 0; k < 51; ++k) {
        const double weight = numbers.weights[o * 51 + k] * static_cast<double>(numbers.units[o]);
        sum += static_cast<double>(x.row(i)[k]) * weight;
        most += std::abs(weight) * static_cast<double>(quantised.unit(i)) / 2;
      }
      CHECK(std::abs(static_cast<double>(y.row(i)[o]) - sum) < most);
    }
}

TEST_CASE("every kernel gives the same bits") {
  for (const std::size_t words : {1u, 3u, 8u, 33u, 70u})
    for (const std::size_t in : {1u, 2u, 33u, 384u}) {
      const LinearMap map = random_map(50, in).map();
      QuantisedRows quantised;
      quantised.quantise(random_rows(words, in));
      Rows expected, found;
      map.apply(quantised, expected, LinearMap::Kernel::portable);
      for (const LinearMap::Kernel kernel : LinearMap::kernels()) {
        map.apply(quantised, found, kernel);
        for (std::size_t i = 0; i < words; ++i)
          for (std::size_t o = 0; o < 50; ++o) CHECK(found.row(i)[o] == expected.row(i)[o]);
      }
    }
}

TEST_CASE("rows of zeros and of one large number are quantised") {
  Rows rows;
  rows.reset(2, 3);
  rows.row(1)[2] = -1e30F;
  QuantisedRows quantised;
  quantised.quantise(rows);
  CHECK(quantised.unit(0) == 0);
  CHECK(quantised.row(0)[0] == QuantisedRows::kOffset);
  CHECK(quantised.row(1)[2] == QuantisedRows::kOffset - 63);
  CHECK(quantised.row(1)[3] == 0);  // what fills up the four
}

TEST_CASE("the sigmoid is that of the mathematics to within a millionth or so") {
  for (float x = -50; x < 50; x += 0.01F) {
    float value = x;
    sigmoid(&value, 1);
    CHECK(std::abs(static_cast<double>(value) - 1 / (1 + std::exp(-static_cast<double>(x)))) <
          4e-6);
  }
  float far[3] = {-1e30F, 1e30F, 0};
  sigmoid(far, 3);
  CHECK(far[0] < 1e-12F);
  CHECK(far[1] == 1);
  CHECK(far[2] == 0.5F);
}

TEST_CASE("rows of bytes of another size do not open") {
  std::vector<std::byte> section(8 + 2 * (4 + 3));
  section[0] = std::byte{2};
  CHECK(ByteRows::open(section, 3).has_value());
  CHECK_FALSE(ByteRows::open(section, 4).has_value());
  CHECK_FALSE(ByteRows::open(std::span(section).first(7), 3).has_value());
  section[7] = std::byte{255};
  CHECK_FALSE(ByteRows::open(section, 3).has_value());
}

TEST_CASE("a network whose sections do not fit does not open") {
  const auto file = ModelFile::open(builtin_model(), ModelCheck::table);
  REQUIRE(file.has_value());
  const char* const names[] = {"network.shape", "network.weights", "features.keys", "features.rows",
                               "words.rows"};
  const auto build_without_end = [&](std::string_view damaged) {
    ModelFileBuilder builder;
    for (const char* name : names) {
      const auto section = *file->section(name);
      const std::size_t cut = damaged == name ? 4 : 0;
      builder.add(name, {section.begin(), section.end() - static_cast<std::ptrdiff_t>(cut)});
    }
    return builder.build();
  };
  const auto whole = build_without_end("");
  CHECK(Network::open(*ModelFile::open(whole, ModelCheck::all)).has_value());
  for (const char* name : names) {
    CAPTURE(name);
    const auto bytes = build_without_end(name);
    CHECK_FALSE(Network::open(*ModelFile::open(bytes, ModelCheck::all)).has_value());
  }
}

}  // namespace
}  // namespace dateline::network
