// How the rows are grouped. One pass gives each row the year it belongs to (never going back, as an
// undated row can lie anywhere in its range); a year with few rows is one period, out of which a
// dense run of days is lifted; a year with many rows is split into months.
//
//   2011 | 1 Jan, March, by 18 Sep ... 2020 | Fri 18, Fri 18, Sat 19, Sun 20
//   -> "2011", gap "8 years, no events", "2020", "18–20 September 2020"
//
// Linear in the rows.
#include "render/periods.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxRowsOfAYear = 20;  // more are split into months
constexpr std::size_t kMinRunRows = 4;       // so many days in a week get a heading of their own
constexpr int kMaxRunDays = 7;
// A stretch without events is marked when it is long against the whole and not only a season.
constexpr double kMinGapShare = 0.15;
constexpr int kMinGapDays = 90;

// Known to within a week: it can stand in a run of days.
bool is_narrow(const Row& row) {
  return row.days.earliest && row.days.latest && *row.days.earliest <= *row.days.latest &&
         row.days.latest->number - row.days.earliest->number < kMaxRunDays;
}

// The day that places a row under a heading: its first, or for an uncertain one its last possible.
std::optional<Day> heading_day(const Row& row) {
  if (row.uncertain && row.days.latest) return row.days.latest;
  return row.days.earliest ? row.days.earliest : row.days.latest;
}

// Month number year * 12 + month - 1 of each row, never going back; empty before the first known.
std::vector<std::optional<int>> months_of(const std::vector<Row>& rows) {
  std::vector<std::optional<int>> months;
  std::optional<int> latest;
  for (const Row& row : rows) {
    if (const std::optional<Day> day = heading_day(row)) {
      const YearMonthDay date = to_ymd(*day);
      const int month = date.year * 12 + date.month - 1;
      latest = latest ? std::max(*latest, month) : month;
    }
    months.push_back(latest);
  }
  return months;
}

struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

// First and last day of narrow rows.
Interval days_of_run(const std::vector<Row>& rows, Range range) {
  Interval days = rows[range.first].days;
  for (std::size_t i = range.first; i < range.last; ++i) {
    days.earliest = std::min(*days.earliest, *rows[i].days.earliest);
    days.latest = std::max(*days.latest, *rows[i].days.latest);
  }
  return days;
}

// The longest run of narrow rows within a week, or an empty range. The range is at most
// kMaxRowsOfAYear long, so looking at each window anew costs nothing.
Range densest_run(const std::vector<Row>& rows, Range range) {
  Range best;
  std::size_t begin = range.first;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (!is_narrow(rows[i])) {
      begin = i + 1;
      continue;
    }
    for (; begin < i; ++begin) {
      const Interval days = days_of_run(rows, {begin, i + 1});
      if (days.latest->number - days.earliest->number < kMaxRunDays) break;
    }
    if (i + 1 - begin > best.last - best.first) best = {begin, i + 1};
  }
  return best.last - best.first >= kMinRunRows ? best : Range{};
}

Period make_period(std::string heading, std::optional<int> year, Range range) {
  Period period;
  period.heading = std::move(heading);
  period.year = year;
  period.first = range.first;
  period.last = range.last;
  return period;
}

// "2020", "18–20 September 2020", "later in 2020": each only where it has rows.
void divide_short_year(const std::vector<Row>& rows, int year, Range range,
                       std::vector<Period>& out) {
  const Range run = densest_run(rows, range);
  if (run.first == run.last) {
    out.push_back(make_period(fmt::format("{}", year), year, range));
    return;
  }
  if (run.first > range.first) {
    out.push_back(make_period(fmt::format("{}", year), year, {range.first, run.first}));
  }
  const Interval days = days_of_run(rows, run);
  out.push_back(make_period(long_range_words(*days.earliest, *days.latest), year, run));
  out.back().is_day_run = true;
  if (run.last < range.last) {
    out.push_back(make_period(fmt::format("later in {}", year), year, {run.last, range.last}));
  }
}

