// Easter by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical
// Algorithms, chapter 8).
#include "timex/holidays.hpp"

#include <toml++/toml.h>

#include <charconv>

#include "dateline/base/knowledge.hpp"

namespace dateline::timex {
namespace {

constexpr std::string_view kFile = "time_holidays.toml";
constexpr int kDaysOfWeek = 7;

std::optional<Day> easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_from_ymd(year, n / 31, n % 31 + 1);
}

int weekday_number(Day day) { return static_cast<int>(weekday(day)) + 1; }

std::optional<Day> nth_weekday(const HolidayRule& rule, int year) {
  const bool last = rule.nth < 0;
  const auto edge = day_from_ymd(year, rule.month, last ? days_in_month(year, rule.month) : 1);
  if (!edge) return std::nullopt;
  const int away = last ? (weekday_number(*edge) - rule.weekday + kDaysOfWeek) % kDaysOfWeek
                        : (rule.weekday - weekday_number(*edge) + kDaysOfWeek) % kDaysOfWeek;
  return add_days(*edge, last ? -away : away + kDaysOfWeek * (rule.nth - 1));
}

tl::unexpected<Error> broken(const std::string& why) {
  return fail(ErrorCode::format, "holiday " + why, Where{std::string(kFile), 0, 0});
}

bool read_fixed(const std::string& text, HolidayRule& rule) {
  if (text.size() != 5 || text[2] != '-') return false;
  std::from_chars(text.data(), text.data() + 2, rule.month);
  std::from_chars(text.data() + 3, text.data() + 5, rule.day);
  return day_from_ymd(2000, rule.month, rule.day).has_value();
}

bool read_nth(const toml::array& numbers, HolidayRule& rule) {
  if (numbers.size() != 3) return false;
  rule.form = HolidayRule::Form::nth_weekday;
  rule.month = numbers[0].value_or(0);
  rule.weekday = numbers[1].value_or(0);
  rule.nth = numbers[2].value_or(0);
  return rule.month >= 1 && rule.month <= 12 && rule.weekday >= 1 && rule.weekday <= kDaysOfWeek &&
         rule.nth != 0;
}

bool read_rule(const toml::table& entry, HolidayRule& rule) {
  rule.offset = entry["offset"].value_or(0);
  if (const auto date = entry["date"].value<std::string>()) return read_fixed(*date, rule);
  if (const toml::array* nth = entry["nth"].as_array()) return read_nth(*nth, rule);
  if (const auto easter = entry["easter"].value<int>()) {
    rule.form = HolidayRule::Form::easter;
    rule.offset += *easter;
    return true;
  }
  return false;
}

Result<void> add_entry(const toml::node& node, Holidays& holidays) {
  const toml::table* entry = node.as_table();
  const toml::array* names = entry ? (*entry)["names"].as_array() : nullptr;
  HolidayRule rule;
  if (!names || names->empty()) return broken("without names");
  std::vector<std::string>& own = holidays.names.emplace_back();
  for (const toml::node& name : *names) own.push_back(name.value_or(std::string()));
  if (!read_rule(*entry, rule)) return broken("with a broken rule: " + own.front());
  holidays.rules.push_back(rule);
  return {};
}

}  // namespace

std::optional<Day> Holidays::day_in(std::size_t index, int year) const {
  const HolidayRule& rule = rules[index];
  std::optional<Day> day;
  switch (rule.form) {
    case HolidayRule::Form::fixed:
      day = day_from_ymd(year, rule.month, rule.day);
      break;
    case HolidayRule::Form::nth_weekday:
      day = nth_weekday(rule, year);
      break;
    case HolidayRule::Form::easter:
      day = easter_sunday(year);
      break;
  }
  return day ? add_days(*day, rule.offset) : std::nullopt;
}

Result<Holidays> load_holidays() {
  Holidays holidays;
  try {
    const toml::table table = toml::parse(builtin_knowledge(kFile), kFile);
    if (const toml::array* entries = table["holiday"].as_array()) {
      for (const toml::node& entry : *entries) {
        if (Result<void> added = add_entry(entry, holidays); !added)
          return tl::make_unexpected(added.error());
      }
    }
  } catch (const toml::parse_error& error) {
    return broken("file: " + std::string(error.description()));
  }
  return holidays;
}

}  // namespace dateline::timex
