#include "events/lexicon.hpp"

#include <toml++/toml.h>

#include "dateline/base/knowledge.hpp"

namespace dateline {
namespace {

struct Row {
  std::string_view section;
  std::string_view key;
  PredicateClass word_class;
};

constexpr Row kRows[] = {
    {"verbs", "stative", PredicateClass::stative},
    {"verbs", "aspectual", PredicateClass::aspectual},
    {"verbs", "attempt", PredicateClass::attempt},
    {"verbs", "implicative", PredicateClass::implicative},
    {"verbs", "fail", PredicateClass::fail},
    {"verbs", "refuse", PredicateClass::refuse},
    {"verbs", "answer", PredicateClass::answer},
    {"verbs", "commit", PredicateClass::commit},
    {"verbs", "compel", PredicateClass::compel},
    {"verbs", "weak", PredicateClass::weak},
    {"verbs", "allege", PredicateClass::allege},
    {"verbs", "deny", PredicateClass::deny},
    {"verbs", "stop", PredicateClass::stop},
    {"verbs", "object_control", PredicateClass::object_control},
    {"verbs", "light", PredicateClass::light},
    {"verbs", "inverse", PredicateClass::inverse},
    {"adjectives", "scheduled", PredicateClass::scheduled},
    {"adjectives", "planned_noun", PredicateClass::planned_noun},
    {"adjectives", "alleged_noun", PredicateClass::alleged_noun},
    {"adjectives", "ongoing_noun", PredicateClass::ongoing_noun},
    {"adjectives", "earlier_noun", PredicateClass::earlier_noun},
    {"adverbs", "negative", PredicateClass::negative},
    {"adverbs", "alleged", PredicateClass::alleged_adverb},
    {"nouns", "carrier", PredicateClass::carrier},
    {"nouns", "anaphoric", PredicateClass::anaphoric},
    {"nouns", "judicial", PredicateClass::judicial},
    {"nouns", "report", PredicateClass::report},
    {"nouns", "measure", PredicateClass::measure},
    {"nouns", "unreal", PredicateClass::unreal},
};

std::uint32_t bit(PredicateClass word_class) { return 1u << static_cast<unsigned>(word_class); }

}  // namespace

Result<Lexicon> Lexicon::load() {
  Lexicon lexicon;
  try {
    const toml::table root =
        toml::parse(builtin_knowledge("predicates.toml"), std::string_view("predicates.toml"));
    for (const Row& row : kRows) {
      const toml::array* words = root[row.section][row.key].as_array();
      if (!words) {
        return fail(ErrorCode::format, "no list '" + std::string(row.key) + "'",
                    {"data/predicates.toml", 0, 0});
      }
      for (const toml::node& word : *words) {
        lexicon.bits_[word.value_or(std::string{})] |= bit(row.word_class);
      }
    }
    if (const toml::table* names = root["names"].as_table()) {
      for (const auto& [noun, types] : *names) {
        std::vector<std::string>& list = lexicon.names_[std::string(noun.str())];
        if (const toml::array* ids = types.as_array()) {
          for (const toml::node& id : *ids) list.push_back(id.value_or(std::string{}));
        }
      }
    }
  } catch (const toml::parse_error& problem) {
    return fail(ErrorCode::format, std::string(problem.description()),
                {"data/predicates.toml", problem.source().begin.line, 0});
  }
  return lexicon;
}

const std::vector<std::string>* Lexicon::named_types(std::string_view noun) const {
  const auto found = names_.find(noun);
  return found == names_.end() ? nullptr : &found->second;
}

bool Lexicon::is(std::string_view lemma, PredicateClass word_class) const {
  const auto found = bits_.find(lemma);
  return found != bits_.end() && (found->second & bit(word_class)) != 0;
}

}  // namespace dateline
