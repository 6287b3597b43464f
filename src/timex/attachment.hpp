#pragma once
// What the parser hung on a day belongs to its neighbours: a parser of sentences does not know
// which tokens are a time expression, and takes what stands behind one for a part of it.
//
//   "said on Monday that it would appeal"        appeal: complement of "said"
//   "signed an order on August 6 that barred"    barred: relative clause of "order"
//   "On Saturday Acme closed the plant"          Acme: subject of "closed"; the name is "Acme"
//   "A judge on Saturday stopped the sale"       Saturday: of "stopped"
//   "said Friday the ban would start"            Friday: of "said"

#include <optional>
#include <vector>

#include "dateline/language/analysis.hpp"
#include "dateline/timex/time_expression.hpp"

namespace dateline {

// Corrects heads, relations, children and names in place. `published`: what lies behind it, nobody
// has said yet.
void attach_around_times(Analysis& analysis, const std::vector<TimeExpression>& times,
                         std::optional<Day> published);

namespace timex {

// The one of tokens [first, last) that hangs on a token outside, or kNoToken.
[[nodiscard]] TokenIndex head_token(const Analysis& analysis, TokenIndex first, TokenIndex last);

// Of the expression at tokens [first, last), the verb that reports the clause which begins right
// behind it, where the parser gave the expression to that clause: "said" of "said Friday the ban
// would start". kNoToken for any other.
[[nodiscard]] TokenIndex reporting_verb(const Analysis& analysis, TokenIndex first,
                                        TokenIndex last);

}  // namespace timex

}  // namespace dateline
