#include "cli/flags.hpp"

#include <fmt/core.h>

#include <charconv>
#include <system_error>

#include "dateline/base/date.hpp"

namespace dateline::cli {
namespace {

constexpr unsigned kDrawing = bit(Command::draw) | bit(Command::timeline) | bit(Command::graph);
constexpr unsigned kFinding = kDrawing | bit(Command::extract);
constexpr unsigned kParsing = bit(Command::times) | bit(Command::parse);
constexpr unsigned kReading = kFinding | kParsing | bit(Command::read);
constexpr unsigned kExplain = bit(Command::explain);
constexpr unsigned kAll = kReading | kExplain | bit(Command::check);
constexpr unsigned kTimeline = bit(Command::timeline);

tl::unexpected<Error> bad_value(std::string_view option, const std::string& value,
                                std::string_view wanted, std::string hint) {
  return fail(ErrorCode::usage, fmt::format("{}: '{}' is not {}", option, value, wanted), {},
              std::move(hint));
}

template <class Number>
Result<void> set_number(std::string_view option, const std::string& value, Number least,
                        Number& out) {
  Number number{};
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end || !(number >= least)) {
    return bad_value(option, value, "a number that it takes", fmt::format("from {} up", least));
  }
  out = number;
  return {};
}

template <class Number>
Result<void> set_number(std::string_view option, const std::string& value, Number least,
                        std::optional<Number>& out) {
  Number number{};
  Result<void> done = set_number(option, value, least, number);
  if (done) out = number;
  return done;
}

Result<void> set_published(Draft& draft, const std::string& value) {
  const std::optional<Day> day = parse_iso(value);
  if (!day) {
    return bad_value("--published", value, "a day of the calendar",
                     "write it as YYYY-MM-DD, for example 2020-09-20");
  }
  draft.request.options.published = *day;
  return {};
}

// A day, month or year; the first day of it for --from, the last for --to.
Result<Interval> to_interval(std::string_view option, const std::string& value) {
  const Result<Date> date = parse_edtf(value);
  if (!date || !date->interval.earliest || !date->interval.latest) {
    return bad_value(option, value, "a day, month or year",
                     "write it as 2020-09-20, 2020-09 or 2020");
  }
  return date->interval;
}

Result<void> set_from(Draft& draft, const std::string& value) {
  const Result<Interval> interval = to_interval("--from", value);
  if (!interval) return tl::make_unexpected(interval.error());
  draft.request.options.select.from = interval->earliest;
  return {};
}

Result<void> set_to(Draft& draft, const std::string& value) {
  const Result<Interval> interval = to_interval("--to", value);
  if (!interval) return tl::make_unexpected(interval.error());
  draft.request.options.select.to = interval->latest;
  return {};
}

Result<void> set_color(Draft& draft, const std::string& value) {
  ColorChoice& color = draft.request.options.color;
  if (value == "auto")
    color = ColorChoice::automatic;
  else if (value == "always")
    color = ColorChoice::always;
  else if (value == "never")
    color = ColorChoice::never;
  else
    return bad_value("--color", value, "a choice", "choose auto, always or never");
  return {};
}

Result<void> set_page(Draft& draft, const std::string& value) {
  Page& page = draft.request.options.page;
  if (value == "column")
    page = Page::column;
  else if (value == "a4" || value == "A4")
    page = Page::a4;
  else if (value == "letter")
    page = Page::letter;
  else if (value == "landscape")
    page = Page::landscape;
  else if (value == "slide")
    page = Page::slide;
  else
    return bad_value("--page", value, "a page", "choose column, a4, letter, landscape or slide");
  return {};
}

Result<void> set_layout(Draft& draft, const std::string& value) {
  Layout& layout = draft.request.options.layout;
  if (value == "auto")
    layout = Layout::automatic;
  else if (value == "spine")
    layout = Layout::spine;
  else if (value == "lanes")
    layout = Layout::lanes;
  else
    return bad_value("--layout", value, "a layout", "choose auto, spine or lanes");
  return {};
}

// A number of bytes with K, M or G (1024s) behind it where wanted.
Result<void> set_max_input(Draft& draft, const std::string& value) {
  constexpr std::string_view kUnits = "KMG";
  std::string digits = value;
  unsigned shift = 0;
  if (!digits.empty() && kUnits.find(digits.back()) != std::string_view::npos) {
    shift = 10 * (static_cast<unsigned>(kUnits.find(digits.back())) + 1);
    digits.pop_back();
  }
  std::uint32_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  const std::size_t bytes = std::size_t{number} << shift;
  // Spans count bytes in 32 bits.
  if (error != std::errc{} || stop != end || number == 0 || bytes > 0x7FFFFFFF) {
    return bad_value("--max-input-size", value, "a size",
                     "write bytes, or 512K, 64M, 1G; less than 2G");
  }
  draft.request.options.limits.max_input_bytes = bytes;
  return {};
}

const Flag kFlags[] = {
    {"-p,--published", "DATE", kReading | kExplain,
     "the day on which the articles were published, YYYY-MM-DD: \"Friday\" is counted from it. "
     "Else the article's own metadata or dateline is used",
     set_published},
    {"-o,--output", "FILE", kFinding,
     "write to FILE; may be given many times. The extension chooses the format: txt md html csv "
     "json dot svg png pdf docx xlsx ics mmd mw graphml gexf jsonld timelinejs.json vis.json "
     "cytoscape.json plover.csv. A file that exists is replaced, whole or not at all; - is "
     "standard output",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.output_paths.push_back(value);
       return {};
     }},
    {"-f,--format", "NAME", kFinding | bit(Command::times),
     "the format of standard output, and of files whose extension says nothing; of times: timeml",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.format = value;
       return {};
     }},
    {"--jsonl", "", kReading,
     "JSON Lines: an article a line in ({\"id\", \"text\", \"published\"}), an answer a line out",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.json_lines = true;
       return {};
     }},
    {"--input-format", "NAME", kReading | kExplain,
     "what the files are, where their content does not tell: text html markdown pdf docx odt mail "
     "feed json warc gzip federal-register",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.from = find_input_format(value);
       if (draft.request.options.from) return {};
       return bad_value("--input-format", value, "a format that it reads",
                        "dateline read --help lists them");
     }},
    {"--text-field", "NAME", kReading | kExplain,
     "the field of a JSON object that holds the article; else the usual names are tried, and in "
     "JSON Lines \"text\"",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.fields.text = value;
       return {};
     }},
    {"--title-field", "NAME", kReading | kExplain, "the same for its title",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.fields.title = value;
       return {};
     }},
    {"--date-field", "NAME", kReading | kExplain, "the same for its day of publication",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.fields.published = value;
       return {};
     }},
    {"--id-field", "NAME", kReading | kExplain, "the same for its id, in JSON Lines",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.fields.id = value;
       return {};
     }},
    {"--keep-all", "", kReading | kExplain,
     "read every line of plain text, also what looks like furniture of the page that it was copied "
     "from",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.keep_all = true;
       return {};
     }},
    {"--show-dropped", "", bit(Command::read),
     "show what of plain text was taken for furniture, in JSON as \"dropped\"",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.show_dropped = true;
       return {};
     }},
    {"--conllu", "", bit(Command::parse),
     "CoNLL-U out; CoNLL-U in keeps its words, comments and other columns",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.conllu = true;
       return {};
     }},
    {"--svg", "", bit(Command::parse), "one SVG drawing of all trees",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.svg = true;
       return {};
     }},
    {"--top", "N", kDrawing, "only the N most important events",
     [](Draft& draft, const std::string& value) {
       return set_number<std::size_t>("--top", value, 1, draft.request.options.select.top);
     }},
    {"--min-importance", "X", kDrawing, "only events of at least this importance, 0 to 1",
     [](Draft& draft, const std::string& value) {
       return set_number("--min-importance", value, 0.0,
                         draft.request.options.select.min_importance);
     }},
    {"--from", "DATE", kDrawing, "leave out what can only have happened before", set_from},
    {"--to", "DATE", kDrawing, "leave out what can only have happened after", set_to},
    {"--around", "WHO", kDrawing,
     "only events of this actor, or this event (an id, or words of its line), and what relations "
     "reach from there; may be given many times",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.select.around.push_back(value);
       return {};
     }},
    {"--steps", "N", kDrawing, "with --around: over so many relations; 1 unless given",
     [](Draft& draft, const std::string& value) {
       return set_number<std::size_t>("--steps", value, 0, draft.request.options.select.steps);
     }},
    {"--actors-only", "", bit(Command::graph),
     "the network of the actors: who acted on whom, in which events",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.actor_network = true;
       return {};
     }},
    {"--title", "TEXT", kDrawing, "the title of the drawing",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.select.title = value;
       return {};
     }},
    {"--query", "WORDS", kTimeline, "with --format digest: the topic",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.query = value;
       return {};
     }},
    {"--dates", "N", kTimeline, "with --format digest: how many dates",
     [](Draft& draft, const std::string& value) {
       return set_number<std::size_t>("--dates", value, 1, draft.request.options.dates);
     }},
    {"--per-date", "K", kTimeline, "with --format digest: how many sentences a date",
     [](Draft& draft, const std::string& value) {
       return set_number<std::size_t>("--per-date", value, 1, draft.request.options.per_date);
     }},
    {"--embed-text", "", kFinding,
     "keep the articles' text in the case, so that it can be checked "
     "without them",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.embed_text = true;
       return {};
     }},
    {"--ontology", "FILE", kFinding | kExplain,
     "add event types from FILE, written like data/ontology.toml",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.ontology.push_back(value);
       return {};
     }},
    {"--actors", "FILE", kFinding | kExplain, "add actors from FILE, written like data/actors.toml",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.actors.push_back(value);
       return {};
     }},
    {"--event", "EVENT", kExplain,
     "explain this event alone: its id in the case (e3), or words of its line or trigger; may be "
     "given many times",
     [](Draft& draft, const std::string& value) -> Result<void> {
       draft.request.options.events.push_back(value);
       return {};
     }},
    {"--page", "NAME", kDrawing,
     "the page of a picture: column, as wide as a column of text and as tall as the drawing, "
     "unless given; of a PDF a4 or letter, with page breaks between events (a graph is fitted to "
     "one page); landscape or slide, for lanes",
     set_page},
    {"--layout", "NAME", kDrawing,
     "how pictures show the timeline: spine, downwards; lanes, across, a lane for each group of "
     "actors; auto, unless given: lanes on a landscape page or a slide with at most 25 events",
     set_layout},
    {"--color", "WHEN", kDrawing,
     "auto, always or never; auto also heeds NO_COLOR, CLICOLOR_FORCE "
     "and CLICOLOR",
     set_color},
    {"--ascii", "", kDrawing | kExplain | bit(Command::parse), "plain ASCII in the terminal",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.ascii = true;
       return {};
     }},
    {"--width", "N", kDrawing | kExplain | bit(Command::times),
     "columns of the text; else COLUMNS, the terminal's, or 80",
     [](Draft& draft, const std::string& value) {
       return set_number<std::size_t>("--width", value, 20, draft.request.options.width);
     }},
    {"-j,--jobs", "N", kFinding | kParsing,
     "documents worked on at once; 0, one a processor, unless given. The output is the same",
     [](Draft& draft, const std::string& value) {
       return set_number("-j", value, 0u, draft.request.options.jobs);
     }},
    {"--max-input-size", "SIZE", kAll, "refuse larger files and lines; 64M unless given",
     set_max_input},
    {"-q,--quiet", "", kAll, "no warnings",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.quiet = true;
       return {};
     }},
    {"-v,--verbose", "", kAll, "say what was read, found and written",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.options.verbose = true;
       return {};
     }},
    {"-h,--help", "", kAll, "this help",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.kind = Request::Kind::help;
       return {};
     }},
    {"-V,--version", "", kAll, "the version and what is built in",
     [](Draft& draft, const std::string&) -> Result<void> {
       draft.request.kind = Request::Kind::version;
       return {};
     }},
};

