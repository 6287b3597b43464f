// One pass from left to right. A token starts as a run of letters and digits or as a symbol; a run
// goes on over a joiner (full stop, apostrophe, hyphen, slash ...) when the rule of that joiner
// says so, each looking a bounded number of characters ahead. Then the run may lose a clitic or a
// unit, and may gain the full stop of an abbreviation.
#include "language/tokeniser.hpp"

#include <algorithm>
#include <array>

#include "language/addresses.hpp"
#include "language/characters.hpp"

namespace dateline {
namespace {

// Letters and digits without a joiner, and what they are.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t digits = 0;   // ASCII digits
  std::size_t letters = 0;  // everything else
  std::size_t uppers = 0;   // ASCII capitals
  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return end == begin; }
  [[nodiscard]] bool is_number() const { return digits > 0 && letters == 0; }
  [[nodiscard]] bool is_one_letter() const { return size() == 1 && letters == 1; }
};

struct Shape {
  std::array<std::uint8_t, 4> groups;  // digits between hyphens
};

// Digits and hyphens that are one thing: dates and telephone numbers. Any other pair is a range.
constexpr Shape kHyphenShapes[] = {
    {{4, 2, 2, 0}}, {{2, 2, 4, 0}}, {{2, 2, 2, 0}}, {{1, 2, 4, 0}}, {{1, 1, 4, 0}},
    {{2, 1, 4, 0}}, {{1, 2, 2, 0}}, {{1, 1, 2, 0}}, {{2, 1, 2, 0}}, {{3, 4, 0, 0}},
    {{3, 3, 4, 0}}, {{1, 3, 3, 4}}, {{3, 2, 4, 0}},
};

class Scanner {
 public:
  Scanner(std::string_view text, Span block, const WordLists& lists, std::vector<Span>& tokens)
      : text_(text.substr(0, block.end)),
        lists_(lists),
        tokens_(tokens),
        addresses_(text_, lists),
        position_(block.begin),
        block_begin_(block.begin) {}

  void scan() {
    while (position_ < text_.size()) {
      const Character character = character_at(text_, position_);
      if (character.kind == CharKind::space) {
        position_ += character.size;
      } else if (character.kind == CharKind::symbol) {
        scan_symbol(character);
      } else {
        scan_word();
      }
    }
  }

