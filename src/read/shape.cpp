#include "read/shape.hpp"

#include "dateline/base/utf8.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t kProseWords = 25;
constexpr std::uint32_t kTitleWords = 20;

bool is_ascii_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Letters beyond ASCII: everything from Latin-1's letters on that is not punctuation.
bool is_word_character(char32_t c) {
  if (c < 0x80) return is_ascii_letter_or_digit(c);
  if (c == 0xA9) return true;  // "©" says as much as a word
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
         !(c >= 0x3000 && c <= 0x3004) && c != 0xFFFD;
}

// Capitals of Latin-1, and of Greek and Cyrillic by their blocks; elsewhere case is not looked at.
bool is_capital_or_digit(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c >= 0xC0 && c <= 0xDE) ||
         (c >= 0x391 && c <= 0x3AB) || (c >= 0x400 && c <= 0x42F);
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

bool is_opening_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == '(' || c == '[';
}

bool is_final(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

// What a word, a run of non-space, looks like.
struct Word {
  std::uint32_t letters = 0;
  char32_t first = 0;       // its first character
  char32_t initial = 0;     // its first letter or digit
  char32_t last = 0;        // its last character but closing quotes and brackets
  bool inner_stop = false;  // "U.S."
  bool lower = false;       // has a lower-case letter of ASCII
};

Word read_word(std::string_view line, std::size_t& offset) {
  Word word;
  while (offset < line.size() && space_size(line, offset) == 0) {
    const Decoded decoded = decode_utf8(line, offset);
    const char32_t c = decoded.code_point;
    offset += decoded.size;
    if (word.first == 0) word.first = c;
    if (is_word_character(c)) {
      ++word.letters;
      if (word.initial == 0) word.initial = c;
      if (c >= 'a' && c <= 'z') word.lower = true;
      if (word.last == '.') word.inner_stop = true;
    }
    if (!is_closing(c)) word.last = c;
  }
  return word;
}

// "Mr.", "J.", "U.S.", "Sen." do not end a sentence; "EU." is not seen as one either.
bool is_abbreviation(const Word& word) {
  return word.last == '.' &&
         (word.inner_stop || (word.letters <= 3 && is_capital_or_digit(word.initial) &&
                              !(word.initial >= '0' && word.initial <= '9')));
}

bool begins_sentence(const Word& word) {
  return is_capital_or_digit(word.first) || is_opening_quote(word.first);
}

}  // namespace

Shape shape_of(std::string_view line) {
  Shape shape;
  Word previous;
  bool has_previous = false;
  bool has_lower = false;
  for (std::size_t offset = 0; offset < line.size();) {
    if (const std::size_t space = space_size(line, offset); space != 0) {
      offset += space;
      continue;
    }
    const Word word = read_word(line, offset);
    if (word.letters > 0) ++shape.words;
    if (is_capital_or_digit(word.initial)) ++shape.capitalised;
    if (has_previous && is_final(previous.last) && !is_abbreviation(previous) &&
        begins_sentence(word)) {
      ++shape.sentences;
    }
    has_lower = has_lower || word.lower;
    previous = word;
    has_previous = true;
  }
  const char32_t last = previous.last;
  shape.ends_with_question = last == '?';
  shape.ends_with_colon = last == ':';
  shape.ends_with_stop = is_final(last) || last == ':' || last == ';';
  // Among capitals "SENS. CANTWELL, WARNER" cannot be told from two sentences.
  if (!has_lower) shape.sentences = 0;
  if (is_final(last)) ++shape.sentences;
  return shape;
}

bool is_prose(const Shape& shape) {
  return shape.words >= kProseWords || (shape.sentences >= 2 && shape.words >= 6);
}

bool is_title_like(const Shape& shape) {
  return shape.words <= kTitleWords && shape.sentences <= 1 &&
         (!shape.ends_with_stop || shape.ends_with_question || shape.words <= 2);
}

std::vector<std::string> lookup_words(std::string_view line) {
  const std::string folded = fold(line);
  std::vector<std::string> words;
  for (std::size_t offset = 0; offset < folded.size();) {
    if (const std::size_t space = space_size(folded, offset); space != 0) {
      offset += space;
      continue;
    }
    std::size_t begin = std::string::npos;  // of the first letter or digit
    std::size_t end = 0;                    // behind the last
    while (offset < folded.size() && space_size(folded, offset) == 0) {
      const Decoded decoded = decode_utf8(folded, offset);
      if (is_word_character(decoded.code_point)) {
        if (begin == std::string::npos) begin = offset;
        end = offset + decoded.size;
      }
      offset += decoded.size;
    }
    if (begin != std::string::npos) words.push_back(folded.substr(begin, end - begin));
  }
  return words;
}

}  // namespace dateline
