#include "render/lane_columns.hpp"

#include <algorithm>
#include <cmath>

#include "render/words.hpp"

namespace dateline {
namespace {

constexpr int kMaxKnownDays = 366;  // a decade is no known date
constexpr double kGapShare = 0.15;  // of all days, from which on a gap is shown
constexpr int kGapDays = 366;       // and from so many on it is in any case
constexpr int kShortestGap = 7;

struct Cell {
  Day first, last;
  std::size_t rows = 0;  // that begin in it
};

int days_of(const Cell& cell) { return cell.last.number - cell.first.number + 1; }

bool is_known(const Row& row) {
  return !row.uncertain && !row.lasting && row.days.earliest && row.days.latest &&
         row.days.latest->number - row.days.earliest->number < kMaxKnownDays;
}

bool meets(const Cell& cell, const Interval& days) {
  return (!days.latest || cell.first <= *days.latest) &&
         (!days.earliest || *days.earliest <= cell.last);
}

void sort_cells(std::vector<Cell>& cells) {
  std::ranges::sort(cells, [](const Cell& a, const Cell& b) {
    return a.first != b.first ? a.first < b.first : a.last < b.last;
  });
}

// What overlaps becomes one.
void join_overlapping(std::vector<Cell>& cells) {
  sort_cells(cells);
  std::vector<Cell> joined;
  for (const Cell& cell : cells) {
    if (joined.empty() || joined.back().last < cell.first)
      joined.push_back(cell);
    else
      joined.back().last = std::max(joined.back().last, cell.last);
  }
  cells = std::move(joined);
}

std::vector<Cell> known_cells(const std::vector<Row>& rows) {
  std::vector<Cell> all;
  for (const Row& row : rows)
    if (is_known(row)) all.push_back({*row.days.earliest, *row.days.latest, 0});
  sort_cells(all);
  all.erase(std::unique(all.begin(), all.end(),
                        [](const Cell& a, const Cell& b) {
                          return a.first == b.first && a.last == b.last;
                        }),
            all.end());
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Sorted: what lies inside begins at or behind it, so that the next ones tell.
    bool holds_another = false;
    for (std::size_t k = 0; k < all.size() && !holds_another; ++k)
      holds_another = k != i && all[i].first <= all[k].first && all[k].last <= all[i].last;
    if (!holds_another) cells.push_back(all[i]);
  }
  join_overlapping(cells);
  return cells;
}

void add_ranges(const std::vector<Row>& rows, std::vector<Cell>& cells) {
  for (const Row& row : rows) {
    const Interval& days = row.days;
    if (!days.earliest && !days.latest) continue;
    const bool is_met =
        std::ranges::any_of(cells, [&](const Cell& cell) { return meets(cell, days); });
    if (is_met) continue;
    const Day first = days.earliest ? *days.earliest : *days.latest;
    const Day last = days.latest ? *days.latest : *days.earliest;
    cells.push_back({first, std::max(first, last), 0});
    join_overlapping(cells);
  }
}

void count_rows(const std::vector<Row>& rows, std::vector<Cell>& cells) {
  for (const Row& row : rows) {
    const auto found =
        std::ranges::find_if(cells, [&](const Cell& cell) { return meets(cell, row.days); });
    if (found != cells.end()) ++found->rows;
  }
}

// Two columns cost little where few events would share one, and little time lies between.
void shrink(std::vector<Cell>& cells, std::size_t most) {
  while (cells.size() > std::max<std::size_t>(most, 1)) {
    std::size_t best = 0;
    double least = -1;
    for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
      const double days = cells[i + 1].last.number - cells[i].first.number;
      const double rows = static_cast<double>(cells[i].rows + cells[i + 1].rows) + 1;
      const double cost = rows * (1 + std::log1p(days));
      if (least < 0 || cost < least) least = cost, best = i;
    }
    cells[best].last = cells[best + 1].last;
    cells[best].rows += cells[best + 1].rows;
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(best) + 1);
  }
}

std::string heading_of(const Cell& cell) {
  const YearMonthDay first = to_ymd(cell.first), last = to_ymd(cell.last);
  if (cell.first == cell.last) return day_words(cell.first);
  const bool is_month = first.year == last.year && first.month == last.month && first.day == 1 &&
                        last.day == days_in_month(last.year, last.month);
  if (is_month) return std::string(month_name(first.month)) + " " + std::to_string(first.year);
  const bool are_years = first.month == 1 && first.day == 1 && last.month == 12 && last.day == 31;
  if (are_years && first.year == last.year) return std::to_string(first.year);
  if (are_years) return std::to_string(first.year) + "–" + std::to_string(last.year);
  return long_range_words(cell.first, cell.last);
}

std::string span_of(const Cell& cell) {
  static constexpr std::string_view kWeekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
  if (cell.first != cell.last) return duration_words(days_of(cell));
  // 1970-01-01 was a Thursday.
  const int weekday = ((cell.first.number + 3) % 7 + 7) % 7;
  return std::string(kWeekdays[weekday]);
}

std::vector<LaneColumn> columns_of(const std::vector<Cell>& cells) {
  std::vector<LaneColumn> columns;
  const double all = cells.empty() ? 0 : cells.back().last.number - cells.front().first.number + 1;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    LaneColumn column{cells[i].first,       cells[i].last,     false,
                      heading_of(cells[i]), span_of(cells[i]), {}};
    if (i > 0) {
      const int gap = cells[i].first.number - cells[i - 1].last.number - 1;
      const bool is_long = gap >= kShortestGap && (gap >= kGapDays || gap >= kGapShare * all);
      if (is_long) column.gap = duration_words(gap);
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

LaneSpan span_in(const std::vector<Cell>& cells, const Row& row, std::size_t undated) {
  const Interval& days = row.days;
  if (!days.earliest && !days.latest) return {undated, undated, false, false, false};
  LaneSpan span;
  const auto begins = [&](const Cell& cell) {
    return days.earliest && *days.earliest <= cell.last;
  };
  const auto ends = [&](const Cell& cell) { return days.latest && cell.first <= *days.latest; };
  std::size_t first = 0, last = cells.size() - 1;
  while (days.earliest && first + 1 < cells.size() && !begins(cells[first])) ++first;
  while (days.latest && last > 0 && !ends(cells[last])) --last;
  span.is_open_before = !days.earliest;
  span.is_open_behind = !days.latest;
  span.first = days.earliest ? first : last;
  span.last = days.latest ? std::max(last, span.first) : span.first;
  span.is_bar = row.uncertain || row.lasting || span.first != span.last || span.is_open_before ||
                span.is_open_behind;
  return span;
}

}  // namespace

LaneTime divide_time(const std::vector<Row>& rows, std::size_t most) {
  std::vector<Cell> cells = known_cells(rows);
  add_ranges(rows, cells);
  count_rows(rows, cells);
  shrink(cells, most);
  LaneTime time;
  time.columns = columns_of(cells);
  const std::size_t undated = cells.size();
  bool has_undated = cells.empty();
  for (const Row& row : rows) {
    has_undated = has_undated || (!row.days.earliest && !row.days.latest);
    time.spans.push_back(span_in(cells, row, undated));
  }
  if (has_undated) {
    LaneColumn column;
    column.is_undated = true;
    column.heading = "no date";
    time.columns.push_back(std::move(column));
  }
  return time;
}

}  // namespace dateline
