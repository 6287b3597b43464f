// A table with footnotes, in GitHub's Markdown (tables and footnotes are its extensions).
#include <fmt/format.h>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

std::string date_cell(const DateWords& date) {
  return date.note.empty() ? md_text(date.main)
                           : fmt::format("{} ({})", md_text(date.main), md_text(date.note));
}

std::string links_cell(const Row& row) {
  std::vector<std::string> words;
  for (const Link& link : row.links) words.push_back(fmt::format("{} {}", link.verb, link.number));
  return md_text(join(words, ", "));
}

std::string sources_cell(const Row& row) {
  std::string marks;
  for (const int source : row.sources) marks += fmt::format("[^{}]", source);
  return marks;
}

std::string table_row(const Row& row) {
  const std::string status(status_words(row.event->status));
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", row.number, date_cell(row.date),
                     md_text(row.title), md_text(byline(row)), status, links_cell(row),
                     sources_cell(row));
}

std::string footnote(std::size_t number, const StorySource& source) {
  std::string line = fmt::format("[^{}]: {}", number, md_text(source.words));
  if (source.url) line += fmt::format(" <{}>", *source.url);
  return line + '\n';
}

}  // namespace

std::string render_markdown(const Story& story) {
  std::string out = fmt::format("# {}\n\n", md_text(story.title));
  if (!story.subtitle.empty()) out += md_text(story.subtitle) + "\n\n";
  out += "| No | Date | Event | Actors | Status | Links | Source |\n";
  out += "|---:|---|---|---|---|---|---|\n";
  for (const Row& row : story.rows) out += table_row(row);
  if (!story.sources.empty()) out += '\n';
  for (std::size_t i = 0; i < story.sources.size(); ++i) {
    out += footnote(i + 1, story.sources[i]);
  }
  return out;
}

}  // namespace dateline
