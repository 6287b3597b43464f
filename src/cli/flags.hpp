#pragma once
// The table of options: names, help and what each does to Options. Inside cli/ only.

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"

namespace dateline::cli {

// Options as they are being read: what needs the whole command line is settled at the end.
struct Draft {
  Request request;
  std::vector<std::string> output_paths;
  std::optional<std::string> format;
};

struct Flag {
  std::string_view names;  // "-o,--output"
  std::string_view value;  // what the help calls its value; empty: takes none
  unsigned commands;       // bits by Command
  std::string_view help;
  Result<void> (*apply)(Draft& draft, const std::string& value);
};

[[nodiscard]] std::span<const Flag> flags();
[[nodiscard]] constexpr unsigned bit(Command command) {
  return 1u << static_cast<unsigned>(command);
}
[[nodiscard]] constexpr bool belongs_to(const Flag& flag, Command command) {
  return (flag.commands & bit(command)) != 0;
}

struct CommandHelp {
  Command command;
  std::string_view usage;
  std::string_view summary;
  std::vector<std::string_view> examples;  // each runs as it stands, in a folder with the samples
  std::string_view notes;                  // may be empty
};
[[nodiscard]] const CommandHelp& help_of(Command command);

}  // namespace dateline::cli
