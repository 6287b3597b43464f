#pragma once
// Days and the calendar. A Day is a count of days since 1970-01-01 (proleptic Gregorian); the
// calendar knows the years 1400 to 9999 (Boost.DateTime's, used inside only), and every function
// that could leave them returns an empty optional instead of throwing.
//
//   Day day = *day_from_ymd(2020, 9, 18);
//   weekday(day) == Weekday::friday;  format_iso(day) == "2020-09-18"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct Day {
  std::int32_t number = 0;  // days since 1970-01-01
  friend constexpr auto operator<=>(Day, Day) = default;
};

struct YearMonthDay {
  int year = 1970;
  int month = 1;
  int day = 1;
  friend constexpr auto operator<=>(const YearMonthDay&, const YearMonthDay&) = default;
};

enum class Weekday : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday
};

inline constexpr int kFirstYear = 1400;
inline constexpr int kLastYear = 9999;

[[nodiscard]] std::optional<Day> day_from_ymd(int year, int month, int day);
[[nodiscard]] YearMonthDay to_ymd(Day day);
[[nodiscard]] int days_in_month(int year, int month);
[[nodiscard]] Weekday weekday(Day day);
[[nodiscard]] std::optional<Day> add_days(Day day, std::int64_t count);
// Keeps the day of month where it can: 31 January + 1 month = 28 or 29 February.
[[nodiscard]] std::optional<Day> add_months(Day day, int count);

struct IsoWeek {
  int year = 1970;
  int week = 1;
};
[[nodiscard]] IsoWeek iso_week(Day day);
[[nodiscard]] std::optional<Day> monday_of_iso_week(int year, int week);

[[nodiscard]] std::string format_iso(Day day);                      // 2020-09-18
[[nodiscard]] std::optional<Day> parse_iso(std::string_view text);  // exactly YYYY-MM-DD

}  // namespace dateline
