// TimeML: the text as it is, with TIMEX3 elements in it.
#include "render/timeml.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TimeExpression expression(Span span, const char* value) {
  TimeExpression time;
  time.span = span;
  time.value = value;
  return time;
}

TEST_CASE("expressions stand in the text as TIMEX3") {
  Document document(DocumentId{0}, "a<b", "-", "From May to July, R&D <ended>.");
  document.metadata.published = parse_iso("2020-09-20");
  std::vector<TimeExpression> times = {expression({5, 8}, "2020-05"),
                                       expression({12, 16}, "2020-07")};
  times[0].relative = true;
  times[1].mod = "END";
  times[0].range = times[1].range = lasting(parse_iso("2020-05-01"), parse_iso("2020-07-31"));
  CHECK(render_timeml(document, times) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>a&lt;b</DOCID>\n"
        "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"2020-09-20\" temporalFunction=\"false\" "
        "functionInDocument=\"CREATION_TIME\">2020-09-20</TIMEX3></DCT>\n"
        "<TEXT>From <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2020-05\" temporalFunction=\"true\" "
        "anchorTimeID=\"t0\">May</TIMEX3> to <TIMEX3 tid=\"t2\" type=\"DATE\" value=\"2020-07\" "
        "mod=\"END\">July</TIMEX3><TIMEX3 tid=\"r2\" type=\"DURATION\" value=\"P92D\" "
        "beginPoint=\"t1\" endPoint=\"t2\"/>, R&amp;D &lt;ended&gt;.</TEXT>\n</TimeML>\n");
}

TEST_CASE("a text without times and without a date is still a document") {
  const Document document(DocumentId{0}, "d1", "-", "Nothing.");
  CHECK(render_timeml(document, {}) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n<DOCID>d1</DOCID>\n<DCT></DCT>\n"
        "<TEXT>Nothing.</TEXT>\n</TimeML>\n");
}

}  // namespace
}  // namespace dateline
