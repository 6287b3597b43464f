#pragma once
// Why an event is what the case says it is, in words: what `dateline explain` prints. Worked out
// only where it is asked for.

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/base/ids.hpp"

namespace dateline {

// How an actor came to its role: the words that name it in the event's sentence, and the way
// through the dependency tree from the event's word to them.
struct RoleReason {
  std::string role;  // "agent", "target", "object", "basis", "beneficiary", "venue"
  ActorId actor{};
  std::string words;  // empty where the sentence does not name it
  std::string path;   // "blocked <-nsubj- judge"
};

// A sign that the weighing saw, with what it adds (log odds) to "an event" and to "important".
struct SignReason {
  std::string sign;
  double event = 0.0;
  double importance = 0.0;
};

struct Explanation {
  std::uint32_t sentence = 0;  // index into Analysis::sentences
  std::string entry;           // which entry of data/ontology.toml gave the type
  std::string status;          // what speaks for the status
  std::vector<RoleReason> roles;
  double probability = 0.0;       // that it is an event at all
  std::vector<SignReason> signs;  // those that weigh anything, the heaviest first
};

}  // namespace dateline
