#pragma once
// Who did it, where the sentence does not say: "charges were dropped", "the investigation was
// reopened". The actors named around the event are weighed by readable signs
// (data/doer_weights.tsv, learned by `dateline-train events`); the likeliest is taken where it is
// likely enough.

#include <string>
#include <vector>

#include "events/draft.hpp"
#include "events/weighing.hpp"

namespace dateline {

struct DoerCandidate {
  ActorId actor{};
  std::vector<std::string> signs;
};

// What the questions about one document share.
class DoerFinder {
 public:
  // `drafts` as they are after joining.
  DoerFinder(const Reading& reading, const std::vector<Draft>& drafts);

  // Some actors named last before the event, and next in its sentence; none for an event that has
  // an agent. The number is bounded, so that all of a document are linear in its drafts.
  [[nodiscard]] std::vector<DoerCandidate> candidates(std::size_t draft) const;

 private:
  struct Place;
  [[nodiscard]] std::vector<Place> places(TokenIndex at) const;
  [[nodiscard]] std::vector<std::string> signs(std::size_t draft, const Place& place) const;
  [[nodiscard]] std::size_t draft_before(std::size_t draft) const;

  const Reading& reading_;
  const std::vector<Draft>& drafts_;
  std::vector<std::size_t> ranks_;  // of each actor by its number of mentions
  std::vector<std::size_t> acts_;   // of each actor: the events that it did
};

// Fills Draft::implied_agents.
void imply_doers(const Reading& reading, const WeightTable& weights, std::vector<Draft>& drafts);

}  // namespace dateline
