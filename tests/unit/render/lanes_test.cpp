// Columns of time and lanes of actors: what is a column, where an event spans, where lines go.
#include "render/lanes.hpp"

#include <doctest/doctest.h>

#include <random>

#include "../support/sample_case.hpp"

namespace dateline {
namespace {

using sample::day;

sample::Sample made(const std::vector<std::optional<Date>>& dates) {
  sample::Builder make;
  make.head("t", "s");
  make.document("a", "s", std::nullopt, std::nullopt);
  const ActorId actor = make.actor("Volta", ActorKind::company);
  for (const auto& date : dates) make.event("acts", date, {actor}, Status::asserted);
  return {std::move(make.value_), std::move(make.timeline_)};
}

std::string headings(const LaneTime& time) {
  std::string out;
  for (const LaneColumn& column : time.columns) {
    if (!column.gap.empty()) out += "~" + column.gap + "~ ";
    out += column.heading + "; ";
  }
  return out;
}

TEST_CASE("known dates are columns, what holds another spans it, the nearest are joined") {
  const sample::Sample sample =
      made({date_of_year(2011), date_of_month(2020, 9), date_of_day(day(2020, 9, 18)),
            date_of_day(day(2020, 9, 20)), date_of_day(day(2020, 3, 2))});
  const Story story = tell(sample.value, sample.timeline);
  const LaneTime time = divide_time(story.rows, 5);
  CHECK(headings(time) == "2011; ~8 years~ 2 Mar 2020; 18 Sep 2020; 20 Sep 2020; ");
  CHECK(time.columns[2].span == "Friday");
  CHECK(time.columns[0].span == "1 year");
  for (std::size_t i = 0; i < story.rows.size(); ++i) {
    const bool is_month = story.rows[i].event->date->form == DateForm::month;
    CHECK(time.spans[i].is_bar == is_month);
    if (is_month) CHECK((time.spans[i].first == 2 && time.spans[i].last == 3));
  }
  CHECK(headings(divide_time(story.rows, 3)) ==
        "2011; ~8 years~ 2 Mar 2020; 18–20 September 2020; ");
  CHECK(divide_time(story.rows, 1).columns.size() == 1);
}

TEST_CASE("events without any day have a column of their own; no events are no columns of time") {
  const sample::Sample sample = made({date_of_day(day(2020, 9, 18)), std::nullopt});
  const Story story = tell(sample.value, sample.timeline);
  const LaneTime time = divide_time(story.rows, 5);
  CHECK(headings(time) == "18 Sep 2020; no date; ");
  const Lanes none = lay_out_lanes(Story{}, kLandscapeWidth);
  CHECK(none.places.size() == 1);
  CHECK(draw_lanes(Story{}, none, 595).find("height=\"595pt\"") != std::string::npos);
}

TEST_CASE("the busiest actors have lanes, six at most, and lines of relations cross no words") {
  std::mt19937 random(11);
  for (const int count : {2, 9, 25, 60}) {
    sample::Builder make;
    make.head("t", "s");
    make.document("a", "s", std::nullopt, std::nullopt);
    std::vector<ActorId> actors;
    for (int i = 0; i < 12; ++i)
      actors.push_back(make.actor("Actor " + std::to_string(i), ActorKind::company));
    for (int i = 0; i < count; ++i)
      make.event("does something that takes a few words to say",
                 date_of_day(day(2020, 1 + i % 12, 1 + i % 28)), {actors[random() % 12]},
                 Status::asserted);
    for (int i = 0; i < count; ++i)
      make.relation(1 + static_cast<int>(random() % static_cast<unsigned>(count)),
                    RelationType::blocks,
                    1 + static_cast<int>(random() % static_cast<unsigned>(count)));
    const Story story = tell(make.value_, make.timeline_);
    const Lanes lanes = lay_out_lanes(story, kLandscapeWidth);
    CHECK(lanes.lanes.size() <= 6);
    if (count == 9) CHECK_FALSE(lanes.lines.empty());
    for (const LaneLine& line : lanes.lines) {
      const double top = std::min(line.tail_y, line.channel_y);
      const double bottom = std::max(line.tail_y, line.channel_y);
      const bool is_bracket = lanes.events[story.relations[line.relation].from].span.first ==
                              lanes.events[story.relations[line.relation].to].span.first;
      for (const LaneEvent& event : lanes.events) {
        const bool is_beside =
            line.tail_gutter <= event.text.left || line.tail_gutter >= event.text.right;
        const bool is_apart = bottom <= event.text.top || top >= event.text.bottom;
        CHECK((is_bracket || is_beside || is_apart));
      }
    }
    for (std::size_t a = 0; a < lanes.events.size(); ++a)
      for (std::size_t b = a + 1; b < lanes.events.size(); ++b) {
        const LaneBox &x = lanes.events[a].box, &y = lanes.events[b].box;
        const bool is_apart =
            x.right <= y.left || y.right <= x.left || x.bottom <= y.top || y.bottom <= x.top;
        CHECK(is_apart);
      }
  }
}

}  // namespace
}  // namespace dateline
