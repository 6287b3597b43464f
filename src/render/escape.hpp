#pragma once
// All escaping, one function a format. Text of an article goes through one of these, once, at the
// moment it is written: so it never becomes markup, a formula, a control sequence or a link.
//
//   out += "<p>" + xml_text(event.label) + "</p>";
//
// Input: any bytes; what is not valid UTF-8 comes out as U+FFFD. Output: valid UTF-8. Linear.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// One clean line: runs of white space become one space, control characters and bidirectional
// overrides U+FFFD. What is measured before it is drawn passes through here first, so that what is
// measured is what is drawn.
[[nodiscard]] std::string one_line(std::string_view text);
// At most `max_code_points`; a longer text ends in "…".
[[nodiscard]] std::string clip(std::string_view text, std::size_t max_code_points);

// Element content and attribute values (inside double quotes) of XML, SVG and HTML.
[[nodiscard]] std::string xml_text(std::string_view text);
[[nodiscard]] std::string xml_attr(std::string_view text);

// A whole double-quoted DOT string, for labels and all other attributes. Newlines become line
// breaks of the label, centred or all to the left. Graphviz refuses strings of 16 kB: clipped at
// kMaxDotCodePoints.
inline constexpr std::size_t kMaxDotCodePoints = 400;
enum class DotLines : unsigned char { centred, left };
[[nodiscard]] std::string dot_quote(std::string_view text, DotLines lines = DotLines::centred);

// A cell by RFC 4180. `excel_safe` puts an apostrophe before what a spreadsheet would take for a
// formula (OWASP ASVS 1.2.10); `raw` keeps the text as it is.
enum class CsvCells : unsigned char { excel_safe, raw };
[[nodiscard]] std::string csv_cell(std::string_view text, CsvCells cells);

// Inline Markdown (CommonMark and GitHub's tables, footnotes, autolinks and maths).
[[nodiscard]] std::string md_text(std::string_view text);

// For a terminal: white space becomes spaces; controls, bidirectional and invisible characters are
// shown as escapes ("\x1b", "\u{202e}").
[[nodiscard]] std::string tty_text(std::string_view text);
// tty_text in ASCII alone: accents and curly quotes lose their form, other letters become escapes.
[[nodiscard]] std::string tty_ascii(std::string_view text);

// The address when its scheme is http, https or mailto, with everything that could end an
// attribute or a Markdown link percent-encoded; else nothing. Still to be passed through the
// format's own escaper.
[[nodiscard]] std::optional<std::string> safe_url(std::string_view url);

}  // namespace dateline
