#pragma once
// Numbers in digits and words, with the types that they can have: "15" is a day and a number,
// "1989" a year and a number, "1,500" a number only, "nineteen ninety-six" a year, "20th" an
// ordinal, "1990s" a decade.

#include <vector>

#include "timex/items.hpp"

namespace dateline::timex {

inline constexpr std::uint64_t kNumberWords = bits(TokenType::number, TokenType::multiplier);

// `item` starts at digits; sets its senses, count and end.
void read_digit_number(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item);
// `item` is a number word; takes in what follows of the number.
void read_word_number(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item);
// `item` is an apostrophe: '89, '80s.
void read_apostrophe_year(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item);

}  // namespace dateline::timex
