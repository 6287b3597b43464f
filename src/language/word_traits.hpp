#pragma once
// What the network sees of a word: hashes of its form, affixes and shape, and its vector among the
// words of unannotated news text.
//
// Forms are normalised first: digits become 0, curly quotes and dashes become ASCII, and of a form
// longer than 64 bytes only the two ends are kept.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/hashing.hpp"
#include "language/key_table.hpp"

namespace dateline {

class NormalForm {
 public:
  explicit NormalForm(std::string_view form);
  [[nodiscard]] std::string_view text() const { return {text_.data(), size_}; }
  [[nodiscard]] std::string_view lower() const { return {lower_.data(), size_}; }

 private:
  static constexpr std::size_t kMaxBytes = 64;
  std::array<char, kMaxBytes> text_;
  std::array<char, kMaxBytes> lower_;
  std::size_t size_ = 0;
};

enum class WordCase : std::uint8_t { lower, initial, upper, none };

struct WordTraits {
  Atom form = 0;                   // of the normalised form
  Atom lower = 0;                  // of the same in lower case
  std::array<Atom, 4> prefixes{};  // of the lower-case form: 1 to 4 bytes
  std::array<Atom, 5> suffixes{};  // 1 to 5 bytes
  Atom shape = 0;                  // "Xx", "XX0-0"; runs are cut to two
  std::uint32_t vector = 0;        // 1 + the row of its vector; 0: it has none
  WordCase word_case = WordCase::none;
};

// One entry a form; out is overwritten. vectors: the hash of a form -> 1 + its row; may be empty.
void read_traits(std::span<const std::string_view> forms, const KeyTable& vectors,
                 std::vector<WordTraits>& out);

}  // namespace dateline
