#include "events/phrase.hpp"

#include <doctest/doctest.h>

#include "support/parsed_text.hpp"

namespace dateline {
namespace {

const char* const kRules = R"(
    the     the    DET   2 det
    rules   rule   NOUN  0 root
    of      of     ADP   5 case
    the     the    DET   5 det
    agency  agency NOUN  2 nmod
    on      on     ADP   7 case
    imports import NOUN  2 nmod
    of      of     ADP   9 case
    toys    toy    NOUN  7 nmod
    ,       ,      PUNCT 12 punct
    which   which  PRON  12 nsubj
    expired expire VERB  2 acl:relcl)";

TEST_CASE("a phrase is shortened by whole modifiers, from its end") {
  const test::ParsedText text = test::parse_table(kRules);
  const Tree tree(text.document, text.analysis);
  Phrase phrase(tree, 1);
  CHECK(phrase.text() == "the rules of the agency on imports of toys, which expired");
  const char* const steps[] = {"the rules of the agency on imports of toys",
                               "the rules of the agency on imports", "the rules of the agency",
                               "the rules"};
  for (const char* const step : steps) {
    CHECK(phrase.shorten());
    CHECK(phrase.text() == step);
  }
  CHECK_FALSE(phrase.shorten());
}

TEST_CASE("a phrase fits a limit, or says that it cannot") {
  const test::ParsedText text = test::parse_table(kRules);
  const Tree tree(text.document, text.analysis);
  Phrase phrase(tree, 1);
  CHECK(phrase.fit(40));
  CHECK(phrase.text() == "the rules of the agency on imports");
  CHECK_FALSE(phrase.fit(5));
}

TEST_CASE("a name is kept whole, and nothing begins with a conjunction") {
  const test::ParsedText text = test::parse_table(R"(
    but      but      CCONJ 3 cc
    the      the      DET   3 det
    Bureau   Bureau   PROPN 0 root
    of       of       ADP   5 case
    Industry Industry PROPN 3 nmod
    and      and      CCONJ 7 cc
    Security Security PROPN 5 conj)");
  const Tree tree(text.document, text.analysis);
  Phrase phrase(tree, 2);
  CHECK(phrase.text() == "the Bureau of Industry and Security");
  CHECK(phrase.shorten());
  CHECK(phrase.text() == "the Bureau");
}

TEST_CASE("what would change the meaning is not left out; quotes and loose commas are") {
  const test::ParsedText text = test::parse_table(R"(
    it      it     PRON  4 nsubj
    will    will   AUX   4 aux
    not     not    PART  4 advmod
    appeal  appeal VERB  0 root
    "       "      PUNCT 4 punct
    if      if     SCONJ 8 mark
    it      it     PRON  8 nsubj
    loses   lose   VERB  4 advcl
    "       "      PUNCT 4 punct)");
  const Tree tree(text.document, text.analysis);
  Phrase phrase(tree, 3);
  CHECK(phrase.text() == "it will not appeal if it loses");
  CHECK_FALSE(phrase.shorten());
}

}  // namespace
}  // namespace dateline
