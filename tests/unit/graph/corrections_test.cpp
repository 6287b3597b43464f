#include "dateline/graph/corrections.hpp"

#include <doctest/doctest.h>

#include "cases.hpp"
#include "dateline/graph/timeline.hpp"

using namespace dateline;
using namespace dateline::testing;

namespace {

Case three_events() {
  Case value;
  value.documents = {document("d1", "2020-09-20")};
  value.events = {event("sue", "Users sue", "2020-08"), event("ban", "App is banned", "2020-09-18"),
                  event("block_court", "Court blocks ban", "2020-09-19")};
  value.relations = {relation(3, RelationType::blocks, 2),
                     relation(1, RelationType::challenges, 2)};
  return value;
}

Correction of(std::uint32_t number) {
  Correction made;
  made.event = event_id(number);
  return made;
}

std::size_t drawn(const Case& value) { return select_timeline(value, {}).entries.size(); }

}  // namespace

TEST_CASE("without corrections nothing changes") {
  const Case value = three_events();
  CHECK(corrected(value) == value);
}

TEST_CASE("titles and dates are changed on a copy, and say so") {
  Case value = three_events();
  Correction title = of(1);
  title.label = "Users go to court";
  Correction date = of(2);
  date.date = *parse_edtf("2020-09-17");
  date.note = "the order itself";
  Correction undated = of(3);
  undated.is_undated = true;
  value.corrections = {title, date, undated};
  const Case out = corrected(value);
  CHECK(out.events[0].label == "Users go to court");
  CHECK(out.events[0].corrected == "title");
  CHECK(to_edtf(*out.events[1].date) == "2020-09-17");
  CHECK(out.events[1].bounds.latest == day("2020-09-17"));
  CHECK(out.events[1].date_evidence.reason == "set by hand: the order itself (read as 2020-09-18)");
  CHECK_FALSE(out.events[2].date);
  CHECK(value.events[0].label == "Users sue");
}

TEST_CASE("hidden events stay in the case and out of drawings") {
  Case value = three_events();
  Correction hidden = of(2);
  hidden.is_hidden = true;
  value.corrections = {hidden};
  const Case out = corrected(value);
  CHECK(out.events.size() == 3);
  CHECK(drawn(out) == 2);
  CHECK(select_timeline(out, {}).relations.empty());
}

TEST_CASE("an event told again gives its words and relations to the other") {
  Case value = three_events();
  Correction same = of(3);
  same.same_as = event_id(1);
  value.corrections = {same};
  const Case out = corrected(value);
  CHECK(drawn(out) == 2);
  CHECK(out.events[0].mentions.size() == 1);
  CHECK(out.events[0].corrected == "joined");
  REQUIRE(out.relations.size() == 2);
  CHECK(out.relations[0].from == event_id(1));
}

TEST_CASE("chains end at the last event, circles do no harm") {
  Case value = three_events();
  Correction a = of(1), b = of(2), c = of(3);
  a.same_as = event_id(2);
  b.same_as = event_id(3);
  value.corrections = {a, b};
  CHECK(drawn(corrected(value)) == 1);
  CHECK_FALSE(corrected(value).events[2].is_left_out);
  c.same_as = event_id(1);
  value.corrections = {a, b, c};
  CHECK(drawn(corrected(value)) == 1);
}

TEST_CASE("corrections are saved and read back, and what they cannot be is said") {
  Case value = three_events();
  Correction one = of(1);
  one.is_undated = true;
  one.label = "x";
  Correction two = of(2);
  two.same_as = event_id(1);
  two.is_hidden = true;
  two.note = "why";
  Correction three = of(3);
  three.date = *parse_edtf("[2020-09-18..2020-09-19]");
  value.corrections = {one, two, three};
  const Result<Case> back = read_case(write_case(value), "case.json");
  REQUIRE(back);
  CHECK(back->corrections == value.corrections);
  value.corrections = {one, one};
  const Result<Case> twice = read_case(write_case(value), "case.json");
  REQUIRE_FALSE(twice);
  CHECK(twice.error().message == "corrections[1].event: the event 'e1' is corrected twice");
}

TEST_CASE("corrections follow their events when cases are joined") {
  Case first = three_events(), second = three_events();
  second.documents[0].sha256 = std::string(64, '1');
  for (Event& event : second.events) event.quote.text += " again";
  Correction title = of(2);
  title.label = "Corrected";
  second.corrections = {title};
  const Case merged = merge_cases({first, second});
  REQUIRE(merged.corrections.size() == 1);
  const EventId id = merged.corrections[0].event;
  CHECK(merged.events[index(id)].label == "App is banned");
  CHECK(corrected(merged).events[index(id)].label == "Corrected");
}
