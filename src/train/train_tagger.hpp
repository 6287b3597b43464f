#pragma once
// Trains the lexicon (which tags a word had) and the tagger's weights.

#include <cstddef>
#include <span>
#include <vector>

#include "language/tagger.hpp"
#include "train/perceptron.hpp"
#include "train/treebank.hpp"

namespace dateline {

struct TaggerTraining {
  int epochs = 6;
  std::size_t keep = 250'000;     // so many weights are left after those epochs
  int more_epochs = 3;            // in which they alone are learned
  std::size_t sure_count = 30;    // a word seen so often with one tag always gets that tag
  std::size_t lexicon_count = 3;  // rarer words are left out of the lexicon, as unseen ones are
  std::size_t recase_every = 12;  // of so many sentences one is learned in capitals too; 0: none
};

// The section contents of a tagger.
struct TaggerSections {
  std::vector<std::byte> lexicon;  // for WordKnowledge
  std::vector<std::byte> tags;
  std::vector<std::byte> weights;
};

[[nodiscard]] TaggerSections train_tagger(std::span<const TreeSentence* const> sentences,
                                          const KeyTable& classes, const TaggerTraining& options);

// Tags each sentence by a tagger that was trained on the others (jack-knifing in `folds` parts):
// a parser trained on tags as good as those it will meet. One vector of tags a sentence.
[[nodiscard]] std::vector<std::vector<Tag>> jackknife_tags(std::span<const TreeSentence> sentences,
                                                           const KeyTable& classes,
                                                           const TaggerTraining& options,
                                                           std::size_t folds);

}  // namespace dateline
