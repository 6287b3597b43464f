// Dates in words. What is known is said and nothing more: a year-only date is the year with the
// note "year only"; an event without a date is its bounds with the note "undated".
//
//   2020-09-18              "18 Sep 2020"
//   2020-03                 "March 2020", "day not given"
//   [2020-09-18..2020-09-20]  "18–20 Sep 2020", "day not given"
//   2020-03-01/2020-09-18   "1 Mar – 18 Sep 2020", "whole period"
//   null, latest 2020-09-20 "by 20 Sep 2020", "undated"
#include "render/words.hpp"

#include <fmt/format.h>

#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 4> kSeasons = {"winter", "spring", "summer", "autumn"};

constexpr int kDaysAYear = 365;
constexpr int kDaysAMonth = 30;

std::string_view short_month(int month) { return month_name(month).substr(0, 3); }

// " 2020", or nothing where the surroundings name the year.
std::string year_suffix(int year, const DateStyle& style) {
  return style.omit_year == year ? std::string() : fmt::format(" {}", year);
}

std::string styled_day(Day day, const DateStyle& style) {
  const YearMonthDay date = to_ymd(day);
  const std::string name =
      style.weekday ? std::string(kWeekdays[static_cast<std::size_t>(weekday(day))]) + ' ' : "";
  return fmt::format("{}{} {}{}", name, date.day, short_month(date.month),
                     year_suffix(date.year, style));
}

bool is_first_of_month(Day day) { return to_ymd(day).day == 1; }
bool is_last_of_month(Day day) {
  const YearMonthDay date = to_ymd(day);
  return date.day == days_in_month(date.year, date.month);
}
bool is_whole_years(const YearMonthDay& from, const YearMonthDay& to) {
  return from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31;
}

// Whole months: "March 2020", "Mar – Sep 2020", "Nov 2019 – Feb 2020".
std::string month_range(const YearMonthDay& from, const YearMonthDay& to, const DateStyle& style) {
  const std::string end = year_suffix(to.year, style);
  if (from.year != to.year) {
    return fmt::format("{} {} – {} {}", short_month(from.month), from.year, short_month(to.month),
                       to.year);
  }
  if (from.month == to.month) return fmt::format("{}{}", month_name(from.month), end);
  return fmt::format("{} – {}{}", short_month(from.month), short_month(to.month), end);
}

std::string range_words(Day first, Day last, const DateStyle& style) {
  if (first == last) return styled_day(first, style);
  const YearMonthDay from = to_ymd(first);
  const YearMonthDay to = to_ymd(last);
  if (is_whole_years(from, to)) {
    return from.year == to.year ? fmt::format("{}", from.year)
                                : fmt::format("{}–{}", from.year, to.year);
  }
  if (is_first_of_month(first) && is_last_of_month(last)) return month_range(from, to, style);
  const std::string end = year_suffix(to.year, style);
  if (from.year != to.year) {
    return fmt::format("{} – {}", day_words(first), day_words(last));
  }
  if (from.month == to.month) {
    return fmt::format("{}–{} {}{}", from.day, to.day, short_month(to.month), end);
  }
  return fmt::format("{} {} – {} {}{}", from.day, short_month(from.month), to.day,
                     short_month(to.month), end);
}

// "by 20 Sep 2020", "from 3 Mar 2020", "18–20 Sep 2020", or empty.
std::string bounds_words(const Interval& days, const DateStyle& style) {
  DateStyle plain = style;
  plain.weekday = false;
  if (days.earliest && days.latest) {
    return *days.earliest <= *days.latest ? range_words(*days.earliest, *days.latest, plain) : "";
  }
  if (days.latest) return "by " + styled_day(*days.latest, plain);
  if (days.earliest) return "from " + styled_day(*days.earliest, plain);
  return {};
}

std::string season_words(const Date& date, const DateStyle& style) {
  if (!date.interval.earliest) return {};
  const YearMonthDay first = to_ymd(*date.interval.earliest);
  const auto season = kSeasons[static_cast<std::size_t>(first.month % 12 / 3)];
  // A winter is named after the year in which it begins, as EDTF does (2020-24).
  return fmt::format("{}{}", season, year_suffix(first.year, style));
}

DateWords lasting_words(const Interval& days, const DateStyle& style) {
  DateStyle plain = style;
  plain.weekday = false;
  if (days.earliest && days.latest) {
    return {range_words(*days.earliest, *days.latest, plain), "whole period"};
  }
  if (days.latest) return {"until " + styled_day(*days.latest, plain), "start not given"};
  if (days.earliest) return {"since " + styled_day(*days.earliest, plain), "end not given"};
  return {"undated", ""};
}

DateWords undated_words(const Event& event, std::string_view note, const DateStyle& style) {
  const Interval days = possible_days(event);
  const std::string bounds = bounds_words(days, style);
  if (bounds.empty()) return {"undated", ""};
  if (days.earliest == days.latest) return {bounds, "follows from other events"};
  return {bounds, std::string(note)};
}

