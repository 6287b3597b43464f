// Help and manual page, both from the tables of flags.cpp.
#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "cli/flags.hpp"
#include "cli/options.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t kColumns = 79;
constexpr std::size_t kIndent = 26;  // where the options' texts begin

// Words filled into lines; every line but the first is indented.
std::string fill(std::string_view text, std::size_t indent, std::size_t used) {
  std::string out;
  std::size_t column = used;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column > indent && column + 1 + word.size() > kColumns) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out;
}

// "-o,--output" FILE -> "-o, --output FILE"
std::string heading(const Flag& flag) {
  const std::size_t comma = flag.names.find(',');
  std::string out =
      comma == std::string_view::npos
          ? fmt::format("    {}", flag.names)
          : fmt::format("{}, {}", flag.names.substr(0, comma), flag.names.substr(comma + 1));
  if (!flag.value.empty()) out += fmt::format(" {}", flag.value);
  return out;
}

std::string option_lines(Command command) {
  std::string out;
  for (const Flag& flag : flags()) {
    if (!belongs_to(flag, command)) continue;
    std::string line = "  " + heading(flag);
    if (line.size() + 2 > kIndent) {
      out += line + '\n';
      line.clear();
    }
    line.resize(kIndent, ' ');
    out += line + fill(flag.help, kIndent, kIndent) + '\n';
  }
  return out;
}

std::string example_lines(const CommandHelp& help) {
  std::string out;
  for (std::string_view example : help.examples) {
    std::string line = "  ";
    const std::size_t room = kColumns - 6;
    while (example.size() > room) {
      const std::size_t cut = example.rfind(' ', room);
      line += std::string(example.substr(0, cut)) + " \\\n      ";
      example.remove_prefix(cut + 1);
    }
    out += line + std::string(example) + '\n';
  }
  return out;
}

std::string command_lines() {
  std::string out;
  for (std::size_t i = 1; i < kCommandCount; ++i) {
    const CommandHelp& help = help_of(static_cast<Command>(i));
    std::string line = "  " + std::string(command_name(help.command));
    line.resize(12, ' ');
    out += line + fill(help.summary, 12, 12) + '\n';
  }
  return out;
}

constexpr std::string_view kExitCodes =
    "Exit codes: 0 all done; 1 some inputs failed, the rest is done; 2 the command\n"
    "line is wrong; 3 no input was usable; 4 an output could not be written; 5 a\n"
    "limit or memory ran out; 70 a bug in dateline.\n";

// roff: a backslash and a line that begins with a dot or quote mean something.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  if (!out.empty() && (out[0] == '.' || out[0] == '\'')) out.insert(0, "\\&");
  return out;
}

std::string manual_options() {
  std::string out;
  for (const Flag& flag : flags()) {
    std::string name = heading(flag);
    name.erase(0, name.find_first_not_of(' '));
    out += fmt::format(".TP\n.B {}\n{}\n", roff(name), roff(flag.help));
  }
  return out;
}

std::string manual_commands() {
  std::string out;
  for (std::size_t i = 1; i < kCommandCount; ++i) {
    const CommandHelp& help = help_of(static_cast<Command>(i));
    out += fmt::format(".TP\n.B {}\n{}\n", roff(command_name(help.command)), roff(help.summary));
    if (!help.notes.empty()) out += roff(help.notes) + '\n';
  }
  return out;
}

std::string manual_examples() {
  std::string out;
  for (std::size_t i = 0; i < kCommandCount; ++i) {
    for (const std::string_view example : help_of(static_cast<Command>(i)).examples) {
      out += roff(example) + '\n';
    }
  }
  return out;
}

}  // namespace

std::string help_text(Command command) {
  const CommandHelp& help = help_of(command);
  std::string out = fmt::format("{}\n\nExamples:\n{}\nUsage: {}\n", fill(help.summary, 0, 0),
                                example_lines(help), help.usage);
  if (!help.notes.empty()) out += '\n' + fill(help.notes, 0, 0) + '\n';
  if (command == Command::draw) {
    out += "\nCommands (dateline COMMAND --help says more):\n" + command_lines();
  }
  out += "\nOptions:\n" + option_lines(command);
  if (command == Command::draw) out += '\n' + std::string(kExitCodes);
  return out;
}

std::string manual_page() {
  const CommandHelp& help = help_of(Command::draw);
  std::string out =
      ".TH DATELINE 1\n.SH NAME\ndateline \\- dated graphs from articles about "
      "regulation\n.SH SYNOPSIS\n";
  out += roff(help.usage) + "\n.SH DESCRIPTION\n" + roff(help.summary) + '\n' + roff(help.notes);
  out += "\n.SH COMMANDS\n" + manual_commands() + ".SH OPTIONS\n" + manual_options();
  out += ".SH EXAMPLES\n.nf\n" + manual_examples() + ".fi\n.SH EXIT STATUS\n";
  return out + roff(kExitCodes);
}

}  // namespace dateline::cli
