#pragma once
// A point of the calendar at some granularity: "1989-Q3", "the week of 5 June", "BC0490". Prints as
// a TIMEX3 value and as the days that it covers, and moves by units. Years before Christ are
// negative; year 0 is "not known" (XXXX).

#include <cstdint>
#include <optional>
#include <string>

#include "dateline/base/date.hpp"
#include "timex/meaning.hpp"

namespace dateline::timex {

enum class Granularity : std::uint8_t {
  century,
  decade,
  year,
  half,
  quarter,
  season,
  month,
  week,
  weekend,
  day
};

struct Point {
  Granularity granularity = Granularity::day;
  int year = 0;    // for century and decade, their first year
  int number = 0;  // half, quarter, month; season 21..24
  Day day;         // day; Monday of week and weekend
};

[[nodiscard]] Point point_of_day(Day day);
// The month, quarter ... that holds the day.
[[nodiscard]] Point point_holding(Day day, Granularity granularity);
[[nodiscard]] Granularity granularity_of(Unit unit);

[[nodiscard]] std::string value_of(const Point& point);
[[nodiscard]] std::optional<Date> date_of(const Point& point);
[[nodiscard]] std::optional<Day> first_day(const Point& point);
[[nodiscard]] std::optional<Day> last_day(const Point& point);
// `count` units on, kept at the point's granularity. Empty where it leaves the calendar.
[[nodiscard]] std::optional<Point> moved(const Point& point, Unit unit, int count);
// The early, middle or late third of the days.
[[nodiscard]] std::optional<Date> third_of(const Point& point, Modifier part);

}  // namespace dateline::timex
