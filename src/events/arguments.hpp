#pragma once
// The logical subject and object of a predicate, after undoing passives, control, coordination,
// participles and relative clauses. Heads of phrases; kNoToken for none.

#include "events/draft.hpp"

namespace dateline {

struct ClauseArguments {
  TokenIndex subject = kNoToken;  // who does it
  TokenIndex object = kNoToken;   // what it is done to
  bool is_passive = false;
};

[[nodiscard]] ClauseArguments arguments_of_verb(const Reading& reading, TokenIndex verb);
// Of an event noun: "the department's ban on imports", "a suit by farmers against the rule".
[[nodiscard]] ClauseArguments arguments_of_noun(const Reading& reading, TokenIndex noun);

// "did not", "no longer", "held no hearing".
[[nodiscard]] bool is_negated(const Reading& reading, TokenIndex verb);

// What the ontology's conditions look at.
[[nodiscard]] Arguments ontology_arguments(const Reading& reading, const ClauseArguments& args);
[[nodiscard]] bool is_judicial(const Reading& reading, TokenIndex head);

}  // namespace dateline
