#pragma once
// A read-only hash table that is used where it lies in the model file: key hash -> a number, for
// words, features and names.

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

// A default one is empty.
class KeyTable {
 public:
  // Errors: format.
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

  static constexpr Slot kFree{0, 0};

  const Slot* slots_ = &kFree;
  std::size_t slot_count_ = 1;
};

// Values must not be 0. Of two entries with one key the first stays.
[[nodiscard]] std::vector<std::byte> build_key_table(
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries);

}  // namespace dateline
