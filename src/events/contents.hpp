#pragma once
// What is said belongs to the verb of saying, not to the statement, letter or room that it was said
// in, where a parser likes to hang it.
//
//   "said in a statement that it would appeal"      appeal: complement of "said"

#include "dateline/language/analysis.hpp"
#include "events/lexicon.hpp"
#include "events/ontology.hpp"

namespace dateline {

// Corrects heads, relations and children in place.
void attach_contents(Analysis& analysis, const Ontology& ontology, const Lexicon& lexicon);

}  // namespace dateline
