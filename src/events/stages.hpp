#pragma once
// The stages of the events room up to the weighing, as one call: what event_finder.cpp runs and
// what the trainer of the weights looks at.

#include "events/draft.hpp"

namespace dateline {

// Drafts with roles, status, sources and dates, joined; those that were joined are marked dropped.
// May add actors to `actors`.
[[nodiscard]] std::vector<Draft> draft_events(const Reading& reading, ActorSet& actors,
                                              Owners& owners);

}  // namespace dateline
