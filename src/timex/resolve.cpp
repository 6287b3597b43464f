#include "timex/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "timex/durations.hpp"

namespace dateline::timex {
namespace {

constexpr int kDaysOfWeek = 7;
constexpr std::array<std::string_view, 8> kWeekdayNames = {
    "", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

int weekday_of(Day day) { return static_cast<int>(weekday(day)) + 1; }

// The nearest such weekday before or after; `same_day` says whether the day itself counts.
std::optional<Day> weekday_near(Day day, int wanted, bool after, bool same_day) {
  int away = after ? (wanted - weekday_of(day) + kDaysOfWeek) % kDaysOfWeek
                   : (weekday_of(day) - wanted + kDaysOfWeek) % kDaysOfWeek;
  if (away == 0 && !same_day) away = kDaysOfWeek;
  return add_days(day, after ? away : -away);
}

int step_of(Direction direction) {
  if (direction == Direction::last || direction == Direction::previous) return -1;
  if (direction == Direction::next || direction == Direction::following) return 1;
  return 0;
}

bool looks_from_reference(Direction direction) {
  return direction == Direction::previous || direction == Direction::following ||
         direction == Direction::same;
}

bool is_part_of_year(const Meaning& m) {
  return m.month != 0 || m.quarter != 0 || m.half != 0 || m.season != 0 || m.holiday >= 0;
}

std::string unknown_year_value(const Meaning& m) {
  if (m.month != 0 && m.day != 0) return fmt::format("XXXX-{:02}-{:02}", m.month, m.day);
  if (m.month != 0) return fmt::format("XXXX-{:02}", m.month);
  if (m.quarter != 0) return fmt::format("XXXX-Q{}", m.quarter);
  if (m.half != 0) return fmt::format("XXXX-H{}", m.half);
  if (m.season != 0) return value_of({Granularity::season, 0, m.season, {}});
  return "XXXX-XX-XX";
}

// "1 year before the quarter named before, 2020-Q2"
std::string years_apart(int years, const std::string& anchor) {
  const int count = std::abs(years);
  return fmt::format("{} year{} {} {}", count, count == 1 ? "" : "s",
                     years < 0 ? "before" : "after", anchor);
}

Resolved unresolved(std::string value, std::string reason) {
  Resolved resolved;
  resolved.value = std::move(value);
  resolved.relative = true;
  resolved.reason = std::move(reason);
  return resolved;
}

constexpr const char* kNoAnchor = "no publication date to count from";

}  // namespace

std::string Resolver::publication() const {
  return published_ ? "the publication date, " + format_iso(*published_)
                    : std::string("no publication date");
}

std::optional<Day> Resolver::reference_day() const {
  if (!reference_) return published_;
  return reference_->granularity == Granularity::day ? std::optional(reference_->day)
                                                     : first_day(*reference_);
}

// Where "last week" or "the same month" counts from.
std::optional<Point> Resolver::base_of(Direction direction, Granularity granularity) const {
  const bool from_text =
      looks_from_reference(direction) || (narrative_ && direction == Direction::none);
  if (from_text && reference_ && reference_->granularity == Granularity::year &&
      granularity == Granularity::year) {
    return reference_;
  }
  const std::optional<Day> day = from_text ? reference_day() : published_;
  if (!day) return std::nullopt;
  return point_holding(*day, granularity);
}

Resolved Resolver::resolve(const Meaning& m, Tense tense, bool aside) {
  Resolved resolved;
  switch (m.kind) {
    case MeaningKind::calendar:
      resolved = calendar(m, tense);
      break;
    case MeaningKind::period:
      resolved = period(m, tense);
      break;
    case MeaningKind::shifted:
      resolved = shifted(m);
      break;
    case MeaningKind::session:
      return session(m);
    case MeaningKind::amount:
      return amount(m);
    case MeaningKind::set:
      return set(m);
    case MeaningKind::reference:
      return reference(m);
  }
  const bool is_week_of = m.kind == MeaningKind::calendar && m.unit == Unit::week;
  if (is_week_of && resolved.point && resolved.point->granularity == Granularity::day) {
    resolved.reason = fmt::format("the week of {}, {}", value_of(*resolved.point), resolved.reason);
    resolved.point = point_holding(resolved.point->day, Granularity::week);
  }
  if (resolved.point) {
    resolved.value = value_of(*resolved.point);
    resolved.date = date_of(*resolved.point);
  }
  remember(m, resolved, aside);
  add_time(m, resolved);
  add_modifier(m, resolved);
  return resolved;
}

// Some words are times in histories alone; in news they are left out.
Resolved Resolver::reference(const Meaning& m) const {
  constexpr std::string_view only_history = "history: ";
  std::string_view value = lexicon_.text(m.text);
  if (value.starts_with(only_history)) {
    if (!narrative_) return {};
    value.remove_prefix(only_history.size());
  }
  Resolved resolved;
  resolved.value = value;
  resolved.reason = "a time that the text does not fix";
  return resolved;
}

Resolved Resolver::calendar(const Meaning& m, Tense tense) {
  if (m.days_from_now) return day_from_now(m);
  if (is_part_of_year(m)) return named_part(m, tense);
  if (m.weekday != 0) return weekday_alone(m, tense);
  if (m.year == 0 && m.year_span != YearSpan::century) return time_alone(m);
  Resolved resolved;
  Point point{Granularity::year, m.before_christ ? -m.year : m.year, 0, {}};
  if (m.year_span == YearSpan::decade) point.granularity = Granularity::decade;
  if (m.year_span == YearSpan::century) point.granularity = Granularity::century;
  resolved.point = point;
  resolved.reason = "written in full";
  return resolved;
}

Resolved Resolver::day_from_now(const Meaning& m) {
  if (!published_) return unresolved("XXXX-XX-XX", kNoAnchor);
  Resolved resolved;
  resolved.relative = true;
  const int days = *m.days_from_now;
  if (const auto day = add_days(*published_, days)) resolved.point = point_of_day(*day);
  resolved.reason = days == 0
                        ? publication()
                        : fmt::format("{} {} {}", std::abs(days) == 1 ? "the day" : "two days",
                                      days < 0 ? "before" : "after", publication());
  return resolved;
}

Resolved Resolver::weekday_alone(const Meaning& m, Tense tense) {
  const bool from_text = reference_ && (narrative_ || looks_from_reference(m.direction));
  const std::optional<Day> anchor = from_text ? reference_day() : published_;
  if (!anchor) return unresolved(fmt::format("XXXX-WXX-{}", m.weekday), kNoAnchor);
  const int step = step_of(m.direction);
  const bool after =
      step > 0 || (step == 0 && (tense == Tense::future || m.direction == Direction::this_one));
  const std::optional<Day> day = weekday_near(*anchor, m.weekday, after, step == 0);
  Resolved resolved;
  resolved.relative = true;
  if (day) resolved.point = point_of_day(*day);
  const std::string from =
      from_text ? "the date named before, " + format_iso(*anchor) : publication();
  const std::string_view name = kWeekdayNames[static_cast<std::size_t>(m.weekday)];
  resolved.reason = day == anchor ? fmt::format("{}, a {}", from, name)
                                  : fmt::format("{} {} {}", name, after ? "after" : "before", from);
  return resolved;
}

// A time of day without its day: "last night", "the next morning", "10:35 a.m.".
Resolved Resolver::time_alone(const Meaning& m) {
  const bool from_text = narrative_ || looks_from_reference(m.direction) ||
                         (m.direction == Direction::next && m.definite);
  const bool in_sentence = sentence_day_ && m.minute != kNoMinute;
  const std::optional<Day> anchor = in_sentence ? sentence_day_
                                    : from_text ? reference_day()
                                                : published_;
  if (!anchor) return unresolved("XXXX-XX-XX", kNoAnchor);
  const std::optional<Day> day = add_days(*anchor, step_of(m.direction));
  Resolved resolved;
  resolved.relative = true;
  if (day) resolved.point = point_of_day(*day);
  resolved.reason = in_sentence || from_text
                        ? "counted from the date named before, " + format_iso(*anchor)
                        : "counted from " + publication();
  return resolved;
}

std::optional<Point> Resolver::part_in_year(const Meaning& m, int year) const {
  if (m.holiday >= 0) {
    const auto day = year > 0
                         ? lexicon_.holidays().day_in(static_cast<std::size_t>(m.holiday), year)
                         : std::nullopt;
    return day ? std::optional(point_of_day(*day)) : std::nullopt;
  }
  if (m.month != 0 && m.day != 0) {
    const auto day = day_from_ymd(year, m.month, m.day);
    return day ? std::optional(point_of_day(*day)) : std::nullopt;
  }
  if (m.month != 0) return Point{Granularity::month, year, m.month, {}};
  if (m.quarter != 0) return Point{Granularity::quarter, year, m.quarter, {}};
  if (m.half != 0) return Point{Granularity::half, year, m.half, {}};
  return Point{Granularity::season, year, m.season, {}};
}

Resolved Resolver::named_part(const Meaning& m, Tense tense) {
  Resolved resolved;
  resolved.relative = m.year == 0;
  resolved.reason = m.order == DayOrder::open
                        ? "written in full, the month first as in the United States: "
                          "nothing in the text says which it is"
                        : "written in full";
  const int year =
      m.year != 0 ? (m.before_christ ? -m.year : m.year) : choose_year(m, tense, resolved.reason);
  if (year != 0) resolved.point = part_in_year(m, year);
  if (resolved.point) return resolved;
  if (year != 0 && m.month != 0 && m.day != 0) {  // outside the calendar: the text's own value
    resolved.value =
        fmt::format("{}-{:02}-{:02}", value_of({Granularity::year, year, 0, {}}), m.month, m.day);
    return resolved;
  }
  resolved.value = unknown_year_value(m);
  const bool valid = m.month != 0 && m.day != 0 && m.day <= days_in_month(2000, m.month);
  if (valid) resolved.date = date_of_month_day(m.month, m.day);
  resolved.reason = "the year is not given";
  return resolved;
}

int Resolver::choose_year(const Meaning& m, Tense tense, std::string& reason) {
  if (m.year_direction != Direction::none || m.year_shift != 0 || m.direction != Direction::none) {
    return year_by_direction(m, reason);
  }
  if (m.weekday != 0 && m.day != 0) {
    if (const int year = year_of_weekday(m)) {
      reason = "the year in which that day is a " +
               std::string(kWeekdayNames[static_cast<std::size_t>(m.weekday)]);
      return year;
    }
  }
  if (entry_year_ != 0 && m.month != 0) {
    reason = fmt::format("the year {}, the heading above", entry_year_);
    return entry_year_;
  }
  if (sentence_year_ != 0 && (narrative_ || (m.month != 0 && m.day == 0))) {
    reason = fmt::format("the year {}, named in the same sentence", sentence_year_);
    return sentence_year_;
  }
  if (narrative_ && reference_ && reference_->year != 0) {
    reason = fmt::format("the year of the date named before, {}", value_of(*reference_));
    return reference_->granularity >= Granularity::year ? reference_->year : 0;
  }
  if (!published_) return 0;
  const int year = year_near(m, *published_, tense);
  reason =
      fmt::format("{}, counted from {}",
                  tense == Tense::future ? "the coming one" : "the nearest one", publication());
  return year;
}

int Resolver::year_by_direction(const Meaning& m, std::string& reason) const {
  const Direction direction = m.year_direction != Direction::none ? m.year_direction : m.direction;
  const bool from_text =
      (narrative_ || looks_from_reference(direction)) && reference_ && reference_->year != 0;
  const std::optional<Day> anchor = from_text ? reference_day() : published_;
  if (!anchor) return from_text ? reference_->year : 0;
  const int base = from_text ? reference_->year : to_ymd(*anchor).year;
  reason =
      fmt::format("counted from {}",
                  from_text ? "the date named before, " + value_of(*reference_) : publication());
  if (m.year_direction != Direction::none) return base + step_of(direction) + m.year_shift;
  if (m.year_shift != 0) return (quarter_ ? quarter_->year : base) + m.year_shift;
  const int step = step_of(direction);
  if (step == 0) return base;
  for (int year = base + step; std::abs(year - base) <= 1; year -= step) {  // the farther one first
    const std::optional<Point> point = part_in_year(m, year - step + step);
    const std::optional<Point> nearer = part_in_year(m, base);
    if (!point || !nearer) return base + step;
    const std::optional<Day> edge = step < 0 ? last_day(*nearer) : first_day(*nearer);
    const bool nearer_fits = edge && (step < 0 ? *edge < *anchor : *edge > *anchor);
    return nearer_fits ? base : year;
  }
  return base;
}

// Past: the last one that has begun; future: the next one that has not ended; else the nearest,
// within the coming half year for days and in the past for longer parts.
int Resolver::year_near(const Meaning& m, Day anchor, Tense tense) const {
  const int base = to_ymd(anchor).year;
  constexpr int half_year = 183, soon = 60, almost_a_year = 300;
  const std::optional<Point> here = part_in_year(m, base);
  const std::optional<Day> first = here ? first_day(*here) : std::nullopt;
  const std::optional<Day> last = here ? last_day(*here) : std::nullopt;
  if (!first || !last) return base;
  const bool begun = *first <= anchor;
  // Results of the quarter that has just ended are still to come.
  constexpr int reporting = 100;
  const bool is_reported = m.quarter != 0 && anchor.number - last->number <= reporting;
  // Of a day in eleven months one would say the year: "will be held April 8", read in May, is late.
  const bool is_just_past = m.day != 0 && begun && anchor.number - first->number < soon;
  if (tense == Tense::future && !is_reported && !is_just_past)
    return *last < anchor ? base + 1 : base;
  if (begun) {
    const bool is_month = m.month != 0 && m.day == 0;
    const bool may_come = tense != Tense::past && (is_month || m.day != 0);
    return may_come && anchor.number - first->number > almost_a_year ? base + 1 : base;
  }
  const int ahead = first->number - anchor.number;
  if (m.quarter != 0 && ahead <= reporting) return base;  // the next quarter
  if (m.quarter != 0 || m.half != 0 || m.season != 0)
    return base - (ahead > half_year || tense == Tense::past ? 1 : 0);
  if (tense == Tense::past) return ahead < soon ? base : base - 1;
  return ahead > half_year ? base - 1 : base;
}

int Resolver::year_of_weekday(const Meaning& m) const {
  const std::optional<Day> anchor = narrative_ ? reference_day() : published_;
  if (!anchor) return 0;
  const int base = to_ymd(*anchor).year;
  for (const int year : {base, base - 1, base + 1}) {
    const auto day = day_from_ymd(year, m.month, m.day);
    if (day && weekday_of(*day) == m.weekday) return year;
  }
  return 0;
}

Resolved Resolver::latest_period(const Meaning& m) {
  if (m.year != 0 && !quarter_) {  // of which none was named
    Resolved year;
    year.point = Point{Granularity::year, m.year, 0, {}};
    year.reason = "written in full";
    return year;
  }
  const std::optional<Point> now =
      published_ ? std::optional(point_holding(*published_, Granularity::quarter)) : std::nullopt;
  std::optional<Point> base = quarter_;
  // The latest one is over.
  if (m.latest && base && published_ && last_day(*base) > published_) base = std::nullopt;
  // In history a "period" is none of the calendar's.
  if (!base && narrative_) return {};
  if (!base && now) base = moved(*now, Unit::quarter, -1);
  if (!base) return unresolved("XXXX-QX", kNoAnchor);
  Resolved resolved;
  resolved.relative = true;
  const int years = m.year != 0 ? m.year - base->year : m.year_shift;
  resolved.point = years != 0 ? moved(*base, Unit::year, years) : base;
  resolved.reason = quarter_ ? "the quarter named before, " + value_of(*quarter_)
                             : "the last quarter before " + publication();
  if (years != 0) resolved.reason = years_apart(years, resolved.reason);
  return resolved;
}

// "the quarter ended Oct. 31": most of it lies before that month.
Resolved Resolver::quarter_ended(const Meaning& m, Tense tense) {
  constexpr int months_in_quarter = 3, quarters = 4;
  Meaning end;
  end.kind = MeaningKind::calendar;
  end.month = m.month;
  Resolved resolved;
  resolved.relative = m.year == 0;
  const int year = m.year != 0 ? m.year : choose_year(end, tense, resolved.reason);
  if (year == 0) return unresolved("XXXX-QX", kNoAnchor);
  const int middle = m.month - 2;  // counted from 0
  resolved.point = middle < 0
                       ? Point{Granularity::quarter, year - 1, quarters, {}}
                       : Point{Granularity::quarter, year, middle / months_in_quarter + 1, {}};
  resolved.reason = "the one that most of the months before its end belong to";
  return resolved;
}

// How many units from the one that holds the anchor. On a Monday "the weekend" is over.
int Resolver::steps_of(const Meaning& m, Direction direction, Tense tense) const {
  const bool is_weekend = m.unit == Unit::weekend && published_ && direction == Direction::none;
  if (!is_weekend || tense == Tense::future) return step_of(direction);
  constexpr int kFriday = 5;
  return weekday_of(*published_) < kFriday ? -1 : 0;
}

// "That day", where only a month was named.
Resolved Resolver::within_reference(Granularity granularity) const {
  Resolved resolved;
  resolved.relative = true;
  resolved.value = value_of(*reference_);
  const bool in_year = reference_->granularity == Granularity::year;
  const bool in_month = reference_->granularity == Granularity::month;
  if (granularity == Granularity::week && in_year) resolved.value += "-WXX";
  if (granularity == Granularity::month && in_year) resolved.value += "-XX";
  if (granularity == Granularity::day && (in_year || in_month))
    resolved.value += in_year ? "-XX-XX" : "-XX";
  resolved.date = one_of(first_day(*reference_), last_day(*reference_));
  resolved.reason = "somewhere within the date named before, " + value_of(*reference_);
  return resolved;
}

Resolved Resolver::period(const Meaning& m, Tense tense) {
  if (m.ordinal != 0)
    return unresolved("XXXX-XX-XX", "counted from something that the text does not date");
  if (m.unit == Unit::quarter && m.month != 0 && !quarter_) return quarter_ended(m, tense);
  const bool quarterly =
      m.unit == Unit::quarter && (m.direction == Direction::none || m.direction == Direction::same);
  if (quarterly || m.unit == Unit::none || (m.latest && m.unit != Unit::year) ||
      (m.year_shift != 0 && quarter_ && m.direction != Direction::same)) {
    return latest_period(m);
  }
  const Granularity granularity = granularity_of(m.unit);
  Direction direction = m.direction;
  const bool in_text = (narrative_ && reference_) || (m.unit == Unit::day && m.definite);
  if (in_text && direction == Direction::next) direction = Direction::following;
  if (in_text && narrative_ && m.modifier == Modifier::end && direction == Direction::this_one)
    direction = Direction::same;  // "at month's end"
  if (direction == Direction::same && m.year_shift == 0 && reference_ &&
      reference_->granularity < granularity)
    return within_reference(granularity);
  const std::optional<Point> base = base_of(direction, granularity);
  if (!base)
    return unresolved(granularity == Granularity::week ? "XXXX-WXX" : "XXXX-XX-XX", kNoAnchor);
  Resolved resolved;
  resolved.relative = true;
  const bool is_year_apart = m.year_shift != 0 && direction == Direction::same;
  const int step = m.year_shift != 0 ? m.year_shift : m.latest ? -1 : steps_of(m, direction, tense);
  resolved.point = moved(*base, is_year_apart ? Unit::year : m.unit, step);
  const bool named = looks_from_reference(direction) && reference_;
  const std::string from =
      named ? "the date named before, " + value_of(*reference_) : publication();
  resolved.reason = is_year_apart ? years_apart(step, from) : unit_phrase(m.unit, step, from);
  return resolved;
}

// The nth Congress sits for two years from 3 January (20th Amendment; the first ones from 4 March);
// a term of the Supreme Court begins on the first Monday in October (28 U.S.C. 2).
Resolved Resolver::session(const Meaning& m) const {
  constexpr int first_congress = 1789, amended = 1935, october = 10, january = 1, march = 3;
  const bool is_term = m.session == kTerm;
  const int year = is_term ? m.year : first_congress + 2 * (m.ordinal - 1);
  const auto opening = [&](int in) {
    if (!is_term) return day_from_ymd(in, in < amended ? march : january, in < amended ? 4 : 3);
    const auto first = day_from_ymd(in, october, 1);
    return first ? weekday_near(*first, 1, true, true) : std::nullopt;
  };
  const std::optional<Day> first = opening(year);
  const std::optional<Day> next = opening(year + (is_term ? 1 : 2));
  const std::optional<Day> last = next ? add_days(*next, -1) : std::nullopt;
  if (!first || !last) return unresolved("XXXX", "outside the calendar");
  Resolved resolved;
  resolved.date = lasting(first, last);
  resolved.value = to_edtf(*resolved.date);
  resolved.reason = is_term ? "from the first Monday in October to the next term"
                            : "two years from the opening of that Congress";
  return resolved;
}

Resolved Resolver::shifted(const Meaning& m) {
  const bool back = m.shift == Shift::ago || m.shift == Shift::earlier;
  if (m.vague || m.count != std::floor(m.count))
    return unresolved(back ? "PAST_REF" : "FUTURE_REF", "how long is not said");
  const bool from_text = !m.from_publication && reference_ &&
                         (m.shift == Shift::earlier || m.shift == Shift::later || narrative_);
  const bool quarterly = m.unit == Unit::year && m.count == 1 && back && quarter_;
  const Granularity granularity = quarterly ? Granularity::quarter : granularity_of(m.unit);
  std::optional<Point> base = quarterly ? quarter_ : std::nullopt;
  if (!base && from_text && granularity < reference_->granularity) {
    if (const auto day = reference_day()) base = point_holding(*day, granularity);
  } else if (!base && from_text && granularity == reference_->granularity) {
    base = reference_;
  } else if (!base && !from_text && published_) {
    base = point_holding(*published_, granularity);
  }
  if (!base)
    return unresolved("XXXX-XX-XX",
                      from_text ? "the date it counts from is not exact enough" : kNoAnchor);
  Resolved resolved;
  resolved.relative = true;
  const int count = static_cast<int>(m.count) * (back ? -1 : 1);
  const bool within_day = m.unit == Unit::hour || m.unit == Unit::minute || m.unit == Unit::second;
  resolved.point = within_day ? base : moved(*base, m.unit, count);
  resolved.reason =
      fmt::format("{} {}{} {} {}", m.count, unit_name(m.unit), m.count == 1 ? "" : "s",
                  back ? "before" : "after",
                  quarterly || from_text
                      ? "the date named before, " + value_of(quarterly ? *quarter_ : *reference_)
                      : publication());
  return resolved;
}

Resolved Resolver::amount(const Meaning& m) {
  // "the nine months" of a report: "a year earlier" no longer speaks of its quarter.
  constexpr double half_a_year = 6, three_quarters = 9;
  const bool is_named = m.definite || m.ordinal != 0 || m.direction != Direction::none;
  if (m.unit == Unit::month && is_named && (m.count == half_a_year || m.count == three_quarters))
    quarter_.reset();
  Resolved resolved;
  resolved.type = TimexType::duration;
  resolved.value = duration_value(m);
  resolved.reason = "a length of time";
  if (const auto first = first_of_past(m); first && !narrative_) {
    resolved.date = one_of(first, published_);
    resolved.reason = fmt::format("a length of time up to {}", publication());
  }
  return resolved;
}

// Where "the past two months" begin; "a few" are taken for three.
std::optional<Day> Resolver::first_of_past(const Meaning& m) const {
  constexpr int few = 3, most = 1000;
  const bool is_long_enough = m.unit == Unit::day || m.unit == Unit::week || m.unit == Unit::month;
  if (m.direction != Direction::last || !published_ || !is_long_enough || m.count > most)
    return std::nullopt;
  const int count = m.vague || m.count < 1 ? few : static_cast<int>(std::ceil(m.count));
  const auto point = moved(point_holding(*published_, Granularity::day), m.unit, -count);
  return point ? first_day(*point) : std::nullopt;
}

Resolved Resolver::set(const Meaning& m) const {
  Resolved resolved;
  resolved.type = TimexType::set;
  resolved.reason = "it comes back";
  if (m.text >= 0) {
    resolved.value = lexicon_.text(m.text);
  } else if (m.weekday != 0) {
    resolved.value = fmt::format("XXXX-WXX-{}", m.weekday);
  } else if (m.unit == Unit::none && m.day_part != DayPart::none) {
    resolved.value = "XXXX-XX-XX";
  } else if (m.unit == Unit::none) {
    resolved.value = unknown_year_value(m);
  } else {
    resolved.value = duration_value(m);
  }
  if (m.day_part != DayPart::none) resolved.value += fmt::format("T{}", day_part_name(m.day_part));
  return resolved;
}

// The part of the day or the clock behind the day.
void Resolver::add_time(const Meaning& m, Resolved& resolved) const {
  if (m.day_part == DayPart::none && m.minute == kNoMinute) return;
  resolved.type = TimexType::time;
  if (m.minute == kNoMinute) {
    resolved.value += fmt::format("T{}", day_part_name(m.day_part));
    return;
  }
  resolved.value += fmt::format("T{:02}:{:02}", m.minute / 60, m.minute % 60);
  if (m.zone == 0) resolved.value += "Z";
}

void Resolver::add_modifier(const Meaning& m, Resolved& resolved) const {
  const bool part =
      m.modifier == Modifier::start || m.modifier == Modifier::mid || m.modifier == Modifier::end;
  if (!part || !resolved.point || !resolved.date) return;
  resolved.date = third_of(*resolved.point, m.modifier);
  if (m.kind != MeaningKind::period || m.direction != Direction::this_one || !published_) return;
  const std::optional<Day> first = first_day(*resolved.point), last = last_day(*resolved.point);
  if (m.modifier == Modifier::start && first && *first <= *published_)
    resolved.date = one_of(first, std::min(*last, *published_));
}

// History that turns to its writer's own days ("as of 2009") goes on where it was.
bool Resolver::leaves_story(const Meaning& m, const Point& point) const {
  constexpr int far = 5;
  if (!narrative_ || !published_ || !reference_) return false;
  const bool is_now = point.year >= to_ymd(*published_).year;
  return is_now && (m.year == 0 || point.year - reference_->year > far);
}

void Resolver::remember(const Meaning& m, const Resolved& resolved, bool aside) {
  if (!resolved.point) return;
  const Point& point = *resolved.point;
  if (leaves_story(m, point)) return;
  if (m.year != 0 && point.granularity >= Granularity::year) sentence_year_ = point.year;
  if (point.granularity == Granularity::quarter &&
      (m.kind == MeaningKind::calendar || m.month != 0))
    quarter_ = point;
  if (point.granularity == Granularity::day) sentence_day_ = point.day;
  const bool is_next = reference_ && (point.year == reference_->year ||  // as a story goes
                                      point.year == reference_->year + 1);
  if (aside && reference_ && !is_next) return;
  if (point.granularity >= Granularity::year) reference_ = point;
}

}  // namespace dateline::timex
