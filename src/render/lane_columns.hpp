#pragma once
// The columns of the lanes layout: stretches of days, as wide as their events need, so that a busy
// weekend and a quiet decade fit one page. Where much time passes between two columns without an
// event, the axis is broken and says how long.
//
// 1. Every known date is a column; a month or year that holds another date is not, and spans it.
// 2. A range of possible days that meets no column becomes one.
// 3. While there are more columns than fit, two neighbours become one: few events, near in time.

#include <cstddef>
#include <string>
#include <vector>

#include "render/story.hpp"

namespace dateline {

struct LaneColumn {
  Day first, last;
  bool is_undated = false;  // the last one, for events without any day
  std::string heading;      // "18 Sep 2020", "March 2020"
  std::string span;         // "Friday", "1 month"
  std::string gap;          // "8 years" that pass before it without an event, or empty
};

// The columns that an event spans: [first, last], ends included.
struct LaneSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  bool is_bar = false;  // of possible days, or of what lasted
  bool is_open_before = false;
  bool is_open_behind = false;
};

struct LaneTime {
  std::vector<LaneColumn> columns;
  std::vector<LaneSpan> spans;  // by row
};

// At most `most` columns and one for undated events; at least one in all. O(rows * columns).
[[nodiscard]] LaneTime divide_time(const std::vector<Row>& rows, std::size_t most);

}  // namespace dateline
