#pragma once
// A page made of a piece of HTML that came without one (of a feed, of a JSON field).

#include <string>
#include <string_view>

namespace dateline {

// "&", "<" and ">" as entities.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string page_of_fragment(std::string_view title, std::string_view fragment);
// Whether a text has HTML's tags of paragraphs or lines in it.
[[nodiscard]] bool has_markup(std::string_view text);

}  // namespace dateline
