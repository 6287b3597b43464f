#pragma once
// The network that the trainer learns, in floating point: a bag of features and a vector for each
// word, layers of recurrent units over them, and on top of those what decides tags (on the layer
// below the last), names (the same) and trees (on the last: deep biaffine attention, T. Dozat and
// C. D. Manning, ICLR 2017, with the relation's bilinear form cut to its diagonal).

#include <cstdint>
#include <span>
#include <vector>

#include "train/entity_corpus.hpp"
#include "train/network/layers.hpp"
#include "train/random.hpp"

namespace dateline::network {

using Eigen::Index;

struct Shape {
  Index bag = 128;     // numbers of a feature's row
  Index vector = 112;  // numbers of a word's vector
  Index hidden = 160;  // of each direction
  Index layers = 4;
  Index arc = 128;
  Index relation = 128;
  Index name = 128;
  Index tags = 0;  // how many of each there are to choose from
  Index relations = 0;
  Index labels = 0;
};

// How far a head may lie from its child, in words, before all is the same.
inline constexpr Index kFar = 15;

struct Weights {
  std::vector<Recurrent> layers;
  Linear tags;
  Linear name_hidden, names;
  Matrix name_steps;  // labels x labels: a row a label before, a column a label after
  Linear arc_child, arc_head;
  Matrix arc_pair;      // arc x arc
  Matrix arc_bias;      // 1 x arc: how likely a word is a head at all
  Matrix arc_root;      // 1 x arc: the root's row
  Matrix arc_distance;  // 1 x (2 kFar + 1)
  Linear relation_child, relation_head;
  Matrix relation_root;  // 1 x relation
  Linear relation_pair;  // of child and head, number by number
  Linear relation_of_child, relation_of_head;

  // Zeros in the right shapes.
  static Weights zeros(const Shape& shape);
  void randomise(Random& random);

  template <class Use>
  void for_each(Use use) {
    for (Recurrent& layer : layers) use(layer.weights), use(layer.state), use(layer.bias);
    for (Linear* linear : {&tags, &name_hidden, &names, &arc_child, &arc_head, &relation_child,
                           &relation_head, &relation_pair, &relation_of_child, &relation_of_head})
      use(linear->weights), use(linear->bias);
    for (Matrix* matrix :
         {&name_steps, &arc_pair, &arc_bias, &arc_root, &arc_distance, &relation_root})
      use(*matrix);
  }
};

enum class FeatureGroup : std::uint32_t { word, spelling, lists };

// A sentence to learn from, or to label.
struct Example {
  // Of each word the rows of its features, with their group in the upper two bits.
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> starts;   // where each word's features begin, and the end
  std::vector<std::uint32_t> vectors;  // 1 + the row of its vector, 0: none
  // What is right; empty where it is not known.
  std::vector<std::uint32_t> tags;
  std::vector<std::uint32_t> heads;  // the number of words for the root
  std::vector<std::uint32_t> relations;
  std::vector<LabelSet> names;
  [[nodiscard]] std::size_t size() const { return vectors.size(); }
};
inline constexpr unsigned kGroupShift = 30;
[[nodiscard]] constexpr std::uint32_t pack_feature(std::uint32_t row, FeatureGroup group) {
  return row | static_cast<std::uint32_t>(group) << kGroupShift;
}

struct Dropout {
  double word = 0.2;    // a word is taken for an unknown one
  double vector = 0.1;  // or for one that the news never had
  double lists = 0.3;   // or for one that no list has
  float input = 0.2F;
  float layer = 0.33F;
  float hidden = 0.33F;
};

struct Losses {
  double tags = 0, names = 0, arcs = 0, relations = 0;
};

// SentenceRows of a table of which few change in a step.
struct SparseGradient {
  Matrix rows;
  std::vector<std::uint32_t> touched;  // may hold a row twice
};

struct Gradients {
  Weights weights;
  SparseGradient features;
};

// Forward and backward over a batch.
class Pass {
 public:
  Pass(const Shape& shape, const Weights& weights, const Matrix& features, const Matrix& vectors)
      : shape_(shape), weights_(weights), features_(features), vectors_(vectors) {}

  // Adds to the gradients of the sum of losses over words, each weighted 1 / words, those of tags
  // half of that and those of names times name_weight.
  Losses learn(std::span<const Example* const> batch, float words, float name_weight,
               const Dropout& dropout, Random& random, Gradients& gradients);

  // The best tag, head, relation and names of each word, taken alone (no tree is asked for).
  struct Guess {
    std::vector<std::uint32_t> tags, heads, relations, names;
  };
  [[nodiscard]] Guess guess(const Example& example);
  // The scores of labels, a row a word.
  [[nodiscard]] Matrix name_scores(const Example& example);

 private:
  void gather(std::span<const Example* const> batch, const Dropout* dropout, Random* random);
  void encode(const Dropout* dropout, Random* random);
  [[nodiscard]] Matrix sentence_mask(Index columns, float rate, Random& random) const;
  void learn_tags(std::span<const Example* const> batch, float scale, Losses& losses,
                  Gradients& gradients, const Dropout& dropout, Random& random, Matrix& dtop);
  void learn_names(std::span<const Example* const> batch, float scale, Losses& losses,
                   Gradients& gradients, const Dropout& dropout, Random& random, Matrix& dtop);
  void learn_trees(std::span<const Example* const> batch, float scale, Losses& losses,
                   Gradients& gradients, const Dropout& dropout, Random& random, Matrix& dtop);
  void encode_back(std::vector<Matrix>& dlayers, Gradients& gradients);

  [[nodiscard]] Matrix name_scores_here() const;
  [[nodiscard]] Matrix arc_scores(const Matrix& head, const Matrix& mapped,
                                  const SentenceRows& rows) const;

  const Shape& shape_;
  const Weights& weights_;
  const Matrix& features_;
  const Matrix& vectors_;
  std::vector<SentenceRows> rows_;
  std::vector<std::uint32_t> used_features_, used_starts_;
  Matrix input_;  // bag and vector of each word
  Matrix input_mask_;
  std::vector<Matrix> masks_;  // of the layers' inputs
  std::vector<RecurrentTrace> traces_;
  std::vector<Matrix> outputs_;  // of the layers
};

}  // namespace dateline::network
