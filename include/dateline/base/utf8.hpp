#pragma once
// UTF-8: validated once, in read/; everything after may trust it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

struct Decoded {
  char32_t code_point = 0;
  std::uint32_t size = 1;  // bytes used
  bool valid = true;       // false: one byte of an ill-formed sequence; code_point is U+FFFD
};

// The code point at `offset` (offset < text.size()).
[[nodiscard]] Decoded decode_utf8(std::string_view text, std::size_t offset);
void append_utf8(std::string& out, char32_t code_point);

// Each invalid byte becomes U+FFFD. `replaced` (may be null) gets the number of such bytes.
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes, std::size_t* replaced = nullptr);
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);
[[nodiscard]] std::size_t count_code_points(std::string_view valid_utf8);

// ASCII lower case, and curly quotes, dashes and no-break spaces to their plain forms: for lookup
// in knowledge files only, never for output. Other characters stay.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace dateline
