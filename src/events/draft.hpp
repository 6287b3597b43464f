#pragma once
// An event in the making: what the stages of the events room add to, one after the other, before it
// becomes an Event. Tokens are indices into the Analysis; kNoToken stands for "none".

#include <optional>
#include <string>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/events/event.hpp"
#include "dateline/timex/time_expression.hpp"
#include "events/lexicon.hpp"
#include "events/ontology.hpp"
#include "events/tree.hpp"

namespace dateline {

// What every stage reads. All of it outlives the drafts.
struct Reading {
  const Tree& tree;
  const std::vector<TimeExpression>& times;
  const ActorSet& actors;
  const Ontology& ontology;
  const Lexicon& lexicon;
  std::vector<bool> time_tokens;  // true for the tokens of time expressions

  [[nodiscard]] bool is_time(TokenIndex token) const { return time_tokens[token]; }
};

[[nodiscard]] std::vector<bool> find_time_tokens(std::size_t token_count,
                                                 const std::vector<TimeExpression>& times);

// What speaks for a status: a word of the text, and why it does.
struct StatusReason {
  TokenIndex cue = kNoToken;
  std::string_view why;  // empty: told as a fact
};

struct Draft {
  // predicates.cpp
  TokenIndex head = kNoToken;       // the verb or event noun that carries the arguments
  TokenRange trigger;               // "take effect" is two tokens
  TokenIndex nominal = kNoToken;    // the event noun of a light verb: "ruling" of "issued a ruling"
  std::string lemma;                // "block", "take effect"
  const EventType* type = nullptr;  // null: other
  bool is_noun = false;
  bool is_passive = false;
  bool is_inverse = false;           // the subject undergoes it: "faces a lawsuit"
  bool gives_no_answer = false;      // "declined to comment", "did not respond"
  std::vector<TokenIndex> carriers;  // words that only carry it: "began", "attempt"
  std::vector<Span> mentions;        // further words for the same happening

  // roles.cpp
  TokenIndex subject = kNoToken;  // heads of the phrases
  TokenIndex object = kNoToken;
  std::vector<ActorId> agents;
  std::vector<ActorId> implied_agents;  // doers.cpp: where the sentence names none
  std::vector<ActorId> targets;
  Roles roles;

  // status.cpp, attribution.cpp
  Status status = Status::asserted;
  StatusReason status_reason;
  std::vector<Attribution> sources;

  // dating.cpp
  std::optional<Date> date;
  DateEvidence evidence;

  double importance = 0.0;
  bool is_dropped = false;  // joined to another, or no event after all
  [[nodiscard]] std::string_view type_id() const {
    return type ? std::string_view(type->id) : std::string_view("other");
  }
  [[nodiscard]] bool is_type(std::string_view base) const {
    return type && type->base_id() == base;
  }
};

// Whether somebody stands in both lists.
[[nodiscard]] bool share(const std::vector<ActorId>& a, const std::vector<ActorId>& b);

// Which draft a token belongs to (its trigger, nominal or a carrier): index, or -1.
using Owners = std::vector<std::int32_t>;

}  // namespace dateline
