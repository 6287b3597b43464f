#include <doctest/doctest.h>

#include <string>

#include "dateline/language/analysis.hpp"

using namespace dateline;

namespace {

const Analyser& analyser() {
  static const Analyser instance = *Analyser::create();
  return instance;
}

Document document_of(std::string text, std::vector<Block> blocks = {}) {
  Document document(DocumentId{}, "d1", "-", std::move(text));
  document.blocks = std::move(blocks);
  return document;
}

std::string words_of(const Document& document, const Analysis& analysis, std::size_t sentence) {
  std::string words;
  for (TokenIndex i = analysis.sentences[sentence].first; i < analysis.sentences[sentence].last;
       ++i)
    words += std::string(document.text(analysis.tokens[i].span)) + "|";
  return words;
}

}  // namespace

TEST_CASE("a text without blocks is one paragraph") {
  const Document document = document_of("It passed. They didn't.");
  const Analysis analysis = analyser().analyse(document);
  REQUIRE(analysis.sentences.size() == 2);
  CHECK(words_of(document, analysis, 0) == "It|passed|.|");
  CHECK(words_of(document, analysis, 1) == "They|did|n't|.|");
  CHECK(document.text(analysis.sentences[1].span) == "They didn't.");
  CHECK(analysis.sentences[1].block == 0);
  CHECK(analysis.tokens[0].lemma == "it");
}

TEST_CASE("sentences stay in their block and boilerplate is left out") {
  const Document document =
      document_of("A headline\nSubscribe now.\nThe story.", {{BlockKind::title, {0, 10}},
                                                             {BlockKind::boilerplate, {11, 25}},
                                                             {BlockKind::paragraph, {26, 36}}});
  const Analysis analysis = analyser().analyse(document);
  REQUIRE(analysis.sentences.size() == 2);
  CHECK(words_of(document, analysis, 0) == "A|headline|");
  CHECK(words_of(document, analysis, 1) == "The|story|.|");
  CHECK(analysis.sentences[0].block == 0);
  CHECK(analysis.sentences[1].block == 2);
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s)
    for (TokenIndex i = analysis.sentences[s].first; i < analysis.sentences[s].last; ++i)
      CHECK(analysis.sentence_of(i) == s);
}

TEST_CASE("a sentence is never longer than the limit") {
  Limits limits;
  limits.max_sentence_tokens = 3;
  const Analysis analysis = analyser().analyse(document_of("a b c d e f g"), limits);
  REQUIRE(analysis.sentences.size() == 3);
  for (const Sentence& sentence : analysis.sentences) CHECK(sentence.last - sentence.first <= 3);
}

TEST_CASE("nothing gives nothing") {
  CHECK(analyser().analyse(document_of("")).tokens.empty());
  CHECK(analyser().analyse(document_of(" \n\n ")).sentences.empty());
  CHECK(analyser().analyse(document_of("x", {{BlockKind::paragraph, {0, 0}}})).tokens.empty());
}

TEST_CASE("children are listed in text order, the root under none") {
  Analysis analysis;
  analysis.tokens.resize(3);
  analysis.tokens[0].head = 1;
  analysis.tokens[2].head = 1;
  analysis.build_children();
  CHECK(analysis.children_of(1) == std::vector<TokenIndex>{0, 2});
  CHECK(analysis.children_of(0).empty());
}

TEST_CASE("analysis is the same every time") {
  const Document document = document_of("On Friday, the U.S. Commerce Department banned it.");
  const Analysis first = analyser().analyse(document);
  const Analysis second = analyser().analyse(document);
  REQUIRE(first.tokens.size() == second.tokens.size());
  for (std::size_t i = 0; i < first.tokens.size(); ++i) {
    CHECK(first.tokens[i].span == second.tokens[i].span);
    CHECK(first.tokens[i].upos == second.tokens[i].upos);
    CHECK(first.tokens[i].head == second.tokens[i].head);
  }
}
