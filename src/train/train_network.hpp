#pragma once
// From sentences to the network's weights: which features it has a row for, and the examples it
// learns from.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "language/gazetteer.hpp"
#include "train/entity_corpus.hpp"
#include "train/network/learn.hpp"
#include "train/train_word_vectors.hpp"
#include "train/treebank.hpp"

namespace dateline {

// A sentence of which the tree, the names or both are known.
struct Lesson {
  std::vector<std::string> forms;
  std::vector<Tag> tags;  // empty: no tree is known
  std::vector<std::uint32_t> heads;
  std::vector<Deprel> deprels;
  std::vector<LabelSet> names;  // empty: no names are known
  [[nodiscard]] std::vector<std::string_view> views() const { return {forms.begin(), forms.end()}; }
};

[[nodiscard]] Lesson lesson_of(const TreeSentence& sentence);

struct NetworkTraining {
  network::Shape shape;
  network::Learning learning;
  std::size_t least_count = 4;  // rarer features have no row
};

struct TrainedNetwork {
  network::Shape shape;
  network::Learned learned;
  std::vector<Tag> tags;  // by number
  // The row of each feature.
  std::unordered_map<std::uint64_t, std::uint32_t> features;
};

struct NetworkInput {
  const WordVectors& vectors;
  KeyTable vector_rows;  // as read_traits() takes it
  Gazetteer gazetteer;
};

// What the vectors are multiplied by before the network sees them.
inline constexpr float kVectorScale = 4;

// dev, which may be empty, is only measured.
[[nodiscard]] TrainedNetwork train_network(std::span<const Lesson> lessons,
                                           std::span<const Lesson> dev, const NetworkInput& input,
                                           const NetworkTraining& options,
                                           const std::function<void(const std::string&)>& say);

}  // namespace dateline
