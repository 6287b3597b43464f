#include "render/timeml.hpp"

#include <fmt/format.h>

#include <iterator>

#include "dateline/base/calendar.hpp"
#include "render/escape.hpp"

namespace dateline {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, xml_attr(value));
}

std::string opening_tag(const TimeExpression& time, std::size_t number) {
  std::string tag =
      fmt::format("<TIMEX3 tid=\"t{}\" type=\"{}\"", number, timex_type_name(time.type));
  tag += attribute("value", time.value) + attribute("mod", time.mod);
  if (time.relative) tag += " temporalFunction=\"true\" anchorTimeID=\"t0\"";
  return tag + ">";
}

// How many days a stretch has, first and last included.
std::string stretch(const Date& range, std::size_t end) {
  const Interval& days = range.interval;
  if (!days.earliest || !days.latest) return {};
  return fmt::format(
      "<TIMEX3 tid=\"r{}\" type=\"DURATION\" value=\"P{}D\" beginPoint=\"t{}\" endPoint=\"t{}\"/>",
      end, days.latest->number - days.earliest->number + 1, end - 1, end);
}

std::string header(const Document& document) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>";
  out += xml_text(document.name()) + "</DOCID>\n<DCT>";
  if (const auto& published = document.metadata.published) {
    const std::string day = format_iso(*published);
    out += fmt::format(
        "<TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{0}\" temporalFunction=\"false\" "
        "functionInDocument=\"CREATION_TIME\">{0}</TIMEX3>",
        day);
  }
  return out + "</DCT>\n<TEXT>";
}

}  // namespace

std::string render_timeml(const Document& document, std::span<const TimeExpression> times) {
  std::string out = header(document);
  std::uint32_t done = 0;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const TimeExpression& time = times[i];
    out += xml_text(document.text({done, time.span.begin}));
    out += opening_tag(time, i + 1) + xml_text(document.text(time.span)) + "</TIMEX3>";
    done = time.span.end;
    const bool ends_stretch = i > 0 && time.range && times[i - 1].range == time.range;
    if (ends_stretch) out += stretch(*time.range, i + 1);
  }
  out += xml_text(document.text({done, static_cast<std::uint32_t>(document.text().size())}));
  return out + "</TEXT>\n</TimeML>\n";
}

}  // namespace dateline
