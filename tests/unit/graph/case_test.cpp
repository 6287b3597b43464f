#include "dateline/graph/case.hpp"

#include <doctest/doctest.h>

#include <random>

#include "cases.hpp"
#include "graph/json_position.hpp"

using namespace dateline;
using namespace dateline::testing;

namespace {

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  Case make() {
    Case value;
    const std::size_t documents = 1 + pick(3);
    for (std::size_t i = 0; i < documents; ++i) value.documents.push_back(make_document(i));
    actors_ = 1 + pick(4);
    events_ = 1 + pick(5);
    documents_ = documents;
    for (std::size_t i = 0; i < actors_; ++i) value.actors.push_back(make_actor());
    for (std::size_t i = 0; i < events_; ++i) value.events.push_back(make_event());
    for (std::size_t i = pick(4); i > 0; --i) {
      value.relations.push_back({event(), event(), static_cast<RelationType>(pick(14)), cite()});
    }
    for (std::size_t i = pick(3); i > 0; --i) {
      value.conflicts.push_back({{event(), event()}, text(), {cite()}});
    }
    return value;
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }
  bool coin() { return pick(2) == 0; }
  std::string text() {
    static const std::string kPieces[] = {"a",
                                          "\"",
                                          "\\",
                                          "\n",
                                          "\r",
                                          "\t",
                                          std::string(1, '\0'),
                                          "</x>",
                                          "é",
                                          "\xE2\x80\xA8",
                                          "𝒳",
                                          "\x7F",
                                          "\xEF\xBF\xBD",
                                          "{\"id\":",
                                          "]",
                                          "=1+1",
                                          "\xEF\xBB\xBF",
                                          "\x01",
                                          "\u202E",
                                          " ",
                                          "null"};
    std::string made;
    for (std::size_t i = pick(6); i > 0; --i) made += kPieces[pick(std::size(kPieces))];
    return made;
  }
  std::optional<std::string> maybe_text() {
    if (coin()) return std::nullopt;
    return text();
  }
  std::optional<Day> maybe_day() {
    if (coin()) return std::nullopt;
    return Day{static_cast<std::int32_t>(pick(40000)) - 20000};
  }
  EventId event() { return EventId{static_cast<std::uint32_t>(pick(events_))}; }
  ActorId actor() { return ActorId{static_cast<std::uint32_t>(pick(actors_))}; }
  std::vector<ActorId> actors() {
    std::vector<ActorId> made;
    for (std::size_t i = pick(3); i > 0; --i) made.push_back(actor());
    return made;
  }
  Citation cite() {
    const auto start = static_cast<std::uint32_t>(pick(500));
    return {DocumentId{static_cast<std::uint32_t>(pick(documents_))}, start,
            start + static_cast<std::uint32_t>(pick(500)), text()};
  }
  CaseDocument make_document(std::size_t number) {
    CaseDocument made;
    made.id = text() + std::to_string(number);
    made.source = text();
    made.title = maybe_text();
    made.author = maybe_text();
    made.published = maybe_day();
    made.published_from = static_cast<PublishedFrom>(pick(4));
    made.url = maybe_text();
    made.publisher = maybe_text();
    made.language = maybe_text();
    made.length = 1000;
    made.sha256 = text();
    made.text = maybe_text();
    return made;
  }
  Actor make_actor() {
    return {text(), static_cast<ActorKind>(pick(9)), {text(), text()}, {cite()}};
  }
  std::optional<Date> date() {
    static constexpr const char* kDates[] = {"2020-09-18",     "2020-09",
                                             "2020~",          "2020-24?",
                                             "201X",           "2020-09-18/..",
                                             "../2020-09-20",  "[..2020-09-20]",
                                             "[2020-09-18..]", "[2020-09-18..2020-09-20]",
                                             "XXXX-02-29",     "9999-12-31",
                                             "1400-01-01"};
    const std::size_t which = pick(std::size(kDates) + 1);
    if (which == std::size(kDates)) return std::nullopt;
    return *parse_edtf(kDates[which]);
  }
  Event make_event() {
    Event made;
    made.type = text();
    made.label = text();
    made.trigger = cite();
    made.mentions = {cite()};
    made.agents = actors();
    made.targets = actors();
    made.roles = {actors(), actors(), actors(), actors(), maybe_text()};
    made.date = date();
    made.bounds.earliest = maybe_day();
    if (!made.bounds.earliest) made.bounds.latest = maybe_day();
    made.agents_are_implied = coin();
    made.date_evidence.kind = static_cast<DateEvidenceKind>(pick(5));
    if (coin()) made.date_evidence.citation = cite();
    made.date_evidence.reason = text();
    made.status = static_cast<Status>(pick(8));
    made.sources = {{std::nullopt, cite()}, {actor(), cite()}};
    made.quote = cite();
    made.importance = static_cast<double>(pick(1000001)) / 1000000.0;
    return made;
  }

