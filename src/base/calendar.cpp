// The only place that includes Boost.DateTime. Its calendar throws outside 1400 to 9999, so every
// function checks its range first and the exceptions are never reached.
#include "dateline/base/calendar.hpp"

#include <algorithm>
#include <boost/date_time/gregorian/greg_calendar.hpp>
#include <cassert>

namespace dateline {
namespace {

using Calendar = boost::gregorian::gregorian_calendar;
using BoostDate = Calendar::ymd_type;

// Boost counts days as Julian day numbers; 1970-01-01 is this one.
constexpr std::int32_t kEpochJulianDay = 2440588;
constexpr std::int32_t kFirstDay = -208188;  // 1400-01-01
constexpr std::int32_t kLastDay = 2932896;   // 9999-12-31

bool is_year(int year) { return year >= kFirstYear && year <= kLastYear; }

BoostDate boost_date(int year, int month, int day) {
  return {static_cast<unsigned short>(year), static_cast<unsigned short>(month),
          static_cast<unsigned short>(day)};
}

Day unchecked_day(int year, int month, int day) {
  const auto number = Calendar::day_number(boost_date(year, month, day));
  return {static_cast<std::int32_t>(number) - kEpochJulianDay};
}

// The number in `count` digits at `offset`, or -1.
int digits(std::string_view text, std::size_t offset, std::size_t count) {
  int value = 0;
  for (const char c : text.substr(offset, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append_padded(std::string& out, int value, int width) {
  std::string number = std::to_string(value);
  const auto size = static_cast<int>(number.size());
  out.append(static_cast<std::size_t>(std::max(0, width - size)), '0').append(number);
}

}  // namespace

std::optional<Day> day_from_ymd(int year, int month, int day) {
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return unchecked_day(year, month, day);
}

YearMonthDay to_ymd(Day day) {
  assert(day.number >= kFirstDay && day.number <= kLastDay);
  const auto date =
      Calendar::from_day_number(static_cast<std::uint32_t>(day.number + kEpochJulianDay));
  return {date.year, date.month, date.day};
}

int days_in_month(int year, int month) {
  if (!is_year(year) || month < 1 || month > 12) return 0;
  return Calendar::end_of_month_day(static_cast<unsigned short>(year),
                                    static_cast<unsigned short>(month));
}

Weekday weekday(Day day) {
  const int days_from_monday = ((day.number + 3) % 7 + 7) % 7;  // 1970-01-01 is a Thursday
  return static_cast<Weekday>(days_from_monday);
}

std::optional<Day> add_days(Day day, std::int64_t count) {
  if (count < kFirstDay - day.number || count > kLastDay - day.number) return std::nullopt;
  return Day{static_cast<std::int32_t>(day.number + count)};
}

std::optional<Day> add_months(Day day, int count) {
  const YearMonthDay start = to_ymd(day);
  const std::int64_t months = start.year * 12 + (start.month - 1) + std::int64_t{count};
  if (months < kFirstYear * 12 || months >= (kLastYear + 1) * 12) return std::nullopt;
  const int year = static_cast<int>(months / 12);
  const int month = static_cast<int>(months % 12) + 1;
  return unchecked_day(year, month, std::min(start.day, days_in_month(year, month)));
}

// A week belongs to the year that has its Thursday (ISO 8601). The Thursday of the calendar's first
// and last day lies inside the calendar.
IsoWeek iso_week(Day day) {
  const Day thursday{day.number - static_cast<int>(weekday(day)) + 3};
  const int year = to_ymd(thursday).year;
  return {year, (thursday.number - unchecked_day(year, 1, 1).number) / 7 + 1};
}

std::optional<Day> monday_of_iso_week(int year, int week) {
  if (!is_year(year) || week < 1 || week > 53) return std::nullopt;
  const Day fourth = unchecked_day(year, 1, 4);  // always in week 1
  const std::int64_t back = static_cast<int>(weekday(fourth));
  const std::optional<Day> monday = add_days(fourth, 7 * (week - 1) - back);
  if (!monday) return std::nullopt;
  const IsoWeek found = iso_week(*monday);  // a year of 52 weeks has no week 53
  return found.year == year && found.week == week ? monday : std::nullopt;
}

std::string format_iso(Day day) {
  const YearMonthDay date = to_ymd(day);
  std::string out;
  append_padded(out, date.year, 4);
  append_padded(out += '-', date.month, 2);
  append_padded(out += '-', date.day, 2);
  return out;
}

std::optional<Day> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return day_from_ymd(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

}  // namespace dateline
