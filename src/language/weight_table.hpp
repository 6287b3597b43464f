#pragma once
// Two read-only hash tables that are used where they lie in the model file.
//
// WeightTable: feature hash -> a sparse row of (class, weight). A slot of 32 bits holds 8 bits of
// fingerprint and where the row starts; the row holds 8 more bits of fingerprint, so a feature that
// was never seen matches one in about 50,000 times. Weights are bytes in logarithmic steps: linear
// bytes cut the large weights and cost 5 LAS, logarithmic ones cost nothing. Sums are of integers,
// so they are the same on every machine.
//
// KeyTable: key hash -> a number, for words and names.

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

// Where the search for a hash begins in a table of so many slots (fewer than 2^32).
[[nodiscard]] constexpr std::size_t slot_of(std::uint64_t hash, std::size_t slot_count) {
  return (hash >> 32) * slot_count >> 32;
}

inline constexpr std::size_t kMaxFeatures = 384;  // of one decision

class WeightTable {
 public:
  // A weight of 1 in training is this much in score().
  static constexpr std::int32_t kUnit = 256;

  // Errors: format.
  [[nodiscard]] static Result<WeightTable> open(std::span<const std::byte> section);

  // Adds the rows of up to kMaxFeatures features to scores, which holds class_count() numbers.
  void add_scores(std::span<const std::uint64_t> features, std::int32_t* scores) const;

  [[nodiscard]] std::size_t class_count() const { return class_count_; }

 private:
  [[nodiscard]] std::size_t find_slot(std::uint64_t feature, std::size_t slot) const;
  [[nodiscard]] const std::uint8_t* row_of(std::size_t slot) const;

  const std::uint32_t* slots_ = nullptr;
  const std::uint8_t* rows_ = nullptr;
  const std::int32_t* steps_ = nullptr;  // 256: the weight of each byte
  std::size_t slot_count_ = 0;
  std::size_t class_count_ = 0;
};

// Pruned models keep weights down to this size.
inline constexpr float kLeastWeight = 0.05F;

// What a trainer found: the features, each with its classes' weights.
struct WeightRow {
  std::uint64_t feature = 0;
  std::vector<std::pair<std::uint8_t, float>> weights;
};

// The section of a WeightTable; weights below the threshold are left out, then rows with none.
[[nodiscard]] std::vector<std::byte> build_weight_table(std::vector<WeightRow> rows,
                                                        std::size_t class_count, float threshold);

class KeyTable {
 public:
  [[nodiscard]] static Result<KeyTable> open(std::span<const std::byte> section);

  // 0 when the key is not there; a stranger is taken for a key once in some 10^9 times.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    const auto fingerprint = static_cast<std::uint32_t>(key) | 1u;
    for (std::size_t i = slot_of(key, slot_count_);; i = i + 1 == slot_count_ ? 0 : i + 1) {
      const Slot& slot = slots_[i];
      if (slot.fingerprint == fingerprint) return slot.value;
      if (slot.fingerprint == 0) return 0;
    }
  }

 private:
  friend std::vector<std::byte> build_key_table(
      std::vector<std::pair<std::uint64_t, std::uint32_t>> entries);
  struct Slot {
    std::uint32_t fingerprint;  // 0: empty
    std::uint32_t value;
  };

  const Slot* slots_ = nullptr;
  std::size_t slot_count_ = 0;
};

// Values must not be 0. Of two entries with one key the first stays.
[[nodiscard]] std::vector<std::byte> build_key_table(
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries);

}  // namespace dateline
