#include "dateline/graph/event_graph.hpp"

#include <doctest/doctest.h>

#include "cases.hpp"

using namespace dateline;
using namespace dateline::testing;

namespace {

// An order, a bar that implements it, a suit against it and a ruling that blocks the bar.
Case story() {
  Case value;
  value.documents = {document("d1", "2020-09-20")};
  value.actors = {actor("President"), actor("Users"), actor("Court"), actor("Bystander")};
  value.events = {event("executive_order", "President bans the app", nullptr),
                  event("sue", "Users sue", nullptr),
                  event("block_court", "Court blocks the bar", "[2020-09-18..2020-09-20]"),
                  event("ban", "Bar begins", "2020-09-20/..", Status::blocked),
                  event("say_report", "Someone speaks", nullptr, Status::hypothetical)};
  value.events[0].agents = {actor_id(1)};
  value.events[1].agents = {actor_id(2)};
  value.events[1].targets = {actor_id(1)};
  value.events[2].agents = {actor_id(3)};
  value.relations = {relation(2, RelationType::challenges, 1), relation(3, RelationType::blocks, 4),
                     relation(4, RelationType::implements, 1)};
  return value;
}

Interval bounds(const EventGraph& graph, std::uint32_t number) {
  return graph.value().events[index(event_id(number))].bounds;
}

}  // namespace

TEST_CASE("roles and relations are edges that can be asked for from both ends") {
  const EventGraph graph(story());
  CHECK(graph.events_of(actor_id(1)) == std::vector{event_id(1), event_id(2)});
  CHECK(graph.events_of(actor_id(4)).empty());
  const auto roles = graph.roles_of(event_id(2));
  REQUIRE(roles.size() == 2);
  CHECK(roles[0].actor == actor_id(2));
  CHECK(roles[0].role == Role::agent);
  CHECK(roles[1].role == Role::target);
  CHECK(graph.relations_from(event_id(3)) == std::vector<std::size_t>{1});
  CHECK(graph.relations_to(event_id(1)) == std::vector<std::size_t>{0, 2});
  CHECK(graph.component_count() == 2);
  CHECK(EventGraph(Case{}).component_count() == 0);
}

TEST_CASE("an undated order is not after the suit, and the suit not after the ruling") {
  EventGraph graph(story());
  graph.tighten();
  CHECK(graph.value().conflicts.empty());
  CHECK(bounds(graph, 1) == Interval{std::nullopt, day("2020-09-20")});
  CHECK(bounds(graph, 2) == Interval{std::nullopt, day("2020-09-20")});
  CHECK(bounds(graph, 3) == Interval{day("2020-09-18"), day("2020-09-20")});
  CHECK(bounds(graph, 4) == Interval{day("2020-09-20"), std::nullopt});
  CHECK(bounds(graph, 5) == Interval{});
  CHECK(graph.value().events[4].date_evidence == DateEvidence{});
}

TEST_CASE("the order's bound follows the ruling's date when the article appeared long after") {
  Case value = story();
  value.documents[0].published = day("2021-05-01");
  value.events[3].date = *parse_edtf("2020-09-27/..");
  EventGraph graph(std::move(value));
  graph.tighten();
  CHECK(bounds(graph, 1).latest == day("2020-09-20"));
  const DateEvidence& evidence = graph.value().events[0].date_evidence;
  CHECK(evidence.kind == DateEvidenceKind::constraint);
  CHECK(evidence.reason == "not after \"Users sue\" (e2), which was by 2020-09-20");
  REQUIRE(evidence.citation);
  CHECK(*evidence.citation == graph.value().relations[0].evidence);
}

TEST_CASE("tightening twice changes nothing") {
  EventGraph graph(story());
  graph.tighten();
  const Case once = graph.value();
  graph.tighten();
  CHECK(graph.value() == once);
}

TEST_CASE("status decides what the publication date says") {
  struct Row {
    const char* name;
    Status status;
    const char* date;
    const char* earliest;
    const char* latest;
  };
  const Row rows[] = {
      {"asserted: by then", Status::asserted, nullptr, nullptr, "2020-09-20"},
      {"alleged: by then", Status::alleged, nullptr, nullptr, "2020-09-20"},
      {"planned: not before", Status::planned, nullptr, "2020-09-20", nullptr},
      {"ongoing: its end is open", Status::ongoing, nullptr, nullptr, nullptr},
      {"blocked: nothing", Status::blocked, nullptr, nullptr, nullptr},
      {"hypothetical: nothing", Status::hypothetical, nullptr, nullptr, nullptr},
      {"denied: nothing", Status::denied, nullptr, nullptr, nullptr},
      {"negated: nothing", Status::negated, nullptr, nullptr, nullptr},
      {"a date ahead wins", Status::asserted, "2020-11-12", "2020-11-12", "2020-11-12"},
      {"a plan's own date wins", Status::planned, "2019", "2019-01-01", "2019-12-31"},
      {"a year is cut at the report", Status::asserted, "2020", "2020-01-01", "2020-09-20"},
      {"an open range is closed", Status::asserted, "[2020-09-01..]", "2020-09-01", "2020-09-20"},
      {"what lasts may go on", Status::asserted, "2020-09-01/..", "2020-09-01", nullptr},
      {"about a year stays", Status::asserted, "2011~", "2011-01-01", "2011-12-31"},
      {"no year, no days", Status::blocked, "XXXX-06-21", nullptr, nullptr},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Case value;
    value.documents = {document("d1", "2020-09-20")};
    value.events = {event("ban", "It", row.date, row.status)};
    EventGraph graph(std::move(value));
    graph.tighten();
    const Interval found = bounds(graph, 1);
    CHECK((found.earliest ? format_iso(*found.earliest) : "open") ==
          (row.earliest != nullptr ? row.earliest : "open"));
    CHECK((found.latest ? format_iso(*found.latest) : "open") ==
          (row.latest != nullptr ? row.latest : "open"));
    CHECK(graph.value().conflicts.empty());
  }
}

TEST_CASE("without a publication date an undated event keeps open ends") {
  Case value;
  value.documents = {document("d1", nullptr)};
  value.events = {event("ban", "It", nullptr)};
  EventGraph graph(std::move(value));
  graph.tighten();
  CHECK(bounds(graph, 1) == Interval{});
  CHECK(graph.value().events[0].date_evidence.kind == DateEvidenceKind::none);
}

TEST_CASE("a relation against two dates is named as a conflict and left out") {
  Case value;
  value.documents = {document("d1", "2020-09-20")};
  value.events = {event("ban", "Agency bans it", "2020-03-01"),
                  event("sue", "Users sue", "2020-02-01")};
  value.relations = {relation(2, RelationType::challenges, 1)};
  EventGraph graph(std::move(value));
  graph.tighten();
  REQUIRE(graph.value().conflicts.size() == 1);
  const Conflict& conflict = graph.value().conflicts[0];
  CHECK(conflict.events == std::vector{event_id(2), event_id(1)});
  CHECK(conflict.reason ==
        "these cannot all hold: \"Users sue\" (e2) is dated 2020-02-01; \"Users sue\" (e2) "
        "challenges \"Agency bans it\" (e1); \"Agency bans it\" (e1) is dated 2020-03-01. The "
        "bounds leave out the weakest: \"Users sue\" (e2) challenges \"Agency bans it\" (e1)");
  CHECK(conflict.evidence.size() == 2);  // both dates cite the same words here
  CHECK(bounds(graph, 1).latest == day("2020-03-01"));
  CHECK(bounds(graph, 2).earliest == day("2020-02-01"));
}
