#pragma once
// JSON files: an article as an object, a list of them, or the answer of an interface that has the
// list in one of its fields; documents of federalregister.gov's interface by their own fields.

#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/result.hpp"
#include "dateline/read/reader.hpp"

namespace dateline {

// Whether the bytes begin as a JSON object or list; a case of dateline's is none.
[[nodiscard]] bool looks_like_json(std::string_view bytes);
// Errors: format (no JSON, or nothing in it is an article), limit.
[[nodiscard]] Result<std::vector<ArticlePart>> read_json_articles(std::string_view bytes,
                                                                  const std::string& source,
                                                                  const JsonFields& fields);

}  // namespace dateline
