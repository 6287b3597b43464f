#include "timex/point.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

namespace dateline::timex {
namespace {

constexpr int kMonthsOfQuarter = 3;
constexpr int kMonthsOfHalf = 6;
constexpr int kSpring = 21;
constexpr int kDaysOfWeek = 7;
constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};

std::string year_value(int year) {
  if (year == 0) return "XXXX";
  return year < 0 ? fmt::format("BC{:04}", -year) : fmt::format("{:04}", year);
}

std::string cut_year(int year, int hundreds_width) {
  const int cut = std::abs(year) / (hundreds_width == 2 ? 100 : 10);
  return fmt::format("{}{:0{}}", year < 0 ? "BC" : "", cut, hundreds_width);
}

std::string week_value(const Point& point) {
  const IsoWeek week = iso_week(point.day);
  return fmt::format("{:04}-W{:02}", week.year, week.week);
}

// The first month of a half, quarter, season or month.
int first_month(const Point& point) {
  switch (point.granularity) {
    case Granularity::half:
      return (point.number - 1) * kMonthsOfHalf + 1;
    case Granularity::quarter:
      return (point.number - 1) * kMonthsOfQuarter + 1;
    case Granularity::season:
      return (point.number - kSpring) * kMonthsOfQuarter + kMonthsOfQuarter;
    case Granularity::month:
      return point.number;
    default:
      return 1;
  }
}

int months_of(Granularity granularity) {
  switch (granularity) {
    case Granularity::half:
      return kMonthsOfHalf;
    case Granularity::quarter:
    case Granularity::season:
      return kMonthsOfQuarter;
    case Granularity::month:
      return 1;
    case Granularity::decade:
      return 120;
    case Granularity::century:
      return 1200;
    default:
      return 12;
  }
}

int days_of_unit(Unit unit) {
  return unit == Unit::week || unit == Unit::weekend ? kDaysOfWeek
         : unit == Unit::fortnight                   ? 14
                                                     : 1;
}

int months_of_unit(Unit unit) {
  switch (unit) {
    case Unit::month:
      return 1;
    case Unit::quarter:
      return kMonthsOfQuarter;
    case Unit::half:
    case Unit::half_year:
      return kMonthsOfHalf;
    case Unit::year:
      return 12;
    case Unit::decade:
      return 120;
    case Unit::century:
      return 1200;
    case Unit::millennium:
      return 12000;
    default:
      return 0;
  }
}

bool holds_day(Granularity granularity) {
  return granularity == Granularity::day || granularity == Granularity::week ||
         granularity == Granularity::weekend;
}

std::optional<Point> moved_months(const Point& point, int months) {
  Point result = point;
  if (holds_day(point.granularity)) {
    const std::optional<Day> day = add_months(point.day, months);
    return day ? std::optional(point_holding(*day, point.granularity)) : std::nullopt;
  }
  const int own = months_of(point.granularity);
  if (own >= 12) {
    result.year += months / 12;
  } else {
    const int index = point.year * 12 + first_month(point) - 1 + months;
    const int month = index % 12 + 1;
    result.year = index / 12;
    result.number = point.granularity == Granularity::season
                        ? (month / kMonthsOfQuarter) % 4 + kSpring - 1
                        : (month - 1) / own + 1;
    if (point.granularity == Granularity::season && result.number < kSpring) result.number += 4;
  }
  return result.year > 0 ? std::optional(result) : std::nullopt;
}

}  // namespace

Point point_of_day(Day day) { return {Granularity::day, to_ymd(day).year, 0, day}; }

Point point_holding(Day day, Granularity granularity) {
  const YearMonthDay ymd = to_ymd(day);
  Point point{granularity, ymd.year, 0, day};
  switch (granularity) {
    case Granularity::century:
      point.year -= point.year % 100;
      break;
    case Granularity::decade:
      point.year -= point.year % 10;
      break;
    case Granularity::half:
      point.number = (ymd.month - 1) / kMonthsOfHalf + 1;
      break;
    case Granularity::quarter:
      point.number = (ymd.month - 1) / kMonthsOfQuarter + 1;
      break;
    case Granularity::season:
      point.number = ymd.month < 3 ? 24 : kSpring - 1 + ymd.month / kMonthsOfQuarter;
      if (ymd.month < 3) --point.year;  // January belongs to the winter that began the year before
      break;
    case Granularity::month:
      point.number = ymd.month;
      break;
    case Granularity::week:
    case Granularity::weekend: {
      const auto monday = add_days(day, -static_cast<int>(weekday(day)));
      if (monday) point.day = *monday;
      break;
    }
    default:
      break;
  }
  return point;
}

