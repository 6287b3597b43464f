#pragma once
// What is known of each actor while references are resolved: by which nouns it may be called, which
// words tell it apart, and where it was mentioned last.

#include <string>
#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

struct Profile {
  ActorKind kind = ActorKind::other;
  Evidence evidence = Evidence::none;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool named = false;
  int mentions = 0;  // so far in the text
  KnownId known = kUnknownActor;
  KnownId country = kUnknownActor;
  Sorts sorts = 0;
  std::vector<const Noun*> nouns;
  std::vector<std::string> words;  // of its names and modifiers, folded

  void add(const Words& all_words, const ActorKnowledge& knowledge, const DraftMention& draft);
  [[nodiscard]] bool has_noun(const Noun* noun) const;
  [[nodiscard]] bool has_word(const std::string& word) const;
};

// How well "the NOUN" fits an actor, best last.
enum class Fit { none, loose, sort, noun };
[[nodiscard]] Fit fit_of(const ActorKnowledge& knowledge, const DraftMention& nominal,
                         const Profile& profile);
// A noun can describe an actor of this kind ("the conglomerate", Tencent).
[[nodiscard]] bool kinds_fit(const Noun& noun, ActorKind kind, Evidence evidence);

}  // namespace dateline
