#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "language/hashing.hpp"

namespace dateline {

// A small generator (SplitMix64) with a fixed seed: the same numbers with every standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix_bits(state_ += 0x9E3779B97F4A7C15u); }
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  [[nodiscard]] std::size_t below(std::size_t count) { return next() % count; }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace dateline
