#pragma once
// Learns the weights of data/event_weights.tsv from annotated articles: which of the drafts that
// the events room finds are events of the gold, and which of those are important (2 or 3 of 3).

#include <string>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

struct EventWeightsReport {
  std::size_t articles = 0;
  std::size_t drafts = 0;
  std::size_t events = 0;     // drafts that match a gold event
  std::size_t important = 0;  // of those, importance 2 or 3
  // Five-fold cross-validation by article, at weighing.hpp's threshold.
  double precision = 0.0;
  double recall = 0.0;  // of the drafts that match
  std::string weights;  // the file
};

// `folders`: each holds one folder an article with article.txt, meta.json and gold.json (the format
// is told in data/training/README.md). Deterministic. Errors: not_found, format.
[[nodiscard]] Result<EventWeightsReport> learn_event_weights(
    const std::vector<std::string>& folders);

}  // namespace dateline
