#pragma once
// A Date is what a text says of when something happened: a closed interval of days with the form
// in which it is written down as EDTF (ISO 8601-2), in the forms that docs/case-file.md allows.
//
//   parse_edtf("2020-09")->interval      == 2020-09-01 to 2020-09-30
//   to_edtf(one_of(a, b))                == "[2020-09-18..2020-09-20]"   one day of the range
//   to_edtf(lasting(a, std::nullopt))    == "2020-09-18/.."              lasted from a on
//
// Days are closed at both ends; an end that is not known is empty.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/base/calendar.hpp"
#include "dateline/base/result.hpp"

namespace dateline {

struct Interval {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  friend bool operator==(const Interval&, const Interval&) = default;
};

enum class DateForm : std::uint8_t {
  day,        // 2020-09-18
  month,      // 2020-09
  season,     // 2020-21 (spring) to 2020-24 (winter)
  year,       // 2020
  decade,     // 201X
  one_of,     // [A..B], [A..], [..B]: one day in the range
  lasting,    // A/B, A/.., ../B: the whole range
  month_day,  // XXXX-06-21: the year is not known; the interval is empty
};

struct Date {
  DateForm form = DateForm::day;
  Interval interval;
  char qualifier = '\0';  // '~' about, '?' uncertain, or none
  int month = 0;          // month_day only
  int day_of_month = 0;   // month_day only
  friend bool operator==(const Date&, const Date&) = default;
};

[[nodiscard]] Date date_of_day(Day day);
[[nodiscard]] std::optional<Date> date_of_month(int year, int month);
[[nodiscard]] std::optional<Date> date_of_season(int year, int season);  // 21 spring .. 24 winter
[[nodiscard]] std::optional<Date> date_of_year(int year);
[[nodiscard]] std::optional<Date> date_of_decade(int first_year);
[[nodiscard]] Date date_of_month_day(int month, int day);
// Both ends known and equal give a plain day.
[[nodiscard]] Date one_of(std::optional<Day> earliest, std::optional<Day> latest);
[[nodiscard]] Date lasting(std::optional<Day> first, std::optional<Day> last);

[[nodiscard]] std::string to_edtf(const Date& date);
// Errors: ErrorCode::format for another form, ErrorCode::range for days outside the calendar.
[[nodiscard]] Result<Date> parse_edtf(std::string_view text);

}  // namespace dateline
