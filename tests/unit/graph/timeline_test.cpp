#include "dateline/graph/timeline.hpp"

#include <doctest/doctest.h>

#include "cases.hpp"
#include "dateline/graph/event_graph.hpp"

using namespace dateline;
using namespace dateline::testing;

namespace {

Case story() {
  Case value;
  value.documents = {document("d1", "2020-09-20"), document("d2", "2020-09-21")};
  value.actors = {actor("President"), actor("Users"), actor("Nobody")};
  value.events = {event("block_court", "Court blocks", "[2020-09-18..2020-09-20]"),
                  event("sue", "Users sue", nullptr),
                  event("executive_order", "President orders", nullptr),
                  event("release_product", "App starts", "2011"),
                  event("announce", "Agency announces", "2020-09-18"),
                  event("criticize", "Might object", nullptr, Status::hypothetical),
                  event("comply", "No sharing", nullptr, Status::negated)};
  const double importance[] = {0.9, 0.5, 0.8, 0.2, 0.7, 0.1, 0.3};
  for (std::size_t i = 0; i < 7; ++i) value.events[i].importance = importance[i];
  value.events[2].agents = {actor_id(1)};
  value.events[1].agents = {actor_id(2)};
  value.events[1].targets = {actor_id(1)};
  value.events[4].trigger = cite(5, "announced", 1);
  value.events[4].mentions = {cite(8, "announcement", 0)};
  value.relations = {relation(2, RelationType::challenges, 3),
                     relation(1, RelationType::responds_to, 2)};
  EventGraph graph(std::move(value));
  graph.tighten();
  return graph.value();
}

std::vector<std::uint32_t> numbers(const Timeline& timeline) {
  std::vector<std::uint32_t> events;
  for (const TimelineEntry& entry : timeline.entries) {
    events.push_back(static_cast<std::uint32_t>(index(entry.event)) + 1);
  }
  return events;
}

using Numbers = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("dated events stand by day, undated ones before what they precede, the rest last") {
  const Timeline timeline = select_timeline(story(), {});
  CHECK(numbers(timeline) == Numbers{4, 5, 3, 2, 1, 6, 7});
  CHECK(timeline.entries[0].number == 1);
  CHECK(timeline.entries[6].number == 7);
  CHECK(timeline.relations == std::vector<std::size_t>{0, 1});
}

TEST_CASE("options choose by importance, number, day and status") {
  const Case value = story();
  TimelineOptions options;
  options.top = 2;
  CHECK(numbers(select_timeline(value, options)) == Numbers{3, 1});
  CHECK(select_timeline(value, options).relations.empty());
  options = {};
  options.min_importance = 0.5;
  CHECK(numbers(select_timeline(value, options)) == Numbers{5, 3, 2, 1});
  options = {};
  options.include_negated = false;
  options.from = day("2020-01-01");
  CHECK(numbers(select_timeline(value, options)) == Numbers{5, 3, 2, 1, 6});
  options.from = day("2020-09-19");
  options.to = day("2020-09-19");
  CHECK(numbers(select_timeline(value, options)) == Numbers{3, 2, 1, 6});
  options.from = day("2030-01-01");
  options.to = std::nullopt;
  CHECK(numbers(select_timeline(value, options)) == Numbers{6});
}

TEST_CASE("a part of the case: an actor's events, an event, and what relations reach") {
  struct Row {
    std::vector<std::string> around;
    std::size_t steps;
    std::size_t events;
  };
  Case value = story();
  value.relations = {relation(1, RelationType::blocks, 3), relation(3, RelationType::causes, 4)};
  value.actors[0].aliases = {"the president"};
  const Row rows[] = {{{}, 1, 7},
                      {{"President"}, 0, 2},
                      {{"the president"}, 0, 2},
                      {{"PRESIDENT"}, 1, 4},
                      {{"e1"}, 0, 1},
                      {{"e1"}, 1, 2},
                      {{"e1"}, 2, 3},
                      {{"court blocks"}, 0, 1},
                      {{"nobody there"}, 3, 0},
                      {{"e1", "e5"}, 0, 2}};
  for (const Row& row : rows) {
    CAPTURE(row.steps);
    TimelineOptions options;
    options.around = row.around;
    options.steps = row.steps;
    CHECK(select_timeline(value, options).entries.size() == row.events);
  }
}

TEST_CASE("documents get footnote numbers in the order in which they are used") {
  const Timeline timeline = select_timeline(story(), {});
  CHECK(timeline.sources == std::vector{DocumentId{0}, DocumentId{1}});
  CHECK(timeline.entries[0].sources == std::vector<int>{1});
  CHECK(timeline.entries[1].sources == std::vector<int>{1, 2});
}

TEST_CASE("the title is the option's, else the sources', else the main actors'") {
  Case value = story();
  CHECK(select_timeline(value, {}).title == "President and Users");
  for (CaseDocument& item : value.documents) item.title = "The ban";
  CHECK(select_timeline(value, {}).title == "The ban");
  value.documents[1].title = "Another";
  CHECK(select_timeline(value, {}).title == "President and Users");
  TimelineOptions options;
  options.title = "Mine";
  CHECK(select_timeline(value, options).title == "Mine");
  CHECK(select_timeline(Case{}, {}).title == "Timeline");
}

TEST_CASE("the subtitle counts, and says from when to when") {
  CHECK(select_timeline(story(), {}).subtitle ==
        "2011 to September 2020. 7 events, 2 actors, 2 sources.");
  TimelineOptions options;
  options.top = 1;
  CHECK(select_timeline(story(), options).subtitle ==
        "September 2020. 1 event, 0 actors, 1 source.");
  CHECK(select_timeline(Case{}, {}).subtitle == "0 events, 0 actors, 0 sources.");
}

TEST_CASE("relations that run in a circle are written out all the same") {
  Case value;
  value.documents = {document("d1", nullptr)};
  for (int i = 0; i < 4; ++i) value.events.push_back(event("ban", "It", nullptr));
  value.relations = {relation(2, RelationType::precedes, 1), relation(1, RelationType::precedes, 2),
                     relation(4, RelationType::precedes, 3)};
  CHECK(numbers(select_timeline(value, {})) == Numbers{4, 3, 1, 2});
}
