#include <doctest/doctest.h>

#include <string>

#include "actors/finder_fixture.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("names are found by shape, cut from their titles and given a kind") {
  struct Row {
    const char* text;
    const char* name;
    const char* kind;
  };
  const Row rows[] = {
      {"Yesterday the Department of Health and Human Services sued .",
       "Department of Health and Human Services", "government"},
      {"Then the Securities and Exchange Commission sued .", "Securities and Exchange Commission",
       "government"},
      {"Then the Harbour and Pilotage Commission sued .", "Harbour and Pilotage Commission",
       "government"},
      {"Lawyers for the Bank of Zanaria said so .", "Bank of Zanaria", "company"},
      {"Lawyers for the Bank of Ghana said so .", "Bank of Ghana", "government"},
      {"It was US Magistrate Judge Ottoline Farrow who ruled .", "Ottoline Farrow", "person"},
      {"It was Commerce Secretary Brisa Quillon who spoke .", "Brisa Quillon", "person"},
      {"It was Minister of Education Stefania Verdi who spoke .", "Stefania Verdi", "person"},
      {"It was Ursula von der Heide who spoke .", "Ursula von der Heide", "person"},
      {"It was Judge Robert M. Levy who spoke .", "Robert M. Levy", "person"},
      {"In short the Clean Rivers Act passed .", "Clean Rivers Act", "law"},
      {"In short the Rivers Act of 2007 passed .", "Rivers Act of 2007", "law"},
      {"In short Directive 2014/40/EU applies .", "Directive 2014/40/EU", "law"},
      {"In short the judges followed Orchard v. Lamb there .", "Orchard v. Lamb", "law"},
      {"On appeal the Karlstad Court of Appeal agreed .", "Karlstad Court of Appeal", "court"},
      {"On appeal the Court of Justice agreed .", "Court of Justice", "court"},
      {"Buyers of Brightwell Foods Ltd sued .", "Brightwell Foods Ltd", "company"},
      {"Buyers of Wexham & Sons Inc. sued .", "Wexham & Sons Inc.", "company"},
      {"A ban on the app Chatterly came .", "Chatterly", "product"},
      {"A fine for the airline Skyhopper came .", "Skyhopper", "company"},
      {"A letter from Japan came .", "Japan", "country"},
      {"A letter from the European Commission came .", "European Commission", "government"},
      {"A letter from the Partnership for Cleaner Ports came .", "Partnership for Cleaner Ports",
       "group"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string found = describe(actors_of_words(row.text), row.name);
    CHECK(found.substr(0, found.find(" = ")) == std::string(row.kind) + ' ' + row.name);
  }
}

TEST_CASE("what only looks like a name is none") {
  const char* rows[] = {
      "It came on Monday in March .",    "Nobody knows us .",
      "However they may say so .",       "I said it .",
      "They met in the Chinese style .",
  };
  for (const char* row : rows) {
    CAPTURE(row);
    for (const Actor& actor : actors_of_words(row).actors) CHECK_MESSAGE(false, actor.name);
  }
}

TEST_CASE("lists of names stay apart") {
  const ActorSet set = actors_of_words("Then the US firms Oracle and Walmart met Zibblex .");
  CHECK(describe(set, "Oracle") != "");
  CHECK(describe(set, "Walmart") != "");
  CHECK(describe(set, "Zibblex") != "");
}

TEST_CASE("a country in front of a name that stands alone elsewhere is a name of its own") {
  const ActorSet set = actors_of_words("Users of Chatterly sued . Many US Chatterly users sued .");
  CHECK(describe(set, "US Chatterly").empty());
  CHECK(describe(set, "Chatterly") == "other Chatterly");
  CHECK(describe(set, "US") == "country US");
}
