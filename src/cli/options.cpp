// Parsing: the command word is looked for first, so that options may stand before or behind it;
// CLI11 then cuts the rest into options and inputs by the table of flags.cpp; the values are
// applied in the order of the table.
#include "cli/options.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/flags.hpp"
#include "dateline/base/nearest.hpp"

namespace dateline::cli {
namespace {

constexpr std::array<std::string_view, kCommandCount> kNames = {
    "", "extract", "timeline", "graph", "explain", "times", "parse", "read", "check"};

tl::unexpected<Error> usage_error(std::string message, std::string hint) {
  return fail(ErrorCode::usage, std::move(message), {}, std::move(hint));
}

std::string did_you_mean(std::string_view name) { return fmt::format("did you mean {}?", name); }

// "-o,--output" -> "-o", "--output".
std::vector<std::string_view> split_names(std::string_view names) {
  std::vector<std::string_view> out;
  for (std::size_t comma; (comma = names.find(',')) != std::string_view::npos;) {
    out.push_back(names.substr(0, comma));
    names.remove_prefix(comma + 1);
  }
  out.push_back(names);
  return out;
}

// Whether this argument is an option whose value is the next argument.
bool takes_next(std::string_view argument) {
  for (const Flag& flag : flags()) {
    if (flag.value.empty()) continue;
    for (const std::string_view name : split_names(flag.names)) {
      if (argument == name) return true;
    }
  }
  return false;
}

std::size_t first_word(std::span<const std::string> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") break;
    if (takes_next(argument))
      ++i;
    else if (argument == "-" || argument.empty() || argument[0] != '-')
      return i;
  }
  return arguments.size();
}

// A word that is nearly a command and no file: more likely a slip than a missing article.
std::string_view meant_command(const std::string& word) {
  std::error_code error;
  if (word.find_first_of("./") != std::string::npos || std::filesystem::exists(word, error)) {
    return {};
  }
  return nearest_name(word, std::span(kNames).subspan(1));
}

// Takes the command word out of the arguments.
Result<Command> take_command(std::vector<std::string>& arguments) {
  const std::size_t at = first_word(arguments);
  if (at == arguments.size()) return Command::draw;
  const std::string word = arguments[at];
  const auto name = std::find(kNames.begin() + 1, kNames.end(), word);
  if (name != kNames.end()) {
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at));
    return static_cast<Command>(name - kNames.begin());
  }
  if (const std::string_view meant = meant_command(word); !meant.empty()) {
    return usage_error(fmt::format("unknown command '{}'", word),
                       did_you_mean(fmt::format("dateline {}", meant)));
  }
  return Command::draw;
}

// An option that this command has not: another's, or nobody's.
tl::unexpected<Error> unknown_option(std::string option, Command command) {
  option = option.substr(0, option.find('='));
  std::vector<std::string_view> known;
  for (const Flag& flag : flags()) {
    for (const std::string_view name : split_names(flag.names)) {
      const bool here = belongs_to(flag, command);
      if (name == option && !here) {
        return usage_error(
            fmt::format("{} does not belong to dateline {}", option, command_name(command)),
            fmt::format("see dateline {} --help", command_name(command)));
      }
      if (here && name.starts_with("--")) known.push_back(name);
    }
  }
  const std::string_view meant = nearest_name(option, known);
  return usage_error(fmt::format("unknown option '{}'", option),
                     meant.empty() ? "see dateline --help" : did_you_mean(meant));
}

// What CLI11 found of each flag of the table: its values in order, one empty value for each time a
// flag without value was given.
struct Found {
  std::vector<std::vector<std::string>> values;
  std::vector<std::string> inputs;
};

Result<Found> cut(std::vector<std::string> arguments, Command command) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  Found found;
  found.values.resize(flags().size());
  for (std::size_t i = 0; i < flags().size(); ++i) {
    const Flag& flag = flags()[i];
    if (!belongs_to(flag, command)) continue;
    if (flag.value.empty()) {
      app.add_flag_callback(std::string(flag.names),
                            [&found, i] { found.values[i].emplace_back(); });
    } else {
      app.add_option(std::string(flag.names), found.values[i])->allow_extra_args(false);
    }
  }
  app.add_option("inputs", found.inputs);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return usage_error(error.what(), "see dateline --help");
  }
  for (const std::string& extra : app.remaining()) {
    if (extra == "--") continue;  // CLI11 leaves the separator itself
    if (extra.size() > 1 && extra[0] == '-') return unknown_option(extra, command);
    found.inputs.push_back(extra);
  }
  return found;
}

Result<Draft> apply(const Found& found, Command command) {
  Draft draft;
  draft.request.options.command = command;
  draft.request.options.inputs = found.inputs;
  for (std::size_t i = 0; i < flags().size(); ++i) {
    for (const std::string& value : found.values[i]) {
      if (Result<void> done = flags()[i].apply(draft, value); !done) {
        return tl::make_unexpected(done.error());
      }
    }
  }
  return draft;
}

Format default_format(Command command) {
  if (command == Command::extract) return Format::json;
  return command == Command::graph ? Format::dot : Format::text;
}

