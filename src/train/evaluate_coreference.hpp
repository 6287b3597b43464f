#pragma once
// How well mentions of people, organisations and places are joined, against GUM's coreference: by
// the links between mentions (MUC: M. Vilain et al. 1995), by mentions (B3: A. Bagga and
// B. Baldwin 1998) and by entities (LEA: N. S. Moosavi and M. Strube, ACL 2016). A mention is known
// by its head word. Only entities with two mentions or more count, on both sides.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/language/analysis.hpp"
#include "train/treebank.hpp"

namespace dateline {

// Entities, each as the head words of its mentions.
using Clusters = std::vector<std::vector<std::uint32_t>>;

struct CoreferenceScore {
  double precision = 0;
  double recall = 0;
  [[nodiscard]] double f1() const;
};

// Sums over documents; each of the functions below gives one side of a score: how much of the
// entities of `of` is found in `in`, as a sum and what it would be at best.
struct ScoreSum {
  double found = 0;
  double whole = 0;
  [[nodiscard]] double ratio() const { return whole == 0 ? 0 : found / whole; }
  ScoreSum& operator+=(const ScoreSum& other);
};
[[nodiscard]] ScoreSum muc(const Clusters& of, const Clusters& in);
[[nodiscard]] ScoreSum b_cubed(const Clusters& of, const Clusters& in);
[[nodiscard]] ScoreSum lea(const Clusters& of, const Clusters& in);

// The entities of one document of GUM. Words are counted over all sentences.
[[nodiscard]] Clusters gold_clusters(std::span<const TreeSentence> document);

// Lines of a report. sentences: a treebank with GUM's mentions, document by document.
[[nodiscard]] std::string evaluate_coreference(std::span<const TreeSentence> sentences,
                                               const Analyser& analyser, const ActorFinder& finder);

}  // namespace dateline
