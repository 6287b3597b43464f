#pragma once
// What the trained models see of a word: hashes of its form, affixes and shape, its class among the
// words of unannotated news text, and the tags it had in training.
//
// Forms are normalised first: digits become 0, curly quotes and dashes become ASCII, and of a form
// longer than 64 bytes only the two ends are kept.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/hashing.hpp"
#include "language/weight_table.hpp"

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

// Clusters of words by the words beside them, at three sizes; 0: the word is not known.
struct WordClass {
  static constexpr unsigned kFineBits = 12, kMidBits = 10, kCoarseBits = 8;
  Atom fine = 0;
  Atom mid = 0;
  Atom coarse = 0;

  [[nodiscard]] static WordClass unpack(std::uint32_t value);
  [[nodiscard]] std::uint32_t pack() const;
};

enum class WordCase : std::uint8_t { lower, initial, upper, none };

struct WordTraits {
  Atom form = 0;                   // of the normalised form
  Atom lower = 0;                  // of the same in lower case
  std::array<Atom, 3> prefixes{};  // of the lower-case form: 1 to 3 bytes
  std::array<Atom, 4> suffixes{};  // 1 to 4 bytes
  Atom shape = 0;                  // "Xx", "XX0-0"; runs are cut to two
  WordClass word_class;
  std::uint32_t ambiguity = 0;  // the set of tags the word had; 0: not known
  std::uint32_t sure_tag = 0;   // 1 + the tag of a word that always had that one; 0: none
  WordCase word_case = WordCase::none;
};

// The tables behind the traits; both may be empty (a trainer makes them one after the other).
struct WordKnowledge {
  const KeyTable* classes = nullptr;
  const KeyTable* lexicon = nullptr;  // hash of the lower-case form -> ambiguity | sure tag << 16
};

// One entry a form; out is overwritten.
void read_traits(std::span<const std::string_view> forms, const WordKnowledge& knowledge,
                 std::vector<WordTraits>& out);

}  // namespace dateline
