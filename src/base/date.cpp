// Dates as EDTF. A date is read by its shape (its characters' kinds) first, by its values second:
// another shape is a format error, a value outside the calendar a range error.
//
//   "2020-24"  shape year-month, month 24 -> winter, 2020-12-01 to 2021-02-28
//   "[..2020-09]" -> one day up to 2020-09-30
#include "dateline/base/date.hpp"

#include <charconv>

namespace dateline {
namespace {

constexpr int kFirstSeason = 21;
constexpr int kLastSeason = 24;
// A leap year, so that 29 February is a day of an unknown year.
constexpr int kLeapYear = 2000;

bool is_qualifier(char c) { return c == '~' || c == '?'; }

// "d" in the shape stands for a digit, any other character for itself.
bool has_shape(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == 'd' ? !is_digit : text[i] != shape[i]) return false;
  }
  return true;
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string shown(std::string_view text) { return std::string(text.substr(0, 40)); }

tl::unexpected<Error> not_edtf(std::string_view text) {
  return fail(ErrorCode::format, "not a date: '" + shown(text) + "'", {},
              "dates look like 2020-09-18, 2020-09, 2020, 2020-09-18/.. or [2020-09..2020-10]");
}

tl::unexpected<Error> no_such_date(std::string_view text) {
  return fail(ErrorCode::range, "no such date: '" + shown(text) + "'", {},
              "the calendar knows the years 1400 to 9999");
}

std::optional<Date> month_or_season(int year, int month) {
  return month >= kFirstSeason && month <= kLastSeason ? date_of_season(year, month)
                                                       : date_of_month(year, month);
}

std::optional<Date> day_or_none(int year, int month, int day) {
  const std::optional<Day> found = day_from_ymd(year, month, day);
  if (!found) return std::nullopt;
  return date_of_day(*found);
}

Result<Date> checked(std::optional<Date> date, std::string_view text) {
  if (!date) return no_such_date(text);
  return *date;
}

// A day, month, season, year or decade without a qualifier.
Result<Date> parse_plain(std::string_view text) {
  if (has_shape(text, "dddd-dd-dd")) {
    return checked(day_or_none(number(text.substr(0, 4)), number(text.substr(5, 2)),
                               number(text.substr(8, 2))),
                   text);
  }
  if (has_shape(text, "dddd-dd")) {
    return checked(month_or_season(number(text.substr(0, 4)), number(text.substr(5, 2))), text);
  }
  if (has_shape(text, "dddd")) return checked(date_of_year(number(text)), text);
  if (has_shape(text, "dddX")) {
    return checked(date_of_decade(number(text.substr(0, 3)) * 10), text);
  }
  return not_edtf(text);
}

Result<Date> parse_month_day(std::string_view text) {
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  if (day < 1 || day > days_in_month(kLeapYear, month)) return no_such_date(text);
  return date_of_month_day(month, day);
}

// The ends of a range, as written; an end that is not known is empty.
Result<Interval> parse_ends(std::string_view first, std::string_view last, std::string_view whole) {
  Interval interval;
  if (!first.empty()) {
    const Result<Date> date = parse_plain(first);
    if (!date) return tl::make_unexpected(date.error());
    interval.earliest = date->interval.earliest;
  }
  if (!last.empty()) {
    const Result<Date> date = parse_plain(last);
    if (!date) return tl::make_unexpected(date.error());
    interval.latest = date->interval.latest;
  }
  if (first.empty() && last.empty()) return not_edtf(whole);
  if (interval.earliest && interval.latest && *interval.earliest > *interval.latest) {
    return fail(ErrorCode::range, "the range ends before it starts: '" + shown(whole) + "'");
  }
  return interval;
}

Result<Date> parse_one_of(std::string_view text) {
  const std::string_view inside = text.substr(1, text.size() - 2);
  const std::size_t dots = inside.find("..");
  if (dots == std::string_view::npos) return not_edtf(text);
  const Result<Interval> ends = parse_ends(inside.substr(0, dots), inside.substr(dots + 2), text);
  if (!ends) return tl::make_unexpected(ends.error());
  return one_of(ends->earliest, ends->latest);
}

Result<Date> parse_lasting(std::string_view text, std::size_t slash) {
  std::string_view first = text.substr(0, slash);
  std::string_view last = text.substr(slash + 1);
  if (first.empty() || last.empty()) return not_edtf(text);
  if (first == "..") first = {};
  if (last == "..") last = {};
  const Result<Interval> ends = parse_ends(first, last, text);
  if (!ends) return tl::make_unexpected(ends.error());
  return lasting(ends->earliest, ends->latest);
}

std::string iso_or(const std::optional<Day>& day, std::string_view otherwise) {
  return day ? format_iso(*day) : std::string(otherwise);
}

std::string two_digits(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

// Winter starts in December, month 12; the others three months earlier each.
int season_of(int first_month) { return kFirstSeason + first_month / 3 - 1; }

Date whole_range(DateForm form, Day earliest, Day latest) {
  Date date;
  date.form = form;
  date.interval = {earliest, latest};
  return date;
}

}  // namespace

Date date_of_day(Day day) { return whole_range(DateForm::day, day, day); }

std::optional<Date> date_of_month(int year, int month) {
  const auto first = day_from_ymd(year, month, 1);
  if (!first) return std::nullopt;
  return whole_range(DateForm::month, *first, {first->number + days_in_month(year, month) - 1});
}

// The seasons of the north, in whole months: spring is March to May; winter ends in the next year.
std::optional<Date> date_of_season(int year, int season) {
  if (season < kFirstSeason || season > kLastSeason) return std::nullopt;
  const auto first = day_from_ymd(year, 3 * (season - kFirstSeason + 1), 1);
  if (!first) return std::nullopt;
  const auto next = add_months(*first, 3);
  if (!next) return std::nullopt;
  return whole_range(DateForm::season, *first, {next->number - 1});
}

std::optional<Date> date_of_year(int year) {
  const auto first = day_from_ymd(year, 1, 1);
  const auto last = day_from_ymd(year, 12, 31);
  if (!first || !last) return std::nullopt;
  return whole_range(DateForm::year, *first, *last);
}

std::optional<Date> date_of_decade(int first_year) {
  if (first_year % 10 != 0) return std::nullopt;
  const auto first = day_from_ymd(first_year, 1, 1);
  const auto last = day_from_ymd(first_year + 9, 12, 31);
  if (!first || !last) return std::nullopt;
  return whole_range(DateForm::decade, *first, *last);
}

Date date_of_month_day(int month, int day) {
  Date date;
  date.form = DateForm::month_day;
  date.month = month;
  date.day_of_month = day;
  return date;
}

Date one_of(std::optional<Day> earliest, std::optional<Day> latest) {
  if (earliest && earliest == latest) return date_of_day(*earliest);
  Date date;
  date.form = DateForm::one_of;
  date.interval = {earliest, latest};
  return date;
}

Date lasting(std::optional<Day> first, std::optional<Day> last) {
  Date date;
  date.form = DateForm::lasting;
  date.interval = {first, last};
  return date;
}

std::string to_edtf(const Date& date) {
  const Interval& range = date.interval;
  switch (date.form) {
    case DateForm::month_day:
      return std::string("XXXX-") + two_digits(date.month) + "-" + two_digits(date.day_of_month);
    case DateForm::one_of:
      if (!range.earliest && !range.latest) return "";
      return std::string("[") + iso_or(range.earliest, "") + ".." + iso_or(range.latest, "") + "]";
    case DateForm::lasting:
      if (!range.earliest && !range.latest) return "";
      return iso_or(range.earliest, "..") + "/" + iso_or(range.latest, "..");
    default:
      break;
  }
  if (!range.earliest) return "";
  std::string out = format_iso(*range.earliest);
  if (date.form == DateForm::month) out.resize(7);
  if (date.form == DateForm::season) {
    out.resize(5);
    out += two_digits(season_of(to_ymd(*range.earliest).month));
  }
  if (date.form == DateForm::year) out.resize(4);
  if (date.form == DateForm::decade) {
    out.resize(3);
    out += 'X';
  }
  if (is_qualifier(date.qualifier)) out += date.qualifier;
  return out;
}

Result<Date> parse_edtf(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') return parse_one_of(text);
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    return parse_lasting(text, slash);
  }
  if (has_shape(text, "XXXX-dd-dd")) return parse_month_day(text);
  const bool qualified = !text.empty() && is_qualifier(text.back());
  Result<Date> date = parse_plain(qualified ? text.substr(0, text.size() - 1) : text);
  if (date && qualified) date->qualifier = text.back();
  return date;
}

}  // namespace dateline
