#include "train/evaluate_text.hpp"

#include <doctest/doctest.h>

#include "dateline/base/knowledge.hpp"

using namespace dateline;

namespace {

const char* const kTreebank =
    "# newdoc id = a\n"
    "# text = They don't.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t0\troot\t_\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t1\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
    "1.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# newpar\n"
    "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tde\tde\tADP\tIN\t_\t2\tcase\t_\t_\n"
    "2\tle\tle\tDET\tDT\t_\t0\troot\t_\t_\n"
    "\n";

}  // namespace

TEST_CASE("a treebank's text is put together as it was written") {
  const TreebankText treebank = rebuild_text(kTreebank);
  CHECK(treebank.text == "They don't. Yes\n\ndu\n\n");
  CHECK(treebank.words == std::vector<Span>{{0, 4}, {5, 7}, {7, 10}, {10, 11}, {12, 15}, {17, 19}});
  CHECK(treebank.sentences == std::vector<Span>{{0, 11}, {12, 15}, {17, 19}});
  REQUIRE(treebank.blocks.size() == 2);
  CHECK(treebank.blocks[0].span == Span{0, 15});
  CHECK(treebank.blocks[1].span == Span{17, 19});
  CHECK(rebuild_text("").text.empty());
}

TEST_CASE("a span is right when both ends are") {
  const std::vector<Span> gold = {{0, 4}, {5, 7}, {7, 10}};
  const std::vector<Span> found = {{0, 4}, {5, 10}, {12, 13}, {14, 15}};
  const SpanScore score = score_spans(gold, found);
  CHECK(score.right == 1);
  CHECK(score.precision() == doctest::Approx(0.25));
  CHECK(score.recall() == doctest::Approx(1.0 / 3));
  CHECK(score.f1() == doctest::Approx(2.0 / 7));
  CHECK(score_spans({}, {}).f1() == 0.0);
}

TEST_CASE("text is scored against the treebank it was made from") {
  const TextScores scores = score_text(rebuild_text(kTreebank), *Analyser::create());
  CHECK(scores.tokens.f1() == 1.0);
  CHECK(scores.sentence_starts.right == 3);
  CHECK(scores.sentence_starts.found == 3);
}

TEST_CASE("lemmas are scored word by word, with and without case") {
  const Lemmatiser lemmatiser = *Lemmatiser::parse(builtin_knowledge("lemmas.txt"));
  const LemmaScore all = score_lemmas(kTreebank, lemmatiser);
  CHECK(all.words == 7);
  CHECK(all.exact == 7);
  const LemmaScore some = score_lemmas(
      "1\tFrench\tFrench\tADJ\tJJ\t_\t0\troot\t_\t_\n2\tran\tgo\tVERB\tVBD\t_\t1\tx\t_\t_\n",
      lemmatiser);
  CHECK(some.words == 2);
  CHECK(some.exact == 0);
  CHECK(some.any_case == 1);
}
