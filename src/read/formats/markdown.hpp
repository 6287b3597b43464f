#pragma once
// Markdown (CommonMark as people write it): front matter, headings, lists, quotes, paragraphs.
// Marks of emphasis, links and code are taken off the words.

#include <string_view>

#include "read/extracted_article.hpp"

namespace dateline {

// A "#" heading or front matter at the start, or a heading and links further on.
[[nodiscard]] bool looks_like_markdown(std::string_view bytes);
[[nodiscard]] ExtractedArticle read_markdown(std::string_view valid_utf8);

}  // namespace dateline
