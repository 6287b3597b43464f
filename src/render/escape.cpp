#include "render/escape.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kHexDigits = "0123456789abcdef";

// Calls `write(out, code_point)` for each code point of `text`; U+FFFD for each invalid byte.
template <class Write>
std::string each_code_point(std::string_view text, Write write) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_utf8(text, i);
    write(out, decoded.code_point);
    i += decoded.size;
  }
  return out;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

// Characters that XML 1.0 cannot hold, beside the controls.
bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

// Left-to-right and right-to-left overrides turn text around that stands as it should be read.
bool is_override(char32_t c) { return c == 0x202D || c == 0x202E; }

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x2028 ||
         c == 0x2029 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

// Marks that change the order of what stands around them (Unicode's bidi controls).
bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

// Characters without width that can hide in a word. The joiners U+200C and U+200D are handled
// apart, as Persian and the scripts of India are not spelled without them.
bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
         c == 0x180E || c == 0x200B || (c >= 0x2060 && c <= 0x2065) ||
         (c >= 0x206A && c <= 0x206F) || c == 0x3164 || c == 0xFEFF || c == 0xFFA0 ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool is_joiner(char32_t c) { return c == 0x200C || c == 0x200D; }

void append_hex(std::string& out, char32_t c, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += kHexDigits[(c >> shift) & 0xF];
  }
}

// "\x1b" for what fits into a byte, "\u{202e}" for the rest.
void append_escape(std::string& out, char32_t c) {
  if (c < 0x100) {
    out += "\\x";
    append_hex(out, c, 2);
    return;
  }
  out += "\\u{";
  append_hex(out, c, c < 0x10000 ? 4 : 6);
  out += '}';
}

void append_xml(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    case '\t':
    case '\n':
    case '\r':
      out += ' ';
      return;
    default:
      break;
  }
  const bool is_unfit = is_control(c) || is_noncharacter(c) || is_override(c);
  append_utf8(out, is_unfit ? kReplacement : c);
}

void append_percent(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 0xF];
}

// No break, so that a tab or a newline is still seen as the start of what follows.
bool is_blank(char32_t c) { return c == ' ' || c == 0xA0 || c == 0x3000 || is_invisible(c); }

// What Excel, LibreOffice and Google Sheets take for the start of a formula, with the full-width
// forms that East Asian editions accept. Blanks in front do not count, as some readers trim them.
bool starts_formula(std::string_view text) {
  Decoded first{0x20, 0, true};
  for (std::size_t i = 0; i < text.size() && is_blank(first.code_point); i += first.size) {
    first = decode_utf8(text, i);
  }
  const char32_t c = first.code_point;
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' ||
         (c == '\0' && !text.empty()) || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

// Semicolon and tab separate cells in other locales' readers, so they are quoted as well.
bool needs_quotes(std::string_view cell) {
  if (cell.empty()) return false;
  return cell.find_first_of(",\";\t\r\n") != std::string_view::npos || cell.front() == ' ' ||
         cell.back() == ' ';
}

bool is_ascii_letter(char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

// What is active anywhere in a line. '.' and ':' only break GitHub's bare links ("www.", "http:").
bool is_md_active(char32_t c) {
  constexpr std::string_view active = "\\`*_[]|~$@#";
  return c < 0x80 && active.find(static_cast<char>(c)) != std::string_view::npos;
}

void append_md(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    default:
      break;
  }
  if (is_md_active(c)) out += '\\';
  append_utf8(out, c);
}

// A list, heading or rule where the text would start a block: "- a", "12. a", "+ a", "= a".
std::size_t md_block_marker(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && is_ascii_digit(static_cast<unsigned char>(line[digits]))) ++digits;
  if (digits == line.size()) return std::string_view::npos;
  const char c = line[digits];
  if (digits > 0) return c == '.' || c == ')' ? digits : std::string_view::npos;
  return c == '-' || c == '+' || c == '=' ? 0 : std::string_view::npos;
}

bool breaks_bare_link(std::string_view line, std::size_t at) {
  if (line[at] == ':') return line.substr(at + 1, 2) == "//";
  if (line[at] != '.' || at < 3) return false;
  return fold(line.substr(at - 3, 3)) == "www";
}

struct AsciiForm {
  char32_t code_point;
  std::string_view ascii;
};

// Signs and letters that do not decompose but have a usual form in ASCII. Sorted.
constexpr std::array<AsciiForm, 19> kAsciiForms = {{
    {0x00A3, "GBP"}, {0x00A7, "Sec."}, {0x00AB, "\""}, {0x00B7, "-"},   {0x00BB, "\""},
    {0x00C6, "AE"},  {0x00D0, "D"},    {0x00D8, "O"},  {0x00DE, "Th"},  {0x00DF, "ss"},
    {0x00E6, "ae"},  {0x00F0, "d"},    {0x00F8, "o"},  {0x00FE, "th"},  {0x0131, "i"},
    {0x0141, "L"},   {0x0142, "l"},    {0x2022, "-"},  {0x20AC, "EUR"},
}};

std::string_view usual_ascii(char32_t c) {
  for (const AsciiForm& form : kAsciiForms) {
    if (form.code_point == c) return form.ascii;
  }
  return {};
}