Granularity granularity_of(Unit unit) {
  switch (unit) {
    case Unit::week:
    case Unit::fortnight:
      return Granularity::week;
    case Unit::weekend:
      return Granularity::weekend;
    case Unit::month:
      return Granularity::month;
    case Unit::quarter:
      return Granularity::quarter;
    case Unit::half:
    case Unit::half_year:
      return Granularity::half;
    case Unit::year:
      return Granularity::year;
    case Unit::decade:
      return Granularity::decade;
    case Unit::century:
    case Unit::millennium:
      return Granularity::century;
    default:
      return Granularity::day;
  }
}

std::string value_of(const Point& point) {
  const std::string year = year_value(point.year);
  switch (point.granularity) {
    case Granularity::century:
      return cut_year(point.year, 2);
    case Granularity::decade:
      return cut_year(point.year, 3);
    case Granularity::year:
      return year;
    case Granularity::half:
      return fmt::format("{}-H{}", year, point.number);
    case Granularity::quarter:
      return fmt::format("{}-Q{}", year, point.number);
    case Granularity::season:
      return fmt::format("{}-{}", year, kSeasons[static_cast<std::size_t>(point.number - kSpring)]);
    case Granularity::month:
      return fmt::format("{}-{:02}", year, point.number);
    case Granularity::week:
      return week_value(point);
    case Granularity::weekend:
      return week_value(point) + "-WE";
    case Granularity::day:
      return format_iso(point.day);
  }
  return {};
}

std::optional<Day> first_day(const Point& point) {
  switch (point.granularity) {
    case Granularity::day:
    case Granularity::week:
      return point.day;
    case Granularity::weekend:
      return add_days(point.day, 5);
    default:
      break;
  }
  if (point.year < kFirstYear || point.year > kLastYear) return std::nullopt;
  return day_from_ymd(point.year, first_month(point), 1);
}

std::optional<Day> last_day(const Point& point) {
  switch (point.granularity) {
    case Granularity::day:
      return point.day;
    case Granularity::week:
    case Granularity::weekend:
      return add_days(point.day, kDaysOfWeek - 1);
    default:
      break;
  }
  const std::optional<Day> first = first_day(point);
  const std::optional<Day> next =
      first ? add_months(*first, months_of(point.granularity)) : std::nullopt;
  return next ? add_days(*next, -1) : std::nullopt;
}

std::optional<Date> date_of(const Point& point) {
  switch (point.granularity) {
    case Granularity::day:
      return date_of_day(point.day);
    case Granularity::month:
      return point.year > 0 ? date_of_month(point.year, point.number) : std::nullopt;
    case Granularity::season:
      return point.year > 0 ? date_of_season(point.year, point.number) : std::nullopt;
    case Granularity::year:
      return point.year > 0 ? date_of_year(point.year) : std::nullopt;
    case Granularity::decade:
      return point.year > 0 ? date_of_decade(point.year) : std::nullopt;
    default:
      break;
  }
  const std::optional<Day> first = first_day(point);
  const std::optional<Day> last = last_day(point);
  return first && last ? std::optional(one_of(first, last)) : std::nullopt;
}

std::optional<Point> moved(const Point& point, Unit unit, int count) {
  constexpr int kFarthest = 10000;  // years; beyond it nothing is in the calendar
  const int months = months_of_unit(unit);
  if (std::abs(count) > kFarthest) return std::nullopt;
  if (months != 0) return moved_months(point, months * count);
  if (!holds_day(point.granularity)) {
    const std::optional<Day> first = first_day(point);
    const std::optional<Day> day =
        first ? add_days(*first, days_of_unit(unit) * count) : std::nullopt;
    return day ? std::optional(point_holding(*day, point.granularity)) : std::nullopt;
  }
  const std::optional<Day> day =
      add_days(point.day, static_cast<std::int64_t>(days_of_unit(unit)) * count);
  return day ? std::optional(point_holding(*day, point.granularity)) : std::nullopt;
}

std::optional<Date> third_of(const Point& point, Modifier part) {
  const std::optional<Day> first = first_day(point);
  const std::optional<Day> last = last_day(point);
  if (!first || !last || point.granularity == Granularity::day) return date_of(point);
  const std::int32_t days = last->number - first->number + 1;
  const std::int32_t third = (days + 2) / 3;
  const Day early_end{first->number + third - 1};
  const Day late_start{last->number - third + 1};
  switch (part) {
    case Modifier::start:
      return one_of(first, early_end);
    case Modifier::mid:
      if (late_start.number - early_end.number < 2) return date_of(point);
      return one_of(Day{early_end.number + 1}, Day{late_start.number - 1});
    case Modifier::end:
      return one_of(late_start, last);
    default:
      return date_of(point);
  }
}

}  // namespace dateline::timex
