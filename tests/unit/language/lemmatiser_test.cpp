#include "language/lemmatiser.hpp"

#include <doctest/doctest.h>

#include "dateline/base/knowledge.hpp"

using namespace dateline;

namespace {

const Lemmatiser& lemmatiser() {
  static const Lemmatiser instance = *Lemmatiser::parse(builtin_knowledge("lemmas.txt"));
  return instance;
}

struct Row {
  const char* form;
  Tag tag;
  const char* want;
};

template <std::size_t n>
void check(const Row (&rows)[n]) {
  for (const Row& row : rows) {
    CAPTURE(row.form);
    CHECK(lemmatiser().lemma(row.form, row.tag) == row.want);
  }
}

constexpr Tag kPast{Upos::verb, Xpos::vbd};
constexpr Tag kParticiple{Upos::verb, Xpos::vbn};
constexpr Tag kIng{Upos::verb, Xpos::vbg};
constexpr Tag kThird{Upos::verb, Xpos::vbz};
constexpr Tag kPlural{Upos::noun, Xpos::nns};

}  // namespace

TEST_CASE("regular verbs get their stem back") {
  const Row rows[] = {
      {"fined", kPast, "fine"},
      {"planned", kPast, "plan"},
      {"named", kPast, "name"},
      {"visited", kPast, "visit"},
      {"treated", kPast, "treat"},
      {"created", kPast, "create"},
      {"announced", kPast, "announce"},
      {"changing", kIng, "change"},
      {"bringing", kIng, "bring"},
      {"controlled", kPast, "control"},
      {"installed", kPast, "install"},
      {"approved", kParticiple, "approve"},
      {"blocked", kParticiple, "block"},
      {"issued", kPast, "issue"},
      {"passed", kPast, "pass"},
      {"licensing", kIng, "license"},
      {"agreed", kPast, "agree"},
      {"denied", kPast, "deny"},
      {"dying", kIng, "die"},
      {"used", kPast, "use"},
      {"quoted", kPast, "quote"},
      {"referred", kPast, "refer"},
      {"beginning", kIng, "begin"},
      {"developed", kPast, "develop"},
      {"settled", kPast, "settle"},
      {"seizing", kIng, "seize"},
      {"reached", kPast, "reach"},
      {"owed", kPast, "owe"},
      {"Ordered", kPast, "order"},
      {"re-elected", kParticiple, "re-elect"},
      {"passes", kThird, "pass"},
      {"applies", kThird, "apply"},
      {"says", kThird, "say"},
      {"goes", kThird, "go"},
      {"imposes", kThird, "impose"},
      {"freezes", kThird, "freeze"},
  };
  check(rows);
}

TEST_CASE("irregular verbs come from the table, with prefixes too") {
  const Row rows[] = {
      {"took", kPast, "take"},
      {"withheld", kParticiple, "withhold"},
      {"overthrew", kPast, "overthrow"},
      {"re-sold", kParticiple, "re-sell"},
      {"struck", kPast, "strike"},
      {"found", kPast, "find"},
      {"found", {Upos::verb, Xpos::vb}, "found"},
      {"were", {Upos::aux, Xpos::vbd}, "be"},
      {"'ve", {Upos::aux, Xpos::vbp}, "have"},
      {"\u2019re", {Upos::aux, Xpos::vbp}, "be"},
      {"'ll", {Upos::aux, Xpos::md}, "will"},
      {"'d", {Upos::aux, Xpos::md}, "would"},
      {"'d", {Upos::aux, Xpos::vbd}, "have"},
      {"ca", {Upos::aux, Xpos::md}, "can"},
      {"wan", {Upos::verb, Xpos::vbp}, "want"},
      {"must", {Upos::aux, Xpos::md}, "must"},
  };
  check(rows);
}

