#pragma once
// What the names of a page's elements say (data/page_hints.toml).

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

struct NameHint {
  bool is_debris = false;
  bool is_comments = false;
  bool is_body = false;
  bool is_caption = false;
};

enum class DateHint : std::uint8_t { none, published, other };

class PageHints {
 public:
  [[nodiscard]] static Result<PageHints> parse(std::string_view toml);

  // Of the value of a class or id attribute: names with white space between them.
  [[nodiscard]] NameHint hint_of(std::string_view names) const;
  // Of a class attribute of an element that may show a date.
  [[nodiscard]] DateHint date_hint_of(std::string_view names) const;
  // Whether a class attribute says that the element holds a line of the title.
  [[nodiscard]] bool names_title(std::string_view names) const;
  // The names of <meta> elements for "title", "author", "published" ..., the best first.
  [[nodiscard]] const std::vector<std::string>& meta_names(std::string_view field) const;
  [[nodiscard]] bool is_debris_role(std::string_view role) const;

 private:
  using Words = std::unordered_set<std::string>;
  void add_name(std::string_view name, NameHint& hint) const;

  Words debris_, debris_names_, comments_, caption_, roles_;
  Words title_names_, published_names_, other_dates_;
  std::vector<std::string> body_, subject_prefixes_;
  std::map<std::string, std::vector<std::string>, std::less<>> meta_;
};

// The compiled-in hints. A constant: made at the first call, never changed.
[[nodiscard]] const PageHints& builtin_page_hints();

}  // namespace dateline
