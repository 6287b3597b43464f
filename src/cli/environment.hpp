#pragma once
// What the command takes from the world around it: environment variables and the terminal. Read
// once, in main, so that everything after depends on its arguments alone.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace dateline::cli {

// An empty string is a variable that is not set.
struct Environment {
  std::string no_color;        // NO_COLOR
  std::string clicolor_force;  // CLICOLOR_FORCE
  std::string clicolor;        // CLICOLOR
  std::string term;            // TERM
  std::string columns;         // COLUMNS
  std::string locale;          // LC_ALL, else LC_CTYPE, else LANG
  bool output_is_terminal = false;
  bool input_is_terminal = false;
  std::size_t terminal_columns = 0;  // 0: not known
};

[[nodiscard]] Environment read_environment();

enum class ColorChoice : std::uint8_t { automatic, always, never };

// --color, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR=0, then a terminal that is not dumb.
[[nodiscard]] bool wants_color(ColorChoice choice, const Environment& environment);
// --width, then COLUMNS, then the terminal, then 80; within 20 and 500.
[[nodiscard]] std::size_t output_width(std::optional<std::size_t> choice,
                                       const Environment& environment);
// --ascii, or a terminal whose locale is not UTF-8. What goes into a file or a pipe is UTF-8
// whatever the locale, so that the same input gives the same bytes everywhere.
[[nodiscard]] bool wants_ascii(bool choice, const Environment& environment);

}  // namespace dateline::cli
