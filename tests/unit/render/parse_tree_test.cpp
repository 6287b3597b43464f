#include "render/parse_tree.hpp"

#include <doctest/doctest.h>

#include "support/parsed_text.hpp"

namespace dateline {
namespace {

TEST_CASE("a tree is drawn in the order of its words") {
  const test::ParsedText text = test::parse_table(R"(
    The     the     DET   2 det
    court   court   NOUN  3 nsubj
    blocked block   VERB  0 root
    the     the     DET   5 det
    ban     ban     NOUN  3 obj
    on      on      ADP   7 case
    Acme    Acme    PROPN 5 nmod      COM
    .       .       PUNCT 3 punct)");
  const Sentence& sentence = text.analysis.sentences.front();
  CHECK(render_parse_tree(text.document, text.analysis, sentence, true) ==
        "     ,- The    DET    det\n"
        "  ,- court     NOUN   nsubj\n"
        "- blocked      VERB   root\n"
        "  |  ,- the    DET    det\n"
        "  |- ban       NOUN   obj\n"
        "  |  |  ,- on  ADP    case\n"
        "  |  `- Acme   PROPN  nmod          COM\n"
        "  `- .         PUNCT  punct\n");
}

TEST_CASE("a chain deeper than any sentence is drawn without running out of stack") {
  std::string table;
  for (int i = 1; i <= 3000; ++i) {
    table += "word word NOUN " + std::to_string(i - 1) + (i == 1 ? " root\n" : " nmod\n");
  }
  const test::ParsedText text = test::parse_table(table);
  const std::string out =
      render_parse_tree(text.document, text.analysis, text.analysis.sentences.front(), false);
  CHECK(out.size() > 3000);
}

}  // namespace
}  // namespace dateline