  std::mt19937 random_;
  std::size_t documents_ = 1;
  std::size_t actors_ = 1;
  std::size_t events_ = 1;
};

// One document, two actors, two events, a relation, on one line a field.
Case small() {
  Case value;
  value.documents = {document("d1", "2020-09-20")};
  value.actors = {actor("Court", ActorKind::court)};
  value.events = {event("sue", "Users sue", "2020-08"), event("ban", "Ban", nullptr)};
  value.relations = {relation(1, RelationType::challenges, 2)};
  return value;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a case is read back as it was written, hostile strings and all") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    const Case value = Maker(seed).make();
    for (const int indent : {2, -1}) {
      const std::string json = write_case(value, indent);
      const Result<Case> back = read_case(json, "case.json");
      REQUIRE_MESSAGE(back, (back ? "" : format_error(back.error())));
      CHECK(*back == value);
      CHECK(write_case(*back, indent) == json);
    }
  }
}

TEST_CASE("one line means one line, and an empty case is a case") {
  const std::string line = write_case(small(), -1);
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.starts_with("{\"format\":\"dateline-case\",\"version\":1,\"generator\":\"dateline "));
  CHECK(*read_case(write_case(Case{}), "x") == Case{});
}

TEST_CASE("bytes that are no UTF-8 become U+FFFD in the file") {
  Case value = small();
  value.actors[0].name = "a\xFF";
  const Result<Case> back = read_case(write_case(value), "x");
  REQUIRE(back);
  CHECK(back->actors[0].name == "a\xEF\xBF\xBD");
}

