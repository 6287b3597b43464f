#pragma once
// The Story: a timeline turned into rows with all their words, grouped into periods, before any
// format draws it. Every format that shows the timeline starts here, so they cannot disagree.
//
//   Story story = tell(value, timeline);
//   for (const Period& period : story.periods)
//     for (std::size_t i = period.first; i < period.last; ++i) ... story.rows[i] ...

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/graph/case.hpp"
#include "dateline/graph/timeline.hpp"
#include "dateline/render/render.hpp"

namespace dateline {

// A relation as one of its ends sees it.
struct Link {
  std::size_t row = 0;       // the other end
  std::size_t relation = 0;  // index into Story::relations
  int number = 0;            // the other end's number
  RelationType type = RelationType::follows;
  bool is_outgoing = true;
  std::string_view verb;  // "blocks", or "blocked by" for an incoming one
};

struct Row {
  const Event* event = nullptr;
  int number = 0;
  DateWords date;            // in full: "18 Sep 2020"
  DateWords brief_date;      // without the year that its period's heading names: "18 Sep"
  std::string title;         // one clean line
  std::string actors;        // "Lumen Post, Quorra"
  std::string according_to;  // "according to Lumen Post", where the status rests on a source
  std::string_view tag;      // "ALLEGED", or empty
  std::string corrected;     // "corrected by hand: title, date", or empty
  std::vector<int> sources;  // footnote numbers
  std::vector<Link> links;
  Interval days;           // on which it can have happened
  bool uncertain = false;  // one day in a range
  bool lasting = false;
  // The rows between which an uncertain or lasting event lies: first to last, itself included.
  std::size_t reach_first = 0;
  std::size_t reach_last = 0;
};

struct Period {
  std::string heading;  // "2020", "18–20 September 2020", "later in 2020"
  std::string gap;      // "8 years, no events" before it, or empty
  std::optional<int> year;
  bool is_day_run = false;  // its rows lie in one week, and days carry their weekday
  std::size_t first = 0;    // rows [first, last)
  std::size_t last = 0;
};

// A relation between two rows; each pair and type once.
struct StoryRelation {
  std::size_t from = 0;  // rows
  std::size_t to = 0;
  RelationType type = RelationType::follows;
};

struct StorySource {
  std::string words;               // "Title. Publisher, 20 Sep 2020."
  std::optional<std::string> url;  // a safe one
};

struct Story {
  std::string title;
  std::string subtitle;
  std::vector<Row> rows;
  std::vector<Period> periods;
  std::vector<StoryRelation> relations;
  std::vector<StorySource> sources;
  std::vector<Status> statuses;  // those that occur, in the order of the enumeration
  bool has_uncertain = false;
  bool has_lasting = false;
};

[[nodiscard]] Story tell(const Case& value, const Timeline& timeline);

// Actors, "according to" and what was corrected on one line: "Lumen Post · according to the
// inspectorate".
[[nodiscard]] std::string byline(const Row& row);
// "1,2": the footnote marks of a row.
[[nodiscard]] std::string source_marks(const Row& row, std::string_view separator);

}  // namespace dateline
