// times: every time expression, as JSON Lines for programs or as a table for people.
#include <fmt/core.h>

#include <algorithm>

#include "cli/commands.hpp"
#include "cli/json_output.hpp"
#include "cli/table.hpp"
#include "render/escape.hpp"
#include "render/timeml.hpp"

namespace dateline::cli {
namespace {

struct Found {
  std::string text;  // what is printed
  DocumentNote note;
};

Json edtf_or_null(const std::optional<Date>& date) {
  return date ? Json(to_edtf(*date)) : Json(nullptr);
}

std::string as_line(const Document& document, const std::vector<TimeExpression>& times) {
  Json list = Json::array();
  for (const TimeExpression& time : times) {
    const Citation citation = document.cite(time.span);
    Json one;
    one["start"] = citation.start;
    one["end"] = citation.end;
    one["text"] = citation.text;
    one["type"] = timex_type_name(time.type);
    one["value"] = time.value;
    one["mod"] = time.mod.empty() ? Json(nullptr) : Json(time.mod);
    one["date"] = edtf_or_null(time.date);
    one["range"] = edtf_or_null(time.range);
    one["boundary"] =
        time.boundary == Boundary::none ? Json(nullptr) : Json(boundary_name(time.boundary));
    one["reason"] = time.reason;
    list.push_back(std::move(one));
  }
  Json out;
  out["doc"] = document.name();
  out["timexes"] = std::move(list);
  return json_line(out);
}

// "2020-09-01 to 2020-09-30", "from 2020-09-01", "-" where it means no days.
std::string days_of(const TimeExpression& time) {
  if (!time.date) return "-";
  const Interval& interval = time.date->interval;
  if (!interval.earliest && !interval.latest) return to_edtf(*time.date);
  if (!interval.latest) return "from " + format_iso(*interval.earliest);
  if (!interval.earliest) return "until " + format_iso(*interval.latest);
  if (interval.earliest == interval.latest) return format_iso(*interval.earliest);
  return format_iso(*interval.earliest) + " to " + format_iso(*interval.latest);
}

std::string as_table(const Document& document, const std::vector<TimeExpression>& times,
                     std::size_t width) {
  const auto& published = document.metadata.published;
  std::string out = fmt::format("{}, published {}\n", tty_text(document.source()),
                                published ? format_iso(*published) : "on an unknown day");
  Table table({"expression", "value", "days", "why"}, width);
  for (const TimeExpression& time : times) {
    table.add(
        {tty_text(document.text(time.span)), time.value, days_of(time), tty_text(time.reason)});
  }
  return out + (times.empty() ? "no time expressions\n" : table.text());
}

ItemResult<Found> find(Session& session, const Item& item) {
  const Options& options = session.options();
  ItemResult<Document> document = to_document(item, options);
  if (!document) return tl::make_unexpected(document.error());
  // Of a page only the main text is read, of plain text every line: a byline's date is a date too.
  if (!document->text_is_extracted) keep_all_lines(*document);
  const Result<const Pipeline*> pipeline = session.pipeline();
  if (!pipeline) return tl::make_unexpected(ItemError{document->name(), pipeline.error()});
  const auto times = (*pipeline)->times(*document, options.limits);
  if (options.timeml)
    return Found{render_timeml(*document, times), note_on(*document, document->source())};
  const std::size_t width = output_width(options.width, session.environment());
  return Found{options.json_lines ? as_line(*document, times) : as_table(*document, times, width),
               note_on(*document, options.json_lines ? document->name() : document->source())};
}

}  // namespace

int times(Session& session) {
  const bool lines = session.options().json_lines;
  bool is_first = true;
  session.for_each<Found>(
      lines ? Cut::lines : Cut::files, [&session](const Item& item) { return find(session, item); },
      [&session, &is_first, lines](ItemResult<Found> result) {
        if (!result) return report_line(session, "doc", result.error());
        session.note(result->note);
        const std::string gap = lines || std::exchange(is_first, false) ? "" : "\n";
        return session.print(gap + result->text);
      });
  session.warn_of_missing_dates();
  return session.exit_code();
}

}  // namespace dateline::cli
