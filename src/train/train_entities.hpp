#pragma once
// Trains the recogniser: a structured averaged perceptron. The right labels of a sentence are the
// best ones among those that its corpus leaves possible.

#include <cstddef>
#include <span>
#include <vector>

#include "language/entity_recogniser.hpp"
#include "train/entity_corpus.hpp"

namespace dateline {

struct EntityTraining {
  int epochs = 8;
  std::size_t keep = 250'000;    // so many weights are left after those epochs
  int more_epochs = 4;           // in which they alone are learned
  std::size_t recase_every = 6;  // of so many sentences one is learned in other letter case too
};

struct EntityKnowledge {
  WordKnowledge words;
  const Tagger& tagger;
  Gazetteer gazetteer;
};

struct EntitySections {
  std::vector<std::byte> transitions;
  std::vector<std::byte> weights;
};

[[nodiscard]] EntitySections train_entities(std::span<const NameExample> examples,
                                            const EntityKnowledge& knowledge,
                                            const EntityTraining& options);

}  // namespace dateline
