#include "events/ontology.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

Ontology builtin() {
  Result<Ontology> ontology = Ontology::load({});
  REQUIRE(ontology.has_value());
  return std::move(*ontology);
}

std::string id_of(const EventType* type) { return type ? type->id : "none"; }

TEST_CASE("a verb's type depends on its object and its agent") {
  struct Row {
    const char* name;
    const char* verb;
    Arguments args;
    const char* want;
  };
  const Row rows[] = {
      {"a court blocks", "block", {"rule", false, AgentClass::court, false}, "block_court"},
      {"a ministry blocks", "block", {"import", false, AgentClass::government, false}, "ban"},
      {"filing a suit", "file", {"lawsuit", false, AgentClass::company, true}, "sue"},
      {"filing a bill", "file", {"bill", false, AgentClass::person, true}, "introduce_bill"},
      {"filing a nail is no event type", "file", {"nail", false, AgentClass::any, false}, "none"},
      {"passing a bill", "pass", {"bill", false, AgentClass::government, false}, "enact"},
      {"lifting a ban", "lift", {"ban", false, AgentClass::government, false}, "ease"},
      {"lifting a stay", "lift", {"stay", false, AgentClass::court, false}, "lift_block"},
      {"a protest without an object",
       "strike",
       {"", false, AgentClass::any, false},
       "strike_protest"},
      {"striking something is not a protest",
       "strike",
       {"car", false, AgentClass::any, false},
       "none"},
      {"an unknown verb", "xyzzy", {"rule", false, AgentClass::court, false}, "none"},
  };
  const Ontology ontology = builtin();
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(id_of(ontology.find_verb(row.verb, row.args)) == row.want);
  }
}

TEST_CASE("nouns have the type of the happening they stand for") {
  const Ontology ontology = builtin();
  CHECK(id_of(ontology.find_noun("lawsuit")) == "sue");
  CHECK(id_of(ontology.find_noun("injunction")) == "block_court");
  CHECK(id_of(ontology.find_noun("export control")) == "sanction");
  CHECK(id_of(ontology.find_noun("table")) == "none");
}

TEST_CASE("phrases are tried from the longest") {
  const Ontology ontology = builtin();
  const auto& phrases = ontology.phrases_of("take");
  REQUIRE(phrases.size() > 2);
  for (std::size_t i = 1; i < phrases.size(); ++i) {
    CHECK(phrases[i - 1].words.size() >= phrases[i].words.size());
  }
  CHECK(ontology.phrases_of("xyzzy").empty());
}

TEST_CASE("every type of the design is there, with a weight and words") {
  const Ontology ontology = builtin();
  const Arguments none;
  CHECK(id_of(ontology.find_verb("sue", none)) == "sue");
  CHECK(id_of(ontology.find_verb("testify", none)) == "testify");
  CHECK(ontology.find_verb("veto", none)->relation == RelationType::blocks);
  CHECK(ontology.find_verb("deny", none)->is_speech);
  CHECK_FALSE(ontology.find_verb("sue", none)->is_speech);
}

TEST_CASE("a user's file extends a known type and adds a new one") {
  const Result<Ontology> ontology =
      Ontology::load({{"mine.toml",
                       "[[type]]\nid = \"ban\"\nverbs = [\"deplatform\"]\n"
                       "[[type]]\nid = \"geoblock\"\nweight = 0.9\nverbs = [\"geofence\"]\n"}});
  REQUIRE(ontology.has_value());
  CHECK(id_of(ontology->find_verb("deplatform", {})) == "ban");
  CHECK(id_of(ontology->find_verb("geofence", {})) == "geoblock");
  CHECK(ontology->find_verb("geofence", {})->weight == doctest::Approx(0.9));
  CHECK(ontology->find_verb("deplatform", {})->weight == doctest::Approx(0.85));
}

TEST_CASE("a broken user's file is named with its line") {
  struct Row {
    const char* name;
    const char* text;
    std::uint32_t line;
  };
  const Row rows[] = {
      {"no TOML", "[[type]]\nid = \n", 2},
      {"no id", "[[type]]\nverbs = [\"x\"]\n", 1},
      {"unknown class", "[[type]]\nid = \"a\"\nverbs = [\"x object=nonsense\"]\n", 3},
      {"unknown agent", "[[type]]\nid = \"a\"\nverbs = [\"x agent=nobody\"]\n", 3},
      {"unknown condition", "[[type]]\nid = \"a\"\nverbs = [\"x colour=red\"]\n", 3},
      {"unknown relation", "[[type]]\nid = \"a\"\nrelation = \"hugs\"\n", 3},
      {"not a string", "[[type]]\nid = \"a\"\nverbs = [1]\n", 3},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<Ontology> ontology = Ontology::load({{"mine.toml", row.text}});
    REQUIRE_FALSE(ontology.has_value());
    CHECK(ontology.error().where.path == "mine.toml");
    CHECK(ontology.error().where.line == row.line);
    CHECK_FALSE(ontology.error().message.empty());
  }
}

}  // namespace
}  // namespace dateline
