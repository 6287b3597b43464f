#pragma once
// The words of every rendering: dates, gaps, statuses, relations. English, in one place, so that a
// figure, its table and the terminal say the same.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/date.hpp"
#include "dateline/events/event.hpp"
#include "dateline/render/render.hpp"

namespace dateline {

// How a date is written where its surroundings say part of it already.
struct DateStyle {
  bool weekday = false;          // "Fri 18 Sep 2020" for a date that is one day
  std::optional<int> omit_year;  // a year that the heading above names
};
[[nodiscard]] DateWords date_words(const Event& event, const DateStyle& style);

// The days on which the event can have happened: its bounds, and where these are open, its date.
[[nodiscard]] Interval possible_days(const Event& event);
// Whether it happened on one day that the text does not settle (drawn as a range of possible
// days), in contrast to a known date, however coarse, and to what lasted.
[[nodiscard]] bool is_uncertain(const Event& event);
[[nodiscard]] bool is_lasting(const Event& event);

[[nodiscard]] std::string day_words(Day day);                  // "18 Sep 2020"
[[nodiscard]] std::string long_day_words(Day day);             // "18 September 2020"
[[nodiscard]] std::string_view month_name(int month);          // "September"
[[nodiscard]] std::string long_range_words(Day from, Day to);  // "18–20 September 2020"
// Whole years, months or days between two days, rounded down: "8 years", "1 month".
[[nodiscard]] std::string duration_words(int days);

[[nodiscard]] std::string_view status_words(Status status);  // for the legend: "happened"

struct Verb {
  std::string_view active;   // "carries out"
  std::string_view passive;  // "carried out by"
};
[[nodiscard]] Verb relation_verb(RelationType type);

// "courts, Lumen Post"
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
// "1 event", "13 events"
[[nodiscard]] std::string count_words(std::size_t count, std::string_view noun);

}  // namespace dateline
