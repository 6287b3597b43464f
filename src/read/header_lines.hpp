#pragma once
// What the lines around a headline say of the article: who wrote it, when it was published.
// Harvested before such lines are left out as boilerplate.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/calendar.hpp"
#include "read/boilerplate_rules.hpp"
#include "read/dates.hpp"

namespace dateline {

struct HeaderLine {
  std::optional<std::string> author;
  std::optional<Day> published;
  std::optional<Day> updated;
  bool is_labelled = false;     // "Published ..." stands before the date
  bool has_place = false;       // "Brussels, 6 March 2024": a stamp only above the article
  bool is_only_header = false;  // nothing else stands in the line: it may be left out
};

// "By Jane Doe | 3 March 2021", "Posted: 2021-03-03 10:00 Updated: 2021-03-04", "3 March 2021".
// A line of more than 20 words is none.
[[nodiscard]] HeaderLine read_header_line(std::string_view line, const BoilerplateRules& rules,
                                          NumericOrder order);

// "By Jane Doe" -> "Jane Doe"; "By JANE DOE, Staff Writer" -> "JANE DOE"; not "By Friday noon".
[[nodiscard]] std::optional<std::string> read_byline(std::string_view line);

// The parts of a line between "|", dashes with spaces around them, bullets and wide gaps.
[[nodiscard]] std::vector<std::string_view> split_segments(std::string_view line);

}  // namespace dateline
