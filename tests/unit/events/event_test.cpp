#include "dateline/events/event.hpp"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("statuses, relations and kinds of evidence are read by the names they are written with") {
  for (int i = 0; i <= static_cast<int>(Status::negated); ++i) {
    const auto status = static_cast<Status>(i);
    CHECK(parse_status(status_name(status)).value() == status);
  }
  for (int i = 0; i <= static_cast<int>(RelationType::contradicts); ++i) {
    const auto type = static_cast<RelationType>(i);
    CHECK(parse_relation(relation_name(type)).value() == type);
  }
  for (int i = 0; i <= static_cast<int>(DateEvidenceKind::constraint); ++i) {
    const auto kind = static_cast<DateEvidenceKind>(i);
    CHECK(parse_evidence_kind(evidence_kind_name(kind)).value() == kind);
  }
  CHECK(status_name(Status::negated) == "negated");
  CHECK(relation_name(RelationType::responds_to) == "responds_to");
  CHECK(relation_name(RelationType::contradicts) == "contradicts");
  CHECK(evidence_kind_name(DateEvidenceKind::discourse) == "discourse");
}

TEST_CASE("a name that is not on its list is an error with a hint") {
  struct Row {
    const char* word;
    const char* message;
    const char* hint;
  };
  const Row rows[] = {
      {"assertd", "unknown status 'assertd'", "did you mean 'asserted'?"},
      {"", "unknown status ''",
       "known are asserted, ongoing, planned, alleged, denied, blocked, hypothetical, negated"},
      {"ASSERTED", "unknown status 'ASSERTED'", "did you mean 'asserted'?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    const auto status = parse_status(row.word);
    REQUIRE_FALSE(status);
    CHECK(status.error().code == ErrorCode::format);
    CHECK(status.error().message == row.message);
    CHECK(status.error().hint == row.hint);
  }
  CHECK_FALSE(parse_relation("block"));
  CHECK_FALSE(parse_evidence_kind("guess"));
}
