#pragma once
// Word and OpenDocument texts (ECMA-376, OASIS OpenDocument 1.3): paragraphs, headings, list items.

#include <string>
#include <string_view>

#include "dateline/base/result.hpp"
#include "dateline/read/reader.hpp"
#include "read/extracted_article.hpp"

namespace dateline {

// docx or odt where the archive is one of them; gzip and so on are never asked for here. text:
// none.
[[nodiscard]] InputFormat office_format(std::string_view bytes);

// Errors: format (damaged), limit, empty.
[[nodiscard]] Result<ExtractedArticle> read_office(std::string_view bytes, InputFormat format,
                                                   const std::string& source, const Limits& limits);

}  // namespace dateline
