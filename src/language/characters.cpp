#include "language/characters.hpp"

#include <utf8proc.h>

#include <array>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

constexpr CharKind kind_of_ascii(unsigned byte) {
  const char c = static_cast<char>(byte);
  if (byte <= 0x20 || byte == 0x7F) return CharKind::space;
  if (is_ascii_digit(c)) return CharKind::digit;
  return is_ascii_letter(c) ? CharKind::letter : CharKind::symbol;
}

constexpr std::array<CharKind, 128> make_ascii_kinds() {
  std::array<CharKind, 128> kinds{};
  for (unsigned byte = 0; byte < 128; ++byte) kinds[byte] = kind_of_ascii(byte);
  return kinds;
}

constexpr std::array<CharKind, 128> kAsciiKinds = make_ascii_kinds();

// Format characters: the joiners and the soft hyphen stand inside words, the tag characters inside
// emoji; the rest (byte order mark, word joiner, direction marks) shows nothing.
CharKind kind_of_format(char32_t code_point) {
  const bool inside = code_point == 0x00AD || code_point == 0x200C || code_point == 0x200D ||
                      (code_point >= 0xE0020 && code_point <= 0xE007F);
  return inside ? CharKind::extend : CharKind::space;
}

CharKind kind_of(char32_t code_point) {
  if (code_point >= 0x1F3FB && code_point <= 0x1F3FF) return CharKind::extend;  // skin tones
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return CharKind::letter;
    case UTF8PROC_CATEGORY_ND:
      return CharKind::digit;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return CharKind::extend;
    case UTF8PROC_CATEGORY_CF:
      return kind_of_format(code_point);
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return CharKind::space;
    default:
      return CharKind::symbol;
  }
}

}  // namespace

Character character_at(std::string_view text, std::size_t offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 128) return {kAsciiKinds[byte], 1, byte};
  const Decoded decoded = decode_utf8(text, offset);
  if (!decoded.valid) return {CharKind::symbol, 1, decoded.code_point};
  return {kind_of(decoded.code_point), decoded.size, decoded.code_point};
}

bool is_upper(char32_t code_point) {
  if (code_point < 128) return is_ascii_upper(static_cast<char>(code_point));
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t code_point) {
  if (code_point < 128) return is_ascii_lower(static_cast<char>(code_point));
  return utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_LL;
}

}  // namespace dateline
