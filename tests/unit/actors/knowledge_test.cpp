#include "actors/knowledge.hpp"

#include <doctest/doctest.h>

#include "actors/finder_fixture.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("the compiled-in actor knowledge loads and knows the world") {
  const auto knowledge = ActorKnowledge::load({});
  REQUIRE(knowledge.has_value());
  const KnownId us = knowledge->find_name("united states");
  CHECK(us != kUnknownActor);
  CHECK(knowledge->find_name("u.s.") == us);
  CHECK(knowledge->country_of_adjective("american") == us);
  CHECK(knowledge->country_of_capital("washington") == us);
  CHECK(knowledge->find_name("ftc") == knowledge->find_name("federal trade commission"));
  CHECK(knowledge->is_abbreviation("ftc"));
  CHECK_FALSE(knowledge->is_abbreviation("federal trade commission"));
  CHECK(knowledge->find_name("nobody at all") == kUnknownActor);
  REQUIRE(knowledge->find_noun("regulator") != nullptr);
  CHECK(knowledge->find_noun("regulator")->kind == ActorKind::government);
  REQUIRE(knowledge->find_title("sen.") != nullptr);
  CHECK(knowledge->find_title("sen.")->lemma == "senator");
  CHECK(knowledge->find_noun_pair("central", "bank") != nullptr);
  CHECK(knowledge->find_noun_pair("", "bank") == nullptr);
  CHECK(knowledge->gender("anna") == Gender::female);
  CHECK_FALSE(knowledge->is_first_name("zibblex"));
}

TEST_CASE("a user's file adds actors and nouns, and goes before the compiled-in ones") {
  const char* text = R"(
    [[actor]]
    name = "Zibble Board"
    kind = "court"
    aliases = ["ZB", "FTC"]
    nouns = ["tribunal"]
    [[noun]]
    nouns = ["zibblemaster"]
    kind = "person"
    gives = ["zibble"]
  )";
  const auto finder = ActorFinder::create({{"mine.toml", text}});
  REQUIRE(finder.has_value());
  const ParsedText parsed = parse_words("Then the ZB met the zibblemaster . Later the FTC met .");
  const ActorSet set = finder->find_actors(parsed.document, parsed.analysis);
  CHECK(describe(set, "ZB") == "court ZB = FTC");
  CHECK(describe(set, "zibblemaster") == "person zibblemaster = the zibblemaster");
}

TEST_CASE("a broken user's file is told by path and line") {
  struct Row {
    const char* text;
    std::uint32_t line;
    const char* message;
  };
  const Row rows[] = {
      {"[[actor]]\nname = \"X\"\nkind = \"robot\"\n", 3, "unknown actor kind 'robot'"},
      {"[[actor]]\nkind = \"court\"\n", 1, "'name' is missing or no string"},
      {"\n[[actors]]\nname = \"X\"\n", 2, "unknown table 'actors'"},
      {"[[actor]]\nname = \"X\"\nkind = \"court\"\naliases = \"Y\"\n", 4, "a list was expected"},
      {"[words]\nparticles = [1]\n", 2, "a string was expected"},
      {"actor = 1\n", 1, "'actor' is no table"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto finder = ActorFinder::create({{"mine.toml", row.text}});
    REQUIRE_FALSE(finder.has_value());
    CHECK(finder.error().code == ErrorCode::format);
    CHECK(finder.error().where.path == "mine.toml");
    CHECK(finder.error().where.line == row.line);
    CHECK(finder.error().message == row.message);
  }
  const auto no_toml = ActorFinder::create({{"mine.toml", "[[actor\n"}});
  REQUIRE_FALSE(no_toml.has_value());
  CHECK(no_toml.error().where.line == 1);
}
