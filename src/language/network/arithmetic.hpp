#pragma once
// The arithmetic of the network: weights of one byte, activations of seven bits (of 15 bits, no
// figure is better by more than 0.1). Products are summed as
// integers and what is left in floating point is done in one order without fused steps, so that the
// result is the same on every processor, whichever of its instructions are used.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::network {

// Rows of numbers, one a word.
class Rows {
 public:
  // All zero.
  void reset(std::size_t count, std::size_t width) {
    width_ = width;
    cells_.assign(count * width, 0.0F);
  }
  // The content is left as it happens to be.
  void resize(std::size_t count, std::size_t width) {
    width_ = width;
    cells_.resize(count * width);
  }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] std::size_t count() const { return width_ == 0 ? 0 : cells_.size() / width_; }
  [[nodiscard]] float* row(std::size_t i) { return cells_.data() + i * width_; }
  [[nodiscard]] const float* row(std::size_t i) const { return cells_.data() + i * width_; }

 private:
  std::size_t width_ = 0;
  std::vector<float> cells_;
};

// Rows as whole numbers from -63 to 63, each row with its own unit. They are kept with kOffset
// added, since processors multiply unsigned with signed bytes, and as seven bits, since AVX2 sums
// two such products in 16 bits.
class QuantisedRows {
 public:
  void quantise(const Rows& rows);
  [[nodiscard]] std::size_t count() const { return units_.size(); }
  [[nodiscard]] std::size_t quads() const { return quads_; }
  [[nodiscard]] const std::uint8_t* row(std::size_t i) const {
    return cells_.data() + i * quads_ * 4;
  }
  [[nodiscard]] float unit(std::size_t i) const { return units_[i]; }
  static constexpr std::int32_t kOffset = 64;

 private:
  std::size_t quads_ = 0;  // numbers of a row / 4, rounded up
  std::vector<std::uint8_t> cells_;
  std::vector<float> units_;
};

// y = W x + b with W of out x in bytes, each row with its own unit.
class LinearMap {
 public:
  // weights: row by row. units and bias: one a row.
  LinearMap(std::size_t in, std::span<const std::int8_t> weights, std::span<const float> units,
            std::span<const float> bias);
  LinearMap() = default;

  [[nodiscard]] std::size_t in() const { return in_; }
  [[nodiscard]] std::size_t out() const { return units_.size(); }

  // y gets a row of out() numbers for each of x.
  void apply(const QuantisedRows& x, Rows& y) const;

  // The ways to multiply that this processor knows, for tests: all give the same.
  enum class Kernel { portable, avx2, avx512 };
  [[nodiscard]] static std::vector<Kernel> kernels();
  void apply(const QuantisedRows& x, Rows& y, Kernel kernel) const;

 private:
  static constexpr std::size_t kLanes = 16;  // rows of W that are multiplied at once

  std::size_t in_ = 0;
  std::vector<float> units_;
  std::vector<float> bias_;
  std::vector<std::int32_t> offsets_;  // what kOffset adds to each row's sum
  // For each kLanes rows and each four columns, the fours of those rows.
  std::vector<std::int8_t> packed_;
};

// What the values of a unit are between: a sigmoid, value by value.
void sigmoid(float* values, std::size_t count);

}  // namespace dateline::network
