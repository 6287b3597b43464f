#include "dateline/base/result.hpp"

#include <string_view>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

// Characters that move a terminal's cursor or turn its text around: control characters, and the
// invisible and bidirectional marks of Unicode.
bool is_hidden(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x61C;
}

std::string hexadecimal(char32_t value, std::size_t width) {
  std::string out;
  for (; value != 0 || out.size() < width; value >>= 4) {
    out.insert(out.begin(), "0123456789abcdef"[value & 0xF]);
  }
  return out;
}

// "a<newline>b" -> "a\x0ab"; an ill-formed byte is shown the same way.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode_utf8(text, offset);
    if (!decoded.valid || decoded.code_point < 0x80) {
      const char32_t byte = static_cast<unsigned char>(text[offset]);
      const bool show = decoded.valid && !is_hidden(byte);
      out += show ? std::string(1, text[offset]) : "\\x" + hexadecimal(byte, 2);
    } else if (is_hidden(decoded.code_point)) {
      out += "\\u{" + hexadecimal(decoded.code_point, 4) + "}";
    } else {
      out += text.substr(offset, decoded.size);
    }
    offset += decoded.size;
  }
  return out;
}

}  // namespace

std::string format_message(std::string_view kind, const Where& where, std::string_view message,
                           std::string_view hint) {
  std::string out = escaped(where.path);
  if (!out.empty()) out += ':';
  if (where.line != 0) {
    out += std::to_string(where.line) + ':';
    if (where.column != 0) out += std::to_string(where.column) + ':';
  }
  if (!out.empty()) out += ' ';
  out += std::string(kind) + ": " + escaped(message);
  if (!hint.empty()) out += "\nhint: " + escaped(hint);
  return out;
}

std::string format_error(const Error& error) {
  return format_message("error", error.where, error.message, error.hint);
}

}  // namespace dateline
