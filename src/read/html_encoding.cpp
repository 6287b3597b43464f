#include "read/html_encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include "dateline/base/utf8.hpp"
#include "read/decode.hpp"

namespace dateline {
namespace {

constexpr std::size_t kLabelBytes = 1024;  // WHATWG: where a label must stand
constexpr std::size_t kSniffBytes = 2048;
// A page that says UTF-8, or nothing, and has fewer bad bytes than this share of its bytes beyond
// ASCII is UTF-8 with damage.
constexpr std::size_t kOneInDamaged = 5;

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool is_label_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         c == ':';
}

// 0x80 to 0x9F of Windows-1252; 0 where it has no character (the control character stays).
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string decode_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    char32_t code_point = static_cast<unsigned char>(c);
    if (code_point >= 0x80 && code_point < 0xA0) {
      const char32_t mapped = kWindows1252[code_point - 0x80];
      if (mapped != 0) code_point = mapped;
    }
    append_utf8(text, code_point);
  }
  return text;
}

// The names under which browsers read another encoding than the label says (WHATWG).
std::string encoding_of(const std::string& label) {
  static constexpr std::array<std::string_view, 6> kLatin1 = {
      "ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "us-ascii"};
  if (std::find(kLatin1.begin(), kLatin1.end(), label) != kLatin1.end()) return "windows-1252";
  if (label == "gb2312" || label == "gbk") return "gb18030";
  if (label == "shift_jis" || label == "x-sjis" || label == "sjis") return "cp932";
  if (label == "ks_c_5601-1987" || label == "euc-kr") return "cp949";
  if (label == "iso-8859-9") return "windows-1254";
  return label;
}

class Converter {
 public:
  explicit Converter(const std::string& encoding)
      : handle_(::iconv_open("UTF-8", encoding.c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) ::iconv_close(handle_);
  }
  [[nodiscard]] bool is_open() const { return handle_ != iconv_t(-1); }

  // Bytes that are no character become U+FFFD, one at a time.
  std::string convert(std::string_view bytes) {
    std::string text;
    std::array<char, 1 << 14> buffer{};
    char* in = const_cast<char*>(bytes.data());  // iconv() reads only
    std::size_t in_left = bytes.size();
    while (in_left > 0) {
      char* out = buffer.data();
      std::size_t out_left = buffer.size();
      const std::size_t result = ::iconv(handle_, &in, &in_left, &out, &out_left);
      const int error_number = errno;
      text.append(buffer.data(), buffer.size() - out_left);
      if (result != static_cast<std::size_t>(-1) || error_number == E2BIG) continue;
      append_utf8(text, 0xFFFD);
      ++in;
      --in_left;
    }
    return text;
  }

 private:
  iconv_t handle_;
};

bool is_damaged_utf8(std::string_view bytes, std::size_t replaced) {
  const auto high = static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  return replaced * kOneInDamaged < high;
}

std::string decode_as(std::string_view bytes, const std::string& label) {
  std::size_t replaced = 0;
  std::string as_utf8 = to_valid_utf8(bytes, &replaced);
  if (replaced == 0) return as_utf8;
  if ((label.empty() || label == "utf-8" || label == "utf8") && is_damaged_utf8(bytes, replaced)) {
    return as_utf8;
  }
  const std::string encoding = encoding_of(label);
  if (!encoding.empty() && encoding != "windows-1252" && !encoding.starts_with("utf")) {
    if (Converter converter(encoding); converter.is_open()) return converter.convert(bytes);
  }
  return decode_windows_1252(bytes);
}

// The byte that the character at `at` stands for where UTF-8 was read as Latin-1; -1 for others.
int latin_byte(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return -1;
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return lead == 0xC2 || lead == 0xC3 ? (lead == 0xC3 ? next + 0x40 : next) : -1;
}

// A character that was encoded twice and begins at `at`; empty where there is none.
std::string once_encoded(std::string_view text, std::size_t at) {
  const int lead = latin_byte(text, at);
  const int more = lead >= 0xF0 && lead <= 0xF4   ? 3
                   : lead >= 0xE0 && lead <= 0xEF ? 2
                   : lead >= 0xC2 && lead <= 0xDF ? 1
                                                  : 0;
  std::string bytes(1, static_cast<char>(lead));
  for (int i = 1; i <= more; ++i) {
    const int byte = latin_byte(text, at + 2 * static_cast<std::size_t>(i));
    if (byte < 0x80 || byte > 0xBF) return {};
    bytes += static_cast<char>(byte);
  }
  return more > 0 && is_valid_utf8(bytes) ? bytes : std::string{};
}

// "you\u00E2\u0080\u0099re": a page that was encoded twice. No page has control characters of
// its own (U+0080 to U+009F), so that they give it away.
std::string undo_second_encoding(std::string text) {
  const auto has_control = [&text](std::size_t at) {
    return static_cast<unsigned char>(text[at + 1]) < 0xA0;
  };
  std::size_t first = text.find('\xC2');
  while (first != std::string::npos && first + 1 < text.size() && !has_control(first))
    first = text.find('\xC2', first + 1);
  if (first == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool may_begin = text[at] == '\xC3';
    const std::string bytes = may_begin ? once_encoded(text, at) : std::string{};
    if (bytes.empty()) {
      out += text[at++];
    } else {
      out += bytes;
      at += 2 * bytes.size();
    }
  }
  return out;
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  const std::string start =
      lower(has_utf16_mark(bytes) ? decode_utf16(bytes.substr(0, kSniffBytes & ~std::size_t{1}))
                                  : std::string(bytes.substr(0, kSniffBytes)));
  if (start.find("<!doctype html") != std::string::npos) return true;
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first == std::string::npos || start[first] != '<') return false;
  std::size_t tags = 0;
  for (const std::string_view tag : {"<html", "<head", "<body", "<meta", "<title", "<div", "<p>",
                                     "<p ", "<h1", "<article", "<script", "<link", "<span"}) {
    if (start.find(tag) != std::string::npos) ++tags;
  }
  return tags >= 2 || start.find("<html") != std::string::npos;
}

std::string charset_label(std::string_view bytes) {
  const std::string start = lower(bytes.substr(0, kLabelBytes));
  for (std::size_t at = start.find("<meta"); at != std::string::npos;
       at = start.find("<meta", at + 1)) {
    const std::size_t end = std::min(start.find('>', at), start.size());
    std::size_t label = start.substr(at, end - at).find("charset");
    if (label == std::string::npos) continue;
    label = start.find_first_not_of(" \t\r\n=\"'", at + label + 7);
    std::size_t stop = label;
    while (stop < start.size() && is_label_character(start[stop])) ++stop;
    if (label < stop) return start.substr(label, stop - label);
  }
  return {};
}

std::string decode_charset(std::string_view bytes, std::string_view charset) {
  return decode_as(bytes, lower(charset));
}

std::string decode_html(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text =
      has_utf16_mark(bytes) ? decode_utf16(bytes) : decode_as(bytes, charset_label(bytes));
  std::replace(text.begin(), text.end(), '\0', ' ');
  return undo_second_encoding(std::move(text));
}

}  // namespace dateline
