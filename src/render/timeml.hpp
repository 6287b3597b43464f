#pragma once
// The text of a document with its time expressions as TimeML 1.2.1 (TIMEX3 elements in the text):
// the form that HeidelTime writes and temporal taggers are scored on.

#include <span>
#include <string>

#include "dateline/read/document.hpp"
#include "dateline/timex/time_expression.hpp"

namespace dateline {

// times: sorted, not overlapping, as TimeTagger gives them. The document's own day is t0; the ends
// of a stretch are followed by an empty TIMEX3 with beginPoint and endPoint. Characters that
// XML 1.0 has no place for become U+FFFD.
[[nodiscard]] std::string render_timeml(const Document& document,
                                        std::span<const TimeExpression> times);

}  // namespace dateline
