// iCalendar (RFC 5545): whole days, lines folded at 75 octets. What happened is CONFIRMED, what is
// planned or only possible TENTATIVE, what was blocked or did not happen CANCELLED.
#include <fmt/format.h>

#include "dateline/base/file.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::size_t kLineOctets = 75;

std::string value_of(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// Folded on code point borders.
void add_line(std::string& out, std::string_view line) {
  std::size_t room = kLineOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kLineOctets - 1;
  }
  out += line;
  out += "\r\n";
}

std::string basic(Day day) {
  const YearMonthDay parts = to_ymd(day);
  return fmt::format("{:04}{:02}{:02}", parts.year, parts.month, parts.day);
}

std::string_view status_of(Status status) {
  switch (status) {
    case Status::planned:
    case Status::hypothetical:
      return "TENTATIVE";
    case Status::blocked:
    case Status::negated:
      return "CANCELLED";
    default:
      return "CONFIRMED";
  }
}

// The newest source's day: the same case gives the same bytes.
Day stamp_of(const Case& value) {
  Day newest{};
  for (const CaseDocument& document : value.documents)
    if (document.published && newest < *document.published) newest = *document.published;
  return newest;
}

std::string description_of(const Story& story, const Row& row) {
  std::string out = when_in_words(row);
  if (!row.tag.empty()) out += fmt::format("\\n{}", row.tag);
  if (!byline(row).empty()) out += "\\n" + value_of(byline(row));
  out += "\\n" + value_of(row.event->quote.text);
  for (const int number : row.sources) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at < story.sources.size()) out += "\\n" + value_of(story.sources[at].words);
  }
  return out;
}

}  // namespace

std::string render_icalendar(const Case& value, const Story& story) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//dateline//dateline//EN");
  add_line(out, "X-WR-CALNAME:" + value_of(story.title));
  const std::string stamp = basic(stamp_of(value)) + "T000000Z";
  for (const Row& row : story.rows) {
    const auto days = days_of(row);
    if (!days) continue;
    const std::string hash = sha256_hex(row.event->quote.text + row.event->trigger.text);
    add_line(out, "BEGIN:VEVENT");
    add_line(out, fmt::format("UID:{}-{}@dateline.invalid", hash.substr(0, 24), row.number));
    add_line(out, "DTSTAMP:" + stamp);
    add_line(out, "DTSTART;VALUE=DATE:" + basic(days->first));
    add_line(out, "DTEND;VALUE=DATE:" + basic(add_days(days->last, 1).value_or(days->last)));
    add_line(out, "SUMMARY:" + value_of(row.title));
    add_line(out, "DESCRIPTION:" + description_of(story, row));
    add_line(out, "CATEGORIES:" + value_of(row.event->type));
    add_line(out, fmt::format("STATUS:{}", status_of(row.event->status)));
    add_line(out, "TRANSP:TRANSPARENT");
    for (const int number : row.sources) {
      const auto at = static_cast<std::size_t>(number - 1);
      if (at < story.sources.size() && story.sources[at].url) {
        add_line(out, "URL:" + *story.sources[at].url);
        break;
      }
    }
    add_line(out, "END:VEVENT");
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace dateline
