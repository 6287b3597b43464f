#pragma once
// What the actor tests share: a finder with the compiled-in knowledge, and actors as short text.

#include <string>

#include "dateline/actors/actor.hpp"
#include "support/parsed_text.hpp"

namespace dateline::test {

inline const ActorFinder& builtin_finder() {
  static const ActorFinder kFinder = ActorFinder::create({}).value();
  return kFinder;
}

inline ActorSet actors_of(const ParsedText& text) {
  return builtin_finder().find_actors(text.document, text.analysis);
}

inline ActorSet actors_of_words(std::string_view words) { return actors_of(parse_words(words)); }

// "person Laurel Beeler = Judge Beeler": kind, name, aliases. Empty when no actor has the name.
inline std::string describe(const ActorSet& set, std::string_view name) {
  for (const Actor& actor : set.actors) {
    if (actor.name != name) continue;
    std::string out = std::string(actor_kind_name(actor.kind)) + ' ' + actor.name;
    for (const std::string& alias : actor.aliases) out += " = " + alias;
    return out;
  }
  return {};
}

// The name of the actor that the token stands for, by its place in the text; empty for none.
inline std::string actor_at(const ActorSet& set, TokenIndex token) {
  const Mention* mention = set.mention_at(token);
  return mention == nullptr ? std::string() : set.actors[index(mention->actor)].name;
}

}  // namespace dateline::test
