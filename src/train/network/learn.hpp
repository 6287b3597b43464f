#pragma once
// Learns the network's weights: Adam (D. Kingma and J. Ba, ICLR 2015) with a falling rate, and the
// running average of the weights as the result. Two threads share each batch; the result does not
// depend on their timing.

#include <functional>
#include <span>
#include <string>

#include "train/network/network.hpp"

namespace dateline::network {

struct Learning {
  int epochs = 22;
  std::size_t batch_words = 800;
  double rate = 2e-3;
  double first_decay = 0.9, second_decay = 0.95;
  double average_decay = 0.999;
  double longest_gradient = 5;
  double name_weight = 0.5;  // of the losses on names, beside those on trees
  // From this part of the epochs on, each fourth epoch begins with narrowing what is open in names
  // (narrow_open_names): a treebank without names teaches those that the network is sure of.
  double narrow_from = 0.35;
  Dropout dropout;
};

struct Learned {
  Weights weights;
  Matrix features;  // a row a feature
};

// vectors: a row a word. say gets a line an epoch; dev, which may be empty, is only measured.
[[nodiscard]] Learned learn(const Shape& shape, std::vector<Example> examples,
                            std::span<const Example> dev, std::size_t feature_count,
                            const Matrix& vectors, const Learning& options,
                            const std::function<void(const std::string&)>& say);

}  // namespace dateline::network
