#pragma once
// Learns what data/event_weights.tsv and data/doer_weights.tsv say, from annotated articles: which
// of the drafts that the events room finds are events of the gold, which of those are important (2
// or 3 of 3), and who did what no doer is named for.

#include <string>
#include <vector>

#include "dateline/base/result.hpp"
#include "events/weighing.hpp"

namespace dateline {

// Figures are of five-fold cross-validation by article.
struct EventWeightsReport {
  std::size_t articles = 0;
  std::size_t drafts = 0;
  std::size_t events = 0;     // drafts that match a gold event
  std::size_t important = 0;  // of those, importance 2 or 3
  double precision = 0.0;     // of those that are likelier events than not
  double recall = 0.0;        // of the drafts that match
  std::string weights;        // the file
};

struct DoerWeightsReport {
  std::size_t questions = 0;  // events of the gold for which the sentence gives no agent
  std::size_t known = 0;      // of those, the gold has an agent
  std::size_t possible = 0;   // of those, it is among the candidates
  std::size_t right = 0;
  std::size_t wrong = 0;     // another one chosen
  std::size_t invented = 0;  // chosen where the gold has none
  std::string weights;
};

// `folders`: each holds one folder an article with article.txt, meta.json and gold.json (the format
// is told in data/training/README.md). Deterministic. Errors: not_found, format.
[[nodiscard]] Result<EventWeightsReport> learn_event_weights(
    const std::vector<std::string>& folders);
[[nodiscard]] Result<DoerWeightsReport> learn_doer_weights(const std::vector<std::string>& folders);

}  // namespace dateline
