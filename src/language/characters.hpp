#pragma once
// What kind of character stands at an offset: the tokeniser's alphabet.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline {

enum class CharKind : std::uint8_t {
  space,   // white space, controls and what shows nothing (zero-width space, direction marks)
  letter,  // letters, and numbers that are not digits (Roman numerals, fractions)
  digit,
  extend,  // belongs to the character before it: combining marks, joiners, emoji modifiers
  symbol,
};

struct Character {
  CharKind kind = CharKind::symbol;
  std::uint32_t size = 1;  // bytes
  char32_t code_point = 0;
};

// offset < text.size(). A byte of an ill-formed sequence is a symbol of size 1.
[[nodiscard]] Character character_at(std::string_view text, std::size_t offset);
[[nodiscard]] bool is_upper(char32_t code_point);
[[nodiscard]] bool is_lower(char32_t code_point);
[[nodiscard]] constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 128; }
[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return is_ascii_upper(c) || is_ascii_lower(c);
}
[[nodiscard]] constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

}  // namespace dateline
