#pragma once
// A dependency tree for the terminal: the words from top to bottom, what depends on them by lines.
//
//       ╭─ the       DET   det
//     ╭─ court       NOUN  nsubj
//   ─ blocked         VERB  root
//     ╰─ ban         NOUN  obj

#include <string>

#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

// Lines of one sentence, each ending in a newline. Names get their type behind the relation.
[[nodiscard]] std::string render_parse_tree(const Document& document, const Analysis& analysis,
                                            const Sentence& sentence, bool ascii);

}  // namespace dateline
