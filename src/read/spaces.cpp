#include "read/spaces.hpp"

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

// The offset of the first byte of the character that ends before `end` (end > 0).
std::size_t last_character(std::string_view text, std::size_t end) {
  std::size_t offset = end - 1;
  while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0u) == 0x80u) --offset;
  return offset;
}

}  // namespace

bool is_space(char32_t c) {
  return (c >= '\t' && c <= '\r') || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000 || c == 0xFEFF;
}

std::size_t space_size(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return is_space(first) ? 1 : 0;
  // Each space beyond ASCII starts with one of these bytes.
  if (first != 0xC2 && first != 0xE1 && first != 0xE2 && first != 0xE3 && first != 0xEF) return 0;
  const Decoded decoded = decode_utf8(text, offset);
  return is_space(decoded.code_point) ? decoded.size : 0;
}

Span trimmed(std::string_view text, Span span) {
  std::size_t begin = span.begin;
  std::size_t end = span.end;
  while (begin < end) {
    const std::size_t size = space_size(text, begin);
    if (size == 0) break;
    begin += size;
  }
  while (end > begin) {
    const std::size_t last = last_character(text, end);
    if (last < begin || space_size(text, last) == 0) break;
    end = last;
  }
  if (begin >= end) return {span.begin, span.begin};
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t size = space_size(text, begin);
    if (size == 0) break;
    begin += size;
  }
  text.remove_prefix(begin);
  while (!text.empty()) {
    const std::size_t last = last_character(text, text.size());
    if (space_size(text, last) == 0) break;
    text = text.substr(0, last);
  }
  return text;
}

}  // namespace dateline
