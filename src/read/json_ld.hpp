#pragma once
// What a page's JSON-LD says of its article (schema.org: NewsArticle, BlogPosting, ...).

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct LinkedData {
  std::optional<std::string> headline;
  std::optional<std::string> author;
  std::optional<std::string> publisher;
  std::optional<std::string> published, modified;  // as written
  bool is_article = false;                         // of a node whose type says so
};

// A script that is no JSON is searched for the date alone. Nesting costs no stack.
[[nodiscard]] LinkedData read_json_ld(std::string_view script);

}  // namespace dateline
