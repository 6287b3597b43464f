// Events with codes of PLOVER and CAMEO, one line an event and pair of actors, for programs that
// know event data. The codes stand in data/ontology.toml.
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <map>

#include "dateline/base/knowledge.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMostParties = 20;  // of an event and a side; pairs are their product

struct Codes {
  std::string plover, cameo;
};

// The first of what the ontology offers: "AGREE or COERCE,restrict" is AGREE; a dash is no code.
std::string first_code(std::string text, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends) text = text.substr(0, text.find(end));
  return text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == 0 ? text : "";
}

std::map<std::string, Codes> read_codes() {
  std::map<std::string, Codes> codes;
  const toml::table root =
      toml::parse(builtin_knowledge("ontology.toml"), std::string_view("data/ontology.toml"));
  const toml::array* types = root["type"].as_array();
  for (std::size_t i = 0; types && i < types->size(); ++i) {
    const toml::table* type = types->get(i)->as_table();
    if (!type) continue;
    codes[(*type)["id"].value_or(std::string())] = {
        first_code((*type)["plover"].value_or(std::string()), {" (", " / ", " or ", ";"}),
        first_code((*type)["cameo"].value_or(std::string()), {" ", "/", "-"})};
  }
  return codes;
}

// The auxiliary of PLOVER that says how real it is.
std::string_view auxiliary_of(Status status) {
  switch (status) {
    case Status::planned:
      return "future";
    case Status::hypothetical:
      return "hypothetical";
    case Status::negated:
    case Status::blocked:
      return "negation";
    default:
      return "";
  }
}

std::string name_of(const Case& value, const std::vector<ActorId>& who, std::size_t at) {
  return at < who.size() && index(who[at]) < value.actors.size() ? value.actors[index(who[at])].name
                                                                 : "";
}

}  // namespace

std::string render_plover(const Case& value, const Story& story, const RenderOptions& options) {
  const CsvCells cells = options.csv_raw ? CsvCells::raw : CsvCells::excel_safe;
  const auto codes = read_codes();
  std::string out =
      "event_id,date_earliest,date_latest,source,target,plover,cameo,auxiliary,type,status,"
      "text\r\n";
  for (const Row& row : story.rows) {
    const Event& event = *row.event;
    const auto found = codes.find(event.type.substr(0, event.type.find('/')));
    const Codes code = found == codes.end() ? Codes{} : found->second;
    const auto days = days_of(row);
    const std::size_t agents = std::clamp<std::size_t>(event.agents.size(), 1, kMostParties);
    const std::size_t targets = std::clamp<std::size_t>(event.targets.size(), 1, kMostParties);
    for (std::size_t a = 0; a < agents; ++a) {
      for (std::size_t t = 0; t < targets; ++t) {
        const std::vector<std::string> line = {fmt::format("e{}", row.number),
                                               days ? format_iso(days->first) : "",
                                               days ? format_iso(days->last) : "",
                                               name_of(value, event.agents, a),
                                               name_of(value, event.targets, t),
                                               code.plover,
                                               code.cameo,
                                               std::string(auxiliary_of(event.status)),
                                               event.type,
                                               std::string(status_name(event.status)),
                                               event.quote.text};
        for (std::size_t i = 0; i < line.size(); ++i)
          out += (i == 0 ? "" : ",") + csv_cell(line[i], cells);
        out += "\r\n";
      }
    }
  }
  return out;
}

}  // namespace dateline
