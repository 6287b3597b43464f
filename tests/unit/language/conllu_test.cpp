#include "language/conllu.hpp"

#include <doctest/doctest.h>

#include "support/parsed_text.hpp"

namespace dateline {
namespace {

const char* const kInput =
    "# sent_id = 1\n"
    "1\tThe\t_\t_\tDT\t_\t_\t_\t_\t_\n"
    "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tca\t_\t_\tMD\t_\t_\t_\t_\tSpaceAfter=No|NER=B-ORG\n"
    "3\tn't\t_\t_\tRB\t_\t_\t_\t_\tGloss=x\n"
    "3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n"
    "# sent_id = 2\n"
    "1\tStop\t_\t_\tVB\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\t.\t_\t_\t.\t_\t_\t_\t_\t_\n"
    "\n";

TEST_CASE("CoNLL-U comes back with its words, comments, ranges and other columns") {
  const auto text = read_conllu(kInput, "a.conllu");
  REQUIRE(text.has_value());
  CHECK(text->document.text() == "The can't \nStop. \n");
  REQUIRE(text->sentences.size() == 2);
  const Analyser analyser = *Analyser::create();
  const Analysis analysis = analyser.analyse_words(text->document, text->sentences);
  REQUIRE(analysis.sentences.size() == 2);
  const std::string out = write_conllu(*text, analysis);
  const char* const kept[] = {
      "# sent_id = 1\n1\tThe\tthe\tDET\tDT\t",
      "\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tca\tcan\tAUX\tMD\t",
      "\n3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n\n# sent_id = 2\n1\tStop\tstop\tVERB\tVB\t",
      "\tGloss=x\n",
      "\n2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n",
  };
  for (const char* const part : kept) {
    CAPTURE(part);
    CHECK(out.find(part) != std::string::npos);
  }
  CHECK(out.find("NER=") == std::string::npos);  // the old name is gone
  const auto again = read_conllu(out, "b.conllu");
  REQUIRE(again.has_value());
  CHECK(again->sentences == text->sentences);
}

TEST_CASE("names are in MISC, and forms without a tab or line end in them") {
  const test::ParsedText text = test::parse_table(R"(
    Judge  judge  NOUN  2 nmod:desc
    Beeler Beeler PROPN 3 nsubj     PER
    ruled  rule   VERB  0 root)");
  const std::string out = write_conllu(text.document, text.analysis);
  CHECK(out.find("\n2\tBeeler\tBeeler\tPROPN\t_\t_\t3\tnsubj\t_\tNER=B-PER\n") !=
        std::string::npos);
  CHECK(out.find("\n3\truled\trule\tVERB\t_\t_\t0\troot\t_\t_\n") != std::string::npos);
  CHECK(looks_like_conllu(out));
}

TEST_CASE("what is no CoNLL-U is told by its line") {
  const auto bad = read_conllu("# a comment\n1\tThe\t_\n", "a.conllu");
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().code == ErrorCode::format);
  CHECK(bad.error().where.line == 2);
  CHECK_FALSE(read_conllu("", "a.conllu").has_value());
  CHECK_FALSE(read_conllu("# only a comment\n", "a.conllu").has_value());
  CHECK_FALSE(looks_like_conllu("The court ruled.\n"));
  CHECK_FALSE(looks_like_conllu(""));
}

}  // namespace
}  // namespace dateline
