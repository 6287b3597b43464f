#include "cli/environment.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace dateline::cli {
namespace {

constexpr std::size_t kDefaultColumns = 80;
constexpr std::size_t kMinColumns = 20;
constexpr std::size_t kMaxColumns = 500;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::size_t columns_of_terminal() {
  winsize size{};
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0u;
}

// 0 for what is no number.
std::size_t to_columns(const std::string& text) {
  std::size_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop == end ? value : 0;
}

bool is_utf8(std::string locale) {
  std::erase(locale, '-');
  std::transform(locale.begin(), locale.end(), locale.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return locale.find(".utf8") != std::string::npos;
}

}  // namespace

Environment read_environment() {
  Environment environment;
  environment.no_color = variable("NO_COLOR");
  environment.clicolor_force = variable("CLICOLOR_FORCE");
  environment.clicolor = variable("CLICOLOR");
  environment.term = variable("TERM");
  environment.columns = variable("COLUMNS");
  for (const char* name : {"LANG", "LC_CTYPE", "LC_ALL"}) {
    if (const std::string value = variable(name); !value.empty()) environment.locale = value;
  }
  environment.output_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  environment.input_is_terminal = ::isatty(STDIN_FILENO) == 1;
  if (environment.output_is_terminal) environment.terminal_columns = columns_of_terminal();
  return environment;
}

bool wants_color(ColorChoice choice, const Environment& environment) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  if (!environment.no_color.empty()) return false;
  if (!environment.clicolor_force.empty() && environment.clicolor_force != "0") return true;
  if (environment.clicolor == "0") return false;
  return environment.output_is_terminal && !environment.term.empty() && environment.term != "dumb";
}

std::size_t output_width(std::optional<std::size_t> choice, const Environment& environment) {
  std::size_t columns = choice.value_or(0);
  if (columns == 0) columns = to_columns(environment.columns);
  if (columns == 0) columns = environment.terminal_columns;
  if (columns == 0) columns = kDefaultColumns;
  return std::clamp(columns, kMinColumns, kMaxColumns);
}

bool wants_ascii(bool choice, const Environment& environment) {
  return choice || (environment.output_is_terminal && !is_utf8(environment.locale));
}

}  // namespace dateline::cli
