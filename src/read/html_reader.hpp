#pragma once
// A page to the text of its article and its metadata.

#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/limits.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

struct HtmlArticle {
  std::string text;           // the title, then the blocks; one newline between two
  std::vector<Block> blocks;  // into the text
  Metadata metadata;
};

// The text is empty only where the page has none.
[[nodiscard]] HtmlArticle read_html(std::string_view bytes, const Limits& limits);

}  // namespace dateline
