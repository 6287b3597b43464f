#pragma once
// Holidays and named days by rule: data/time_holidays.toml.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dateline/base/calendar.hpp"
#include "dateline/base/result.hpp"

namespace dateline::timex {

struct HolidayRule {
  enum class Form : std::uint8_t { fixed, nth_weekday, easter };
  Form form = Form::fixed;
  int month = 1;
  int day = 1;      // fixed
  int weekday = 1;  // 1 Monday
  int nth = 1;      // -1: the last
  int offset = 0;   // days added; for easter, from Easter Sunday
};

struct Holidays {
  std::vector<HolidayRule> rules;
  std::vector<std::vector<std::string>> names;  // of each rule
  [[nodiscard]] std::optional<Day> day_in(std::size_t rule, int year) const;
};

[[nodiscard]] Result<Holidays> load_holidays();

}  // namespace dateline::timex
