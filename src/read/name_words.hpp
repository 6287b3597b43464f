#pragma once
// The words of names and dates, as they stand in bylines, date stamps and datelines.

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

[[nodiscard]] std::vector<std::string_view> split_words(std::string_view valid_utf8);

// A letter A to Z, or the first byte of a letter that is none of ASCII.
[[nodiscard]] bool is_upper(char c);

// "of", "van", "and": small words inside names and between them.
[[nodiscard]] bool is_name_joint(std::string_view word);

// "march", "sept", "monday", in lower case.
[[nodiscard]] bool is_day_or_month(const std::string& word);

}  // namespace dateline
