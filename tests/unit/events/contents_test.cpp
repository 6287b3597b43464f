// What is said hangs on the verb of saying.
#include "events/contents.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/parsed_text.hpp"

namespace dateline {
namespace {

const Ontology& ontology() {
  static const Ontology loaded = *Ontology::load({});
  return loaded;
}

const Lexicon& lexicon() {
  static const Lexicon loaded = *Lexicon::load();
  return loaded;
}

TEST_CASE("a that-clause behind a statement is what the verb says") {
  test::ParsedText text = test::parse_table(R"(
    She       she       PRON  2 nsubj
    said      say       VERB  0 root
    in        in        ADP   5 case
    a         a         DET   5 det
    statement statement NOUN  2 obl
    that      that      SCONJ 9 mark
    it        it        PRON  9 nsubj
    would     would     AUX   9 aux
    appeal    appeal    VERB  5 acl)");
  attach_contents(text.analysis, ontology(), lexicon());
  CHECK(text.analysis.tokens[8].head == 1);
  CHECK(text.analysis.tokens[8].deprel == Deprel::ccomp);
  CHECK(text.analysis.children_of(1) == std::vector<TokenIndex>{0, 4, 8});
}

TEST_CASE("an infinitive behind a noun that stands for it is the noun's") {
  test::ParsedText text = test::parse_table(R"(
    She       she       PRON  2 nsubj
    blocked   block     VERB  0 root
    an        a         DET   4 det
    attempt   attempt   NOUN  2 obj
    to        to        PART  6 mark
    ban       ban       VERB  2 xcomp
    it        it        PRON  6 obj)");
  attach_contents(text.analysis, ontology(), lexicon());
  CHECK(text.analysis.tokens[5].head == 3);
  CHECK(text.analysis.tokens[5].deprel == Deprel::acl);
}

TEST_CASE("of two subjects of a statement the second is its content's") {
  test::ParsedText text = test::parse_table(R"(
    Ross      Ross      PROPN 2 nsubj
    said      say       VERB  0 root
    the       the       DET   4 det
    decision  decision  NOUN  2 nsubj
    was       be        AUX   6 aux:pass
    taken     take      VERB  2 ccomp)");
  attach_contents(text.analysis, ontology(), lexicon());
  CHECK(text.analysis.tokens[3].head == 5);
  CHECK(text.analysis.tokens[3].deprel == Deprel::nsubj_pass);
}

TEST_CASE("a bare infinitive in a row is what the first one is") {
  test::ParsedText text = test::parse_table(R"(
    It        it        PRON  2 nsubj
    expects   expect    VERB  0 root
    to        to        PART  4 mark
    end       end       VERB  2 xcomp
    talks     talk      NOUN  4 obj
    and       and       CCONJ 7 cc
    lift      lift      VERB  2 conj
    bans      ban       NOUN  7 obj)");
  text.analysis.tokens[1].features = {Tense::pres, VerbForm::fin};
  text.analysis.tokens[3].features = {Tense::none, VerbForm::inf};
  text.analysis.tokens[6].features = {Tense::none, VerbForm::inf};
  attach_contents(text.analysis, ontology(), lexicon());
  CHECK(text.analysis.tokens[6].head == 3);
  CHECK(text.analysis.tokens[6].deprel == Deprel::conj);
}

// A verb that hangs ever so deep below the noun that it takes for its subject.
TEST_CASE("a tree stays a tree") {
  constexpr int kDepth = 30;
  std::string table =
      "The the DET 2 det\nfirm firm NOUN 0 root\n, , PUNCT 5 punct\nwhich which PRON 5 nsubj\n"
      "expects expect VERB 2 acl:relcl\n";
  for (int i = 0; i < kDepth; ++i) table += fmt::format("losses loss NOUN {} nmod\n", 5 + i);
  table += fmt::format(", , PUNCT 5 punct\nfell fall VERB {} acl\n", 5 + kDepth);
  test::ParsedText text = test::parse_table(table);
  text.analysis.tokens.back().features = {Tense::past, VerbForm::fin};
  attach_contents(text.analysis, ontology(), lexicon());
  const auto& tokens = text.analysis.tokens;
  CHECK(tokens[1].head == tokens.size() - 1);
  for (TokenIndex at = 0; at < tokens.size(); ++at) {
    std::size_t steps = 0;
    for (TokenIndex up = at; up != kNoToken && steps <= tokens.size(); up = tokens[up].head)
      ++steps;
    CHECK(steps <= tokens.size());
  }
}

TEST_CASE("the noun before a relative clause is the subject of what follows it") {
  // The firm , which expects losses , confirmed it / comes after Volta , which fell , reached a
  // deal
  test::ParsedText whole = test::parse_table(R"(
    The       the       DET   2 det
    firm      firm      NOUN  0 root
    ,         ,         PUNCT 5 punct
    which     which     PRON  5 nsubj
    expects   expect    VERB  2 acl:relcl
    losses    loss      NOUN  5 obj
    ,         ,         PUNCT 8 punct
    confirmed confirm   VERB  5 advcl
    it        it        PRON  8 obj)");
  whole.analysis.tokens[7].features = {Tense::past, VerbForm::fin};
  attach_contents(whole.analysis, ontology(), lexicon());
  CHECK(whole.analysis.tokens[7].head == kNoToken);
  CHECK(whole.analysis.tokens[1].head == 7);
  CHECK(whole.analysis.tokens[1].deprel == Deprel::nsubj);
  test::ParsedText part = test::parse_table(R"(
    It        it        PRON  2 nsubj
    comes     come      VERB  0 root
    after     after     ADP   4 case
    Volta     Volta     PROPN 2 obl
    ,         ,         PUNCT 7 punct
    which     which     PRON  7 nsubj
    fell      fall      VERB  4 acl:relcl
    ,         ,         PUNCT 4 punct
    reached   reach     VERB  2 conj
    a         a         DET   11 det
    deal      deal      NOUN  9 obj)");
  part.analysis.tokens[8].features = {Tense::past, VerbForm::fin};
  attach_contents(part.analysis, ontology(), lexicon());
  CHECK(part.analysis.tokens[8].deprel == Deprel::advcl);
  CHECK(part.analysis.tokens[3].head == 8);
  CHECK(part.analysis.tokens[2].deprel == Deprel::mark);
}

TEST_CASE("subjects that a parser gave to the clause before go to their own verb") {
  test::ParsedText two = test::parse_table(R"(
    They      they      PRON  2 nsubj
    settled   settle    VERB  0 root
    ,         ,         PUNCT 8 punct
    a         a         DET   5 det
    deal      deal      NOUN  8 nsubj
    judges    judge     NOUN  8 nsubj
    must      must      AUX   8 aux
    approve   approve   VERB  2 parataxis)");
  attach_contents(two.analysis, ontology(), lexicon());
  CHECK(two.analysis.tokens[4].head == 1);
  CHECK(two.analysis.tokens[4].deprel == Deprel::parataxis);
  CHECK(two.analysis.tokens[7].head == 4);
  CHECK(two.analysis.tokens[7].deprel == Deprel::acl_relcl);
  test::ParsedText parent = test::parse_table(R"(
    It        it        PRON  2 nsubj
    employs   employ    VERB  0 root
    people    people    NOUN  2 obj
    ,         ,         PUNCT 7 punct
    and       and       CCONJ 7 cc
    its       its       PRON  7 nmod:poss
    parent    parent    NOUN  3 conj
    ,         ,         PUNCT 9 punct
    Marjan    Marjan    PROPN 7 appos
    ,         ,         PUNCT 7 punct
    shut      shut      VERB  2 conj
    plants    plant     NOUN  11 obj)");
  parent.analysis.tokens[10].features = {Tense::past, VerbForm::fin};
  attach_contents(parent.analysis, ontology(), lexicon());
  CHECK(parent.analysis.tokens[6].head == 10);
  CHECK(parent.analysis.tokens[6].deprel == Deprel::nsubj);
  test::ParsedText row = test::parse_table(R"(
    Volta     Volta     PROPN 0 root
    ,         ,         PUNCT 4 punct
    which     which     PRON  4 nsubj
    sued      sue       VERB  1 acl:relcl
    ,         ,         PUNCT 6 punct
    won       win       VERB  4 conj
    and       and       CCONJ 8 cc
    left      leave     VERB  4 conj)");
  row.analysis.tokens[5].features = {Tense::past, VerbForm::fin};
  attach_contents(row.analysis, ontology(), lexicon());
  CHECK(row.analysis.tokens[5].head == 3);
}

TEST_CASE("other verbs keep their nouns, and a verb with an object its noun's clause") {
  const char* tables[] = {R"(
    She       she       PRON  2 nsubj
    resigned  resign    VERB  0 root
    in        in        ADP   5 case
    the       the       DET   5 det
    belief    belief    NOUN  2 obl
    that      that      SCONJ 8 mark
    it        it        PRON  8 nsubj
    ended     end       VERB  5 acl)",
                          R"(
    She       she       PRON  2 nsubj
    said      say       VERB  0 root
    this      this      PRON  2 obj
    in        in        ADP   5 case
    fear      fear      NOUN  2 obl
    that      that      SCONJ 8 mark
    it        it        PRON  8 nsubj
    ended     end       VERB  5 acl)"};
  for (const char* table : tables) {
    test::ParsedText text = test::parse_table(table);
    attach_contents(text.analysis, ontology(), lexicon());
    CHECK(text.analysis.tokens[7].head == 4);
    CHECK(text.analysis.tokens[7].deprel == Deprel::acl);
  }
}

}  // namespace
}  // namespace dateline
