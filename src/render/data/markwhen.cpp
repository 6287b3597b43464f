// Markwhen (https://docs.markwhen.com): an entry a line, dates as EDTF, status as a tag. Events
// that the text does not date at all stand as comments.
#include <fmt/format.h>

#include "render/data/json_text.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

namespace dateline {
namespace {

// A line break, a tag, a link or a comment of the text's own would be markup.
std::string markwhen_text(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '#' || c == '@' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/' ||
        c == '!')
      out += c == '/' ? "\u2215" : "\u2009";  // a division slash, a thin space
    else
      out += c;
  }
  return out;
}

std::string dates_of(const Days& days) {
  if (days.first == days.last) return format_iso(days.first);
  return format_iso(days.first) + "/" + format_iso(days.last);
}

}  // namespace

std::string render_markwhen(const Story& story) {
  // Days are days anywhere; without a zone the reader's would move them.
  std::string out =
      fmt::format("title: {}\ntimezone: UTC\n\n", OrderedJson(markwhen_text(story.title)).dump());
  for (const Row& row : story.rows) {
    const std::string text = markwhen_text(row.title);
    const std::string by = markwhen_text(byline(row));
    const auto days = days_of(row);
    if (!days) {
      out += fmt::format("// undated: {}\n", text);
      continue;
    }
    out += fmt::format("{}: {} #{}\n", dates_of(*days), text, status_name(row.event->status));
    if (!row.date.note.empty()) out += fmt::format("{}\n", markwhen_text(row.date.note));
    if (!by.empty()) out += "by " + by + '\n';
  }
  return out;
}

}  // namespace dateline
