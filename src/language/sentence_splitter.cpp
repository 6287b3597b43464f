// A sentence may end at a token of full stops, question or exclamation marks, or at an abbreviation
// that is not bound to the next word. Closing quotes and brackets behind it come along; then the
// next word decides:
//   1. nothing, or an empty line           ends         "... said.\n\nNext"
//   2. a lower-case word                   goes on after quotes, "..." and the mark of a name
//   3. anything behind "Inc." and its kin  ends before a quote or a word of the starters list
//   4. everything else                     ends
// A label with a number ("May 6:") that opens the text stands alone, so that what it dates is
// parsed as it would be without. A bullet between spaces starts a sentence; "1." at the start of
// one does not end it.
#include "language/sentence_splitter.hpp"

#include <algorithm>

#include "dateline/base/utf8.hpp"
#include "language/characters.hpp"

namespace dateline {
namespace {

constexpr std::string_view kClosers[] = {"\"",           "'",      "''", "\u201D", "\u2019",
                                         "\u2019\u2019", "\u00BB", ")",  "]",      "}"};
constexpr std::string_view kQuotes[] = {"\"", "'", "``", "`", "\u201C", "\u2018", "\u00AB"};
constexpr std::string_view kBullets[] = {"\u2022", "\u2023", "\u25AA",
                                         "\u25CF", "\u25E6", "\u2043"};

template <std::size_t n>
bool is_one_of(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// What kind of end a token can be.
enum class Ending { none, full_stop, question, ellipsis, abbreviation };

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Span> tokens, const WordLists& lists)
      : text_(text), tokens_(tokens), lists_(lists) {}

  // The index after the sentence that starts at `first`, without a limit.
  [[nodiscard]] std::size_t end_of_sentence(std::size_t first, std::size_t limit) const;
  // The index behind a label that opens the text; 0 without one.
  [[nodiscard]] std::size_t end_of_label() const;

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].begin, tokens_[i].size());
  }
  [[nodiscard]] std::string_view gap(std::size_t i) const {  // before token i
    const std::uint32_t begin = tokens_[i - 1].end;
    return text_.substr(begin, tokens_[i].begin - begin);
  }
  [[nodiscard]] char32_t first_character(std::size_t i) const {
    return decode_utf8(text_, tokens_[i].begin).code_point;
  }
  [[nodiscard]] Ending ending_of(std::size_t i) const;
  [[nodiscard]] std::size_t after_closers(std::size_t i) const;
  [[nodiscard]] bool is_note(std::size_t i) const;
  [[nodiscard]] bool is_name_mark(std::size_t i) const;
  [[nodiscard]] bool ends_at(std::size_t i, std::size_t next, std::size_t first) const;
  [[nodiscard]] bool is_break_before(std::size_t i) const;
  [[nodiscard]] bool is_list_number(std::size_t i, std::size_t first) const;

  std::string_view text_;
  std::span<const Span> tokens_;
  const WordLists& lists_;
};

Ending Splitter::ending_of(std::size_t i) const {
  const std::string_view token = word(i);
  const char last = token.back();
  if (token == "\u2026") return Ending::ellipsis;
  if (token == "\u3002" || token == "\uFF01" || token == "\uFF1F" || token == "\u0964")
    return Ending::full_stop;
  if (last != '.' && last != '?' && last != '!') return Ending::none;
  if (is_ascii_letter(token.front()) || !is_ascii(token.front())) {
    const std::string_view stem = token.substr(0, token.size() - 1);
    const bool bound = last != '.' || stem.size() == 1 ||  // an initial
                       lists_.has(stem, WordList::before_name) ||
                       lists_.has(stem, WordList::unless_end);
    return bound ? Ending::none : Ending::abbreviation;
  }
  if (token.find_first_of("?!") != token.npos) return Ending::question;
  return token.size() > 1 ? Ending::ellipsis : Ending::full_stop;
}

std::size_t Splitter::after_closers(std::size_t i) const {
  std::size_t next = i + 1;
  while (next < tokens_.size() && gap(next).empty() && is_one_of(word(next), kClosers)) ++next;
  while (is_note(next)) next += 3;
  return next;
}

