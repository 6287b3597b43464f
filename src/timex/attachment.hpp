#pragma once
// What the parser hung on a day belongs to its neighbours: a parser of sentences does not know
// which tokens are a time expression, and takes what stands behind one for a part of it.
//
//   "said on Monday that it would appeal"        appeal: complement of "said"
//   "signed an order on August 6 that barred"    barred: relative clause of "order"
//   "On Saturday Acme closed the plant"          Acme: subject of "closed"; the name is "Acme"
//   "A judge on Saturday stopped the sale"       Saturday: of "stopped"

#include <vector>

#include "dateline/language/analysis.hpp"
#include "dateline/timex/time_expression.hpp"

namespace dateline {

// Corrects heads, relations, children and names in place.
void attach_around_times(Analysis& analysis, const std::vector<TimeExpression>& times);

}  // namespace dateline
