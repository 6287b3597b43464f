#pragma once
// Full dates (day, month and year) as they stand in datelines, bylines and metadata. The floor of
// time expressions is above this one; here only what can be a publication date is looked for.

#include <optional>
#include <string_view>

#include "dateline/base/calendar.hpp"
#include "dateline/base/span.hpp"

namespace dateline {

// How 03/04/2021 is read; unknown: such a date is none, unless one number is above 12.
enum class NumericOrder : std::uint8_t { unknown, day_first, month_first };

struct FoundDate {
  Span span;  // in the text that was searched
  Day day;
};

// The first full date that begins at or after `from`: "3 March 2021", "March 3rd, 2021",
// "Sept. 20, 2020", "2021-03-03T10:00:00+01:00" (the day as written), "3.3.2021", "13/03/2021".
// Cost: linear in the text.
[[nodiscard]] std::optional<FoundDate> find_full_date(std::string_view text, std::size_t from,
                                                      NumericOrder order);

// 1 to 12 for an English month name or its usual abbreviation in lower case, else 0.
[[nodiscard]] int month_number(std::string_view lower_case_name);

}  // namespace dateline