void divide_long_year(const std::vector<std::optional<int>>& months, int year, Range range,
                      std::vector<Period>& out) {
  for (std::size_t i = range.first; i < range.last;) {
    std::size_t end = i + 1;
    while (end < range.last && months[end] == months[i]) ++end;
    const int month = *months[i] % 12 + 1;
    out.push_back(make_period(fmt::format("{} {}", month_name(month), year), year, {i, end}));
    i = end;
  }
}

// The last possible day of all rows before each period's first row, and the earliest possible day
// of all rows from it on; an uncertain row counts by its known ends only.
struct Edges {
  std::optional<Day> last_before;
  std::optional<Day> first_after;
};

std::vector<Edges> edges_of(const std::vector<Row>& rows, const std::vector<Period>& periods) {
  std::vector<Edges> edges(periods.size());
  std::optional<Day> latest;
  for (std::size_t p = 0; p < periods.size(); ++p) {
    edges[p].last_before = latest;
    for (std::size_t i = periods[p].first; i < periods[p].last; ++i) {
      const Interval& days = rows[i].days;
      const std::optional<Day> end = days.latest ? days.latest : days.earliest;
      if (end) latest = latest ? std::max(*latest, *end) : *end;
    }
  }
  std::optional<Day> earliest;
  for (std::size_t p = periods.size(); p-- > 0;) {
    for (std::size_t i = periods[p].first; i < periods[p].last; ++i) {
      const Interval& days = rows[i].days;
      const std::optional<Day> start = days.earliest ? days.earliest : days.latest;
      if (start) earliest = earliest ? std::min(*earliest, *start) : *start;
    }
    edges[p].first_after = earliest;
  }
  return edges;
}

// Whether an event with an open end can lie in the gap before row `first`: then "no events" would
// say more than is known.
std::vector<bool> open_ends(const std::vector<Row>& rows, const std::vector<Period>& periods) {
  std::vector<bool> open(periods.size(), false);
  bool ends_open = false;
  for (std::size_t p = 0; p < periods.size(); ++p) {
    open[p] = ends_open;
    for (std::size_t i = periods[p].first; i < periods[p].last; ++i) {
      ends_open = ends_open || !rows[i].days.latest;
    }
  }
  bool starts_open = false;
  for (std::size_t p = periods.size(); p-- > 0;) {
    for (std::size_t i = periods[p].first; i < periods[p].last; ++i) {
      starts_open = starts_open || !rows[i].days.earliest;
    }
    open[p] = open[p] || starts_open;
  }
  return open;
}

void mark_gaps(const std::vector<Row>& rows, std::vector<Period>& periods) {
  if (periods.size() < 2) return;
  const std::vector<Edges> edges = edges_of(rows, periods);
  const std::vector<bool> open = open_ends(rows, periods);
  std::optional<Day> last;
  for (const Row& row : rows) {
    const std::optional<Day> end = row.days.latest ? row.days.latest : row.days.earliest;
    if (end) last = last ? std::max(*last, *end) : *end;
  }
  if (!last || !edges[0].first_after) return;
  const int span = last->number - edges[0].first_after->number;
  for (std::size_t p = 1; p < periods.size(); ++p) {
    if (!edges[p].last_before || !edges[p].first_after) continue;
    const int days = edges[p].first_after->number - edges[p].last_before->number - 1;
    if (days < kMinGapDays || days < kMinGapShare * span) continue;
    periods[p].gap = duration_words(days) + (open[p] ? ", no dated events" : ", no events");
  }
}

}  // namespace

std::vector<Period> divide_into_periods(const std::vector<Row>& rows) {
  std::vector<Period> periods;
  const std::vector<std::optional<int>> months = months_of(rows);
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t end = i + 1;
    if (!months[i]) {
      while (end < rows.size() && !months[end]) ++end;
      periods.push_back(make_period("date not known", std::nullopt, {i, end}));
      i = end;
      continue;
    }
    const int year = *months[i] / 12;
    while (end < rows.size() && *months[end] / 12 == year) ++end;
    if (end - i <= kMaxRowsOfAYear) {
      divide_short_year(rows, year, {i, end}, periods);
    } else {
      divide_long_year(months, year, {i, end}, periods);
    }
    i = end;
  }
  mark_gaps(rows, periods);
  return periods;
}

}  // namespace dateline
