#include "cli/inputs.hpp"

#include <doctest/doctest.h>

#include <array>

#include "cli/console.hpp"

namespace dateline::cli {
namespace {

TEST_CASE("what a file holds is told by its first bytes") {
  struct Row {
    const char* name;
    const char* bytes;
    Content want;
  };
  const std::array rows = {
      Row{"prose", "A court blocked the rule.", Content::article},
      Row{"a page", "<!doctype html><p>A court", Content::article},
      Row{"nothing", "", Content::article},
      Row{"a case", "{\n  \"format\": \"dateline-case\", \"version\": 1", Content::saved_case},
      Row{"a case with a byte-order mark", "\xEF\xBB\xBF {\"format\":\"dateline-case\"}",
          Content::saved_case},
      Row{"a case cut short", "{\"format\": \"dateline-case\"", Content::saved_case},
      Row{"JSON Lines", "{\"id\": \"1\", \"text\": \"A\"}\n{\"id\": \"2\", \"text\": \"B\"}\n",
          Content::json_lines},
      Row{"one article as JSON", "{\"id\": \"1\", \"text\": \"A court\"}\n", Content::article},
      Row{"prose in braces", "{A court} blocked the rule.", Content::article},
      Row{"prose about a case", "The \"dateline-case\" format", Content::article},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(content_of(row.bytes) == row.want);
  }
}

TEST_CASE("the exit code says whether some, all or none of the inputs failed") {
  Tally tally;
  CHECK(tally.exit_code() == kDone);
  tally.failed(ErrorCode::limit);
  CHECK(tally.exit_code() == kLimit);
  tally.failed(ErrorCode::not_found);
  CHECK(tally.exit_code() == kNothingUsable);
  tally.done();
  CHECK(tally.exit_code() == kSomeFailed);
}

}  // namespace
}  // namespace dateline::cli
