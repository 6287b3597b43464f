#pragma once
// A Document and its Analysis from a table, for tests that need a tree but no trained model.
//
//   ParsedText text = parse_table(R"(
//     Judge    judge  NOUN  2 nmod:desc
//     Beeler   Beeler PROPN 3 nsubj     PER
//     ruled    rule   VERB  0 root
//     .        .      PUNCT 3 punct
//
//     It ...)");
//
// Columns: form, lemma, UPOS, head (1-based in the sentence, 0 for the root), relation, entity type
// (a following token of the same name has "I"). A blank line ends the sentence, a line "=" the
// block. Spaces are put between the words as English has them. parse_words("...") splits plain text
// at spaces and leaves it without tags and trees.

#include <string_view>

#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline::test {

struct ParsedText {
  Document document;
  Analysis analysis;
};

[[nodiscard]] ParsedText parse_table(std::string_view table);
[[nodiscard]] ParsedText parse_words(std::string_view text);

}  // namespace dateline::test
