#pragma once
// The command line as a value. One table (options.cpp) holds every option: parsing, help and the
// manual page come from it.
//
//   Result<Request> request = parse_arguments({"timeline", "a.txt", "--top", "12"});
//
// Errors: usage, with the nearest known name in the hint.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"
#include "dateline/base/calendar.hpp"
#include "dateline/base/limits.hpp"
#include "dateline/base/result.hpp"
#include "dateline/graph/timeline.hpp"
#include "dateline/read/reader.hpp"
#include "dateline/render/render.hpp"

namespace dateline::cli {

// draw: the main job, which has no command word.
enum class Command : std::uint8_t {
  draw,
  extract,
  timeline,
  graph,
  explain,
  times,
  parse,
  read,
  check
};
inline constexpr std::size_t kCommandCount = 9;
[[nodiscard]] std::string_view command_name(Command command);  // empty for draw

struct OutputFile {
  std::string path;  // "-": standard output
  Format format = Format::text;
};

struct Options {
  Command command = Command::draw;
  std::vector<std::string> inputs;
  std::optional<Day> published;
  std::vector<OutputFile> outputs;    // never empty for the commands that draw
  std::vector<std::string> ontology;  // paths
  std::vector<std::string> actors;
  std::vector<std::string> events;  // of explain: ids, or words of what happened
  TimelineOptions select;
  bool json_lines = false;
  std::optional<InputFormat> from;  // else by content
  JsonFields fields;
  bool keep_all = false;      // nothing is taken for a page's furniture
  bool show_dropped = false;  // of read
  bool conllu = false;
  bool svg = false;
  bool digest = false;  // --format digest
  bool timeml = false;  // times --format timeml
  std::string query;
  std::optional<std::size_t> dates;
  std::optional<std::size_t> per_date;
  Page page = Page::column;    // of pictures
  Layout layout = Layout::automatic;
  bool actor_network = false;  // of graph
  bool embed_text = false;
  ColorChoice color = ColorChoice::automatic;
  bool ascii = false;
  std::optional<std::size_t> width;
  unsigned jobs = 0;  // 0: one a processor
  bool quiet = false;
  bool verbose = false;
  Limits limits;
};

struct Request {
  enum class Kind : std::uint8_t { run, help, version, manual };
  Kind kind = Kind::run;
  Options options;  // for help, only the command counts
};

[[nodiscard]] Result<Request> parse_arguments(std::span<const std::string> arguments);

// The help of a command, examples first, at most 79 columns.
[[nodiscard]] std::string help_text(Command command);
// The manual page, dateline(1), in roff.
[[nodiscard]] std::string manual_page();

}  // namespace dateline::cli
