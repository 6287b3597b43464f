#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/hashing.hpp"
#include "language/key_table.hpp"
#include "language/word_traits.hpp"

namespace dateline {

// Knowledge of names that is looked up by whole phrases (data/gazetteers).
class Gazetteer {
 public:
  static constexpr std::size_t kMaxWords = 6;
  static constexpr unsigned kMaxLists = 29;  // a bit each; match() needs two bits more

  // Uses the section "names.gazetteer": the hash of a phrase -> a bit set of lists; the hash of
  // its first word has kIsStart as well. Errors: format.
  [[nodiscard]] static Result<Gazetteer> open(std::span<const std::byte> section);

  // For each word the lists of the longest phrase that covers it, as an atom that also says whether
  // the word is its first, last, only or a middle one; 0 for none. Letter case is not looked at.
  // out is overwritten.
  void match(std::span<const WordTraits> words, std::vector<Atom>& out) const;

  static constexpr std::uint32_t kIsStart = 1u << 31;
  [[nodiscard]] static std::uint64_t extend(std::uint64_t phrase, Atom word) {
    return mix_bits((phrase ^ word) * 0x9E3779B97F4A7C15u);
  }

 private:
  KeyTable phrases_;
};

}  // namespace dateline