// "[12]" behind a sentence: the number of a note.
bool Splitter::is_note(std::size_t i) const {
  return i + 2 < tokens_.size() && word(i) == "[" && word(i + 2) == "]" &&
         is_ascii_digit(word(i + 1).front());
}

// An empty line, or a bullet between spaces.
bool Splitter::is_break_before(std::size_t i) const {
  const std::string_view space = gap(i);
  if (space.empty()) return false;
  const std::size_t line = space.find('\n');
  if (line != space.npos && space.find('\n', line + 1) != space.npos) return true;
  return is_one_of(word(i), kBullets);
}

// "1." or "a." at the start of a sentence or after a line break.
bool Splitter::is_list_number(std::size_t i, std::size_t first) const {
  if (i != first + 1 || !gap(i).empty()) return false;
  const std::string_view number = word(first);
  return number.size() <= 3 && (is_ascii_digit(number[0]) || number.size() == 1);
}

// "Yahoo! said": the mark is part of a name.
bool Splitter::is_name_mark(std::size_t i) const {
  return word(i) == "!" && i > 0 && gap(i).empty() && is_upper(first_character(i - 1));
}

bool Splitter::ends_at(std::size_t i, std::size_t next, std::size_t first) const {
  const Ending ending = ending_of(i);
  const char32_t start = first_character(next);
  if (ending == Ending::abbreviation)
    return is_one_of(word(next), kQuotes) ||
           (is_upper(start) && lists_.has(word(next), WordList::starters));
  if (ending == Ending::full_stop && is_list_number(i, first)) return false;
  // "wait . . ." and "what ?!".
  if (word(next).find_first_not_of(".?!") == std::string_view::npos) return false;
  // A slip ("end.Next"), or a script that puts no spaces between sentences.
  if (gap(next).empty()) return next == i + 1 && (is_upper(start) || !is_ascii(word(i).front()));
  if (!is_lower(start)) return true;
  return next == i + 1 && ending != Ending::ellipsis && !is_name_mark(i);
}

// "May 6: CAAP suspends all flights": a label with a number, at the start of a block, stands alone.
std::size_t Splitter::end_of_label() const {
  constexpr std::size_t longest = 6;
  bool has_number = false;
  for (std::size_t i = 0; i < std::min(longest, tokens_.size()); ++i) {
    const std::string_view token = word(i);
    const bool is_number = is_ascii_digit(token.front());
    if (token == ":" && has_number && i + 1 < tokens_.size() && !gap(i + 1).empty()) {
      const bool opens = is_upper(first_character(i + 1)) || is_one_of(word(i + 1), kQuotes);
      return opens ? i + 1 : 0;
    }
    const bool is_sign = token == "." || token == "," || token == "-" || token == "\u2013";
    if (!is_number && !is_sign && !is_upper(first_character(i))) return 0;
    has_number = has_number || is_number;
  }
  return 0;
}

std::size_t Splitter::end_of_sentence(std::size_t first, std::size_t limit) const {
  for (std::size_t i = first; i < limit; ++i) {
    if (i > first && is_break_before(i)) return i;
    if (ending_of(i) == Ending::none) continue;
    const std::size_t next = after_closers(i);
    if (next >= limit) return limit;
    if (ends_at(i, next, first)) return next;
  }
  return limit;
}

}  // namespace

std::vector<SentenceRange> SentenceSplitter::split(std::string_view text,
                                                   std::span<const Span> tokens,
                                                   std::size_t max_tokens) const {
  const Splitter splitter(text, tokens, lists_);
  const std::size_t most = std::max<std::size_t>(max_tokens, 1);
  std::vector<SentenceRange> ranges;
  const std::size_t label = splitter.end_of_label();
  for (std::size_t first = 0; first < tokens.size();) {
    const std::size_t limit = std::min(tokens.size(), first + most);
    const bool is_label = first == 0 && label > 0 && label <= most;
    const std::size_t last = is_label ? label : splitter.end_of_sentence(first, limit);
    ranges.push_back({first, last});
    first = last;
  }
  return ranges;
}

}  // namespace dateline
