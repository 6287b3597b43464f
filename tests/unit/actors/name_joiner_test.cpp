#include <doctest/doctest.h>

#include <string>

#include "actors/finder_fixture.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("names of one actor are joined, each sieve on its own") {
  struct Row {
    const char* sieve;
    const char* text;
    const char* actor;
  };
  const Row rows[] = {
      {"brackets", "Then the Harbour Safety Agency ( HSAG ) met . Later HSAG met .",
       "government Harbour Safety Agency = HSAG"},
      {"initials", "Then the Harbour Safety Agency met . Later the HSA met .",
       "government Harbour Safety Agency = HSA"},
      {"initials, small words counted",
       "Then the Office of Tidal Energy met . Later the OOTE met .",
       "government Office of Tidal Energy = OOTE"},
      {"known actor", "Then the Federal Trade Commission met . Later the FTC met .",
       "government Federal Trade Commission = FTC"},
      {"reordered", "Then the Department of Fisheries met . Later the Fisheries Department met .",
       "government Department of Fisheries = Fisheries Department"},
      {"reordered, with a country",
       "Then the US Department of Fisheries met . Later the Fisheries Department met .",
       "government US Department of Fisheries = Fisheries Department"},
      {"surname", "It was Brisa Quillon who spoke . Later Quillon met Ms. Quillon .",
       "person Brisa Quillon = Quillon = Ms. Quillon"},
      {"title and surname", "It was Judge Ottoline Farrow who spoke . Later Judge Farrow left .",
       "person Ottoline Farrow = Judge Ottoline Farrow = Farrow = Judge Farrow"},
      {"middle initial", "It was Robert M. Quill who spoke . Later Robert Quill left .",
       "person Robert M. Quill = Robert Quill"},
      {"shortened", "Then Brightwell Foods Ltd met . Later Brightwell met .",
       "company Brightwell Foods Ltd = Brightwell"},
      {"distinctive last word", "Then the Department of Fisheries met . Later Fisheries met .",
       "government Department of Fisheries = Fisheries"},
      {"mixed case names it", "Then a ban by JAPAN came . Later Japan met .", "country Japan"},
      {"contained", "On appeal the Karlstad High Court agreed . Later the High Court met .",
       "court Karlstad High Court = High Court"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.sieve);
    const ActorSet set = actors_of_words(row.text);
    const std::string want = row.actor;
    const std::string name = want.substr(want.find(' ') + 1);
    CHECK(describe(set, name.substr(0, name.find(" = "))) == want);
  }
}

TEST_CASE("names of different actors stay apart") {
  struct Row {
    const char* why;
    const char* text;
    const char* first;
    const char* second;
  };
  const Row rows[] = {
      {"two surnames alike", "Later Anna Quill met Peter Quill . Then Quill left .", "Anna Quill",
       "Peter Quill"},
      {"a place in a name", "People in New York read the New York Times daily .", "New York",
       "New York Times"},
      {"two countries' courts", "On appeal the UK Supreme Court and the US Supreme Court agreed .",
       "UK Supreme Court", "US Supreme Court"},
      {"a shared generic word",
       "On appeal the Karlstad District Court and the Lund District Court met .",
       "Karlstad District Court", "Lund District Court"},
      {"other known actors", "Later the FTC met the FCC there .", "FTC", "FCC"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    const ActorSet set = actors_of_words(row.text);
    CHECK(describe(set, row.first) != "");
    CHECK(describe(set, row.second) != "");
  }
}

TEST_CASE("a capital stands for its country, a seat for its institution, where it acts") {
  const ParsedText text = parse_table(R"(
    Germany Germany PROPN 2 nsubj GPE
    objected object VERB 0 root
    . . PUNCT 2 punct

    Berlin Berlin PROPN 2 nsubj GPE
    protested protest VERB 0 root
    . . PUNCT 2 punct

    They they PRON 2 nsubj
    met meet VERB 0 root
    in in ADP 4 case
    Berlin Berlin PROPN 2 obl GPE
    . . PUNCT 2 punct
  )");
  const ActorSet set = actors_of(text);
  CHECK(describe(set, "Germany") == "country Germany = Berlin");
}
