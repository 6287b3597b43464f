#pragma once
// Which way a time without a year or a week points: from the tense of the nearest finite verb of
// its clause, and from words such as "due" or "scheduled" that look ahead whatever the tense.

#include <cstdint>
#include <vector>

#include "dateline/language/analysis.hpp"
#include "timex/items.hpp"

namespace dateline::timex {

enum class Tense : std::uint8_t { unknown, past, present, future };

// One sentence as this floor sees it. `tokens` gives the token of a piece.
struct SentenceView {
  const std::vector<Piece>& pieces;
  const std::vector<Item>& items;
  const Lexicon& lexicon;
  std::string_view text;
  const Analysis* analysis = nullptr;
  TokenIndex first_token = 0;
  TokenIndex last_token = 0;
};

// Of the clause around items [first, last).
[[nodiscard]] Tense tense_around(const SentenceView& sentence, std::uint32_t first,
                                 std::uint32_t last);

// Whether they say when a thing was that the sentence is not about: "the uprising of August 1792",
// "the exit, planned for 1976,". A story goes on from its own dates, not from these.
[[nodiscard]] bool stands_aside(const SentenceView& sentence, std::uint32_t first,
                                std::uint32_t last);

}  // namespace dateline::timex
