// vis-timeline (https://visjs.github.io/vis-timeline/docs/timeline/): items and groups. Its
// contents are HTML, so they are escaped. What is not known to the day is a range.
#include <fmt/format.h>

#include "render/data/json_text.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {

std::string render_vis(const Story& story) {
  OrderedJson items = OrderedJson::array();
  for (const Row& row : story.rows) {
    const auto days = days_of(row);
    if (!days) continue;
    OrderedJson item;
    item["id"] = row.number;
    item["content"] = xml_text(row.title);
    item["start"] = format_iso(days->first);
    if (days->last != days->first)
      item["end"] = format_iso(add_days(days->last, 1).value_or(days->last));
    item["type"] = days->last != days->first ? "range" : "point";
    item["group"] = std::string(status_name(row.event->status));
    item["className"] = fmt::format("status-{}{}", status_name(row.event->status),
                                    row.uncertain ? " uncertain" : "");
    item["title"] = xml_text(
        fmt::format("{}{}{}", when_in_words(row), byline(row).empty() ? "" : " · ", byline(row)));
    items.push_back(std::move(item));
  }
  OrderedJson groups = OrderedJson::array();
  for (const Status status : story.statuses)
    groups.push_back(
        {{"id", std::string(status_name(status))}, {"content", xml_text(status_words(status))}});
  OrderedJson out;
  out["items"] = std::move(items);
  out["groups"] = std::move(groups);
  return json_text(out);
}

}  // namespace dateline
