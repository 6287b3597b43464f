#include "actors/knowledge.hpp"

#include <algorithm>

#include "actors/knowledge_loader.hpp"

namespace dateline {
namespace {

template <class Table>
const auto* find_in(const Table& table, std::string_view key) {
  const auto found = table.find(key);
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace

const Noun* ActorKnowledge::find_noun(std::string_view lemma) const {
  return find_in(nouns_, lemma);
}

const Noun* ActorKnowledge::find_noun_pair(std::string_view first, std::string_view lemma) const {
  if (first.empty() || lemma.empty()) return nullptr;
  return find_noun(std::string(first) + '-' + std::string(lemma));
}

const Noun* ActorKnowledge::find_title(std::string_view folded) const {
  const std::string* noun = find_in(titles_, folded);
  return noun == nullptr ? nullptr : find_noun(*noun);
}

KnownId ActorKnowledge::find_name(std::string_view key) const {
  const Name* name = find_in(names_, key);
  return name == nullptr ? kUnknownActor : name->id;
}

bool ActorKnowledge::is_abbreviation(std::string_view key) const {
  const Name* name = find_in(names_, key);
  return name != nullptr && name->abbreviation;
}

std::size_t ActorKnowledge::longest_name(std::string_view first_word) const {
  const std::size_t* size = find_in(longest_, first_word);
  return size == nullptr ? 0 : *size;
}

KnownId ActorKnowledge::country_of_adjective(std::string_view folded) const {
  const KnownId* id = find_in(adjectives_, folded);
  return id == nullptr ? kUnknownActor : *id;
}

KnownId ActorKnowledge::country_of_capital(std::string_view key) const {
  const KnownId* id = find_in(capitals_, key);
  return id == nullptr ? kUnknownActor : *id;
}

const std::vector<std::string>& ActorKnowledge::metonym(std::string_view key) const {
  static const std::vector<std::string> kNothing;
  const auto* names = find_in(metonyms_, key);
  return names == nullptr ? kNothing : *names;
}

Gender ActorKnowledge::gender(std::string_view first_name) const {
  const Gender* gender = find_in(first_names_, first_name);
  return gender == nullptr ? Gender::unknown : *gender;
}

bool ActorKnowledge::is_first_name(std::string_view folded) const {
  return find_in(first_names_, folded) != nullptr;
}

bool ActorKnowledge::has(WordSet set, std::string_view word) const {
  return sets_[static_cast<std::size_t>(set)].contains(word);
}

Sorts ActorKnowledge::sort(std::string_view name) const {
  const auto found = std::find(sorts_.begin(), sorts_.end(), name);
  return found == sorts_.end() ? 0 : Sorts{1} << (found - sorts_.begin());
}

Result<ActorKnowledge> ActorKnowledge::load(const std::vector<KnowledgeFile>& user_files) {
  return KnowledgeLoader().load(user_files);
}

}  // namespace dateline
