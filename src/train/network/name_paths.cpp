#include "train/network/name_paths.hpp"

#include <algorithm>
#include <cmath>

#include "language/name_labels.hpp"

namespace dateline::network {
namespace {

using Eigen::Index;

// Labels of open words below this likelihood are taken off.
constexpr float kLeastLikely = 0.1F;
// What an open word's being outside all names is multiplied with.
constexpr float kOutsideFactor = 0.1F;

// 1 where one label may follow the other, and so for the first and last word's labels.
struct Grammar {
  Matrix follows;
  Row starts, ends;
  explicit Grammar(Index labels) : follows(labels, labels) {
    for (Index before = 0; before < labels; ++before)
      for (Index after = 0; after < labels; ++after)
        follows(before, after) =
            may_follow(static_cast<std::size_t>(before), static_cast<std::size_t>(after)) ? 1 : 0;
    starts = follows.row(0);
    ends = follows.col(0).transpose();
  }
};

// Sums over all rows of labels, by the forward-backward algorithm on probabilities that are scaled
// to 1 at each word.
struct Sums {
  Matrix forward, backward;
  std::vector<double> scales;
  double log_total = 0;
  bool is_possible = true;
};

Sums sum_paths(const Matrix& weights, const Matrix& pairs, const Grammar& grammar) {
  const Index n = weights.rows();
  Sums sums{Matrix(n, weights.cols()), Matrix(n, weights.cols()), {}, 0, true};
  for (Index i = 0; i < n; ++i) {
    const Row before = i == 0 ? grammar.starts : Row(sums.forward.row(i - 1) * pairs);
    Row here = before.cwiseProduct(weights.row(i));
    if (i + 1 == n) here = here.cwiseProduct(grammar.ends);
    const float scale = here.sum();
    if (!(scale > 1e-30F)) {
      sums.is_possible = false;
      return sums;
    }
    sums.forward.row(i) = here / scale;
    sums.scales.push_back(static_cast<double>(scale));
    sums.log_total += std::log(static_cast<double>(scale));
  }
  sums.backward.row(n - 1) = grammar.ends;
  for (Index i = n - 1; i-- > 0;) {
    const Row after = sums.backward.row(i + 1).cwiseProduct(weights.row(i + 1));
    sums.backward.row(i) = (pairs * after.transpose()).transpose() /
                           static_cast<float>(sums.scales[static_cast<std::size_t>(i) + 1]);
  }
  return sums;
}

// Adds sign times what is expected of each pair of labels.
void add_pairs(const Sums& sums, const Matrix& weights, const Matrix& pairs, float sign,
               Matrix& dsteps) {
  for (Index i = 0; i + 1 < weights.rows(); ++i) {
    const Row after = sums.backward.row(i + 1).cwiseProduct(weights.row(i + 1)) /
                      static_cast<float>(sums.scales[static_cast<std::size_t>(i) + 1]);
    dsteps += sign * (sums.forward.row(i).transpose() * after).cwiseProduct(pairs);
  }
}

// The same is taken off all scores of a word: differences alone count.
Matrix exponentials(const Matrix& scores) {
  const Eigen::VectorXf most = scores.rowwise().maxCoeff();
  return (scores.colwise() - most).array().exp();
}

// The weights with 0 for what is not allowed.
Matrix allowed_of(Matrix weights, std::span<const LabelSet> allowed) {
  for (Index i = 0; i < weights.rows(); ++i)
    for (Index l = 0; l < weights.cols(); ++l)
      if ((allowed[static_cast<std::size_t>(i)] >> l & 1u) == 0) weights(i, l) = 0;
  return weights;
}

}  // namespace

double learn_name_paths(Eigen::Ref<Matrix> scores, const Matrix& steps,
                        std::span<const LabelSet> allowed, Matrix& dsteps) {
  const Grammar grammar(scores.cols());
  const Matrix weights = exponentials(scores);
  const Matrix pairs = steps.array().exp() * grammar.follows.array();
  const Matrix right = allowed_of(weights, allowed);
  const Sums all = sum_paths(weights, pairs, grammar);
  const Sums good = sum_paths(right, pairs, grammar);
  if (!all.is_possible || !good.is_possible) {
    scores.setZero();
    return 0;
  }
  scores = all.forward.cwiseProduct(all.backward) - good.forward.cwiseProduct(good.backward);
  add_pairs(all, weights, pairs, 1, dsteps);
  add_pairs(good, right, pairs, -1, dsteps);
  return all.log_total - good.log_total;
}

bool has_open_names(std::span<const LabelSet> allowed) {
  return std::ranges::find(allowed, kAnyLabel) != allowed.end();
}

void narrow_open_names(const Matrix& scores, const Matrix& steps, std::span<LabelSet> allowed) {
  const Grammar grammar(scores.cols());
  Matrix weights = exponentials(scores);
  for (Index i = 0; i < weights.rows(); ++i)
    if (allowed[static_cast<std::size_t>(i)] == kAnyLabel) weights(i, 0) *= kOutsideFactor;
  const Matrix pairs = steps.array().exp() * grammar.follows.array();
  const Matrix right = allowed_of(weights, allowed);
  const Sums sums = sum_paths(right, pairs, grammar);
  if (!sums.is_possible) return;
  const Matrix likely = sums.forward.cwiseProduct(sums.backward);
  for (Index i = 0; i < likely.rows(); ++i) {
    LabelSet& set = allowed[static_cast<std::size_t>(i)];
    if (set != kAnyLabel) continue;
    for (Index l = 0; l < likely.cols(); ++l)
      if (likely(i, l) < kLeastLikely) set &= ~(LabelSet{1} << l);
    // Never empty: of all labels together the likelihood is 1.
    if (set == 0) set = kAnyLabel;
  }
}

}  // namespace dateline::network
