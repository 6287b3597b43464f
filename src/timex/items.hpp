#pragma once
// Typed tokens: the pieces of one sentence joined to words, phrases and numbers with the types that
// they can have. The longest phrase of the lexicon wins; "twenty-four", "2 1/2" and "1,500" become
// one number.

#include <array>
#include <cstdint>
#include <vector>

#include "timex/lexicon.hpp"
#include "timex/pieces.hpp"

namespace dateline::timex {

struct Item {
  static constexpr std::size_t kMostSenses = 5;
  std::uint32_t first = 0;  // pieces [first, last)
  std::uint32_t last = 0;
  WordId word = 0;         // of a single piece; for quoted words of the grammar
  std::uint64_t mask = 0;  // the types, as bits
  std::array<Sense, kMostSenses> senses{};
  std::uint8_t sense_count = 0;
  bool glued = false;    // no space before it
  bool capital = false;  // its first letter
  bool is_word = false;  // letters or digits, no sign
  double count = 0;      // numbers

  void add(Sense sense);
  [[nodiscard]] bool has(TokenType type) const { return (mask & bit(type)) != 0; }
  [[nodiscard]] bool has_any(std::uint64_t types) const { return (mask & types) != 0; }
  // The value under a type that it has.
  [[nodiscard]] std::int32_t value(TokenType type) const;
};

// Adds the items of all pieces to `items`; every piece is in exactly one. Linear.
void join_items(const std::vector<Piece>& pieces, const Lexicon& lexicon, std::vector<Item>& items);

// Whether the item is that word; false behind the last one.
[[nodiscard]] bool is_word(const std::vector<Item>& items, const Lexicon& lexicon, std::uint32_t at,
                           std::string_view text);

}  // namespace dateline::timex
