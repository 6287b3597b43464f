#pragma once
// A Timeline: the events chosen from a case, in order, numbered, ready to draw. The number is the
// same in every rendering.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dateline/graph/case.hpp"

namespace dateline {

struct TimelineOptions {
  std::optional<std::size_t> top;  // the N most important
  double min_importance = 0.0;
  bool include_negated = true;
  std::optional<Day> from;  // events that can only lie before are left out
  std::optional<Day> to;
  // Only events of these actors, or these events (an id or words), and what relations reach from
  // them in `steps` steps; empty: all.
  std::vector<std::string> around;
  std::size_t steps = 1;
  std::optional<std::string> title;
};

struct TimelineEntry {
  EventId event{};
  int number = 0;            // 1, 2, ...
  std::vector<int> sources;  // numbers of the documents (footnotes), 1-based
};

struct Timeline {
  std::string title;     // of the options, else the documents', else the main actors
  std::string subtitle;  // "2011 to September 2020. 13 events, 9 actors, 2 sources."
  std::vector<TimelineEntry> entries;
  std::vector<std::size_t> relations;  // indices of value.relations with both ends chosen
  std::vector<DocumentId> sources;     // footnote n is sources[n - 1]
};

// Sorted by date: known dates by (earliest, latest), undated events by their bounds and by the
// order that relations give, then by document and place in the text.
[[nodiscard]] Timeline select_timeline(const Case& value, const TimelineOptions& options);

}  // namespace dateline
