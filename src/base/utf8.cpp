// UTF-8 by Unicode's table 3-7: the first byte decides how many follow and what the second may be;
// overlong forms, surrogates and values above U+10FFFF are ill-formed by that alone.
#include "dateline/base/utf8.hpp"

#include <cstring>

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

struct Lead {
  std::uint32_t size = 0;  // 0: cannot start a character
  unsigned second_low = 0x80;
  unsigned second_high = 0xBF;
};

Lead lead_of(unsigned byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {};
}

// The offset after the ASCII bytes from `offset` on, eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  for (; offset + 8 <= text.size(); offset += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + offset, 8);
    if ((word & kHighBits) != 0) break;
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
  return offset;
}

// The offset of the first ill-formed byte from `offset` on, or the end.
std::size_t valid_until(std::string_view text, std::size_t offset) {
  while ((offset = skip_ascii(text, offset)) < text.size()) {
    const Decoded decoded = decode_utf8(text, offset);
    if (!decoded.valid) return offset;
    offset += decoded.size;
  }
  return offset;
}

// The plain ASCII form of a quote, dash or space, or 0.
char plain_form(char32_t code_point) {
  switch (code_point) {
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F:
      return ' ';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return '"';
    default:
      return '\0';
  }
}

}  // namespace

Decoded decode_utf8(std::string_view text, std::size_t offset) {
  const Decoded ill_formed{kReplacement, 1, false};
  const unsigned first = byte_at(text, offset);
  const Lead lead = lead_of(first);
  if (lead.size == 0 || lead.size > text.size() - offset) return ill_formed;
  if (lead.size == 1) return {first, 1, true};
  char32_t code_point = first & (0x7Fu >> lead.size);
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    const unsigned byte = byte_at(text, offset + i);
    const unsigned low = i == 1 ? lead.second_low : 0x80;
    const unsigned high = i == 1 ? lead.second_high : 0xBF;
    if (byte < low || byte > high) return ill_formed;
    code_point = code_point << 6 | (byte & 0x3Fu);
  }
  return {code_point, lead.size, true};
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacement;
  }
  const auto push = [&out](char32_t byte) { out += static_cast<char>(byte); };
  const auto tail = [&push](char32_t bits) { push(0x80u | (bits & 0x3Fu)); };
  if (code_point < 0x80) {
    push(code_point);
  } else if (code_point < 0x800) {
    push(0xC0u | code_point >> 6);
    tail(code_point);
  } else if (code_point < 0x10000) {
    push(0xE0u | code_point >> 12);
    tail(code_point >> 6);
    tail(code_point);
  } else {
    push(0xF0u | code_point >> 18);
    tail(code_point >> 12);
    tail(code_point >> 6);
    tail(code_point);
  }
}

std::string to_valid_utf8(std::string_view bytes, std::size_t* replaced) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t bad = 0;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t end = valid_until(bytes, offset);
    out.append(bytes.substr(offset, end - offset));
    offset = end;
    if (offset == bytes.size()) break;
    append_utf8(out, kReplacement);
    ++bad;
    ++offset;
  }
  if (replaced != nullptr) *replaced = bad;
  return out;
}

bool is_valid_utf8(std::string_view bytes) { return valid_until(bytes, 0) == bytes.size(); }

std::size_t count_code_points(std::string_view valid_utf8) {
  std::size_t count = 0;
  for (const char c : valid_utf8) {
    if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) ++count;
  }
  return count;
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode_utf8(text, offset);
    const char plain = plain_form(decoded.code_point);
    if (plain != '\0') {
      out += plain;
    } else if (decoded.code_point >= 'A' && decoded.code_point <= 'Z') {
      out += static_cast<char>(decoded.code_point - 'A' + 'a');
    } else {
      out.append(text.substr(offset, decoded.size));
    }
    offset += decoded.size;
  }
  return out;
}

}  // namespace dateline
