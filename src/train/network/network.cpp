#include "train/network/network.hpp"

#include <algorithm>
#include <cmath>

#include "train/network/name_paths.hpp"

namespace dateline::network {
namespace {

Linear zero_linear(Index out, Index in) { return {Matrix::Zero(out, in), Matrix::Zero(1, out)}; }

void fill_random(Matrix& matrix, Random& random) {
  const double range = std::sqrt(3.0 / static_cast<double>(matrix.cols()));
  for (Index i = 0; i < matrix.size(); ++i)
    matrix.data()[i] = static_cast<float>((2 * random.unit() - 1) * range);
}

Matrix elementwise_mask(Index rows, Index columns, float rate, Random& random) {
  Matrix mask(rows, columns);
  const float kept = 1 / (1 - rate);
  for (Index i = 0; i < mask.size(); ++i)
    mask.data()[i] = random.unit() < static_cast<double>(rate) ? 0.0F : kept;
  return mask;
}

Index distance_column(Index child, Index head) {
  return std::clamp<Index>(head - child, -kFar, kFar) + kFar;
}

}  // namespace

Weights Weights::zeros(const Shape& shape) {
  Weights w;
  const Index wide = 2 * shape.hidden;
  for (Index l = 0; l < shape.layers; ++l) {
    const Index in = l == 0 ? shape.bag + shape.vector : wide;
    w.layers.push_back({Matrix::Zero((l == 0 ? 8 : 6) * shape.hidden, in),
                        Matrix::Zero(4, shape.hidden), Matrix::Zero(4, shape.hidden)});
  }
  w.tags = zero_linear(shape.tags, wide);
  w.name_hidden = zero_linear(shape.name, wide);
  w.names = zero_linear(shape.labels, shape.name);
  w.name_steps = Matrix::Zero(shape.labels, shape.labels);
  w.arc_child = zero_linear(shape.arc, wide);
  w.arc_head = zero_linear(shape.arc, wide);
  w.arc_pair = Matrix::Zero(shape.arc, shape.arc);
  w.arc_bias = Matrix::Zero(1, shape.arc);
  w.arc_root = Matrix::Zero(1, shape.arc);
  w.arc_distance = Matrix::Zero(1, 2 * kFar + 1);
  w.relation_child = zero_linear(shape.relation, wide);
  w.relation_head = zero_linear(shape.relation, wide);
  w.relation_root = Matrix::Zero(1, shape.relation);
  w.relation_pair = zero_linear(shape.relations, shape.relation);
  w.relation_of_child = zero_linear(shape.relations, shape.relation);
  w.relation_of_head = zero_linear(shape.relations, shape.relation);
  return w;
}

void Weights::randomise(Random& random) {
  for (Recurrent& layer : layers) {
    fill_random(layer.weights, random);
    layer.bias.setConstant(0.5F);
  }
  for (Linear* linear : {&tags, &name_hidden, &names, &arc_child, &arc_head, &relation_child,
                         &relation_head, &relation_pair, &relation_of_child, &relation_of_head})
    fill_random(linear->weights, random);
  fill_random(arc_pair, random);
  arc_pair *= 0.3F;
  fill_random(arc_root, random);
  fill_random(relation_root, random);
}

// Features and vectors of the words, without those that dropout takes away.
void Pass::gather(std::span<const Example* const> batch, const Dropout* dropout, Random* random) {
  rows_.clear();
  used_features_.clear();
  used_starts_.clear();
  Index words = 0;
  for (const Example* example : batch) {
    rows_.push_back({words, words + static_cast<Index>(example->size())});
    words = rows_.back().last;
  }
  input_.setZero(words, shape_.bag + shape_.vector);
  const auto drops = [&](double Dropout::*rate) {
    return dropout != nullptr && random->unit() < dropout->*rate;
  };
  Index row = 0;
  for (const Example* example : batch)
    for (std::size_t i = 0; i < example->size(); ++i, ++row) {
      const bool no_word = drops(&Dropout::word);
      const bool no_lists = drops(&Dropout::lists);
      used_starts_.push_back(static_cast<std::uint32_t>(used_features_.size()));
      auto bag = input_.row(row).head(shape_.bag);
      for (std::uint32_t k = example->starts[i]; k < example->starts[i + 1]; ++k) {
        const auto group = static_cast<FeatureGroup>(example->features[k] >> kGroupShift);
        const std::uint32_t feature = example->features[k] & ((1u << kGroupShift) - 1);
        if ((no_word && group == FeatureGroup::word) || (no_lists && group == FeatureGroup::lists))
          continue;
        used_features_.push_back(feature);
        bag += features_.row(feature);
      }
      if (example->vectors[i] != 0 && !drops(&Dropout::vector))
        input_.row(row).tail(shape_.vector) = vectors_.row(example->vectors[i] - 1);
    }
  used_starts_.push_back(static_cast<std::uint32_t>(used_features_.size()));
}

// The same mask for all words of a sentence.
Matrix Pass::sentence_mask(Index columns, float rate, Random& random) const {
  Matrix mask(rows_.back().last, columns);
  for (const SentenceRows& rows : rows_)
    mask.middleRows(rows.first, rows.count()).rowwise() =
        elementwise_mask(1, columns, rate, random).row(0);
  return mask;
}

void Pass::encode(const Dropout* dropout, Random* random) {
  const auto layers = static_cast<std::size_t>(shape_.layers);
  traces_.resize(layers);
  outputs_.resize(layers);
  masks_.resize(layers + 1);
  for (std::size_t l = 0; l < layers; ++l) {
    const Matrix& below = l == 0 ? input_ : outputs_[l - 1];
    if (dropout != nullptr) {
      masks_[l] = l == 0 ? elementwise_mask(below.rows(), below.cols(), dropout->input, *random)
                         : sentence_mask(below.cols(), dropout->layer, *random);
      traces_[l].input = below.cwiseProduct(masks_[l]);
    } else {
      traces_[l].input = below;
    }
    outputs_[l] = apply(weights_.layers[l], below, rows_, traces_[l]);
  }
}

void Pass::encode_back(std::vector<Matrix>& dlayers, Gradients& gradients) {
  for (std::size_t l = outputs_.size(); l-- > 0;) {
    const Matrix& below = l == 0 ? input_ : outputs_[l - 1];
    Matrix dskip;
    if (l > 0) dskip = Matrix::Zero(below.rows(), below.cols());
    Matrix dx = apply_back(weights_.layers[l], below, rows_, traces_[l], dlayers[l],
                           gradients.weights.layers[l], dskip);
    dx.array() *= masks_[l].array();
    if (l > 0) {
      dlayers[l - 1] += dx + dskip;
      continue;
    }
    for (Index row = 0; row < dx.rows(); ++row)
      for (std::uint32_t k = used_starts_[static_cast<std::size_t>(row)];
           k < used_starts_[static_cast<std::size_t>(row) + 1]; ++k) {
        gradients.features.rows.row(used_features_[k]) += dx.row(row).head(shape_.bag);
        gradients.features.touched.push_back(used_features_[k]);
      }
  }
}

void Pass::learn_tags(std::span<const Example* const> batch, float scale, Losses& losses,
                      Gradients& gradients, const Dropout& dropout, Random& random, Matrix& dtop) {
  const Matrix& top = outputs_[outputs_.size() - 2];
  const Matrix mask = sentence_mask(top.cols(), dropout.layer, random);
  const Matrix x = top.cwiseProduct(mask);
  Matrix scores = apply(weights_.tags, x);
  softmax(scores);
  for (std::size_t b = 0; b < batch.size(); ++b) {
    const SentenceRows& rows = rows_[b];
    if (batch[b]->tags.empty()) {
      scores.middleRows(rows.first, rows.count()).setZero();
      continue;
    }
    for (Index i = rows.first; i < rows.last; ++i) {
      float& right = scores(i, batch[b]->tags[static_cast<std::size_t>(i - rows.first)]);
      losses.tags -= std::log(std::max(right, 1e-9F));
      right -= 1;
    }
  }
  scores *= scale;
  dtop += apply_back(weights_.tags, x, scores, gradients.weights.tags).cwiseProduct(mask);
}

void Pass::learn_names(std::span<const Example* const> batch, float scale, Losses& losses,
                       Gradients& gradients, const Dropout& dropout, Random& random, Matrix& dtop) {
  const Matrix& top = outputs_[outputs_.size() - 2];
  const Matrix mask = sentence_mask(top.cols(), dropout.layer, random);
  const Matrix x = top.cwiseProduct(mask);
  const Matrix hidden = leaky(apply(weights_.name_hidden, x));
  const Matrix hidden_mask = sentence_mask(hidden.cols(), dropout.hidden, random);
  const Matrix y = hidden.cwiseProduct(hidden_mask);
  Matrix scores = apply(weights_.names, y);
  Matrix dsteps = Matrix::Zero(scores.cols(), scores.cols());
  for (std::size_t b = 0; b < batch.size(); ++b) {
    auto rows = scores.middleRows(rows_[b].first, rows_[b].count());
    if (batch[b]->names.empty())
      rows.setZero();
    else
      losses.names += learn_name_paths(rows, weights_.name_steps, batch[b]->names, dsteps);
  }
  gradients.weights.name_steps += scale * dsteps;
  scores *= scale;
  Matrix dy = apply_back(weights_.names, y, scores, gradients.weights.names);
  dy.array() *= hidden_mask.array();
  const Matrix dhidden = leaky_back(hidden, dy);
  dtop += apply_back(weights_.name_hidden, x, dhidden, gradients.weights.name_hidden)
              .cwiseProduct(mask);
}

// A row a child, a column a head; the last column is the root.
Matrix Pass::arc_scores(const Matrix& head, const Matrix& mapped, const SentenceRows& rows) const {
  const Index n = rows.count();
  Matrix scores(n, n + 1);
  const auto heads = head.middleRows(rows.first, n);
  scores.leftCols(n).noalias() = mapped.middleRows(rows.first, n) * heads.transpose();
  scores.col(n).noalias() = mapped.middleRows(rows.first, n) * weights_.arc_root.transpose();
  const Row bias = weights_.arc_bias * heads.transpose();
  scores.leftCols(n).rowwise() += bias;
  for (Index i = 0; i < n; ++i) {
    for (Index j = 0; j < n; ++j) scores(i, j) += weights_.arc_distance(0, distance_column(i, j));
    scores(i, i) = -1e9F;
  }
  return scores;
}

void Pass::learn_trees(std::span<const Example* const> batch, float scale, Losses& losses,
                       Gradients& gradients, const Dropout& dropout, Random& random, Matrix& dtop) {
  Weights& dw = gradients.weights;
  const Matrix& top = outputs_.back();
  const Matrix mask = sentence_mask(top.cols(), dropout.layer, random);
  const Matrix x = top.cwiseProduct(mask);
  const auto hide = [&](const Linear& layer, Matrix& raw, Matrix& hidden_mask) {
    raw = leaky(apply(layer, x));
    hidden_mask = sentence_mask(raw.cols(), dropout.hidden, random);
    return Matrix(raw.cwiseProduct(hidden_mask));
  };
  Matrix raw[4], masks[4];
  const Matrix child = hide(weights_.arc_child, raw[0], masks[0]);
  const Matrix head = hide(weights_.arc_head, raw[1], masks[1]);
  const Matrix rchild = hide(weights_.relation_child, raw[2], masks[2]);
  const Matrix rhead = hide(weights_.relation_head, raw[3], masks[3]);
  Matrix mapped(child.rows(), shape_.arc);
  mapped.noalias() = child * weights_.arc_pair;
  Matrix dmapped = Matrix::Zero(child.rows(), shape_.arc);
  Matrix dhead = Matrix::Zero(child.rows(), shape_.arc);
  Matrix chosen = Matrix::Zero(child.rows(), shape_.relation);  // the relation rows of gold heads
  std::vector<Index> known;
  for (std::size_t b = 0; b < batch.size(); ++b) {
    if (batch[b]->heads.empty()) continue;
    const SentenceRows& rows = rows_[b];
    const Index n = rows.count();
    Matrix scores = arc_scores(head, mapped, rows);
    softmax(scores);
    for (Index i = 0; i < n; ++i) {
      const Index gold = batch[b]->heads[static_cast<std::size_t>(i)];
      float& right = scores(i, gold);
      losses.arcs -= std::log(std::max(right, 1e-9F));
      right -= 1;
      chosen.row(rows.first + i) =
          gold == n ? weights_.relation_root.row(0) : rhead.row(rows.first + gold);
      known.push_back(rows.first + i);
    }
    scores *= scale;
    const auto heads = head.middleRows(rows.first, n);
    const auto maps = mapped.middleRows(rows.first, n);
    dmapped.middleRows(rows.first, n).noalias() += scores.leftCols(n) * heads;
    dmapped.middleRows(rows.first, n).noalias() += scores.col(n) * weights_.arc_root;
    dhead.middleRows(rows.first, n).noalias() += scores.leftCols(n).transpose() * maps;
    dw.arc_root.noalias() += scores.col(n).transpose() * maps;
    const Row by_head = scores.leftCols(n).colwise().sum();
    dw.arc_bias.noalias() += by_head * heads;
    dhead.middleRows(rows.first, n).noalias() += by_head.transpose() * weights_.arc_bias;
    for (Index i = 0; i < n; ++i)
      for (Index j = 0; j < n; ++j)
        if (i != j) dw.arc_distance(0, distance_column(i, j)) += scores(i, j);
  }
  dw.arc_pair.noalias() += child.transpose() * dmapped;
  Matrix dchild(child.rows(), shape_.arc);
  dchild.noalias() = dmapped * weights_.arc_pair.transpose();
  // Relations, given the right heads.
  const Matrix pair = rchild.cwiseProduct(chosen);
  Matrix scores = apply(weights_.relation_pair, pair) + apply(weights_.relation_of_child, rchild) +
                  apply(weights_.relation_of_head, chosen);
  softmax(scores);
  for (std::size_t b = 0; b < batch.size(); ++b) {
    const SentenceRows& rows = rows_[b];
    if (batch[b]->heads.empty()) {
      scores.middleRows(rows.first, rows.count()).setZero();
      continue;
    }
    for (Index i = 0; i < rows.count(); ++i) {
      float& right = scores(rows.first + i, batch[b]->relations[static_cast<std::size_t>(i)]);
      losses.relations -= std::log(std::max(right, 1e-9F));
      right -= 1;
    }
  }
  scores *= scale;
  const Matrix dpair = apply_back(weights_.relation_pair, pair, scores, dw.relation_pair);
  Matrix drchild = apply_back(weights_.relation_of_child, rchild, scores, dw.relation_of_child);
  Matrix dchosen = apply_back(weights_.relation_of_head, chosen, scores, dw.relation_of_head);
  drchild += dpair.cwiseProduct(chosen);
  dchosen += dpair.cwiseProduct(rchild);
  Matrix drhead = Matrix::Zero(child.rows(), shape_.relation);
  for (std::size_t b = 0; b < batch.size(); ++b) {
    if (batch[b]->heads.empty()) continue;
    const SentenceRows& rows = rows_[b];
    for (Index i = 0; i < rows.count(); ++i) {
      const Index gold = batch[b]->heads[static_cast<std::size_t>(i)];
      if (gold == rows.count())
        dw.relation_root.row(0) += dchosen.row(rows.first + i);
      else
        drhead.row(rows.first + gold) += dchosen.row(rows.first + i);
    }
  }
  const auto hide_back = [&](const Linear& layer, std::size_t k, const Matrix& dy, Linear& dlayer) {
    const Matrix masked = dy.cwiseProduct(masks[k]);
    dtop += apply_back(layer, x, leaky_back(raw[k], masked), dlayer).cwiseProduct(mask);
  };
  hide_back(weights_.arc_child, 0, dchild, dw.arc_child);
  hide_back(weights_.arc_head, 1, dhead, dw.arc_head);
  hide_back(weights_.relation_child, 2, drchild, dw.relation_child);
  hide_back(weights_.relation_head, 3, drhead, dw.relation_head);
}

Losses Pass::learn(std::span<const Example* const> batch, float words, float name_weight,
                   const Dropout& dropout, Random& random, Gradients& gradients) {
  gather(batch, &dropout, &random);
  encode(&dropout, &random);
  std::vector<Matrix> dlayers;
  for (const Matrix& output : outputs_)
    dlayers.push_back(Matrix::Zero(output.rows(), output.cols()));
  Losses losses;
  const float scale = 1 / words;
  Matrix& below = dlayers[dlayers.size() - 2];
  learn_tags(batch, 0.5F * scale, losses, gradients, dropout, random, below);
  learn_names(batch, name_weight * scale, losses, gradients, dropout, random, below);
  learn_trees(batch, scale, losses, gradients, dropout, random, dlayers.back());
  encode_back(dlayers, gradients);
  return losses;
}

namespace {

std::vector<std::uint32_t> best_of_rows(const Matrix& scores) {
  std::vector<std::uint32_t> best;
  for (Index i = 0; i < scores.rows(); ++i) {
    Index column = 0;
    scores.row(i).maxCoeff(&column);
    best.push_back(static_cast<std::uint32_t>(column));
  }
  return best;
}

}  // namespace

Matrix Pass::name_scores_here() const {
  const Matrix& below = outputs_[outputs_.size() - 2];
  return apply(weights_.names, leaky(apply(weights_.name_hidden, below)));
}

Matrix Pass::name_scores(const Example& example) {
  const Example* const one = &example;
  gather(std::span(&one, 1), nullptr, nullptr);
  encode(nullptr, nullptr);
  return name_scores_here();
}

Pass::Guess Pass::guess(const Example& example) {
  const Example* const one = &example;
  gather(std::span(&one, 1), nullptr, nullptr);
  encode(nullptr, nullptr);
  const Matrix& below = outputs_[outputs_.size() - 2];
  const Matrix& top = outputs_.back();
  Guess guess;
  guess.tags = best_of_rows(apply(weights_.tags, below));
  guess.names = best_of_rows(name_scores_here());
  const Matrix child = leaky(apply(weights_.arc_child, top));
  const Matrix head = leaky(apply(weights_.arc_head, top));
  const Matrix mapped = child * weights_.arc_pair;
  guess.heads = best_of_rows(arc_scores(head, mapped, rows_[0]));
  const Matrix rchild = leaky(apply(weights_.relation_child, top));
  const Matrix rhead = leaky(apply(weights_.relation_head, top));
  Matrix chosen(rchild.rows(), rchild.cols());
  for (Index i = 0; i < chosen.rows(); ++i) {
    const auto at = static_cast<Index>(guess.heads[static_cast<std::size_t>(i)]);
    chosen.row(i) = at == chosen.rows() ? weights_.relation_root.row(0) : rhead.row(at);
  }
  guess.relations = best_of_rows(apply(weights_.relation_pair, rchild.cwiseProduct(chosen)) +
                                 apply(weights_.relation_of_child, rchild) +
                                 apply(weights_.relation_of_head, chosen));
  return guess;
}

}  // namespace dateline::network
