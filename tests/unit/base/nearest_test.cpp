#include "dateline/base/nearest.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace dateline {
namespace {

TEST_CASE("a mistyped name finds the known one, a strange word finds none") {
  constexpr std::array<std::string_view, 5> kNames = {"extract", "timeline", "graph", "md", "svg"};
  struct Row {
    const char* word;
    const char* want;
  };
  const std::array rows = {
      Row{"timline", "timeline"},
      Row{"timelien", "timeline"},
      Row{"TIMELINE", "timeline"},
      Row{"extarct", "extract"},
      Row{"grph", "graph"},
      Row{"svq", "svg"},
      Row{"mdd", "md"},
      Row{"banana", ""},
      Row{"", ""},
      Row{"t", ""},
      Row{"gr", ""},
      Row{"article.txt", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(nearest_name(row.word, kNames) == row.want);
  }
  CHECK(nearest_name(std::string(1000, 'x'), kNames).empty());
  CHECK(nearest_name("extract", {}).empty());
}

}  // namespace
}  // namespace dateline