// A date with known ends (day, month, season, year, decade).
DateWords known_words(const Date& date, const DateStyle& style) {
  if (!date.interval.earliest || !date.interval.latest) return {"undated", ""};
  const YearMonthDay first = to_ymd(*date.interval.earliest);
  switch (date.form) {
    case DateForm::month:
      return {fmt::format("{}{}", month_name(first.month), year_suffix(first.year, style)),
              "day not given"};
    case DateForm::season:
      return {season_words(date, style), "day not given"};
    case DateForm::year:
      return {fmt::format("{}", first.year), "year only"};
    case DateForm::decade:
      return {fmt::format("{}s", first.year), "decade only"};
    default:
      return {styled_day(*date.interval.earliest, style), ""};
  }
}

std::string qualified_note(char qualifier, std::string note) {
  if (qualifier == '\0') return note;
  const std::string word = qualifier == '~' ? "about" : "uncertain";
  return note.empty() ? word : word + ", " + note;
}

DateWords dated_words(const Event& event, const Date& date, const DateStyle& style) {
  switch (date.form) {
    case DateForm::one_of:
      return undated_words(event, "day not given", style);
    case DateForm::lasting:
      return lasting_words(date.interval, style);
    case DateForm::month_day:
      return {fmt::format("{} {}", date.day_of_month, month_name(date.month)), "year not given"};
    default:
      return known_words(date, style);
  }
}

}  // namespace

std::string_view month_name(int month) {
  return month >= 1 && month <= 12 ? kMonths[static_cast<std::size_t>(month - 1)]
                                   : std::string_view("?");
}

Interval possible_days(const Event& event) {
  Interval days = event.bounds;
  if (!event.date) return days;
  if (!days.earliest) days.earliest = event.date->interval.earliest;
  if (!days.latest) days.latest = event.date->interval.latest;
  return days;
}

bool is_uncertain(const Event& event) {
  if (!event.date) return true;
  return event.date->form == DateForm::one_of || event.date->form == DateForm::month_day;
}

bool is_lasting(const Event& event) { return event.date && event.date->form == DateForm::lasting; }

std::string day_words(Day day) { return styled_day(day, {}); }

std::string long_day_words(Day day) {
  const YearMonthDay date = to_ymd(day);
  return fmt::format("{} {} {}", date.day, month_name(date.month), date.year);
}

std::string long_range_words(Day first, Day last) {
  const YearMonthDay from = to_ymd(first);
  const YearMonthDay to = to_ymd(last);
  if (first == last) return long_day_words(first);
  if (from.year != to.year) return long_day_words(first) + " – " + long_day_words(last);
  if (from.month != to.month) {
    return fmt::format("{} {} – {}", from.day, month_name(from.month), long_day_words(last));
  }
  return fmt::format("{}–{}", from.day, long_day_words(last));
}

std::string duration_words(int days) {
  if (days >= kDaysAYear) return count_words(static_cast<std::size_t>(days / kDaysAYear), "year");
  if (days >= 2 * kDaysAMonth) {
    return count_words(static_cast<std::size_t>(days / kDaysAMonth), "month");
  }
  return count_words(static_cast<std::size_t>(days), "day");
}

std::string_view status_words(Status status) {
  switch (status) {
    case Status::asserted:
      return "happened";
    case Status::ongoing:
      return "going on";
    case Status::planned:
      return "planned";
    case Status::alleged:
      return "alleged or reported";
    case Status::denied:
      return "claimed and denied";
    case Status::blocked:
      return "planned, then blocked";
    case Status::hypothetical:
      return "possible only";
    case Status::negated:
      return "did not happen";
  }
  return "";
}

std::string_view status_tag(Status status) {
  switch (status) {
    case Status::asserted:
      return "";
    case Status::ongoing:
      return "ONGOING";
    case Status::planned:
      return "PLANNED";
    case Status::alleged:
      return "ALLEGED";
    case Status::denied:
      return "DENIED";
    case Status::blocked:
      return "PLANNED, BLOCKED";
    case Status::hypothetical:
      return "POSSIBLE";
    case Status::negated:
      return "DID NOT HAPPEN";
  }
  return "";
}

Verb relation_verb(RelationType type) {
  switch (type) {
    case RelationType::blocks:
      return {"blocks", "blocked by"};
    case RelationType::lifts:
      return {"lifts", "lifted by"};
    case RelationType::challenges:
      return {"challenges", "challenged by"};
    case RelationType::implements:
      return {"carries out", "carried out by"};
    case RelationType::amends:
      return {"amends", "amended by"};
    case RelationType::supersedes:
      return {"replaces", "replaced by"};
    case RelationType::responds_to:
      return {"responds to", "answered by"};
    case RelationType::follows:
      return {"follows", "followed by"};
    case RelationType::precedes:
      return {"precedes", "preceded by"};
    case RelationType::causes:
      return {"leads to", "caused by"};
    case RelationType::part_of:
      return {"is part of", "includes"};
    case RelationType::reports:
      return {"reports", "reported by"};
    case RelationType::denies:
      return {"denies", "denied by"};
    case RelationType::contradicts:
      return {"contradicts", "contradicted by"};
  }
  return {};
}

DateWords date_words(const Event& event, const DateStyle& style) {
  if (!event.date) return undated_words(event, "undated", style);
  DateWords words = dated_words(event, *event.date, style);
  words.note = qualified_note(event.date->qualifier, std::move(words.note));
  return words;
}

DateWords date_words(const Event& event) { return date_words(event, {}); }

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string count_words(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace dateline
