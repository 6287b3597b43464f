// One line an event, for spreadsheets: UTF-8 with a byte-order mark and CRLF, as Excel wants them,
// and no cell that it would calculate; raw mode leaves all of that out. Dates stand as EDTF and as
// the earliest and latest possible day, so that what is not known stays so.
#include <fmt/format.h>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kHeader =
    "no,date,note,edtf,earliest,latest,event,type,status,agents,targets,according_to,links,quote,"
    "date_from,sources,urls,corrected";

std::string names(const Case& value, const std::vector<ActorId>& ids) {
  std::vector<std::string> parts;
  for (const ActorId id : ids) {
    if (index(id) < value.actors.size()) parts.push_back(value.actors[index(id)].name);
  }
  return join(parts, "; ");
}

std::string sayers(const Case& value, const Event& event) {
  std::vector<std::string> parts;
  for (const Attribution& source : event.sources) {
    if (source.actor && index(*source.actor) < value.actors.size()) {
      parts.push_back(value.actors[index(*source.actor)].name);
    }
  }
  return join(parts, "; ");
}

std::string links(const Row& row) {
  std::vector<std::string> parts;
  for (const Link& link : row.links) parts.push_back(fmt::format("{} {}", link.verb, link.number));
  return join(parts, "; ");
}

std::string sources(const Story& story, const Row& row, bool wants_urls) {
  std::vector<std::string> parts;
  for (const int number : row.sources) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at >= story.sources.size()) continue;
    const StorySource& source = story.sources[at];
    if (!wants_urls) parts.push_back(source.words);
    if (wants_urls && source.url) parts.push_back(*source.url);
  }
  return join(parts, "; ");
}

std::string iso_or_empty(const std::optional<Day>& day) { return day ? format_iso(*day) : ""; }

std::vector<std::string> cells_of(const Case& value, const Story& story, const Row& row) {
  const Event& event = *row.event;
  return {std::to_string(row.number),
          row.date.main,
          row.date.note,
          event.date ? to_edtf(*event.date) : "",
          iso_or_empty(row.days.earliest),
          iso_or_empty(row.days.latest),
          event.label,
          event.type,
          std::string(status_name(event.status)),
          names(value, event.agents),
          names(value, event.targets),
          sayers(value, event),
          links(row),
          event.quote.text,
          event.date_evidence.reason,
          sources(story, row, false),
          sources(story, row, true),
          event.corrected};
}

}  // namespace

std::string render_csv(const Case& value, const Story& story, const RenderOptions& options) {
  const CsvCells cells = options.csv_raw ? CsvCells::raw : CsvCells::excel_safe;
  std::string out(options.csv_raw ? std::string_view() : kByteOrderMark);
  out += kHeader;
  out += "\r\n";
  for (const Row& row : story.rows) {
    bool is_first = true;
    for (const std::string& cell : cells_of(value, story, row)) {
      if (!is_first) out += ',';
      is_first = false;
      out += csv_cell(cell, cells);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace dateline
