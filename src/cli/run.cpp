#include "cli/run.hpp"

#include <fmt/core.h>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace dateline::cli {
namespace {

#ifdef DATELINE_GRAPHVIZ
constexpr std::string_view kGraphviz = "yes";
#else
constexpr std::string_view kGraphviz = "no";
#endif

std::string version_text() {
  return fmt::format("dateline {}\npictures of the graph (Graphviz): {}\n", DATELINE_VERSION,
                     kGraphviz);
}

int run_command(Session& session) {
  const Options& options = session.options();
  switch (options.command) {
    case Command::extract:
      return options.json_lines ? extract_lines(session) : draw(session);
    case Command::timeline:
      return options.digest ? digest(session) : draw(session);
    case Command::explain:
      return explain(session);
    case Command::times:
      return times(session);
    case Command::parse:
      return parse(session);
    case Command::read:
      return read(session);
    case Command::check:
      return check(session);
    case Command::draw:
    case Command::graph:
      break;
  }
  return draw(session);
}

// Standard input where nothing is named, unless somebody sits at it.
Result<void> settle_inputs(Options& options, const Environment& environment) {
  if (!options.inputs.empty()) return {};
  if (environment.input_is_terminal) {
    const std::string_view name = command_name(options.command);
    return fail(ErrorCode::usage, "no article named", {},
                fmt::format("see dateline {}--help", name.empty() ? "" : fmt::format("{} ", name)));
  }
  options.inputs.emplace_back("-");
  return {};
}

// The user's knowledge files, before any article is read: a slip in them is told once.
bool accept_knowledge(Session& session) {
  if (session.options().ontology.empty() && session.options().actors.empty()) return true;
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (pipeline) return true;
  Error error = pipeline.error();
  if (error.code != ErrorCode::internal) error.code = ErrorCode::usage;
  session.fail(error);
  return false;
}

int run_options(Options options, const Environment& environment) {
  if (const Result<void> done = settle_inputs(options, environment); !done) {
    Console(Loudness::normal).error(done.error());
    return kUsage;
  }
  Session session(options, environment);
  return accept_knowledge(session) ? run_command(session) : session.exit_code();
}

int print_text(const std::string& text, const Environment& environment) {
  const Options options;
  Session session(options, environment);
  static_cast<void>(session.print(text));
  return session.exit_code();
}

}  // namespace

int run(std::span<const std::string> arguments, const Environment& environment) {
  const Result<Request> request = parse_arguments(arguments);
  if (!request) {
    Console(Loudness::normal).error(request.error());
    return kUsage;
  }
  switch (request->kind) {
    case Request::Kind::help:
      return print_text(help_text(request->options.command), environment);
    case Request::Kind::version:
      return print_text(version_text(), environment);
    case Request::Kind::manual:
      return print_text(manual_page(), environment);
    case Request::Kind::run:
      break;
  }
  return run_options(request->options, environment);
}

}  // namespace dateline::cli
