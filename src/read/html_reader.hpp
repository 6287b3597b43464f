#pragma once
// A page to the text of its article and its metadata.

#include <string_view>

#include "dateline/base/limits.hpp"
#include "read/extracted_article.hpp"

namespace dateline {

// The title, then the blocks. The text is empty only where the page has none.
[[nodiscard]] ExtractedArticle read_html(std::string_view bytes, const Limits& limits);

}  // namespace dateline