Result<OutputFile> output_file(const std::string& path, const std::optional<Format>& named,
                               Command command) {
  if (path == "-") return OutputFile{path, named.value_or(default_format(command))};
  const Result<Format> format = format_of_path(path);
  if (!format && !named) return tl::make_unexpected(format.error());
  return OutputFile{path, format ? *format : *named};
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return a == b || std::filesystem::equivalent(a, b, error);
}

Result<void> check_outputs(const Options& options) {
  std::set<std::string> seen;
  for (const OutputFile& output : options.outputs) {
    if (!seen.insert(output.path).second) {
      return usage_error(fmt::format("-o {} is given twice", output.path),
                         "give each output a name of its own");
    }
    if (options.command == Command::extract && output.format != Format::json) {
      return usage_error(fmt::format("dateline extract writes cases, not '{}'", output.path),
                         "name a .json file, or leave the word extract out");
    }
    for (const std::string& input : options.inputs) {
      if (output.path != "-" && same_file(output.path, input)) {
        return usage_error(fmt::format("-o {} would replace an input", output.path),
                           "choose another name");
      }
    }
  }
  return {};
}

Result<void> check_parse(const Options& options) {
  if (options.svg && options.conllu)
    return usage_error("--svg and --conllu are two forms of one answer", "leave one of them out");
  return {};
}

bool is_event_id(std::string_view word) {
  return word.size() > 1 && word[0] == 'e' &&
         word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// `explain e3 ARTICLE`: what reads like an event's id is one; "./e3" is a file.
void settle_explain(Options& options) {
  if (options.command != Command::explain) return;
  const auto ids = std::stable_partition(options.inputs.begin(), options.inputs.end(),
                                         [](const auto& word) { return !is_event_id(word); });
  options.events.insert(options.events.end(), ids, options.inputs.end());
  options.inputs.erase(ids, options.inputs.end());
}

// `times` has one format beside its table and JSON Lines.
Result<void> settle_times(Draft& draft) {
  Options& options = draft.request.options;
  if (options.command != Command::times || !draft.format) return {};
  if (*draft.format != "timeml")
    return usage_error(fmt::format("dateline times does not write '{}'", *draft.format),
                       "--format timeml, --jsonl, or neither for a table");
  options.timeml = true;
  draft.format.reset();
  if (options.json_lines || options.inputs.size() != 1)
    return usage_error("a TimeML document holds one article",
                       "dateline times --format timeml ARTICLE");
  return {};
}

Result<void> settle_digest(Draft& draft) {
  Options& options = draft.request.options;
  options.digest = draft.format == "digest";
  if (options.digest) {
    draft.format.reset();
    if (!options.json_lines || options.command != Command::timeline) {
      return usage_error("a digest is made from JSON Lines",
                         "dateline timeline --jsonl --format digest FILE");
    }
    if (!draft.output_paths.empty()) {
      return usage_error("a digest goes to standard output", "leave -o out");
    }
  } else if (options.dates || options.per_date || !options.query.empty()) {
    return usage_error("--query, --dates and --per-date belong to --format digest",
                       "add --jsonl --format digest");
  }
  return {};
}

Result<void> settle_outputs(Draft& draft) {
  Options& options = draft.request.options;
  std::optional<Format> named;
  if (draft.format) {
    const Result<Format> format = parse_format(*draft.format);
    if (!format) return tl::make_unexpected(format.error());
    named = *format;
  }
  if (draft.output_paths.empty()) draft.output_paths.emplace_back("-");
  for (const std::string& path : draft.output_paths) {
    Result<OutputFile> output = output_file(path, named, options.command);
    if (!output) return tl::make_unexpected(output.error());
    options.outputs.push_back(std::move(*output));
  }
  return check_outputs(options);
}

}  // namespace

std::string_view command_name(Command command) { return kNames[static_cast<std::size_t>(command)]; }

Result<Request> parse_arguments(std::span<const std::string> arguments) {
  std::vector<std::string> rest(arguments.begin(), arguments.end());
  if (rest.size() == 1 && rest[0] == "--manual") {  // for the build, which makes dateline.1 of it
    Request request;
    request.kind = Request::Kind::manual;
    return request;
  }
  const Result<Command> command = take_command(rest);
  if (!command) return tl::make_unexpected(command.error());
  const Result<Found> found = cut(std::move(rest), *command);
  if (!found) return tl::make_unexpected(found.error());
  Result<Draft> draft = apply(*found, *command);
  if (!draft) return tl::make_unexpected(draft.error());
  if (draft->request.kind != Request::Kind::run) return draft->request;
  settle_explain(draft->request.options);
  if (Result<void> done = check_parse(draft->request.options); !done)
    return tl::make_unexpected(done.error());
  if (Result<void> done = settle_times(*draft); !done) return tl::make_unexpected(done.error());
  if (Result<void> done = settle_digest(*draft); !done) return tl::make_unexpected(done.error());
  if (Result<void> done = settle_outputs(*draft); !done) return tl::make_unexpected(done.error());
  return draft->request;
}

}  // namespace dateline::cli
