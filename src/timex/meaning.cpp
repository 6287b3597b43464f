#include "timex/meaning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace dateline::timex {
namespace {

constexpr std::array<std::string_view, 16> kUnits = {
    "none",  "second",  "minute",    "hour", "day",  "week",   "fortnight", "weekend",
    "month", "quarter", "half_year", "half", "year", "decade", "century",   "millennium"};
constexpr std::array<std::string_view, 7> kDirections = {"none",     "last",      "this", "next",
                                                         "previous", "following", "same"};
constexpr std::array<std::string_view, 5> kShifts = {"none", "ago", "earlier", "later", "hence"};
constexpr std::array<std::string_view, 9> kModifiers = {
    "",          "START",         "MID",       "END",          "APPROX",
    "MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS"};
constexpr std::array<std::string_view, 7> kDayParts = {"", "MO", "MI", "AF", "EV", "NI", "DT"};

template <class Names>
int find_name(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(std::distance(names.begin(), found));
}

}  // namespace

std::string_view modifier_name(Modifier modifier) {
  return kModifiers[static_cast<std::size_t>(modifier)];
}
std::string_view unit_name(Unit unit) { return kUnits[static_cast<std::size_t>(unit)]; }
std::string_view day_part_name(DayPart part) { return kDayParts[static_cast<std::size_t>(part)]; }

std::string unit_phrase(Unit unit, int step, std::string_view anchor) {
  if (step == 0) return fmt::format("the {} of {}", unit_name(unit), anchor);
  return fmt::format("the {} {} {}", unit_name(unit), step < 0 ? "before" : "after", anchor);
}

int parse_unit(std::string_view name) { return find_name(kUnits, name); }
int parse_direction(std::string_view name) { return find_name(kDirections, name); }
int parse_shift(std::string_view name) { return find_name(kShifts, name); }
int parse_modifier(std::string_view name) {
  return name == "NONE" ? 0 : find_name(kModifiers, name);
}
int parse_day_part(std::string_view name) { return find_name(kDayParts, name); }

}  // namespace dateline::timex
