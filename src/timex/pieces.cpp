#include "timex/pieces.hpp"

#include <array>

namespace dateline::timex {
namespace {

constexpr std::size_t kLongestWord = 24;  // bytes; no word of the data files is longer
constexpr std::uint32_t kMostDigits = 9;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

// Signs of more than one byte that matter here: dashes, apostrophes, the no-break space.
struct WideSign {
  std::string_view bytes;
  char sign;
};
constexpr std::array<WideSign, 7> kWideSigns = {{{"\xE2\x80\x90", '-'},
                                                 {"\xE2\x80\x91", '-'},
                                                 {"\xE2\x80\x93", '-'},
                                                 {"\xE2\x80\x94", '-'},
                                                 {"\xE2\x80\x98", '\''},
                                                 {"\xE2\x80\x99", '\''},
                                                 {"\xC2\xA0", ' '}}};

constexpr std::string_view kEmDash = "\xE2\x80\x94";

const WideSign* wide_sign(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first != 0xE2 && first != 0xC2) return nullptr;
  for (const WideSign& wide : kWideSigns) {
    if (text.starts_with(wide.bytes)) return &wide;
  }
  // Other general punctuation (quotes, the ellipsis) is a sign as well; other bytes are letters.
  static constexpr WideSign other{"\xE2\x80\xA6", '"'};
  return text.size() >= 3 && text[1] == '\x80' && first == 0xE2 ? &other : nullptr;
}

std::uint32_t end_of_letters(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_letter(text[at]) && !wide_sign(text.substr(at, end - at))) ++at;
  return at;
}

WordId find_word(std::string_view text, const Lexicon& lexicon) {
  if (text.size() > kLongestWord) return 0;
  std::array<char, kLongestWord> lower{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    lower[i] =
        text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + ('a' - 'A')) : text[i];
  }
  return lexicon.word({lower.data(), text.size()});
}

void read_digits(std::string_view text, std::uint32_t end, Piece& piece) {
  piece.kind = PieceKind::digits;
  piece.end = piece.begin;
  while (piece.end < end && is_digit(text[piece.end])) {
    piece.number = piece.end - piece.begin < kMostDigits
                       ? piece.number * 10 + static_cast<std::uint32_t>(text[piece.end] - '0')
                       : kTooLong;
    ++piece.end;
  }
}

void read_sign(std::string_view text, std::uint32_t end, Piece& piece) {
  const WideSign* wide = wide_sign(text.substr(piece.begin, end - piece.begin));
  piece.sign = wide ? wide->sign : text[piece.begin];
  piece.end = piece.begin + (wide ? static_cast<std::uint32_t>(wide->bytes.size()) : 1);
}

void read_piece(std::string_view text, std::uint32_t end, Piece& piece) {
  if (is_digit(text[piece.begin])) return read_digits(text, end, piece);
  piece.end = end_of_letters(text, piece.begin, end);
  if (piece.end == piece.begin) return read_sign(text, end, piece);
  piece.kind = PieceKind::letters;
  piece.capital = text[piece.begin] >= 'A' && text[piece.begin] <= 'Z';
}

}  // namespace

void cut_pieces(std::string_view text, std::uint32_t begin, std::uint32_t end,
                const Lexicon& lexicon, std::vector<Piece>& pieces) {
  bool glued = false;
  for (std::uint32_t at = begin; at < end;) {
    if (is_space(text[at])) {
      glued = false;
      ++at;
      continue;
    }
    Piece piece;
    piece.begin = at;
    read_piece(text, end, piece);
    at = piece.end;
    if (piece.kind == PieceKind::sign && piece.sign == ' ') {
      glued = false;
      continue;
    }
    // What an em dash stands between is as apart as with spaces.
    const bool parts = text.substr(piece.begin, piece.end - piece.begin) == kEmDash;
    piece.glued = glued && !parts;
    glued = !parts;
    const std::string_view own = text.substr(piece.begin, piece.end - piece.begin);
    piece.word =
        piece.kind == PieceKind::sign ? lexicon.word({&piece.sign, 1}) : find_word(own, lexicon);
    pieces.push_back(piece);
  }
}

std::vector<std::string_view> cut_phrase(std::string_view phrase) {
  std::vector<std::string_view> parts;
  const auto end = static_cast<std::uint32_t>(phrase.size());
  for (std::uint32_t at = 0; at < end;) {
    if (is_space(phrase[at])) {
      ++at;
      continue;
    }
    Piece piece;
    piece.begin = at;
    read_piece(phrase, end, piece);
    parts.push_back(phrase.substr(at, piece.end - at));
    at = piece.end;
  }
  return parts;
}

}  // namespace dateline::timex
