#include "cli/options.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "cli/flags.hpp"

namespace dateline::cli {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("options may stand before or behind the command and the inputs") {
  for (const Words& words : {Words{"timeline", "a.txt", "--published", "2020-09-20", "--top=5"},
                             Words{"--published=2020-09-20", "timeline", "--top", "5", "a.txt"},
                             Words{"-p", "2020-09-20", "--top", "5", "timeline", "a.txt"},
                             Words{"-p2020-09-20", "timeline", "--top", "5", "--", "a.txt"}}) {
    CAPTURE(words);
    const Result<Request> request = parse_arguments(words);
    REQUIRE(request.has_value());
    const Options& options = request->options;
    CHECK(options.command == Command::timeline);
    CHECK(options.inputs == Words{"a.txt"});
    CHECK(options.published == parse_iso("2020-09-20"));
    CHECK(options.select.top == 5);
    REQUIRE(options.outputs.size() == 1);
    CHECK(options.outputs[0].path == "-");
    CHECK(options.outputs[0].format == Format::text);
  }
}

TEST_CASE("without a command word it is the main job, with several outputs by extension") {
  const Words words = {"a.txt", "-", "-o", "t.html", "-o", "g.dot", "-o", "-", "-oe.csv",
                       "-o",    "odd.out", "-f", "md"};
  const Result<Request> request = parse_arguments(words);
  REQUIRE(request.has_value());
  const Options& options = request->options;
  CHECK(options.command == Command::draw);
  CHECK(options.inputs == Words{"a.txt", "-"});
  REQUIRE(options.outputs.size() == 5);
  CHECK(options.outputs[0].format == Format::html);
  CHECK(options.outputs[1].format == Format::dot);
  CHECK(options.outputs[2].format == Format::markdown);
  CHECK(options.outputs[3].path == "e.csv");
  CHECK(options.outputs[3].format == Format::csv);
  CHECK(options.outputs[4].format == Format::markdown);
}

TEST_CASE("each command has its own standard output") {
  struct Row {
    const char* command;
    Format want;
  };
  for (const Row& row : {Row{"timeline", Format::text}, Row{"graph", Format::dot},
                         Row{"extract", Format::json}}) {
    CAPTURE(row.command);
    const Result<Request> request = parse_arguments(Words{row.command, "a"});
    REQUIRE(request.has_value());
    CHECK(request->options.outputs[0].format == row.want);
  }
}

TEST_CASE("a wrong command line says what is wrong and what was meant") {
  struct Row {
    const char* name;
    Words words;
    const char* message;
    const char* hint;
  };
  const std::vector<Row> rows = {
      {"a mistyped command", {"timline", "a.txt"}, "unknown command 'timline'",
       "did you mean dateline timeline?"},
      {"a mistyped option", {"--publishd", "2020-01-01", "a.txt"}, "unknown option '--publishd'",
       "did you mean --published?"},
      {"a strange option", {"a.txt", "--banana"}, "unknown option '--banana'",
       "see dateline --help"},
      {"another command's option", {"read", "a.txt", "--top=5"},
       "--top does not belong to dateline read", "see dateline read --help"},
      {"an impossible day", {"-p", "2020-02-30", "a.txt"},
       "--published: '2020-02-30' is not a day of the calendar",
       "write it as YYYY-MM-DD, for example 2020-09-20"},
      {"a word for a number", {"--top", "many", "a.txt"},
       "--top: 'many' is not a number that it takes", "from 1 up"},
      {"a negative importance", {"--min-importance=-1", "a.txt"},
       "--min-importance: '-1' is not a number that it takes", "from 0 up"},
      {"no importance at all", {"--min-importance", "nan", "a.txt"},
       "--min-importance: 'nan' is not a number that it takes", "from 0 up"},
      {"a strange colour", {"--color", "pink", "a.txt"}, "--color: 'pink' is not a choice",
       "choose auto, always or never"},
      {"a strange size", {"--max-input-size", "4X", "a.txt"},
       "--max-input-size: '4X' is not a size", "write bytes, or 512K, 64M, 1G; less than 2G"},
      {"too large a size", {"--max-input-size", "2G", "a.txt"},
       "--max-input-size: '2G' is not a size", "write bytes, or 512K, 64M, 1G; less than 2G"},
      {"an output twice", {"a.txt", "-o", "x.svg", "-o", "x.svg"}, "-o x.svg is given twice",
       "give each output a name of its own"},
      {"an output on an input", {"a.txt", "-o", "a.txt"}, "-o a.txt would replace an input",
       "choose another name"},
      {"extract to a page", {"extract", "a.txt", "-o", "x.html"},
       "dateline extract writes cases, not 'x.html'",
       "name a .json file, or leave the word extract out"},
      {"a digest of files", {"timeline", "--format", "digest", "a.txt"},
       "a digest is made from JSON Lines", "dateline timeline --jsonl --format digest FILE"},
      {"a query without a digest", {"timeline", "--query", "oil", "a.txt"},
       "--query, --dates and --per-date belong to --format digest",
       "add --jsonl --format digest"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<Request> request = parse_arguments(row.words);
    REQUIRE_FALSE(request.has_value());
    CHECK(request.error().code == ErrorCode::usage);
    CHECK(request.error().message == row.message);
    CHECK(request.error().hint == row.hint);
  }
}

TEST_CASE("an option without its value, and an unknown extension or format, are usage errors") {
  for (const Words& words : {Words{"a.txt", "--published"}, Words{"a.txt", "-o", "x.htlm"},
                             Words{"a.txt", "-o", "noextension"}, Words{"a.txt", "-f", "htlm"}}) {
    CAPTURE(words);
    const Result<Request> request = parse_arguments(words);
    REQUIRE_FALSE(request.has_value());
    CHECK(request.error().code == ErrorCode::usage);
    CHECK_FALSE(request.error().hint.empty());
  }
}

TEST_CASE("--from takes the first day of what it is given, --to the last") {
  const Result<Request> request = parse_arguments(Words{"a", "--from", "2020-09", "--to", "2020"});
  REQUIRE(request.has_value());
  CHECK(request->options.select.from == parse_iso("2020-09-01"));
  CHECK(request->options.select.to == parse_iso("2020-12-31"));
}

TEST_CASE("sizes are bytes, or thousands of 1024") {
  struct Row {
    const char* text;
    std::size_t want;
  };
  for (const Row& row : {Row{"1", 1}, Row{"512K", 512u << 10}, Row{"64M", 64u << 20},
                         Row{"1G", 1u << 30}}) {
    CAPTURE(row.text);
    const Result<Request> request = parse_arguments(Words{"a", "--max-input-size", row.text});
    REQUIRE(request.has_value());
    CHECK(request->options.limits.max_input_bytes == row.want);
  }
}

TEST_CASE("help and version win over everything else that is right") {
  CHECK(parse_arguments(Words{"--help"})->kind == Request::Kind::help);
  CHECK(parse_arguments(Words{"graph", "a.txt", "-h"})->options.command == Command::graph);
  CHECK(parse_arguments(Words{"--version"})->kind == Request::Kind::version);
}

TEST_CASE("help fits into 79 columns and begins with examples") {
  for (std::size_t i = 0; i < kCommandCount; ++i) {
    const std::string help = help_text(static_cast<Command>(i));
    CAPTURE(help);
    CHECK(help.find("Examples:") < help.find("Options:"));
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 79);
  }
}

TEST_CASE("every option stands in the manual page") {
  const std::string page = manual_page();
  for (const Flag& flag : flags()) {
    std::string name(flag.names.substr(flag.names.rfind(',') + 1));
    CAPTURE(name);
    for (std::size_t at = 0; (at = name.find('-', at)) != std::string::npos; at += 2) {
      name.replace(at, 1, "\\-");
    }
    CHECK(page.find(name) != std::string::npos);
  }
}

}  // namespace
}  // namespace dateline::cli
