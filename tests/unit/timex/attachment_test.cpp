#include "timex/attachment.hpp"

#include <doctest/doctest.h>

#include "support/parsed_text.hpp"

namespace dateline {
namespace {

TimeExpression day(TokenIndex first, TokenIndex last) {
  TimeExpression time;
  time.date = date_of_day(Day{18000});
  time.first = first;
  time.last = last;
  return time;
}

TEST_CASE("a reported clause behind a day belongs to the verb of saying") {
  test::ParsedText text = test::parse_table(R"(
    It     it     PRON  2 nsubj
    said   say    VERB  0 root
    on     on     ADP   4 case
    Monday Monday PROPN 2 obl
    that   that   SCONJ 8 obj
    it     it     PRON  8 nsubj
    would  would  AUX   8 aux
    appeal appeal VERB  4 acl:relcl)");
  attach_around_times(text.analysis, {day(3, 4)}, Day{18000});
  CHECK(text.analysis.tokens[7].head == 1);
  CHECK(text.analysis.tokens[7].deprel == Deprel::ccomp);
  CHECK(text.analysis.tokens[4].deprel == Deprel::mark);
  CHECK(text.analysis.children_of(1) == std::vector<TokenIndex>{0, 3, 7});
}

TEST_CASE("a relative clause behind a day belongs to the noun before it") {
  test::ParsedText text = test::parse_table(R"(
    She    she    PRON  2 nsubj
    signed sign   VERB  0 root
    orders order  NOUN  2 obj
    on     on     ADP   5 case
    Monday Monday PROPN 2 obl
    that   that   PRON  7 nsubj
    barred bar    VERB  5 acl:relcl
    sales  sale   NOUN  7 obj)");
  attach_around_times(text.analysis, {day(4, 5)}, Day{18000});
  CHECK(text.analysis.tokens[6].head == 2);
  CHECK(text.analysis.tokens[6].deprel == Deprel::acl_relcl);
}

TEST_CASE("a name behind a day is the subject of a verb that has none") {
  test::ParsedText text = test::parse_table(R"(
    On     on     ADP   2 case
    Monday Monday PROPN 5 obl
    Anna   Anna   PROPN 2 flat
    Berg   Berg   PROPN 2 flat
    left   leave  VERB  0 root)");
  attach_around_times(text.analysis, {day(1, 2)}, Day{18000});
  CHECK(text.analysis.tokens[2].head == 4);
  CHECK(text.analysis.tokens[2].deprel == Deprel::nsubj);
  CHECK(text.analysis.tokens[3].head == 2);
}

TEST_CASE("a day between subject and verb belongs to the verb") {
  test::ParsedText text = test::parse_table(R"(
    A       a       DET   2 det
    judge   judge   NOUN  5 nsubj
    on      on      ADP   4 case
    Monday  Monday  PROPN 2 nmod
    stopped stop    VERB  0 root
    it      it      PRON  5 obj)");
  attach_around_times(text.analysis, {day(3, 4)}, Day{18000});
  CHECK(text.analysis.tokens[3].head == 4);
  CHECK(text.analysis.tokens[3].deprel == Deprel::obl);
  CHECK(text.analysis.children_of(1) == std::vector<TokenIndex>{0});
}

TEST_CASE(
    "a day between a verb of saying and its clause is the day of saying, unless still to come") {
  const auto said = [](Day published) {
    test::ParsedText text = test::parse_table(R"(
    They   they   PRON  2 nsubj
    said   say    VERB  0 root
    Monday Monday PROPN 6 obl:unmarked
    it     it     PRON  6 nsubj
    would  would  AUX   6 aux
    start  start  VERB  2 ccomp)");
    attach_around_times(text.analysis, {day(2, 3)}, published);
    return text.analysis.tokens[2].head;
  };
  CHECK(said(Day{18000}) == 1);
  CHECK(said(Day{17999}) == 5);
}

TEST_CASE("no name begins with a day and goes on behind it") {
  test::ParsedText text = test::parse_table(R"(
    On     on     ADP   2 case
    Monday Monday PROPN 4 obl
    Berg   Berg   PROPN 4 nsubj
    left   leave  VERB  0 root)");
  text.analysis.entities = {{1, 3, EntityType::per}};
  attach_around_times(text.analysis, {day(1, 2)}, Day{18000});
  REQUIRE(text.analysis.entities.size() == 1);
  CHECK(text.analysis.entities[0].first == 2);
  // The day of a name stays in it.
  text.analysis.entities = {{1, 2, EntityType::per}};
  attach_around_times(text.analysis, {day(1, 2)}, Day{18000});
  CHECK(text.analysis.entities[0].first == 1);
}

TEST_CASE("a verb with a subject keeps it, and a time without such children stays as it is") {
  test::ParsedText text = test::parse_table(R"(
    Anna   Anna   PROPN 2 nsubj
    left   leave  VERB  0 root
    on     on     ADP   4 case
    Monday Monday PROPN 2 obl
    night  night  NOUN  4 flat)");
  const auto before = text.analysis.children;
  attach_around_times(text.analysis, {day(3, 4)}, Day{18000});
  CHECK(text.analysis.children == before);
}

}  // namespace
}  // namespace dateline