TEST_CASE("each fault of a case file is one error with its place") {
  const std::string good = write_case(small());
  struct Row {
    const char* name;
    std::string json;
    ErrorCode code;
    const char* message;
  };
  const Row rows[] = {
      {"empty", " \n", ErrorCode::empty, "the case file is empty"},
      {"truncated", good.substr(0, good.size() / 2), ErrorCode::format,
       "the case file ends too early"},
      {"wrong root", "[]", ErrorCode::format, "the root: this is JSON, but not a dateline case"},
      {"a number", "7", ErrorCode::format, "the root: this is JSON, but not a dateline case"},
      {"not JSON", "{\"a\": tru}", ErrorCode::format, "not valid JSON here"},
      {"invalid UTF-8", "{\"a\": \"\xFF\"}", ErrorCode::format, "not valid JSON here"},
      {"another version", replaced(good, "\"version\": 1", "\"version\": 2"), ErrorCode::format,
       "version: this reader knows version 1 of the case file"},
      {"deep", std::string(100000, '['), ErrorCode::limit,
       "the JSON is nested too deeply to be a case"},
      {"duplicate id", replaced(good, "\"id\": \"e2\"", "\"id\": \"e1\""), ErrorCode::format,
       "events[1].id: the id 'e1' is used twice"},
      {"unknown event", replaced(good, "\"to\": \"e2\"", "\"to\": \"e9\""), ErrorCode::format,
       "relations[0].to: there is no event 'e9' in the file"},
      {"unknown document", replaced(good, "\"document\": \"d1\"", "\"document\": \"d7\""),
       ErrorCode::format, "events[0].trigger.document: there is no document 'd7' in the file"},
      {"end before start", replaced(good, "\"start\": 10", "\"start\": 14"), ErrorCode::range,
       "events[0].trigger.end: the end is before the start"},
      {"behind the text", replaced(good, "\"end\": 13", "\"end\": 1001"), ErrorCode::range,
       "events[0].trigger.end: the end is behind the document's last character, 1000"},
      {"negative", replaced(good, "\"start\": 10", "\"start\": -1"), ErrorCode::range,
       "events[0].trigger.start: the number must be from 0 to 4294967295"},
      {"huge", replaced(good, "\"start\": 10", "\"start\": 99999999999999999999999"),
       ErrorCode::format, "events[0].trigger.start: this should be a whole number, not a number"},
      {"out of range", replaced(good, "\"start\": 10", "\"start\": 1e999"), ErrorCode::format,
       "a number is too large"},
      {"wrong type", replaced(good, "\"label\": \"Users sue\"", "\"label\": 7"), ErrorCode::format,
       "events[0].label: this should be a string, not a number"},
      {"not a list", replaced(good, "\"conflicts\": []", "\"conflicts\": {}"), ErrorCode::format,
       "conflicts: this should be a list, not an object"},
      {"not a date", replaced(good, "\"date\": \"2020-08\"", "\"date\": \"August\""),
       ErrorCode::format, "events[0].date: not a date: 'August'"},
      {"not a status", replaced(good, "\"asserted\"", "\"assertd\""), ErrorCode::format,
       "events[0].status: unknown status 'assertd'"},
      {"importance", replaced(good, "\"importance\": 0.0", "\"importance\": 1.5"), ErrorCode::range,
       "events[0].importance: must be from 0 to 1"},
      {"missing", replaced(good, "\"type\": \"sue\",", ""), ErrorCode::format,
       "events[0]: the field 'type' is missing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<Case> result = read_case(row.json, "case.json");
    REQUIRE_FALSE(result);
    CHECK(result.error().code == row.code);
    CHECK(result.error().message == row.message);
    CHECK(result.error().where.path == "case.json");
  }
}

TEST_CASE("the place of a fault is the line and column of the value") {
  const std::string json =
      replaced(write_case(small()), "\"label\": \"Users sue\"", "\"label\": [\n  \"é\", 7]");
  const std::string first = "{\n\"é\": 1, \"events\": [ {\"x\":[1,2]},\n {\"date\": 7} ] }";
  const std::size_t at = find_json_value(first, {"events", std::size_t{1}, "date"});
  CHECK(first.substr(at, 1) == "7");
  const Where where = where_in_text(first, at, "p");
  CHECK(where.line == 3);
  CHECK(where.column == 11);
  CHECK(where_in_text("é1", 2, "p").column == 2);
  const Result<Case> result = read_case(json, "case.json");
  REQUIRE_FALSE(result);
  CHECK(result.error().where.line > 1);
  CHECK(result.error().where.column > 1);
}

TEST_CASE("unknown fields are passed over and optional ones may be missing") {
  const Result<Case> read = read_case(
      R"({"format": "dateline-case", "version": 1, "later": [{}], "documents": [{"id": "x",
          "length": 9}], "events": [{"id": "E", "type": "other", "status": "asserted", "mood": 1,
          "trigger": {"document": "x", "start": 0, "end": 9}}]})",
      "hand.json");
  REQUIRE_MESSAGE(read, (read ? "" : format_error(read.error())));
  CHECK(read->events.size() == 1);
  CHECK(read->events[0].date == std::nullopt);
}

TEST_CASE("a file above the limit is refused before it is parsed") {
  Limits limits;
  limits.max_case_bytes = 10;
  const Result<Case> result = read_case(write_case(small()), "x", limits);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::limit);
}

TEST_CASE("any cut of a case file gives an error, never a crash") {
  const std::string good = write_case(small(), -1);
  for (std::size_t length = 0; length + 1 < good.size(); ++length) {
    CHECK_FALSE(read_case(std::string_view(good).substr(0, length), "x"));
  }
}
