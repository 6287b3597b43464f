#include "cli/environment.hpp"

#include <doctest/doctest.h>

#include <array>

namespace dateline::cli {
namespace {

Environment terminal() {
  Environment environment;
  environment.term = "xterm";
  environment.output_is_terminal = true;
  return environment;
}

TEST_CASE("colour follows the flag, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR and the terminal") {
  struct Row {
    const char* name;
    ColorChoice choice;
    const char* no_color;
    const char* force;
    const char* clicolor;
    const char* term;
    bool is_terminal;
    bool want;
  };
  constexpr ColorChoice kAuto = ColorChoice::automatic;
  const std::array rows = {
      Row{"a terminal", kAuto, "", "", "", "xterm", true, true},
      Row{"a pipe", kAuto, "", "", "", "xterm", false, false},
      Row{"a dumb terminal", kAuto, "", "", "", "dumb", true, false},
      Row{"no TERM", kAuto, "", "", "", "", true, false},
      Row{"NO_COLOR", kAuto, "1", "1", "", "xterm", true, false},
      Row{"force on a pipe", kAuto, "", "1", "0", "dumb", false, true},
      Row{"force 0 is no force", kAuto, "", "0", "", "xterm", false, false},
      Row{"CLICOLOR=0", kAuto, "", "", "0", "xterm", true, false},
      Row{"the flag beats NO_COLOR", ColorChoice::always, "1", "", "0", "dumb", false, true},
      Row{"the flag beats force", ColorChoice::never, "", "1", "1", "xterm", true, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    Environment environment;
    environment.no_color = row.no_color;
    environment.clicolor_force = row.force;
    environment.clicolor = row.clicolor;
    environment.term = row.term;
    environment.output_is_terminal = row.is_terminal;
    CHECK(wants_color(row.choice, environment) == row.want);
  }
}

TEST_CASE("the width follows the flag, then COLUMNS, the terminal and 80") {
  Environment environment;
  CHECK(output_width({}, environment) == 80);
  environment.terminal_columns = 132;
  CHECK(output_width({}, environment) == 132);
  environment.columns = "100";
  CHECK(output_width({}, environment) == 100);
  CHECK(output_width(60, environment) == 60);
  environment.columns = "100x";
  CHECK(output_width({}, environment) == 132);
  environment.columns = "99999";
  CHECK(output_width({}, environment) == 500);
  environment.columns = "1";
  CHECK(output_width({}, environment) == 20);
}

TEST_CASE("only a terminal whose locale is not UTF-8 gets ASCII unasked") {
  Environment environment = terminal();
  for (const char* locale : {"en_GB.UTF-8", "C.utf8", "tr_TR.utf-8"}) {
    CAPTURE(locale);
    environment.locale = locale;
    CHECK_FALSE(wants_ascii(false, environment));
    CHECK(wants_ascii(true, environment));
  }
  for (const char* locale : {"", "C", "POSIX", "de_DE.ISO-8859-1"}) {
    CAPTURE(locale);
    environment.locale = locale;
    environment.output_is_terminal = true;
    CHECK(wants_ascii(false, environment));
    environment.output_is_terminal = false;
    CHECK_FALSE(wants_ascii(false, environment));
  }
}

}  // namespace
}  // namespace dateline::cli
