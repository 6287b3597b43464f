#pragma once
// Text cut into pieces finer than tokens: runs of letters, runs of digits, single signs.
// "mid-1990s" is mid, -, 1990, s, so the grammar does not depend on how a tokeniser treats hyphens;
// `glued` says that no space stood before a piece.

#include <cstdint>
#include <string_view>
#include <vector>

#include "timex/lexicon.hpp"

namespace dateline::timex {

enum class PieceKind : std::uint8_t { letters, digits, sign };

struct Piece {
  std::uint32_t begin = 0;  // bytes of the text
  std::uint32_t end = 0;
  WordId word = 0;
  std::uint32_t number = 0;  // digits; kTooLong for more than nine of them
  PieceKind kind = PieceKind::sign;
  char sign = '\0';  // dashes are '-', apostrophes '\''
  bool glued = false;
  bool capital = false;
};
inline constexpr std::uint32_t kTooLong = 0xFFFFFFFFu;

// Adds the pieces of text[begin, end) to `pieces`. Linear.
void cut_pieces(std::string_view text, std::uint32_t begin, std::uint32_t end,
                const Lexicon& lexicon, std::vector<Piece>& pieces);

// The same cutting for the phrases of the data files: the parts of a lower-case phrase.
[[nodiscard]] std::vector<std::string_view> cut_phrase(std::string_view phrase);

}  // namespace dateline::timex
