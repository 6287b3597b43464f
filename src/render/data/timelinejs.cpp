// TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html). Its texts are HTML, so they
// are escaped; a date that is not known to the day is the first possible one, with the true words
// as display_date.
#include <fmt/format.h>

#include "render/data/json_text.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

OrderedJson date_json(Day day) {
  const YearMonthDay parts = to_ymd(day);
  return {{"year", parts.year}, {"month", parts.month}, {"day", parts.day}};
}

std::string body(const Story& story, const Row& row) {
  std::string out;
  const std::string by = byline(row);
  if (!by.empty()) out += fmt::format("<p>{}</p>", xml_text(by));
  out += fmt::format("<blockquote>{}</blockquote>", xml_text(one_line(row.event->quote.text)));
  if (!row.event->date_evidence.reason.empty())
    out += fmt::format("<p>Date: {}</p>", xml_text(row.event->date_evidence.reason));
  for (const int number : row.sources) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at >= story.sources.size()) continue;
    const StorySource& source = story.sources[at];
    out += source.url ? fmt::format("<p><a href=\"{}\">{}</a></p>", xml_attr(*source.url),
                                    xml_text(source.words))
                      : fmt::format("<p>{}</p>", xml_text(source.words));
  }
  return out;
}

}  // namespace

std::string render_timelinejs(const Story& story) {
  OrderedJson events = OrderedJson::array();
  for (const Row& row : story.rows) {
    const auto days = days_of(row);
    if (!days) continue;
    OrderedJson event;
    event["unique_id"] = fmt::format("e{}", row.number);
    event["start_date"] = date_json(days->first);
    if (days->last != days->first) event["end_date"] = date_json(days->last);
    event["display_date"] = xml_text(when_in_words(row));
    const std::string tag = row.tag.empty() ? "" : fmt::format(" [{}]", row.tag);
    event["text"] = {{"headline", xml_text(row.title + tag)}, {"text", body(story, row)}};
    event["group"] = xml_text(status_words(row.event->status));
    events.push_back(std::move(event));
  }
  OrderedJson out;
  out["title"] = {
      {"text", {{"headline", xml_text(story.title)}, {"text", xml_text(story.subtitle)}}}};
  out["events"] = std::move(events);
  return json_text(out);
}

}  // namespace dateline
