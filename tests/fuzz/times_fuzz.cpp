// Any bytes as an article: time expressions in order, each cut out of the text, with days that EDTF
// can say; and a TimeML document of them. The first byte sets the publication date.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dateline/language/analysis.hpp"
#include "dateline/read/reader.hpp"
#include "dateline/timex/time_expression.hpp"
#include "render/timeml.hpp"

using namespace dateline;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_date(const std::optional<Date>& date) {
  if (!date) return;
  const auto again = parse_edtf(to_edtf(*date));
  require(again.has_value() && *again == *date);
}

void check_times(const Document& document, const Analysis& analysis,
                 const std::vector<TimeExpression>& times) {
  std::uint32_t end = 0;
  for (const TimeExpression& time : times) {
    require(time.span.begin >= end && time.span.end > time.span.begin);
    require(time.span.end <= document.text().size());
    require(time.first <= time.last && time.last <= analysis.tokens.size());
    require(!time.value.empty() && !time.reason.empty());
    check_date(time.date);
    check_date(time.range);
    end = time.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Analyser analyser = *Analyser::create();
  static const TimeTagger tagger = *TimeTagger::create();
  if (size == 0) return 0;
  ReadOptions options;
  options.format = InputFormat::text;
  // From the year 1400 to 2700.
  if (data[0] != 0) options.published = Day{(data[0] - 112) * 1860};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = read_document(DocumentId{0}, "d1", "fuzz", bytes.substr(1), options);
  if (!document) return 0;
  const Analysis analysis = analyser.analyse(*document);
  const auto times = tagger.find_times(*document, analysis);
  check_times(*document, analysis, times);
  require(render_timeml(*document, times).size() > document->text().size());
  return 0;
}
