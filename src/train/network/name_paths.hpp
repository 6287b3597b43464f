#pragma once
// Names as whole rows of labels: a sentence's loss is the logarithm of how likely the rows of
// labels that its corpus allows are among all rows that may stand (a linear-chain conditional
// random field: J. Lafferty et al., ICML 2001), so that learning weighs what decode_names() weighs.

#include "train/entity_corpus.hpp"
#include "train/network/layers.hpp"

namespace dateline::network {

// scores: a row a word, a column a label; steps: a row a label before, a column a label after.
// Where the sets of `allowed` leave a row of labels, scores become the gradient of the loss by
// them, that by the steps is added to dsteps, and the loss is returned; else all is 0.
double learn_name_paths(Eigen::Ref<Matrix> scores, const Matrix& steps,
                        std::span<const LabelSet> allowed, Matrix& dsteps);

// Of words that are left open (every label is allowed; a treebank says that they are names, or
// parts of one, and not of which kind), takes off the labels that are less likely than
// kLeastLikely, given the scores, the steps and what is allowed around. What is outside all names
// counts as less likely than the scores say, as such words are names more often than others.
void narrow_open_names(const Matrix& scores, const Matrix& steps, std::span<LabelSet> allowed);

// Whether narrow_open_names() has something to do.
[[nodiscard]] bool has_open_names(std::span<const LabelSet> allowed);

}  // namespace dateline::network
