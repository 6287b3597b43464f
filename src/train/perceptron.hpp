#pragma once
// An averaged perceptron over sparse features: what the tagger, the parser and the recogniser are
// trained with. A feature gets a row on its first update, so features of decisions that were never
// wrong cost nothing.

#include <cstdint>
#include <span>
#include <vector>

#include "language/hashing.hpp"
#include "language/weight_table.hpp"

namespace dateline {

class Perceptron {
 public:
  explicit Perceptron(std::size_t class_count) : class_count_(class_count) { grow(); }

  [[nodiscard]] std::size_t class_count() const { return class_count_; }

  // Adds to scores, which holds class_count() numbers.
  void add_scores(std::span<const std::uint64_t> features, float* scores) const;

  void update(std::span<const std::uint64_t> features, std::size_t label, float amount);

  // One decision has been made, right or wrong: what averages are taken over.
  void tick() { ++now_; }

  // Starts over from the averages, with only the `keep` largest weights; from now on no other is
  // learned. The rest learns to do without those left out, which saves most of what leaving out
  // small weights at the end would cost.
  void prune(std::size_t keep);

  // The averages over all ticks, or over those since prune(); in no order.
  [[nodiscard]] std::vector<WeightRow> averages() const;

 private:
  struct Entry {
    std::uint32_t label;
    float weight;
    double total;  // of the weight over the ticks until `since`
    std::uint64_t since;
  };
  struct Slot {
    std::uint64_t feature = 0;  // 0: empty
    std::uint32_t row = 0;
  };

  void grow();
  [[nodiscard]] float average(const Entry& entry) const;
  [[nodiscard]] float threshold_for(std::size_t keep) const;
  [[nodiscard]] std::size_t find(std::uint64_t feature) const;
  void add_to_entry(std::vector<Entry>& row, std::uint32_t label, float amount) const;

  std::size_t class_count_;
  std::uint64_t now_ = 0;
  bool is_pruned_ = false;
  std::vector<Slot> slots_;
  std::vector<std::vector<Entry>> rows_;
};

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