// In the order of Command.
const CommandHelp kHelp[] = {
    {Command::draw,
     "dateline [COMMAND] ARTICLE... [OPTION]...",
     "From articles about regulation to a dated graph of who did what to whom: a timeline, a "
     "diagram, a table.",
     {"dateline samples/wechat-order.txt --published 2020-09-20",
      "dateline samples/wechat-order.txt -p 2020-09-20 -o timeline.html -o graph.dot -o events.csv",
      "dateline graph samples/wechat-order.txt -p 2020-09-20 -o graph.svg"},
     "An ARTICLE is plain text, a web page (HTML, MHTML), PDF, Word or OpenDocument, mail, "
     "Markdown, a feed, JSON, a web archive, a document of the Federal Register, any of them "
     "gzipped, a case "
     "that dateline has saved, or - for standard input; several are merged into one graph. Without "
     "-o the timeline is printed."},
    {Command::extract,
     "dateline extract ARTICLE... [OPTION]...",
     "Writes the case: documents, actors, events and relations as JSON.",
     {"dateline extract samples/wechat-order.txt -p 2020-09-20 -o case.json",
      "dateline extract --jsonl samples/drone-rule.jsonl"},
     "With --jsonl each line in gives a case of its own, on one line."},
    {Command::timeline,
     "dateline timeline ARTICLE... [OPTION]...",
     "Draws the timeline.",
     {"dateline timeline samples/wechat-order.txt -p 2020-09-20 --top 8",
      "dateline timeline samples/wechat-order.txt -p 2020-09-20 -o timeline.svg",
      "dateline timeline --jsonl --format digest --dates 3 samples/drone-rule.jsonl"},
     "The digest is a timeline of verbatim sentences from many articles on one topic."},
    {Command::graph,
     "dateline graph ARTICLE... [OPTION]...",
     "Draws who did what to whom as a graph: DOT on standard output, or a picture.",
     {"dateline graph samples/wechat-order.txt -p 2020-09-20",
      "dateline graph samples/wechat-order.txt -p 2020-09-20 -o graph.svg",
      "dateline graph samples/wechat-order.txt -p 2020-09-20 --around Tencent -o tencent.svg"},
     "A large graph is easier to read in parts: --around, --top, --from and --to."},
    {Command::explain,
     "dateline explain [EVENT...] ARTICLE... [OPTION]...",
     "Shows where an event comes from: sentence, tree, type, roles, date, status and weight.",
     {"dateline explain e3 samples/wechat-order.txt -p 2020-09-20",
      "dateline explain samples/wechat-order.txt -p 2020-09-20 --event blocks"},
     "An EVENT is an id of the case that dateline extract writes of the same article. Without one "
     "every event is explained."},
    {Command::times,
     "dateline times ARTICLE... [OPTION]...",
     "Shows every time expression: its TIMEX3 value, the days it means, and why.",
     {"dateline times samples/wechat-order.txt -p 2020-09-20",
      "dateline times --jsonl samples/drone-rule.jsonl",
      "dateline times -p 2020-09-20 --format timeml samples/wechat-order.txt"},
     ""},
    {Command::parse,
     "dateline parse FILE... [OPTION]...",
     "Shows the sentences with their words, dependency trees and names.",
     {"dateline parse samples/wechat-order.txt", "dateline parse --conllu samples/wechat-order.txt",
      "dateline parse --jsonl samples/drone-rule.jsonl",
      "dateline parse --svg samples/wechat-order.txt"},
     "A word stands between those that depend on it; its part of speech, its relation to the word "
     "that it depends on (Universal Dependencies) and the type of a name follow."},
    {Command::read,
     "dateline read FILE... [OPTION]...",
     "Shows what was read of each file: its main text and what is known about it.",
     {"dateline read samples/wechat-order.txt", "dateline read --jsonl samples/wechat-order.txt"},
     ""},
    {Command::check,
     "dateline check CASE... [OPTION]...",
     "Verifies every quote of a case against its sources.",
     {"dateline check case.json"},
     "Sources are looked for as the case names them, then beside the case. The exit code is 1 when "
     "a quote does not stand where the case says."},
};

}  // namespace

std::span<const Flag> flags() { return kFlags; }

const CommandHelp& help_of(Command command) { return kHelp[static_cast<std::size_t>(command)]; }

}  // namespace dateline::cli
