#include <doctest/doctest.h>

#include "cases.hpp"
#include "dateline/graph/event_graph.hpp"

using namespace dateline;
using namespace dateline::testing;

namespace {

Case telling(const char* sha, const char* published, const char* date) {
  Case value;
  value.documents = {document("d1", published)};
  value.documents[0].sha256 = sha;
  value.actors = {actor("Court of Law", ActorKind::court), actor("App", ActorKind::product)};
  value.actors[0].aliases = {"the court", "CoL"};
  value.events = {event("block_court", "Court blocks", date)};
  value.events[0].agents = {actor_id(1)};
  value.events[0].roles.object = {actor_id(2)};
  value.events[0].quote.text = sha;  // another sentence in each
  return value;
}

}  // namespace

TEST_CASE("the same happening in two articles is one event with both sources") {
  const Case merged = merge_cases(
      {telling("one", "2020-09-20", "2020-09"), telling("two", "2020-09-21", "2020-09-19")});
  REQUIRE(merged.documents.size() == 2);
  CHECK(merged.documents[1].id == "d2");
  CHECK(merged.actors.size() == 2);
  REQUIRE(merged.events.size() == 1);
  CHECK(merged.events[0].mentions.size() == 1);
  CHECK(merged.events[0].mentions[0].document == DocumentId{1});
  CHECK(to_edtf(*merged.events[0].date) == "2020-09-19");  // the narrower one
}

TEST_CASE("what differs in day, type, status or parts stays apart") {
  const Case base = telling("one", "2020-09-20", "2020-09-18");
  struct Row {
    const char* name;
    void (*change)(Case&);
    std::size_t events;
  };
  const Row rows[] = {
      {"same", [](Case&) {}, 1},
      {"day", [](Case& c) { c.events[0].date = parse_edtf("2020-09-17").value(); }, 2},
      {"type", [](Case& c) { c.events[0].type = "ban"; }, 2},
      {"status", [](Case& c) { c.events[0].status = Status::planned; }, 2},
      {"agent", [](Case& c) { c.events[0].agents.clear(); }, 2},
      {"object", [](Case& c) { c.events[0].roles.object.clear(); }, 2},
      {"actor kind", [](Case& c) { c.actors[0].kind = ActorKind::group; }, 2},
      {"undated", [](Case& c) { c.events[0].date.reset(); }, 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Case other = telling("two", "2020-09-20", "2020-09-18");
    row.change(other);
    CHECK(merge_cases({base, other}).events.size() == row.events);
  }
}

TEST_CASE("an article that comes twice counts once") {
  const Case one = telling("one", "2020-09-20", "2020-09-18");
  CHECK(merge_cases({one, one}) == one);
  CHECK(merge_cases({one}) == one);
  CHECK(merge_cases({}) == Case{});
}

TEST_CASE("actors meet by name and by name-like aliases, not by descriptions") {
  const auto count = [](const char* name, ActorKind kind) {
    Case other;
    other.documents = {document("x", nullptr)};
    other.documents[0].sha256 = "x";
    other.actors = {actor(name, kind)};
    return merge_cases({telling("one", nullptr, nullptr), other}).actors.size();
  };
  CHECK(count("court of law", ActorKind::court) == 2);
  CHECK(count("CoL", ActorKind::court) == 2);
  CHECK(count("the court", ActorKind::court) == 3);
  CHECK(count("CoL", ActorKind::company) == 3);
  CHECK(count("Court", ActorKind::court) == 3);
}

TEST_CASE("relations follow their events, once each") {
  Case one = telling("one", "2020-09-20", "2020-09-18");
  one.events.push_back(event("ban", "Ban", nullptr));
  one.events[1].agents = {actor_id(1)};
  one.events[1].targets = {actor_id(2)};
  one.relations = {relation(1, RelationType::blocks, 2)};
  Case two = one;
  two.documents[0].sha256 = "two";
  std::swap(two.events[0], two.events[1]);
  two.relations = {relation(2, RelationType::blocks, 1), relation(1, RelationType::follows, 2)};
  const Case merged = merge_cases({one, two});
  REQUIRE(merged.events.size() == 2);
  REQUIRE(merged.relations.size() == 2);
  CHECK(merged.relations[0].from == event_id(1));
  CHECK(merged.relations[1].from == event_id(2));
  CHECK(merged.relations[1].evidence.document == DocumentId{1});
  const Result<Case> back = read_case(write_case(merged), "x");
  REQUIRE(back);
  CHECK(*back == merged);
}
