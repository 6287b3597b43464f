#pragma once
// PDF through `pdftotext` and `pdfinfo` (poppler-utils), each in a child with limits; then the
// lines of pages to paragraphs.

#include <string>
#include <string_view>

#include "dateline/base/result.hpp"
#include "read/extracted_article.hpp"

namespace dateline {

[[nodiscard]] bool is_pdf(std::string_view bytes);

// Errors: not_found (no pdftotext), format, limit, empty (pages without text: scans).
[[nodiscard]] Result<ExtractedArticle> read_pdf(std::string_view bytes, const std::string& source);

// Pages (each ended by a form feed) as pdftotext gives them: running heads, feet and page numbers
// left out, hyphens at the ends of lines taken off, lines joined to paragraphs, also over pages.
[[nodiscard]] ExtractedArticle article_of_pages(std::string_view pages);

}  // namespace dateline
