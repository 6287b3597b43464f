#pragma once
// Plain text to pieces: one line is one paragraph, unless the text is wrapped at a fixed width, as
// in e-mail; then the lines of a paragraph are one piece.

#include <string_view>
#include <vector>

#include "dateline/base/span.hpp"

namespace dateline {

struct TextLine {
  Span span;                  // without the white space around it; never empty
  std::uint32_t columns = 0;  // code points in the span
  std::uint32_t indent = 0;   // white space before it, in code points
  bool after_blank = false;   // an empty line stands before it, or the text begins
};

// The bytes up to the next line end, without a '\r' before it; they and the end are taken off
// `rest`.
[[nodiscard]] std::string_view take_line(std::string_view& rest);

[[nodiscard]] std::vector<TextLine> split_lines(std::string_view valid_utf8);

// "- text", "* text", "• text", "3. text", "(a) text": the bytes of the mark and the space behind
// it, 0 where there is none.
[[nodiscard]] std::size_t list_mark_size(std::string_view line);

// The width at which the lines are wrapped, in code points; 0 where each line is a paragraph.
[[nodiscard]] std::uint32_t find_wrap_width(std::string_view text,
                                            const std::vector<TextLine>& lines);

// Joins the lines of wrapped paragraphs. A joined piece has the first line's indent and spans the
// line ends inside it.
[[nodiscard]] std::vector<TextLine> join_wrapped(std::string_view text,
                                                 std::vector<TextLine> lines);

}  // namespace dateline
