#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "actors/finder_fixture.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// One sentence of subject, verb and full stop each: "the agency", "met".
std::string sentence(const std::string& subject_rows, int subject, const std::string& verb) {
  const std::string root = std::to_string(subject + 1);
  return subject_rows + verb + ' ' + verb + " VERB 0 root\n. . PUNCT " + root + " punct\n\n";
}

std::string nominal(const std::string& determiner, const std::string& noun) {
  return sentence(
      determiner + ' ' + determiner + " DET 2 det\n" + noun + ' ' + noun + " NOUN 3 nsubj\n", 2,
      "met");
}

std::string name(const std::string& word, const std::string& type) {
  return sentence(word + ' ' + word + " PROPN 2 nsubj " + type + '\n', 1, "spoke");
}

}  // namespace

TEST_CASE("the NOUN goes to the nearest actor that may be called so") {
  struct Row {
    const char* antecedent;
    const char* type;
    const char* noun;
    bool joined;
  };
  const Row rows[] = {
      {"Ofcom", "GOV", "regulator", true}, {"Ofcom", "GOV", "agency", true},
      {"Ofcom", "GOV", "company", false},  {"Zibblex", "COM", "company", true},
      {"Zibblex", "COM", "firm", true},    {"Zibblex", "COM", "retailer", true},
      {"Zibblex", "COM", "agency", false}, {"Zibblex", "COM", "judge", false},
      {"Barclays", "COM", "bank", true},   {"Barclays", "COM", "airline", true},
      {"FTC", "GOV", "commission", true},  {"FTC", "GOV", "ministry", false},
      {"FTC", "GOV", "court", false},      {"Quillon", "PER", "company", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.antecedent);
    CAPTURE(row.noun);
    const ActorSet set =
        actors_of(parse_table(name(row.antecedent, row.type) + nominal("the", row.noun)));
    CHECK((actor_at(set, 4) == row.antecedent) == row.joined);
  }
}

TEST_CASE("an indefinite phrase is an actor of its own") {
  const ActorSet set = actors_of(parse_table(name("Zibblex", "COM") + nominal("a", "company")));
  CHECK(actor_at(set, 4) == "company");
}

TEST_CASE("a lead's indefinite phrase is the name with that title soon after") {
  const ActorSet set = actors_of(parse_table(nominal("a", "judge") + R"(
    Judge judge PROPN 2 compound
    Farrow Farrow PROPN 3 nsubj PER
    spoke speak VERB 0 root
    . . PUNCT 3 punct
  )"));
  CHECK(describe(set, "Farrow") == "person Farrow = a judge = Judge Farrow");
}

TEST_CASE("appositions and copulas say who is meant") {
  const ActorSet apposition = actors_of(parse_table(R"(
    Zibblex Zibblex PROPN 5 nsubj
    , , PUNCT 4 punct
    the the DET 4 det
    conglomerate conglomerate NOUN 1 appos
    , , PUNCT 1 punct
    sued sue VERB 0 root
    . . PUNCT 6 punct
  )"));
  CHECK(describe(apposition, "Zibblex") == "company Zibblex = the conglomerate");
  const ActorSet copula = actors_of(parse_table(R"(
    Zibblex Zibblex PROPN 4 nsubj
    is be AUX 4 cop
    an a DET 4 det
    app app NOUN 0 root
    . . PUNCT 4 punct
  )"));
  CHECK(describe(copula, "Zibblex") == "product Zibblex = an app");
  const ActorSet negated = actors_of(parse_table(R"(
    Zibblex Zibblex PROPN 5 nsubj
    is be AUX 5 cop
    not not PART 5 advmod
    an a DET 5 det
    app app NOUN 0 root
    . . PUNCT 5 punct
  )"));
  CHECK(describe(negated, "app") == "product app = an app");
}

TEST_CASE("a country's government is the country") {
  const ActorSet set = actors_of(parse_table(name("China", "GPE") + R"(
    the the DET 3 det
    Chinese chinese ADJ 3 amod NORP
    government government NOUN 4 nsubj
    replied reply VERB 0 root
    . . PUNCT 4 punct
  )"));
  CHECK(describe(set, "China") == "country China = the Chinese government");
}

TEST_CASE("pronouns take the clear antecedent or none") {
  const std::string zibblex = name("Zibblex", "COM");
  const std::string it = sentence("it it PRON 2 nsubj\n", 1, "left");
  const std::string he = sentence("he he PRON 2 nsubj\n", 1, "left");
  const std::string she = sentence("she she PRON 2 nsubj\n", 1, "left");
  const std::string they = sentence("they they PRON 2 nsubj\n", 1, "left");
  const std::string anna = name("Anna", "PER");
  const std::string users = sentence("users user NOUN 2 nsubj\n", 1, "sued");
  const std::string two = R"(
    Zibblex Zibblex PROPN 4 nsubj COM
    and and CCONJ 3 cc
    Quarrix Quarrix PROPN 1 conj COM
    met meet VERB 0 root

    )" + it;
  const std::pair<std::string, std::string> cases[] = {
      {zibblex + it, "Zibblex"}, {anna + it, ""},         {anna + she, "Anna"}, {anna + he, ""},
      {zibblex + he, ""},        {users + they, "users"}, {users + it, ""},
  };
  for (const auto& row : cases) {
    CAPTURE(row.first);
    CHECK(actor_at(actors_of(parse_table(row.first)), 3) == row.second);
  }
  CHECK(actor_at(actors_of(parse_table(two)), 4) == "Zibblex");
}

TEST_CASE("we inside a quotation is its speaker") {
  const ActorSet set = actors_of(parse_table(R"(
    “ “ PUNCT 3 punct
    We we PRON 3 nsubj
    won win VERB 7 ccomp
    ” ” PUNCT 3 punct
    , , PUNCT 7 punct
    Zibblex Zibblex PROPN 7 nsubj COM
    said say VERB 0 root
    . . PUNCT 7 punct
  )"));
  CHECK(actor_at(set, 1) == "Zibblex");
}
