#pragma once
// Relative clauses that a parser lost its way in: the noun before ", who ...," is the subject of
// the verb behind the second comma, and the clause is the noun's.
//
//   "Plunk, which agreed to pay, withdrew"          Plunk: subject of "withdrew"
//   "a deal a judge must approve"                   the judge approves; "approve" is the deal's
//   "has 900 staff, and its parent, Volta, shut a plant"   the parent: subject of "shut"

#include "dateline/language/analysis.hpp"

namespace dateline {

// Corrects heads, relations and children in place.
void mend_relative_clauses(Analysis& analysis);

}  // namespace dateline
