// explain: where an event of an article comes from, for a reader who asks.
#include <fmt/core.h>

#include <algorithm>
#include <cctype>

#include "cli/commands.hpp"
#include "render/escape.hpp"
#include "render/measure.hpp"
#include "render/parse_tree.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t kIndent = 13;
constexpr std::size_t kMostSigns = 8;

struct Explained {
  std::string text;
  DocumentNote note;
  bool has_any = true;
};

std::string folded(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool is_wanted(const std::vector<std::string>& wanted, const Event& event, std::size_t number) {
  if (wanted.empty()) return true;
  return std::ranges::any_of(wanted, [&](const std::string& one) {
    const std::string words = folded(one);
    return one == fmt::format("e{}", number) ||
           folded(event.label).find(words) != std::string::npos ||
           folded(event.trigger.text).find(words) != std::string::npos;
  });
}

// Lines of "  key        value", the value wrapped at the width.
class Sheet {
 public:
  Sheet(const Options& options, const Environment& environment)
      : ascii_(wants_ascii(options.ascii, environment)),
        width_(output_width(options.width, environment)) {}

  void head(std::string_view id, std::string_view label) {
    out_ += fmt::format("{}{}  {}\n", out_.empty() ? "" : "\n", id, shown(label));
  }
  void add(std::string_view key, const std::string& value) {
    const double room = static_cast<double>(width_ > kIndent + 20 ? width_ - kIndent : 20);
    const std::string text = shown(value);
    std::string_view name = key;
    for (const std::string& line : wrap(text, {.width = room, .measure = columns()})) {
      out_ += fmt::format("  {:<{}}{}\n", name, kIndent - 2, line);
      name = {};
    }
  }
  void add_tree(const std::string& tree) { out_ += tree; }
  [[nodiscard]] bool is_ascii() const { return ascii_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] std::string shown(std::string_view text) const {
    return ascii_ ? tty_ascii(text) : tty_text(text);
  }

  bool ascii_;
  std::size_t width_;
  std::string out_;
};

std::string when(const Event& event) {
  if (!event.date) return "undated";
  std::string out = to_edtf(*event.date);
  if (event.date_evidence.citation)
    out += fmt::format(", from \"{}\"", event.date_evidence.citation->text);
  return out + (event.date_evidence.reason.empty() ? "" : ": " + event.date_evidence.reason);
}

std::string bounds_of(const Event& event) {
  const auto& [earliest, latest] = event.bounds;
  return fmt::format("{} to {}", earliest ? format_iso(*earliest) : "any day before",
                     latest ? format_iso(*latest) : "any day after");
}

std::string signs_in_words(const Explanation& why) {
  std::string out;
  for (std::size_t i = 0; i < std::min(why.signs.size(), kMostSigns); ++i)
    out += fmt::format("{}{} {:+.2f}/{:+.2f}", i == 0 ? "" : ", ", why.signs[i].sign,
                       why.signs[i].event, why.signs[i].importance);
  return out;
}

void add_roles(const Case& value, const Explanation& why, Sheet& sheet) {
  for (const RoleReason& reason : why.roles) {
    std::string text = value.actors[index(reason.actor)].name;
    if (!reason.words.empty()) text += fmt::format(", here \"{}\"", reason.words);
    if (!reason.path.empty()) text += fmt::format(": {}", reason.path);
    const std::size_t comma = reason.role.find(',');
    if (comma != std::string::npos) text += fmt::format(" ({})", reason.role.substr(comma + 2));
    sheet.add(reason.role.substr(0, comma), text);
  }
}

void add_sources(const Case& value, const Event& event, Sheet& sheet) {
  for (const Attribution& source : event.sources)
    sheet.add("source",
              fmt::format("{}, \"{}\"",
                          source.actor ? value.actors[index(*source.actor)].name : "not named",
                          source.cue.text));
}

void add_relations(const Case& value, std::size_t number, Sheet& sheet) {
  for (const Relation& relation : value.relations) {
    if (index(relation.from) + 1 == number)
      sheet.add("relation", fmt::format("{} e{}: \"{}\"", relation_name(relation.type),
                                        index(relation.to) + 1, relation.evidence.text));
    if (index(relation.to) + 1 == number)
      sheet.add("relation", fmt::format("e{} {} it: \"{}\"", index(relation.from) + 1,
                                        relation_name(relation.type), relation.evidence.text));
  }
}

void add_event(const Document& document, const ExplainedCase& found, std::size_t number,
               Sheet& sheet) {
  const Event& event = found.value.events[number - 1];
  const Explanation& why = found.events[number - 1];
  sheet.head(fmt::format("e{}", number), event.label);
  sheet.add("sentence", event.quote.text);
  std::string words = fmt::format("\"{}\"", event.trigger.text);
  for (const Citation& mention : event.mentions) words += fmt::format(", \"{}\"", mention.text);
  sheet.add("words", words);
  sheet.add("type", fmt::format("{}, by {}", event.type, why.entry));
  add_roles(found.value, why, sheet);
  if (event.roles.amount) sheet.add("amount", *event.roles.amount);
  sheet.add("date", when(event));
  sheet.add("bounds", bounds_of(event));
  sheet.add("status", fmt::format("{}; {}", status_name(event.status), why.status));
  add_sources(found.value, event, sheet);
  add_relations(found.value, number, sheet);
  sheet.add("weight", fmt::format("importance {:.2f}, an event with probability {:.2f}",
                                  event.importance, why.probability));
  sheet.add("signs", signs_in_words(why) + " (for an event / for importance)");
  sheet.add_tree(render_parse_tree(document, found.analysis, found.analysis.sentences[why.sentence],
                                   sheet.is_ascii()));
}

ItemResult<Explained> explain_one(Session& session, const Item& item) {
  const Options& options = session.options();
  const ItemResult<Document> document = to_document(item, options);
  if (!document) return tl::make_unexpected(document.error());
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (!pipeline) return tl::make_unexpected(ItemError{document->name(), pipeline.error()});
  const ExplainedCase found = (*pipeline)->explain(*document, {false, options.limits});
  Sheet sheet(options, session.environment());
  for (std::size_t number = 1; number <= found.value.events.size(); ++number)
    if (is_wanted(options.events, found.value.events[number - 1], number))
      add_event(*document, found, number, sheet);
  std::string text = sheet.take();
  const bool has_any = !text.empty();
  return Explained{std::move(text), note_on(*document, document->source()), has_any};
}

}  // namespace

int explain(Session& session) {
  bool is_first = true;
  bool has_any = false;
  session.for_each<Explained>(
      Cut::files, [&session](const Item& item) { return explain_one(session, item); },
      [&](ItemResult<Explained> result) {
        if (!result) return report_line(session, "id", result.error());
        session.note(result->note);
        has_any = has_any || result->has_any;
        const std::string gap = std::exchange(is_first, false) ? "" : "\n";
        return result->has_any ? session.print(gap + result->text) : true;
      });
  session.warn_of_missing_dates();
  if (!has_any && session.exit_code() == 0) {
    Error error;
    error.code = ErrorCode::not_found;
    error.message = "no such event";
    error.hint = "dateline extract ARTICLE lists the events with their ids";
    session.fail(error);
  }
  return session.exit_code();
}

}  // namespace dateline::cli