TEST_CASE("nouns, adjectives and adverbs get their base form") {
  constexpr Tag kLarger{Upos::adj, Xpos::jjr};
  constexpr Tag kLargest{Upos::adj, Xpos::jjs};
  const Row rows[] = {
      {"agencies", kPlural, "agency"},
      {"taxes", kPlural, "tax"},
      {"cases", kPlural, "case"},
      {"breaches", kPlural, "breach"},
      {"viruses", kPlural, "virus"},
      {"analyses", kPlural, "analysis"},
      {"children", kPlural, "child"},
      {"businesswomen", kPlural, "businesswoman"},
      {"goods", kPlural, "goods"},
      {"1970s", kPlural, "1970s"},
      {"NGO's", kPlural, "ngo"},
      {"movies", kPlural, "movie"},
      {"vetoes", kPlural, "veto"},
      {"businesses", kPlural, "business"},
      {"status", {Upos::noun, Xpos::nn}, "status"},
      {"CEO", {Upos::noun, Xpos::nn}, "ceo"},
      {"larger", kLarger, "large"},
      {"bigger", kLarger, "big"},
      {"smaller", kLarger, "small"},
      {"easier", kLarger, "easy"},
      {"stricter", kLarger, "strict"},
      {"cheapest", kLargest, "cheap"},
      {"safest", kLargest, "safe"},
      {"worst", kLargest, "bad"},
      {"simpler", kLarger, "simple"},
      {"younger", kLarger, "young"},
      {"other", {Upos::adj, Xpos::jj}, "other"},
      {"more", kLarger, "more"},
      {"sooner", {Upos::adv, Xpos::rbr}, "soon"},
      {"better", {Upos::adv, Xpos::rbr}, "well"},
      {"later", {Upos::adv, Xpos::rbr}, "late"},
      {"quickly", {Upos::adv, Xpos::rb}, "quickly"},
  };
  check(rows);
}

TEST_CASE("names keep their case, small words and symbols have a plain form") {
  const Row rows[] = {
      {"Commission", {Upos::propn, Xpos::nnp}, "Commission"},
      {"States", {Upos::propn, Xpos::nnps}, "State"},
      {"Companies", {Upos::propn, Xpos::nnps}, "Company"},
      {"Women", {Upos::propn, Xpos::nnps}, "Woman"},
      {"Brussels", {Upos::propn, Xpos::nnps}, "Brussels"},
      {"Sept.", {Upos::propn, Xpos::nnp}, "September"},
      {"United", {Upos::adj, Xpos::nnp}, "United"},
      {"I", {Upos::pron, Xpos::prp}, "I"},
      {"them", {Upos::pron, Xpos::prp}, "they"},
      {"her", {Upos::pron, Xpos::prp}, "she"},
      {"her", {Upos::pron, Xpos::prp_poss}, "her"},
      {"n\u2019t", {Upos::part, Xpos::rb}, "not"},
      {"'s", {Upos::part, Xpos::pos}, "'s"},
      {"An", {Upos::det, Xpos::dt}, "a"},
      {"200,000", {Upos::num, Xpos::cd}, "200000"},
      {"bn", {Upos::num, Xpos::cd}, "billion"},
      {"\u201C", {Upos::punct, Xpos::open_quote}, "\""},
      {"\u00C9t\u00E9", {Upos::x, Xpos::fw}, "\u00E9t\u00E9"},
      {"", {Upos::x, Xpos::xx}, ""},
  };
  check(rows);
}

TEST_CASE("short and odd forms never break the rules") {
  for (const char* form : {"s", "ed", "ing", "er", "'", "es", "i", "ies", "ss", "'s", "men", "est"})
    for (const Xpos xpos : {Xpos::vbd, Xpos::vbg, Xpos::vbz, Xpos::nns, Xpos::jjr, Xpos::jjs})
      for (const Upos upos : {Upos::verb, Upos::noun, Upos::adj, Upos::propn, Upos::aux}) {
        CAPTURE(form);
        CHECK(!lemmatiser().lemma(form, {upos, xpos}).empty());
      }
}

TEST_CASE("features follow the tag") {
  CHECK(lemmatiser().features("fined", kPast) ==
        Features{Tense::past, VerbForm::fin, Number::none, Voice::none, Mood::ind});
  CHECK(lemmatiser().features("fined", kParticiple) ==
        Features{Tense::past, VerbForm::part, Number::none, Voice::none, Mood::none});
  CHECK(lemmatiser().features("fining", kIng).verb_form == VerbForm::part);
  CHECK(lemmatiser().features("fine", {Upos::verb, Xpos::vb}).verb_form == VerbForm::inf);
  CHECK(lemmatiser().features("must", {Upos::aux, Xpos::md}).verb_form == VerbForm::fin);
  CHECK(lemmatiser().features("fines", kPlural).number == Number::plur);
  CHECK(lemmatiser().features("They", {Upos::pron, Xpos::prp}).number == Number::plur);
  CHECK(lemmatiser().features("this", {Upos::det, Xpos::dt}).number == Number::sing);
  CHECK(lemmatiser().features("the", {Upos::det, Xpos::dt}).number == Number::none);
}

TEST_CASE("a line that cannot be read is named") {
  const auto result = Lemmatiser::parse("# fine\nverb be is\nnuon child children\n");
  REQUIRE(!result);
  CHECK(result.error().where.line == 3);
  CHECK(Lemmatiser::parse("")->lemma("Cats", kPlural) == "cat");
}
