#include "timex/numbers.hpp"

namespace dateline::timex {
namespace {

constexpr std::uint32_t kFirstYear = 1000;
constexpr std::uint32_t kLastYear = 2199;
constexpr std::uint32_t kLongestGroup = 3;  // "1,500"
constexpr int kMostWords = 12;              // of a number; longer ones are cut

bool is_digits(const std::vector<Piece>& pieces, std::uint32_t at) {
  return at < pieces.size() && pieces[at].kind == PieceKind::digits;
}
bool is_sign(const std::vector<Piece>& pieces, std::uint32_t at, char sign) {
  return at < pieces.size() && pieces[at].kind == PieceKind::sign && pieces[at].sign == sign;
}
bool is_glued(const std::vector<Piece>& pieces, std::uint32_t at) {
  return at < pieces.size() && pieces[at].glued;
}
std::uint32_t length(const Piece& piece) { return piece.end - piece.begin; }

// The value of a single word under a type, -1 where it has not got it.
int word_value(const std::vector<Piece>& pieces, const Lexicon& lexicon, std::uint32_t at,
               TokenType type) {
  if (at >= pieces.size()) return -1;
  const Lexicon::NodeId node = lexicon.start(pieces[at].word);
  if (node == 0) return -1;
  for (const Sense sense : lexicon.senses(node)) {
    if (sense.type == type) return sense.value;
  }
  return -1;
}

// ",500" and ".5" behind the first digits; true where there was one.
bool read_groups(const std::vector<Piece>& pieces, Item& item) {
  bool grouped = false;
  while (is_sign(pieces, item.last, ',') && pieces[item.last].glued &&
         is_digits(pieces, item.last + 1) && pieces[item.last + 1].glued &&
         length(pieces[item.last + 1]) == kLongestGroup) {
    item.count = item.count * 1000 + pieces[item.last + 1].number;
    item.last += 2;
    grouped = true;
  }
  if (is_sign(pieces, item.last, '.') && pieces[item.last].glued &&
      is_digits(pieces, item.last + 1) && pieces[item.last + 1].glued) {
    double scale = 1;
    for (std::uint32_t i = 0; i < length(pieces[item.last + 1]); ++i) scale /= 10;
    item.count += pieces[item.last + 1].number * scale;
    item.last += 2;
    grouped = true;
  }
  return grouped;
}

// " 1/2" behind digits.
bool read_fraction(const std::vector<Piece>& pieces, Item& item) {
  if (!is_digits(pieces, item.last) || pieces[item.last].glued ||
      !is_sign(pieces, item.last + 1, '/') || !is_digits(pieces, item.last + 2) ||
      pieces[item.last + 2].number == 0) {
    return false;
  }
  item.count += static_cast<double>(pieces[item.last].number) / pieces[item.last + 2].number;
  item.last += 3;
  return true;
}

// The "s" of "1990s" and "1990's".
std::uint32_t end_of_plural(const std::vector<Piece>& pieces, std::uint32_t at,
                            const Lexicon& lexicon) {
  const std::uint32_t s = is_sign(pieces, at, '\'') && pieces[at].glued ? at + 1 : at;
  if (!is_glued(pieces, s) || pieces[s].kind != PieceKind::letters) return 0;
  return pieces[s].word != 0 && pieces[s].word == lexicon.word("s") && length(pieces[s]) == 1
             ? s + 1
             : 0;
}

void add_digit_senses(const Piece& piece, Item& item) {
  const auto value = static_cast<std::int32_t>(piece.number);
  item.add({TokenType::number, value});
  if (length(piece) <= 2 && value >= 1 && value <= 31) item.add({TokenType::day, value});
  if (length(piece) == 2) item.add({TokenType::two_digits, value});
  if (length(piece) == 4 && piece.number >= kFirstYear && piece.number <= kLastYear) {
    item.add({TokenType::year, value});
  }
}

bool is_money_or_code(const std::vector<Piece>& pieces, std::uint32_t at) {
  if (at == 0) return false;
  const Piece& before = pieces[at - 1];
  if (pieces[at].glued && before.kind == PieceKind::letters) return true;  // F16
  return before.kind == PieceKind::sign && (before.sign == '$' || before.sign == '#');
}

// 1996 of "nineteen ninety-six": the first pair of digits is known.
bool read_spelled_year(const std::vector<Piece>& pieces, const Lexicon& lexicon, int hundreds,
                       Item& item) {
  if (hundreds < 13 || hundreds > 20) return false;
  std::uint32_t at = item.first + 1;
  if (is_sign(pieces, at, '-')) ++at;
  const int tens = word_value(pieces, lexicon, at, TokenType::number);
  if (tens < 10) return false;
  item.last = at + 1;
  int year = hundreds * 100 + tens;
  if (tens >= 20 && is_sign(pieces, at + 1, '-')) ++at;
  const int ones = tens >= 20 ? word_value(pieces, lexicon, at + 1, TokenType::number) : -1;
  if (ones >= 1 && ones <= 9) {
    item.last = at + 2;
    year += ones;
  }
  item.count = year;
  item.add({TokenType::year, year});
  return true;
}

// "and a half" behind a number word.
bool read_half(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item) {
  static constexpr std::array<std::string_view, 3> words = {"and", "a", "half"};
  std::uint32_t at = item.last;
  for (const std::string_view word : words) {
    if (is_sign(pieces, at, '-')) ++at;
    const bool same =
        at < pieces.size() && pieces[at].word != 0 && pieces[at].word == lexicon.word(word);
    if (same) {
      ++at;
    } else if (word != "a") {
      return false;
    }
  }
  item.last = at;
  item.count += 0.5;
  return true;
}

}  // namespace

void read_digit_number(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item) {
  const Piece& piece = pieces[item.first];
  if (piece.number == kTooLong) return;
  item.count = piece.number;
  const bool other = read_groups(pieces, item) || read_fraction(pieces, item);
  const bool money = is_money_or_code(pieces, item.first);
  if (other || money) {
    item.add({TokenType::number, static_cast<std::int32_t>(item.count)});
    return;
  }
  if (is_glued(pieces, item.last) &&
      word_value(pieces, lexicon, item.last, TokenType::ordinal_ending) == 0) {
    ++item.last;
    item.add({TokenType::ordinal, static_cast<std::int32_t>(piece.number)});
    return;
  }
  const std::uint32_t plural =
      length(piece) == 4 && piece.number % 10 == 0 ? end_of_plural(pieces, item.last, lexicon) : 0;
  if (plural != 0 || (length(piece) == 3 && piece.number % 10 == 0 &&
                      end_of_plural(pieces, item.last, lexicon) != 0)) {
    item.last = end_of_plural(pieces, item.last, lexicon);
    item.add({TokenType::decade, static_cast<std::int32_t>(piece.number)});
    return;
  }
  add_digit_senses(piece, item);
}

void read_word_number(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item) {
  const int first = item.has(TokenType::multiplier) ? -1 : item.value(TokenType::number);
  if (read_spelled_year(pieces, lexicon, first, item)) return;
  double total = 0;
  double group = first < 0 ? item.value(TokenType::multiplier) : first;
  for (int words = 1; words < kMostWords; ++words) {
    const std::uint32_t at = is_sign(pieces, item.last, '-') ? item.last + 1 : item.last;
    const int number = word_value(pieces, lexicon, at, TokenType::number);
    const int multiplier = word_value(pieces, lexicon, at, TokenType::multiplier);
    const int group_rest = static_cast<int>(group) % 100;
    if (multiplier > 0) {
      group *= multiplier;
      if (multiplier == 1000) {
        total += group;
        group = 0;
      }
    } else if (number > 0 &&
               ((number < 10 && group_rest >= 20 && group_rest % 10 == 0) || group_rest == 0)) {
      group += number;
    } else {
      break;
    }
    item.last = at + 1;
  }
  item.count = total + group;
  const bool plain = !read_half(pieces, lexicon, item);
  Item whole = item;
  whole.mask = 0;
  whole.sense_count = 0;
  if (item.last > item.first + 1) whole.word = 0;
  whole.add({TokenType::number, static_cast<std::int32_t>(whole.count)});
  if (plain && whole.count >= 2000 && whole.count <= kLastYear) {
    whole.add({TokenType::year, static_cast<std::int32_t>(whole.count)});
  }
  item = whole;
}

void read_apostrophe_year(const std::vector<Piece>& pieces, const Lexicon& lexicon, Item& item) {
  const std::uint32_t at = item.first + 1;
  if (!is_digits(pieces, at) || !pieces[at].glued || length(pieces[at]) != 2) return;
  if (pieces[item.first].glued && pieces[item.first - 1].kind != PieceKind::sign)
    return;  // the possessive of a word
  const auto value = static_cast<std::int32_t>(pieces[at].number);
  item.word = 0;
  item.last = at + 1;
  if (const std::uint32_t plural = end_of_plural(pieces, at + 1, lexicon)) {
    item.last = plural;
    item.add({TokenType::decade, value});
  } else {
    item.add({TokenType::short_year, value});
  }
}

}  // namespace dateline::timex