 private:
  [[nodiscard]] char at(std::size_t offset) const {
    return offset < text_.size() ? text_[offset] : '\0';
  }
  [[nodiscard]] std::string_view cut(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  [[nodiscard]] bool is_word_at(std::size_t offset) const {
    if (offset >= text_.size()) return false;
    const CharKind kind = character_at(text_, offset).kind;
    return kind == CharKind::letter || kind == CharKind::digit || kind == CharKind::extend;
  }
  [[nodiscard]] bool is_space_at(std::size_t offset) const {
    return offset >= text_.size() || character_at(text_, offset).kind == CharKind::space;
  }
  [[nodiscard]] bool starts_after_space() const {
    return position_ == block_begin_ || (tokens_.empty() ? true : tokens_.back().end < position_);
  }
  void emit(std::size_t end) {
    tokens_.push_back({static_cast<std::uint32_t>(position_), static_cast<std::uint32_t>(end)});
    position_ = end;
  }

  // ---- words
  [[nodiscard]] Run run_at(std::size_t begin) const;
  void scan_word();
  [[nodiscard]] std::size_t end_of_word(Run& last);
  [[nodiscard]] bool joins(const Run& before, std::size_t joiner_size, const Run& after) const;
  [[nodiscard]] bool full_stop_joins(const Run& before, const Run& after) const;
  [[nodiscard]] bool apostrophe_joins(const Run& before, const Run& after) const;
  [[nodiscard]] bool hyphen_joins(const Run& before, const Run& after) const;
  [[nodiscard]] bool slash_joins(const Run& before, const Run& after) const;
  [[nodiscard]] bool comma_joins(const Run& before, const Run& after) const;
  [[nodiscard]] bool ampersand_joins(const Run& before, const Run& after) const;
  [[nodiscard]] std::size_t end_of_hyphened_digits(std::size_t begin) const;
  void emit_word(std::size_t end, const Run& last);
  [[nodiscard]] std::size_t unit_start(const Run& last) const;
  [[nodiscard]] bool follows_money() const;
  [[nodiscard]] bool takes_full_stop(std::size_t end, const Run& last) const;
  [[nodiscard]] bool is_initial() const;
  [[nodiscard]] bool goes_on(std::size_t offset) const;
  [[nodiscard]] std::size_t next_word(std::size_t offset) const;
  [[nodiscard]] bool is_number_next(std::size_t offset) const;

  // ---- symbols
  [[nodiscard]] std::size_t apostrophe_size(std::size_t offset) const;
  [[nodiscard]] std::size_t end_of_clitic(std::size_t offset) const;
  [[nodiscard]] std::size_t end_of_elision(std::size_t offset) const;
  [[nodiscard]] std::size_t end_of_same(std::size_t offset, const Character& character) const;
  [[nodiscard]] std::size_t end_of_face(std::size_t offset) const;
  [[nodiscard]] std::size_t end_of_marked_word(std::size_t offset) const;
  [[nodiscard]] std::size_t end_of_extends(std::size_t offset) const;
  [[nodiscard]] std::size_t end_of_symbol(const Character& character) const;
  void scan_symbol(const Character& character) { emit(end_of_symbol(character)); }

  std::string_view text_;  // up to the end of the block
  const WordLists& lists_;
  std::vector<Span>& tokens_;
  AddressFinder addresses_;
  std::size_t position_;
  std::size_t block_begin_;
};

// ---------------------------------------------------------------------------------------- words

Run Scanner::run_at(std::size_t begin) const {
  Run run{begin, begin};
  while (run.end < text_.size()) {
    const char c = text_[run.end];
    if (is_ascii_letter(c) || c == '_') {
      ++run.letters;
      run.uppers += is_ascii_upper(c) ? 1u : 0u;
      ++run.end;
    } else if (is_ascii_digit(c)) {
      ++run.digits;
      ++run.end;
    } else if (is_ascii(c)) {
      break;
    } else {
      const Character character = character_at(text_, run.end);
      if (character.kind == CharKind::space || character.kind == CharKind::symbol) break;
      ++run.letters;
      run.end += character.size;
    }
  }
  return run;
}

void Scanner::scan_word() {
  Run last = run_at(position_);
  const char stop = at(last.end);
  // Only these can go on as an address; a plain word never asks.
  if (stop == '.' || stop == '@' || stop == ':' || stop == '-' || stop == '%' || stop == '+') {
    const std::size_t address = addresses_.end_of_address(position_, text_.size());
    if (address > last.end) return emit(address);
  }
  const std::size_t end = end_of_word(last);
  emit_word(end, last);
}

// Follows the joiners; `last` becomes the last run.
std::size_t Scanner::end_of_word(Run& last) {
  if (last.is_number() && at(last.end) == '-') {
    const std::size_t end = end_of_hyphened_digits(last.begin);
    if (end > last.end) last = Run{end, end};
  }
  while (last.end < text_.size()) {
    const char joiner = text_[last.end];
    if (is_ascii(joiner) && static_cast<unsigned char>(joiner) <= 0x20) break;
    const std::size_t size = character_at(text_, last.end).size;
    if (!is_word_at(last.end + size)) break;
    const Run next = run_at(last.end + size);
    if (!joins(last, size, next)) break;
    last = next;
  }
  return last.end;
}

bool Scanner::joins(const Run& before, std::size_t joiner_size, const Run& after) const {
  if (apostrophe_size(before.end) == joiner_size) return apostrophe_joins(before, after);
  const char32_t joiner = character_at(text_, before.end).code_point;
  const bool numbers = before.is_number() && after.digits > 0;
  switch (joiner) {
    case '.':
      return full_stop_joins(before, after);
    case '-':
    case 0x2010:
    case 0x2011:
      return hyphen_joins(before, after);
    case '/':
      return slash_joins(before, after);
    case ':':
      return numbers && before.size() <= 2 && after.digits <= 2;
    case ',':
      return comma_joins(before, after);
    case '&':
      return ampersand_joins(before, after);
    case '@':
      return before.letters > 0 && after.letters > 0;
    case 0x00B7:  // Catalan and old decimals
      return true;
    default:
      return false;
  }
}

// "7.5", "20.09.2020"; "U.S", "e.g", "Ph.D"; never "end.Next".
bool Scanner::full_stop_joins(const Run& before, const Run& after) const {
  if (before.digits > 0 && after.digits > 0) return before.letters == 0 || before.begin > position_;
  if (after.is_one_letter() && before.is_one_letter()) return true;
  return lists_.has(cut(before.begin, after.end), WordList::dotted);
}

// "O'Connell", "o'clock"; not the clitics ("it|'s"), which start their own token.
bool Scanner::apostrophe_joins(const Run& before, const Run& after) const {
  if (before.is_number()) {
    const bool decade = text_[before.end - 1] == '0' && (before.size() == 2 || before.size() == 4);
    return decade && cut(after.begin, after.end) == "s";  // "the 1980's"
  }
  if (end_of_clitic(before.end) > before.end) return false;
  const char first_after = text_[after.begin];
  const bool not_clitic = after.is_one_letter() && ascii_lower(first_after) == 't' &&
                          ascii_lower(text_[before.end - 1]) == 'n';
  return not_clitic || after.digits == 0;  // emit_word cuts "n't" off
}

// "non-profit", "Holocaust-esque", "mid-2004": the affixes of the list only.
bool Scanner::hyphen_joins(const Run& before, const Run& after) const {
  if (before.begin == position_ && before.digits == 0 &&
      lists_.has(cut(before.begin, before.end), WordList::prefixes))
    return true;
  return after.digits == 0 && lists_.has(cut(after.begin, after.end), WordList::suffixes);
}

// "20/09/2020", "1/2", "24/7"; "n/a", "w/o", "A/C"; not "and/or".
bool Scanner::slash_joins(const Run& before, const Run& after) const {
  if (before.is_number() && after.digits > 0) return before.size() <= 4 && after.digits <= 4;
  return before.is_one_letter() && before.begin == position_ && after.letters <= 2 &&
         after.digits == 0 && at(after.end) != '/';
}

// "200,000" and "1,00,000"; not "2,3" or "May 5,2020".
bool Scanner::comma_joins(const Run& before, const Run& after) const {
  if (!before.is_number() || before.size() > 3 || after.digits < 2) return false;
  std::size_t digits = after.begin;
  while (is_ascii_digit(at(digits))) ++digits;
  const std::size_t group = digits - after.begin;
  return group == 3 || (group == 2 && at(digits) == ',' && is_ascii_digit(at(digits + 1)));
}

// "AT&T", "R&D", "p&l".
bool Scanner::ampersand_joins(const Run& before, const Run& after) const {
  const bool capitals = before.uppers == before.size() && after.uppers == after.size();
  const bool single = before.is_one_letter() && after.is_one_letter();
  return single || (capitals && before.size() <= 3 && after.size() <= 3);
}

// "2020-09-20", "713-853-3989": the end of the shape, or `begin`.
std::size_t Scanner::end_of_hyphened_digits(std::size_t begin) const {
  Shape shape{};
  std::size_t end = begin;
  for (std::size_t group = 0; group < shape.groups.size(); ++group) {
    std::size_t digits = 0;
    while (digits <= 4 && is_ascii_digit(at(end + digits))) ++digits;
    if (digits == 0 || digits > 4) return begin;
    shape.groups[group] = static_cast<std::uint8_t>(digits);
    end += digits;
    if (at(end) != '-' || !is_ascii_digit(at(end + 1))) break;
    ++end;
  }
  if (is_word_at(end) || at(end) == '-') return begin;
  const auto is_it = [&](const Shape& known) { return known.groups == shape.groups; };
  return std::any_of(std::begin(kHyphenShapes), std::end(kHyphenShapes), is_it) ? end : begin;
}

void Scanner::emit_word(std::size_t end, const Run& last) {
  const std::string_view word = cut(position_, end);
  if (at(end) == '$' && last.uppers == word.size() && word.size() <= 3)
    return emit(end_of_extends(end + 1));  // "US$"
  const std::size_t unit = unit_start(last);
  if (unit > position_) emit(unit);
  if (last.begin == position_ && last.digits == 0) {
    const std::size_t split = lists_.split_of(word);
    if (split > 0) emit(position_ + split);
  }
  const std::size_t apostrophe = last.begin - std::min(last.begin, position_);
  if (apostrophe > 1 && last.is_one_letter() && ascii_lower(text_[last.begin]) == 't') {
    const std::size_t size = at(last.begin - 1) == '\'' || at(last.begin - 1) == '`' ? 1 : 3;
    const std::size_t cut_at = last.begin - size - 1;
    const bool is_not = apostrophe_size(cut_at + 1) == size && ascii_lower(text_[cut_at]) == 'n';
    if (is_not && cut_at > position_) emit(cut_at);
  }
  emit(takes_full_stop(end, last) ? end + 1 : end);
}

// "5pm", "3bn": where the unit starts, or 0. A single capital is a unit behind money only: "$3M",
// but "3M" is a company and "5G" a network.
std::size_t Scanner::unit_start(const Run& last) const {
  if (last.digits == 0 || last.letters == 0 || !is_ascii_digit(text_[last.begin])) return 0;
  std::size_t start = last.begin;
  while (is_ascii_digit(at(start))) ++start;
  if (start - last.begin != last.digits) return 0;
  if (!lists_.has(cut(start, last.end), WordList::units)) return 0;
  const bool capital = last.letters == 1 && is_ascii_upper(text_[start]);
  return capital && !follows_money() ? 0 : start;
}

bool Scanner::follows_money() const {
  if (tokens_.empty() || tokens_.back().end != position_) return false;
  const std::string_view before = cut(tokens_.back().begin, tokens_.back().end);
  return before.back() == '$' || before == "\u20AC" || before == "\u00A3" || before == "\u00A5";
}

// A word before a full stop: is the stop part of it?
bool Scanner::takes_full_stop(std::size_t end, const Run& last) const {
  if (at(end) != '.' || at(end + 1) == '.' || last.letters == 0) return false;
  if (end_of_extends(end + 1) > end + 1) return false;
  if (last.begin > position_ && text_[last.begin - 1] == '.')
    return last.is_one_letter() || lists_.has(cut(position_, end), WordList::dotted);
  const std::string_view word = cut(position_, end);
  const std::string_view before =
      tokens_.empty() ? "" : cut(tokens_.back().begin, tokens_.back().end);
  if (lists_.has(word, WordList::before_name) || lists_.has(word, WordList::either)) return true;
  if (lists_.has(word, WordList::before_number) && is_number_next(end + 1)) return true;
  if (lists_.has(word, WordList::after_comma) && before == ",") return true;
  if (lists_.has(word, WordList::unless_end)) return goes_on(end + 1);
  if (!last.is_one_letter()) return false;
  return is_ascii_upper(word[0]) ? is_initial() : before == "(";  // "(b. 1950)"
}

// A capital letter and its full stop before a name ("J. Smith", "by D. Lee", "George W. Bush").
// "vitamin C. The", "World War I." and the last word of a block are not.
bool Scanner::is_initial() const {
  const std::size_t next = next_word(position_ + 2);
  if (next >= text_.size()) return false;
  const bool is_initial_next = is_ascii_upper(at(next)) && at(next + 1) == '.';
  if (text_[position_] == 'I') return is_initial_next;
  const bool after_name = !tokens_.empty() && tokens_.back().end > block_begin_ &&
                          is_upper(character_at(text_, tokens_.back().begin).code_point);
  if (!is_upper(character_at(text_, next).code_point))
    return after_name && (is_ascii_lower(at(next)) || at(next) == ',');
  return is_initial_next || goes_on(position_ + 2);
}

// No sentence starts at the next word, as far as the lists know.
bool Scanner::goes_on(std::size_t offset) const {
  const std::size_t next = next_word(offset);
  if (next >= text_.size()) return false;
  if (!is_ascii_upper(at(next))) return true;
  return !lists_.has(cut(next, run_at(next).end), WordList::starters);
}

// The next byte that is no space or line break.
std::size_t Scanner::next_word(std::size_t offset) const {
  while (at(offset) == ' ' || at(offset) == '\n') ++offset;
  return offset;
}

bool Scanner::is_number_next(std::size_t offset) const {
  const std::size_t next = next_word(offset);
  return is_ascii_digit(at(next)) || (is_ascii_upper(at(next)) && !is_ascii_lower(at(next + 1)));
}

// -------------------------------------------------------------------------------------- symbols

// 0 where there is no apostrophe: ', ` or the curly ones.
std::size_t Scanner::apostrophe_size(std::size_t offset) const {
  const char c = at(offset);
  if (c == '\'' || c == '`') return 1;
  const std::string_view three = text_.substr(std::min(offset, text_.size()), 3);
  return three == "\u2019" || three == "\u2018" ? 3 : 0;
}

// "'s", "'re" ... before something that is not a word, or `offset`.
std::size_t Scanner::end_of_clitic(std::size_t offset) const {
  const std::size_t size = apostrophe_size(offset);
  if (size == 0) return offset;
  const char first = ascii_lower(at(offset + size));
  const char second = ascii_lower(at(offset + size + 1));
  const bool one = first == 's' || first == 'm' || first == 'd';
  const bool two =
      (first == 'l' && second == 'l') || ((first == 'r' || first == 'v') && second == 'e');
  const std::size_t end = offset + size + (two ? 2 : 1);
  return (one || two) && !is_word_at(end) && end <= text_.size() ? end : offset;
}

// "'em", "'til", "'72", "'60s", or `offset`.
std::size_t Scanner::end_of_elision(std::size_t offset) const {
  const std::size_t size = apostrophe_size(offset);
  if (size == 0 || !is_word_at(offset + size)) return offset;
  const Run run = run_at(offset + size);
  const bool year = run.digits == 2 && is_ascii_digit(text_[run.begin]) &&
                    (run.letters == 0 || (run.letters == 1 && text_[run.end - 1] == 's'));
  return year || lists_.has(cut(offset, run.end), WordList::elisions) ? run.end : offset;
}

// Marks that belong to what stands before `offset`; a joiner takes the next symbol along (emoji).
std::size_t Scanner::end_of_extends(std::size_t offset) const {
  while (offset < text_.size()) {
    const Character character = character_at(text_, offset);
    if (character.kind != CharKind::extend) break;
    offset += character.size;
    if (character.code_point != 0x200D || offset >= text_.size()) continue;
    const Character joined = character_at(text_, offset);
    if (joined.kind == CharKind::symbol && joined.code_point >= 0x2000) offset += joined.size;
  }
  return offset;
}

// The run of a symbol that is written several times: "--", "***".
std::size_t Scanner::end_of_same(std::size_t offset, const Character& character) const {
  while (offset < text_.size() && character_at(text_, offset).code_point == character.code_point)
    offset += character.size;
  return end_of_extends(offset);
}

// ":)" and its kin between spaces, or `offset`.
std::size_t Scanner::end_of_face(std::size_t offset) const {
  constexpr std::string_view kEyes = ":;=";
  constexpr std::string_view kMouths = ")(DPp";
  if (kEyes.find(at(offset)) == kEyes.npos || !starts_after_space()) return offset;
  const std::size_t mouth = at(offset + 1) == '-' ? offset + 2 : offset + 1;
  const bool is_face = at(mouth) != '\0' && kMouths.find(at(mouth)) != kMouths.npos;
  return is_face && is_space_at(mouth + 1) ? mouth + 1 : offset;
}

// "@handle", "#tag", "+44", ".5", or `offset`. "#1" and "word@word" are not of them.
std::size_t Scanner::end_of_marked_word(std::size_t offset) const {
  const char mark = text_[offset];
  const std::size_t next = offset + 1;
  if (!starts_after_space() && (mark == '+' || mark == '.' || mark == '@')) return offset;
  if (mark == '.' || mark == '+') {
    if (!is_ascii_digit(at(next))) return offset;
    const Run run = run_at(next);
    return run.is_number() ? run.end : offset;
  }
  if ((mark != '@' && mark != '#') || !is_word_at(next) || is_ascii_digit(at(next))) return offset;
  return run_at(next).end;
}

std::size_t Scanner::end_of_symbol(const Character& character) const {
  const std::size_t after = position_ + character.size;
  for (const std::size_t end : {end_of_clitic(position_), end_of_elision(position_),
                                end_of_face(position_), end_of_marked_word(position_)})
    if (end > position_) return end;
  constexpr std::string_view kEnders = ".?!";
  constexpr std::string_view kRepeated = "'`#$";
  const char c = text_[position_];
  if (kEnders.find(c) != kEnders.npos) {
    const std::size_t end = std::min(text_.find_first_not_of(kEnders, position_), text_.size());
    return end_of_extends(end);
  }
  constexpr std::string_view kStrokes = "-=*_~<>|+";
  if (kStrokes.find(c) != kStrokes.npos) {  // "--", "=>", "***", rules drawn with them
    const std::size_t end = std::min(text_.find_first_not_of(kStrokes, position_), text_.size());
    return end_of_extends(end);
  }
  const bool repeats =
      !is_ascii(c) && character.code_point >= 0x2010 && character.code_point <= 0x2026;
  if (repeats || kRepeated.find(c) != kRepeated.npos) return end_of_same(after, character);
  const bool flag = character.code_point >= 0x1F1E6 && character.code_point <= 0x1F1FF;
  if (flag && after < text_.size()) {
    const Character second = character_at(text_, after);
    if (second.code_point >= 0x1F1E6 && second.code_point <= 0x1F1FF)
      return end_of_extends(after + second.size);
  }
  return end_of_extends(after);
}

}  // namespace

void Tokeniser::tokenise(std::string_view text, Span block, std::vector<Span>& tokens) const {
  Scanner(text, block, lists_, tokens).scan();
}

}  // namespace dateline
