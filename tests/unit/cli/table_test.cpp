#include "cli/table.hpp"

#include <doctest/doctest.h>

namespace dateline::cli {
namespace {

TEST_CASE("columns are as wide as their cells and the last one is wrapped") {
  Table table({"a", "why"}, 34);
  table.add({"café", "one two three four five six seven eight"});
  table.add({"x", ""});
  CHECK(table.text() ==
        "  a     why\n"
        "  café  one two three four five\n"
        "        six seven eight\n"
        "  x     \n");
}

TEST_CASE("a cell wider than any column pushes its own row only") {
  Table table({"a", "b"}, 80);
  table.add({std::string(40, 'w'), "x"});
  table.add({"y", "z"});
  CHECK(table.text() == "  a" + std::string(33, ' ') + "b\n  " + std::string(40, 'w') +
                            "  x\n  y" + std::string(33, ' ') + "z\n");
}

}  // namespace
}  // namespace dateline::cli
