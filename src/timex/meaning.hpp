#pragma once
// What a time expression says, before any anchor is known: {anchor, direction, unit, count,
// granularity, modifier} and the calendar fields that it names. The grammar's matches are turned
// into it (build.cpp), neighbours joined on it (compose.cpp), and resolve.cpp turns it into a point
// of the calendar.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::timex {

enum class Unit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  fortnight,
  weekend,
  month,
  quarter,
  half_year,
  half,
  year,
  decade,
  century,
  millennium
};

// last, this, next look from the publication date; previous, following and same from the date named
// before.
enum class Direction : std::uint8_t { none, last, this_one, next, previous, following, same };

enum class Shift : std::uint8_t { none, ago, earlier, later, hence };

// TIMEX3's mod; none prints nothing.
enum class Modifier : std::uint8_t {
  none,
  start,
  mid,
  end,
  approx,
  more_than,
  equal_or_more,
  less_than,
  equal_or_less
};

enum class DayPart : std::uint8_t { none, MO, MI, AF, EV, NI, DT };

// Of a date in figures: "20/09/2020" can only be read with the day first, "03/04/2020" both ways.
enum class DayOrder : std::uint8_t { none, day_first, month_first, open };

enum class YearSpan : std::uint8_t { year, decade, century };

enum class MeaningKind : std::uint8_t {
  calendar,   // named fields: "12 May", "Friday", "the third quarter", "today"
  period,     // direction + unit: "last week", "the year"
  shifted,    // count units from an anchor: "two years ago", "a day earlier"
  amount,     // a duration
  set,        // repeated
  reference,  // PRESENT_REF and its like
  session,    // of a parliament or court: "the 118th Congress"
};

// Sessions: a Congress of the United States has two years, a term of its Supreme Court one.
inline constexpr int kCongress = 1;
inline constexpr int kTerm = 2;

inline constexpr int kNoMinute = -1;
inline constexpr int kNoZone = 10000;
inline constexpr int kLocalZone = 9999;  // a zone is named whose offset we do not know

struct Meaning {
  MeaningKind kind = MeaningKind::calendar;
  // calendar; 0 is "not named"
  int year = 0;
  YearSpan year_span = YearSpan::year;
  bool before_christ = false;
  int month = 0;
  int day = 0;
  int weekday = 0;  // 1 Monday
  int season = 0;   // 21 spring .. 24 winter
  int quarter = 0;
  int half = 0;
  int holiday = -1;                  // index of Holidays::rules
  std::optional<int> days_from_now;  // today 0, yesterday -1
  DayPart day_part = DayPart::none;
  int minute = kNoMinute;  // since midnight
  int zone = kNoZone;      // minutes east of Greenwich
  bool fiscal = false;
  // the anchor: of the whole, and of its year ("July last year")
  Direction direction = Direction::none;
  Direction year_direction = Direction::none;
  int year_shift = 0;
  // "30 days after publication": from the publication date, wherever the text stands
  bool from_publication = false;
  int session = 0;  // kCongress, kTerm
  DayOrder order = DayOrder::none;
  bool definite = false;  // "the": the one in question
  Shift shift = Shift::none;
  Unit unit = Unit::none;
  double count = 0;
  bool vague = false;     // count is not known
  int ordinal = 0;        // "the third day"
  bool hyphened = false;  // "three-year"
  bool latest = false;
  Modifier modifier = Modifier::none;
  std::int32_t text = -1;  // reference, frequency: index of Lexicon::text()
};

[[nodiscard]] std::string_view modifier_name(Modifier modifier);  // "EQUAL_OR_MORE"
[[nodiscard]] std::string_view unit_name(Unit unit);              // "week"
[[nodiscard]] std::string_view day_part_name(DayPart part);       // "MO"
// "the week before 2020-09-20"; for a step of 0 "the week of 2020-09-20".
[[nodiscard]] std::string unit_phrase(Unit unit, int step, std::string_view anchor);

// By their names in the data files; -1 for another name.
[[nodiscard]] int parse_unit(std::string_view name);
[[nodiscard]] int parse_direction(std::string_view name);
[[nodiscard]] int parse_shift(std::string_view name);
[[nodiscard]] int parse_modifier(std::string_view name);
[[nodiscard]] int parse_day_part(std::string_view name);

}  // namespace dateline::timex
