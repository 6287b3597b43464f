#include <doctest/doctest.h>

#include "dateline/read/reader.hpp"

using namespace dateline;

TEST_CASE("a whole JSON line is read") {
  const auto line = parse_json_line(
      R"({"id": "a1", "published": "2020-09-20", "title": "T", "url": "u", "text": "A\u00e9\ud835\udd4f.", "x": [{"id": 2}]})",
      "in.jsonl", 3);
  REQUIRE(line.has_value());
  CHECK(line->id == "a1");
  CHECK(line->text == "Aé𝕏.");
  CHECK(line->published == parse_iso("2020-09-20"));
  CHECK(line->title == "T");
  CHECK(line->url == "u");
}

TEST_CASE("what may be missing or null stays empty") {
  const auto line =
      parse_json_line(R"({"id": 17, "text": "", "published": null, "title": null})", "-", 1);
  REQUIRE(line.has_value());
  CHECK(line->id == "17");
  CHECK_FALSE(line->published.has_value());
  CHECK_FALSE(line->title.has_value());
  CHECK_FALSE(line->url.has_value());
}

TEST_CASE("a published time gives the day as written") {
  const auto line = parse_json_line(
      R"({"id": "a", "text": "t", "published": "2020-09-20T23:30:00-08:00"})", "-", 1);
  REQUIRE(line.has_value());
  CHECK(line->published == parse_iso("2020-09-20"));
}

TEST_CASE("a bad JSON line gives one clear error with the id as far as it was read") {
  struct Row {
    const char* name;
    const char* line;
    const char* id;
    const char* message;
  };
  const Row rows[] = {
      {"cut off", R"({"id": "a", "text": "ab)", "a", "not JSON"},
      {"not JSON", "hello", "", "not JSON"},
      {"empty", "", "", "not JSON"},
      {"an array", R"([{"id": "a"}])", "", "not a JSON object"},
      {"a string", R"("a")", "", "not a JSON object"},
      {"a number", "3", "", "not a JSON object"},
      {"no id", R"({"text": "t"})", "", "no \"id\""},
      {"no text", R"({"id": "a"})", "a", "no \"text\""},
      {"null text", R"({"id": "a", "text": null})", "a", "\"text\" is null, not a string"},
      {"text an array", R"({"id": "a", "text": ["t"]})", "a", "\"text\" is an array, not a string"},
      {"title a number", R"({"id": "a", "title": 3, "text": "t"})", "a",
       "\"title\" is a number, not a string"},
      {"id an object", R"({"id": {"id": "b"}, "text": "t"})", "",
       "\"id\" is an object, not a string"},
      {"published a boolean", R"({"id": "a", "text": "t", "published": true})", "a",
       "\"published\" is a boolean, not a string"},
      {"no such day", R"({"id": "a", "text": "t", "published": "2021-02-29"})", "a",
       "\"published\" is not a date: '2021-02-29'"},
      {"half a surrogate pair", R"({"id": "a", "text": "\ud835 x"})", "a",
       "not JSON: half of a surrogate pair in a \\u escape"},
      {"something behind it", R"({"id": "a", "text": "t"} {})", "a", "not JSON"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto line = parse_json_line(row.line, "in.jsonl", 7);
    REQUIRE_FALSE(line.has_value());
    CHECK(line.error().id == row.id);
    CHECK(line.error().error.message == row.message);
    CHECK(line.error().error.code == ErrorCode::format);
    CHECK(line.error().error.where.path == "in.jsonl");
    CHECK(line.error().error.where.line == 7);
  }
}

TEST_CASE("nesting costs no stack and has a limit") {
  const std::string deep =
      R"({"id": "a", "x": )" + std::string(1000000, '[') + std::string(1000000, ']') + "}";
  const auto line = parse_json_line(deep, "-", 1);
  REQUIRE_FALSE(line.has_value());
  CHECK(line.error().id == "a");
  CHECK(line.error().error.message == "nested too deep");
}

TEST_CASE("a line above the limit is refused unread, one at the limit is read") {
  const std::string text = R"({"id": "a", "text": "0123456789"})";
  Limits limits;
  limits.max_input_bytes = text.size();
  CHECK(parse_json_line(text, "-", 1, limits).has_value());
  --limits.max_input_bytes;
  const auto line = parse_json_line(text, "-", 1, limits);
  REQUIRE_FALSE(line.has_value());
  CHECK(line.error().error.code == ErrorCode::limit);
}

TEST_CASE("an invalid byte in a JSON line becomes U+FFFD") {
  const auto line = parse_json_line("{\"id\": \"a\", \"text\": \"x\xFFy\"}", "-", 1);
  REQUIRE(line.has_value());
  CHECK(line->text == "x\uFFFDy");
}

TEST_CASE("a document of a JSON line has its id, its text untouched and what the line knows") {
  JsonLine line;
  line.id = "news/7";
  line.text = "The court said no.\r\n";
  line.title = "Court says no";
  line.url = "https://example.org/7";
  line.published = parse_iso("2021-01-02");
  const Result<Document> document = read_json_line(DocumentId{4}, line, "in.jsonl", {});
  REQUIRE(document.has_value());
  CHECK(document->name() == "news/7");
  CHECK(document->text() == line.text);
  CHECK(document->metadata.title == "Court says no");
  CHECK(document->metadata.url == "https://example.org/7");
  CHECK(document->metadata.published == parse_iso("2021-01-02"));
  CHECK(document->metadata.published_from == PublishedFrom::option);
  CHECK_FALSE(document->text_is_extracted);
}

TEST_CASE("a JSON line without text is an empty document's error") {
  JsonLine line;
  line.id = "a";
  const Result<Document> document = read_json_line(DocumentId{0}, line, "in.jsonl", {});
  REQUIRE_FALSE(document.has_value());
  CHECK(document.error().code == ErrorCode::empty);
}