// The ASCII letters that the compatibility decomposition of `c` holds: "é" gives "e", "ﬁ" "fi".
std::string ascii_base(char32_t c) {
  std::array<utf8proc_int32_t, 32> parts{};
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE);
  int last_class = 0;
  const utf8proc_ssize_t count =
      utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(),
                              static_cast<utf8proc_ssize_t>(parts.size()), options, &last_class);
  std::string out;
  for (utf8proc_ssize_t i = 0; i < count && i < std::ssize(parts); ++i) {
    const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
    if (part >= 0x20 && part < 0x7F) out += static_cast<char>(part);
    if (part >= 0x80 && utf8proc_category(part) != UTF8PROC_CATEGORY_MN) return {};
  }
  return out;
}

enum class UrlScheme : unsigned char { web, mail, refused };

UrlScheme url_scheme(std::string_view url) {
  const std::string head = fold(url.substr(0, 8));
  if (head.starts_with("http://") || head.starts_with("https://")) return UrlScheme::web;
  return head.starts_with("mailto:") ? UrlScheme::mail : UrlScheme::refused;
}

// RFC 3986 characters that need no encoding and end nothing in HTML, Markdown, DOT or a terminal.
bool is_plain_in_url(unsigned char c) {
  constexpr std::string_view plain = "-._~:/?#@!$&*+,;=%";
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         plain.find(static_cast<char>(c)) != std::string_view::npos;
}

constexpr std::size_t kMaxUrlBytes = 2000;  // longer ones are refused by browsers' address bars

}  // namespace

std::string one_line(std::string_view text) {
  bool pending_space = false;
  return each_code_point(text, [&](std::string& out, char32_t c) {
    if (is_space(c)) {
      pending_space = !out.empty();
      return;
    }
    if (pending_space) out += ' ';
    pending_space = false;
    const bool is_unfit = is_control(c) || is_noncharacter(c) || is_override(c);
    append_utf8(out, is_unfit ? kReplacement : c);
  });
}

std::string clip(std::string_view text, std::size_t max_code_points) {
  std::size_t count = 0;
  std::size_t keep = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    if (count + 1 == max_code_points) keep = i;
    if (count == max_code_points) return std::string(text.substr(0, keep)) + "…";
    i += decode_utf8(text, i).size;
  }
  return std::string(text);
}

std::string xml_text(std::string_view text) { return each_code_point(text, append_xml); }

std::string xml_attr(std::string_view text) { return each_code_point(text, append_xml); }

std::string dot_quote(std::string_view text, DotLines lines) {
  const std::string clipped = clip(text, kMaxDotCodePoints);
  std::string body = each_code_point(clipped, [lines](std::string& out, char32_t c) {
    switch (c) {
      case '"':
        out += "\\\"";
        return;
      case '\\':
        out += "\\\\";
        return;
      case '\n':
        out += lines == DotLines::left ? "\\l" : "\\n";
        return;
      // Graphviz decodes entities in labels, so the sign that starts one is written as one.
      case '&':
        out += "&amp;";
        return;
      default:
        break;
    }
    const bool is_unfit = is_control(c) || is_noncharacter(c) || is_override(c);
    append_utf8(out, is_unfit ? kReplacement : c);
  });
  return '"' + body + '"';
}

std::string csv_cell(std::string_view text, CsvCells cells) {
  const bool is_safe = cells == CsvCells::excel_safe;
  std::string cell = is_safe && starts_formula(text) ? "'" : "";
  cell += each_code_point(text, [&](std::string& out, char32_t c) {
    const bool is_unfit = is_control(c) && c != '\t' && c != '\n' && c != '\r';
    append_utf8(out, is_safe && is_unfit ? kReplacement : c);
  });
  if (!needs_quotes(cell)) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string md_text(std::string_view text) {
  const std::string line = one_line(text);
  const std::size_t block_marker = md_block_marker(line);
  std::string out;
  out.reserve(line.size() + line.size() / 8);
  for (std::size_t i = 0; i < line.size();) {
    const Decoded decoded = decode_utf8(line, i);
    if (i == block_marker || breaks_bare_link(line, i)) out += '\\';
    append_md(out, decoded.code_point);
    i += decoded.size;
  }
  return out;
}

std::string tty_text(std::string_view text) {
  std::string out;
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_utf8(text, i);
    const char32_t c = decoded.code_point;
    i += decoded.size;
    // A joiner is spelling inside a script that needs it, and a hiding place anywhere else.
    const bool is_hidden_joiner = is_joiner(c) && before < 0x0590;
    before = c;
    if (is_space(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (is_control(c) || is_bidi_control(c) || is_invisible(c) || is_hidden_joiner ||
               is_noncharacter(c)) {
      append_escape(out, c);
    } else {
      append_utf8(out, c);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string tty_ascii(std::string_view text) {
  return each_code_point(tty_text(text), [](std::string& out, char32_t c) {
    if (c < 0x80) {
      out += static_cast<char>(c);
      return;
    }
    std::string one;
    append_utf8(one, c);
    const std::string plain = fold(one);  // curly quotes and dashes
    std::string base(usual_ascii(c));
    if (base.empty()) base = plain == one ? ascii_base(c) : plain;
    if (base.empty()) {
      append_escape(out, c);
    } else {
      out += base;
    }
  });
}

std::optional<std::string> safe_url(std::string_view url) {
  const UrlScheme scheme = url_scheme(url);
  if (scheme == UrlScheme::refused || url.size() > kMaxUrlBytes) return std::nullopt;
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) return std::nullopt;
    if (is_plain_in_url(byte)) {
      out += c;
    } else {
      append_percent(out, byte);
    }
  }
  const std::size_t colon = out.find(':');
  const std::size_t shortest = colon + (scheme == UrlScheme::web ? 3 : 1);
  return out.size() > shortest ? std::optional(out) : std::nullopt;
}

}  // namespace dateline
