#pragma once
// The shape of a line: what can be said of it without understanding it. Headline, paragraph and
// debris of a web page differ in it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Shape {
  std::uint32_t words = 0;        // runs of non-space with a letter or digit in them
  std::uint32_t capitalised = 0;  // words that begin with a capital letter or a digit
  std::uint32_t sentences = 0;    // sentence ends, the one at the end of the line included
  bool ends_with_stop = false;    // . ! ? … : ; before any closing quote or bracket
  bool ends_with_question = false;
  bool ends_with_colon = false;
};
[[nodiscard]] Shape shape_of(std::string_view line);

// 25 words or two sentences: running text, that no rule about a single line may take for debris.
[[nodiscard]] bool is_prose(const Shape& shape);
// A headline, label or link: short and no sentence.
[[nodiscard]] bool is_title_like(const Shape& shape);

// The words of a line for lookup: folded (base/utf8.hpp), without the punctuation around them;
// what has no letter or digit is left out.
[[nodiscard]] std::vector<std::string> lookup_words(std::string_view line);

}  // namespace dateline
