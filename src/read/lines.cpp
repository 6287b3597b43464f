// How wrapping is recognised: a program that wraps at a width breaks a line only where the next
// word would not fit. So in wrapped text nearly every line that is followed by another satisfies
//
//   columns + 1 + columns of the next line's first word > width
//
// while lines that are paragraphs, headlines or list items end anywhere. Only line lengths are
// looked at, once each: the cost is linear (plus one sort of the lengths).
#include "read/lines.hpp"

#include <algorithm>

#include "dateline/base/utf8.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t kNarrowest = 40;  // columns; below are verses and lists
constexpr std::uint32_t kWidest = 110;    // above, a line is a paragraph
constexpr std::size_t kFewestPairs = 4;   // less is no evidence
constexpr std::uint32_t kSlack = 6;       // wrapping leaves some room where a word was edited

std::uint32_t columns_of(std::string_view text) {
  return static_cast<std::uint32_t>(count_code_points(text));
}

// The bytes of the line end at `offset` (\n, \r\n, \r, \v, \f, U+2028, U+2029), else 0.
std::size_t line_end_size(std::string_view text, std::size_t offset) {
  const char c = text[offset];
  if (c == '\r') return offset + 1 < text.size() && text[offset + 1] == '\n' ? 2 : 1;
  if (c == '\n' || c == '\v' || c == '\f') return 1;
  const std::string_view rest = text.substr(offset, 3);
  return rest == "\xE2\x80\xA8" || rest == "\xE2\x80\xA9" ? 3 : 0;
}

std::size_t find_line_end(std::string_view text, std::size_t offset) {
  while ((offset = text.find_first_of("\n\r\v\f\xE2", offset)) != std::string_view::npos) {
    if (line_end_size(text, offset) != 0) return offset;
    ++offset;
  }
  return text.size();
}

std::uint32_t first_word_columns(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && space_size(line, end) == 0) ++end;
  return columns_of(line.substr(0, end));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_sentence(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) {
    line.remove_suffix(1);
  }
  if (line.ends_with("\u201D") || line.ends_with("\u2019")) line.remove_suffix(3);
  return !line.empty() && std::string_view(".!?:;").find(line.back()) != std::string_view::npos;
}

bool breaks_for_width(std::string_view text, const TextLine& line, const TextLine& next,
                      std::uint32_t width) {
  return line.columns + 1 + first_word_columns(text.substr(next.span.begin, next.span.size())) +
             kSlack >
         width;
}

// The longest line but for a few (web addresses, tables) that wrapping cannot break.
std::uint32_t usual_width(const std::vector<TextLine>& lines) {
  std::vector<std::uint32_t> columns;
  columns.reserve(lines.size());
  for (const TextLine& line : lines) columns.push_back(line.columns);
  const std::size_t rank = (columns.size() - 1) * 97 / 100;
  std::nth_element(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(rank),
                   columns.end());
  return columns[rank];
}

// Where the words of a line begin: the lines below a list item are indented to there.
std::uint32_t word_indent(std::string_view text, const TextLine& line) {
  const std::string_view content = text.substr(line.span.begin, line.span.size());
  return line.indent + static_cast<std::uint32_t>(list_mark_size(content));
}

bool starts_paragraph(std::string_view text, const TextLine& previous, const TextLine& line) {
  const std::string_view content = text.substr(line.span.begin, line.span.size());
  return line.after_blank || line.indent > word_indent(text, previous) + 1 ||
         list_mark_size(content) > 0 || content.starts_with('>');
}

}  // namespace

std::vector<TextLine> split_lines(std::string_view text) {
  std::vector<TextLine> lines;
  bool after_blank = true;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = find_line_end(text, begin);
    const Span whole{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    const Span span = trimmed(text, whole);
    if (!span.empty()) {
      lines.push_back({span, columns_of(text.substr(span.begin, span.size())),
                       columns_of(text.substr(begin, span.begin - begin)), after_blank});
    }
    after_blank = span.empty();
    begin = end < text.size() ? end + line_end_size(text, end) : end;
  }
  return lines;
}

std::size_t list_mark_size(std::string_view line) {
  std::size_t size = 0;
  for (const std::string_view bullet : {"-", "*", "\u2022", "\u00B7", "\u2013", "\u2014", "\u25AA",
                                        "\u25CF", "\u25E6", "\u2023", "\u2043"}) {
    if (line.starts_with(bullet)) size = bullet.size();
  }
  if (size == 0) {
    const bool in_brackets = line.starts_with('(');
    std::size_t end = in_brackets ? 1u : 0u;
    const std::size_t begin = end;
    while (end < line.size() && end - begin < 2 && is_digit(line[end])) ++end;
    if (end == begin && in_brackets && end < line.size() && is_letter(line[end])) ++end;
    if (end == begin || end >= line.size()) return 0;
    if (line[end] != ')' && (in_brackets || line[end] != '.')) return 0;
    size = end + 1;
  }
  if (size >= line.size()) return 0;
  const std::size_t space = space_size(line, size);
  return space == 0 ? 0 : size + space;
}

std::uint32_t find_wrap_width(std::string_view text, const std::vector<TextLine>& lines) {
  if (lines.size() <= kFewestPairs) return 0;
  const std::uint32_t width = usual_width(lines);
  if (width < kNarrowest || width > kWidest) return 0;
  std::size_t pairs = 0;
  std::size_t fitting = 0;
  std::size_t inside_sentence = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++pairs;
    if (!breaks_for_width(text, lines[i], lines[i + 1], width)) continue;
    ++fitting;
    const Span span = lines[i].span;
    inside_sentence += ends_sentence(text.substr(span.begin, span.size())) ? 0u : 1u;
  }
  const bool is_wrapped =
      pairs >= kFewestPairs && fitting * 10 >= pairs * 6 && inside_sentence * 2 >= fitting;
  return is_wrapped ? width : 0;
}

std::vector<TextLine> join_wrapped(std::string_view text, std::vector<TextLine> lines) {
  const std::uint32_t width = find_wrap_width(text, lines);
  if (width == 0) return lines;
  std::vector<TextLine> joined;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool joins = i > 0 && !starts_paragraph(text, lines[i - 1], lines[i]) &&
                       breaks_for_width(text, lines[i - 1], lines[i], width);
    if (!joins) {
      joined.push_back(lines[i]);
      continue;
    }
    joined.back().span.end = lines[i].span.end;
    joined.back().columns += 1 + lines[i].columns;
  }
  return joined;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace dateline
