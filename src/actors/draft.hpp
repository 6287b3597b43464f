#pragma once
// A mention while it is being found and joined; actor.hpp has the finished one.

#include <cstdint>
#include <string>
#include <vector>

#include "actors/knowledge.hpp"
#include "dateline/actors/actor.hpp"

namespace dateline {

// How sure we are of a draft's kind; the surest one names the actor's.
enum class Evidence : std::uint8_t {
  none,
  guess,       // a first name, an acronym's look
  recogniser,  // the analyser's entity type
  pattern,     // "X Commission", "X Inc", "Judge X", "the airline X"
  known,       // a knowledge file has the name
};

enum class Determiner : std::uint8_t { none, definite, indefinite, possessive };

struct DraftMention {
  TokenIndex first = 0;  // the whole phrase
  TokenIndex last = 0;
  TokenIndex head = 0;
  TokenIndex name_first = 0;  // the bare name in it; empty for nominals and pronouns
  TokenIndex name_last = 0;
  MentionForm form = MentionForm::name;
  ActorKind kind = ActorKind::other;
  Evidence evidence = Evidence::none;
  Determiner determiner = Determiner::none;
  Gender gender = Gender::unknown;
  bool plural = false;
  bool place = false;  // a place that only says where ("in Geneva"): joins names, stays silent
  KnownId known = kUnknownActor;
  KnownId country = kUnknownActor;     // "Chinese regulators"
  std::string key;                     // of the bare name
  const Noun* noun = nullptr;          // a nominal's head noun
  std::vector<const Noun*> nouns;      // by which the actor may be called: title, name's nouns
  std::vector<std::string> modifiers;  // a nominal's, folded
  std::int32_t actor = -1;

  [[nodiscard]] bool is_name() const { return form == MentionForm::name; }
  [[nodiscard]] TokenIndex name_size() const { return name_last - name_first; }
};

}  // namespace dateline
