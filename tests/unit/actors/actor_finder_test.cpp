#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "actors/finder_fixture.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// What holds of every ActorSet.
void check_invariants(const ParsedText& text, const ActorSet& set) {
  std::size_t citations = 0;
  for (const Actor& actor : set.actors) {
    CHECK_FALSE(actor.name.empty());
    CHECK_FALSE(actor.mentions.empty());
    citations += actor.mentions.size();
  }
  CHECK(citations == set.mentions.size());
  for (std::size_t i = 0; i < set.mentions.size(); ++i) {
    const Mention& mention = set.mentions[i];
    CHECK(mention.first < mention.last);
    CHECK(mention.last <= text.analysis.tokens.size());
    CHECK(mention.first <= mention.head);
    CHECK(mention.head < mention.last);
    CHECK(index(mention.actor) < set.actors.size());
    if (i > 0) CHECK(set.mentions[i - 1].first <= mention.first);
  }
}

}  // namespace

TEST_CASE("an article without parts of speech and tree still has its actors") {
  const ParsedText text = parse_words(
      "A judge has blocked the plan of the Department of Fisheries . Judge Ottoline Farrow said "
      "the "
      "department went too far . Zibblex Ltd , the conglomerate , welcomed it .");
  const ActorSet set = actors_of(text);
  check_invariants(text, set);
  CHECK(describe(set, "Ottoline Farrow") ==
        "person Ottoline Farrow = A judge = Judge Ottoline Farrow");
  CHECK(describe(set, "Department of Fisheries") ==
        "government Department of Fisheries = the department");
  CHECK(describe(set, "Zibblex Ltd") == "company Zibblex Ltd = the conglomerate");
}

TEST_CASE("mention_at gives the widest phrase by its head, and a name by any of its words") {
  const ActorSet set = actors_of(parse_table(R"(
    Judge judge PROPN 3 compound
    Ottoline Ottoline PROPN 3 compound PER
    Farrow Farrow PROPN 4 nsubj I
    spoke speak VERB 0 root
    . . PUNCT 4 punct
  )"));
  CHECK(actor_at(set, 2) == "Ottoline Farrow");
  CHECK(actor_at(set, 1) == "Ottoline Farrow");
  CHECK(set.mention_at(3) == nullptr);
  CHECK(set.mention_at(99) == nullptr);
  CHECK(ActorSet{}.mention_at(0) == nullptr);
}

TEST_CASE("an empty document has no actors") {
  const ParsedText text = parse_words("");
  CHECK(actors_of(text).actors.empty());
}

TEST_CASE("any tokens, tags and trees give an actor set that holds together") {
  const std::vector<std::string> words = {
      "the",          "The",        "a",       "US",      "of",      "for",    "and",
      "Commission",   "Judge",      "Bank",    "(",       ")",       ",",      "\"",
      "'s",           "FTC",        "China",   "Berlin",  "Quillon", "Anna",   "he",
      "it",           "we",         "they",    "company", "users",   "agency", "order",
      "2014",         "v.",         "said",    "\u201C",  "\u201D",  "-",      "X",
      "\xEF\xBF\xBD", "government", "Chinese", "Inc.",    "Act",     "prime"};
  std::mt19937 random(20200918);
  const auto pick = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  for (int round = 0; round < 300; ++round) {
    std::string table;
    const std::size_t sentences = 1 + pick(5);
    for (std::size_t s = 0; s < sentences; ++s) {
      const std::size_t count = 1 + pick(30);
      for (std::size_t t = 0; t < count; ++t) {
        const std::string& word = words[pick(words.size())];
        const auto upos = upos_name(static_cast<Upos>(pick(static_cast<std::size_t>(Upos::x) + 1)));
        const auto relation =
            deprel_name(static_cast<Deprel>(pick(static_cast<std::size_t>(Deprel::dep) + 1)));
        // Heads at random: cycles and several roots among them.
        table += word + ' ' + word + ' ' + std::string(upos) + ' ' +
                 std::to_string(pick(count + 1)) + ' ' + std::string(relation) + '\n';
      }
      table += '\n';
    }
    CAPTURE(table);
    const ParsedText text = parse_table(table);
    check_invariants(text, actors_of(text));
  }
}

TEST_CASE("a very long run of capitals is cut, not followed for ever") {
  std::string words = "then the";
  for (int i = 0; i < 20000; ++i) words += " Zibblex Commission of";
  const ParsedText text = parse_words(words);
  const ActorSet set = actors_of(text);
  check_invariants(text, set);
  for (const Actor& actor : set.actors) CHECK(actor.name.size() < 400);
}
