// The main job: every input to a case, the cases to one graph, the graph to its drawings.
#include <fmt/core.h>

#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "dateline/base/file.hpp"
#include "dateline/graph/corrections.hpp"
#include "dateline/graph/event_graph.hpp"
#include "dateline/graph/timeline.hpp"
#include "dateline/render/render.hpp"
#include "render/escape.hpp"

namespace dateline::cli {
namespace {

struct Loaded {
  Case value;
  std::optional<DocumentNote> note;  // of an article
};

tl::unexpected<ItemError> failed(Error error) {
  return tl::make_unexpected(ItemError{{}, std::move(error)});
}

ItemResult<Loaded> read_saved(const Item& item, std::string_view bytes, const Options& options) {
  Result<Case> value = read_case(bytes, item.path, options.limits);
  if (!value) return failed(value.error());
  return Loaded{std::move(*value), std::nullopt};
}

ItemResult<Loaded> load(Session& session, const Item& item) {
  const Options& options = session.options();
  const Result<std::string> bytes = bytes_of(item, options);
  if (!bytes) return failed(bytes.error());
  if (!item.part && content_of(*bytes) == Content::saved_case)
    return read_saved(item, *bytes, options);
  const ItemResult<Document> document = to_document(item, *bytes, options);
  if (!document) return tl::make_unexpected(document.error());
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (!pipeline) return failed(pipeline.error());
  return Loaded{(*pipeline)->extract(*document, {options.embed_text, options.limits}),
                note_on(*document, document->source())};
}

void describe(Session& session, const Loaded& loaded) {
  if (loaded.note) session.note(*loaded.note);
  for (const CaseDocument& document : loaded.value.documents) {
    session.console().note(fmt::format(
        "{}: {} characters, published {}, {} events, {} actors", tty_text(document.source),
        document.length, document.published ? format_iso(*document.published) : "on an unknown day",
        loaded.value.events.size(), loaded.value.actors.size()));
  }
}

std::vector<Case> load_all(Session& session) {
  std::vector<Case> cases;
  const Cut cut = session.options().json_lines ? Cut::lines : Cut::files;
  session.for_each<Loaded>(
      cut, [&session](const Item& item) { return load(session, item); },
      [&session, &cases](ItemResult<Loaded> loaded) {
        if (!loaded) {
          session.console().error(loaded.error().error);
          return true;
        }
        describe(session, *loaded);
        cases.push_back(std::move(loaded->value));
        return true;
      });
  return cases;
}

// One case is drawn as it was saved; several are joined, and their bounds worked out anew.
EventGraph join(std::vector<Case> cases) {
  if (cases.size() == 1) return EventGraph(std::move(cases.front()));
  EventGraph graph(merge_cases(std::move(cases)));
  graph.tighten();
  return graph;
}

RenderOptions render_options(const Session& session, const OutputFile& output) {
  const Options& options = session.options();
  const bool is_stdout = output.path == "-";
  // A file is drawn the same wherever the command runs.
  const Environment nowhere;
  const Environment& around = is_stdout ? session.environment() : nowhere;
  RenderOptions out;
  out.view = options.command != Command::graph ? View::timeline
             : options.actor_network           ? View::actors
                                               : View::graph;
  out.page = options.page;
  out.layout = options.layout;
  out.color = wants_color(options.color, around);
  out.ascii = wants_ascii(options.ascii, around);
  out.width = output_width(options.width, around);
  out.max_graph_nodes = options.limits.max_graph_nodes;
  return out;
}

Result<void> write_output(const OutputFile& output, const std::string& bytes, Session& session) {
  if (output.path == "-") {
    static_cast<void>(session.print(bytes));  // its error has been reported
    return {};
  }
  const Result<void> done = write_file(output.path, bytes);
  if (done) session.console().note(fmt::format("wrote {}", tty_text(output.path)));
  return done;
}

void draw_output(Session& session, const OutputFile& output, const Drawing& drawing) {
  const Result<std::string> bytes = render(output.format, drawing, render_options(session, output));
  if (!bytes) {
    Error error = bytes.error();
    if (error.where.path.empty() && output.path != "-") error.where.path = output.path;
    session.fail(error);
    return;
  }
  if (const Result<void> done = write_output(output, *bytes, session); !done) {
    session.fail(done.error());
  }
}

// Pictures in bytes that a terminal would take for commands.
bool is_binary(Format format) { return format == Format::png || format == Format::pdf; }

Error picture_on_terminal() {
  Error error;
  error.code = ErrorCode::usage;
  error.message = "a picture does not go to the terminal";
  error.hint = "name a file with -o";
  return error;
}

}  // namespace

int draw(Session& session) {
  for (const OutputFile& output : session.options().outputs) {
    if (output.path == "-" && is_binary(output.format) &&
        session.environment().output_is_terminal) {
      session.fail(picture_on_terminal());
      return session.exit_code();
    }
  }
  std::vector<Case> cases = load_all(session);
  session.warn_of_missing_dates();
  if (cases.empty()) return session.exit_code();
  const EventGraph graph = join(std::move(cases));
  const EventGraph drawn(corrected(graph.value()));
  const Timeline timeline = select_timeline(drawn.value(), session.options().select);
  for (const OutputFile& output : session.options().outputs) {
    draw_output(session, output, {drawn, timeline, &graph.value()});
  }
  return session.exit_code();
}

}  // namespace dateline::cli
