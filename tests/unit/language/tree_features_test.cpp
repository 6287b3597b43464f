#include "language/tree_features.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace dateline;

namespace {

constexpr Features kPastParticiple{Tense::past, VerbForm::part, Number::none, Voice::none,
                                   Mood::none};
constexpr Features kPresent{Tense::pres, VerbForm::fin, Number::sing, Voice::none, Mood::ind};
constexpr Features kBare{Tense::none, VerbForm::inf, Number::none, Voice::none, Mood::none};

// Indices start at 10: sentences lie anywhere in an analysis.
constexpr TokenIndex kFirst = 10;

Token token(const char* lemma, Upos upos, Features features, Deprel deprel, TokenIndex head) {
  Token made;
  made.lemma = lemma;
  made.upos = upos;
  made.features = features;
  made.deprel = deprel;
  made.head = head == kNoToken ? kNoToken : kFirst + head;
  return made;
}

}  // namespace

TEST_CASE("a passive auxiliary, an agent or a participle behind its noun make a verb passive") {
  // "It is fined": the verb is the third word.
  std::vector<Token> tokens = {token("it", Upos::pron, {}, Deprel::nsubj_pass, 2),
                               token("be", Upos::aux, kPresent, Deprel::aux_pass, 2),
                               token("fine", Upos::verb, kPastParticiple, Deprel::root, kNoToken)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[2].features.voice == Voice::pass);
  CHECK(tokens[1].features.voice == Voice::none);
  CHECK(tokens[1].lemma == "be");

  tokens = {token("firm", Upos::noun, {}, Deprel::root, kNoToken),
            token("fine", Upos::verb, kPastParticiple, Deprel::acl, 0)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[1].features.voice == Voice::pass);

  tokens = {token("it", Upos::pron, {}, Deprel::nsubj, 1),
            token("fine", Upos::verb, kPresent, Deprel::root, kNoToken)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[1].features.voice == Voice::act);
  CHECK(tokens[1].features.mood == Mood::ind);
}

TEST_CASE("a bare verb at the root without subject or auxiliary is an imperative") {
  std::vector<Token> tokens = {token("fine", Upos::verb, kBare, Deprel::root, kNoToken),
                               token("they", Upos::pron, {}, Deprel::obj, 0)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[0].features.mood == Mood::imp);
  CHECK(tokens[0].features.verb_form == VerbForm::fin);

  tokens = {token("to", Upos::part, {}, Deprel::mark, 1),
            token("fine", Upos::verb, kBare, Deprel::root, kNoToken)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[1].features.mood == Mood::none);
  CHECK(tokens[1].features.verb_form == VerbForm::inf);
}

TEST_CASE("'s before a perfect is have, before a progressive be") {
  const Token clitic = token("be", Upos::aux, kPresent, Deprel::aux, 1);
  std::vector<Token> tokens = {clitic,
                               token("leave", Upos::verb, kPastParticiple, Deprel::root, kNoToken)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[0].lemma == "have");

  tokens = {clitic, token("judge", Upos::noun, {}, Deprel::root, kNoToken),
            token("be", Upos::aux, kPastParticiple, Deprel::cop, 1)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[0].lemma == "have");

  tokens = {clitic, token("leave", Upos::verb,
                          {Tense::pres, VerbForm::part, Number::none, Voice::none, Mood::none},
                          Deprel::root, kNoToken)};
  add_tree_features(tokens, kFirst);
  CHECK(tokens[0].lemma == "be");
}

TEST_CASE("a head outside the sentence is passed over") {
  std::vector<Token> tokens = {token("x", Upos::verb, kBare, Deprel::aux_pass, 7)};
  tokens[0].head = 3;
  add_tree_features(tokens, kFirst);
  CHECK(tokens[0].features.voice == Voice::act);
  add_tree_features({}, kFirst);
}
