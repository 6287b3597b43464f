#include "events/inflection.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("verbs get their third person, phrases in their first word") {
  struct Row {
    const char* verb;
    const char* want;
  };
  const Row rows[] = {
      {"block", "blocks"},
      {"deny", "denies"},
      {"say", "says"},
      {"pass", "passes"},
      {"fix", "fixes"},
      {"reach", "reaches"},
      {"veto", "vetoes"},
      {"go", "goes"},
      {"be", "is"},
      {"have", "has"},
      {"buy", "buys"},
      {"take effect", "takes effect"},
      {"crack down on", "cracks down on"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.verb);
    CHECK(third_person(row.verb) == row.want);
  }
}

}  // namespace
}  // namespace dateline
