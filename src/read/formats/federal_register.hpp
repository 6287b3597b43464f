#pragma once
// XML of the United States' Federal Register (govinfo.gov, federalregister.gov): rules, proposed
// rules, notices and presidential documents, alone or in an issue.

#include <string_view>
#include <vector>

#include "dateline/read/reader.hpp"
#include "read/extracted_article.hpp"

namespace dateline {

// The root elements: RULE, PRORULE, NOTICE, PRESDOCU, FEDREG.
[[nodiscard]] bool is_federal_register_root(std::string_view root);

// An issue cut into its documents, each with the day; a document alone is one part.
[[nodiscard]] std::vector<ArticlePart> split_federal_register(std::string_view bytes);

// The first document of the file, agency, dates and docket among its paragraphs. Its day is the one
// on which it was filed, where it says that.
[[nodiscard]] ExtractedArticle read_federal_register(std::string_view bytes);

}  // namespace dateline
