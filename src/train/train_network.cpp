#include "train/train_network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "language/token_features.hpp"

namespace dateline {
namespace {

using network::Example;
using network::FeatureGroup;

FeatureGroup group_of(std::size_t feature) {
  if (feature < kWordFeatures) return FeatureGroup::word;
  return feature < kWordFeatures + kSpellingFeatures ? FeatureGroup::spelling : FeatureGroup::lists;
}

class ExampleMaker {
 public:
  ExampleMaker(const NetworkInput& input) : input_(input) {}

  void count_features(const Lesson& lesson);
  void choose_features(std::size_t least_count);
  void collect_tags(const Lesson& lesson);
  [[nodiscard]] Example make(const Lesson& lesson);

  std::vector<Tag> tags;
  std::unordered_map<std::uint64_t, std::uint32_t> rows;

 private:
  // Calls use(word, number of the feature, hash).
  template <class Use>
  void for_each_feature(const Lesson& lesson, Use use);

  const NetworkInput& input_;
  std::unordered_map<std::uint64_t, std::uint32_t> counts_;
  std::vector<std::uint64_t> order_;  // of first sight
  std::vector<WordTraits> words_;
  std::vector<Atom> gazetteer_;
};

template <class Use>
void ExampleMaker::for_each_feature(const Lesson& lesson, Use use) {
  read_traits(lesson.views(), input_.vector_rows, words_);
  input_.gazetteer.match(words_, gazetteer_);
  const TokenInput input{words_, gazetteer_, sentence_case(words_)};
  std::array<std::uint64_t, kMaxTokenFeatures> features;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::size_t count = write_token_features(input, i, features.data());
    for (std::size_t k = 0; k < count; ++k) use(i, k, features[k]);
  }
}

void ExampleMaker::count_features(const Lesson& lesson) {
  for_each_feature(lesson, [&](std::size_t, std::size_t, std::uint64_t feature) {
    if (++counts_[feature] == 1) order_.push_back(feature);
  });
}

void ExampleMaker::choose_features(std::size_t least_count) {
  for (const std::uint64_t feature : order_)
    if (counts_[feature] >= least_count)
      rows.emplace(feature, static_cast<std::uint32_t>(rows.size()));
}

void ExampleMaker::collect_tags(const Lesson& lesson) {
  for (const Tag tag : lesson.tags)
    if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
}

Example ExampleMaker::make(const Lesson& lesson) {
  Example example;
  example.starts.assign(1, 0);
  for_each_feature(lesson, [&](std::size_t i, std::size_t k, std::uint64_t feature) {
    while (example.starts.size() <= i)
      example.starts.push_back(static_cast<std::uint32_t>(example.features.size()));
    if (const auto found = rows.find(feature); found != rows.end())
      example.features.push_back(network::pack_feature(found->second, group_of(k)));
  });
  example.starts.push_back(static_cast<std::uint32_t>(example.features.size()));
  for (const WordTraits& word : words_) example.vectors.push_back(word.vector);
  for (const Tag tag : lesson.tags)
    example.tags.push_back(static_cast<std::uint32_t>(std::ranges::find(tags, tag) - tags.begin()));
  for (std::size_t i = 0; i < lesson.deprels.size(); ++i)
    example.relations.push_back(static_cast<std::uint32_t>(lesson.deprels[i]));
  example.heads = lesson.heads;
  example.names = lesson.names;
  return example;
}

}  // namespace

Lesson lesson_of(const TreeSentence& sentence) {
  return {sentence.forms, sentence.tags, sentence.heads, sentence.deprels, {}};
}

TrainedNetwork train_network(std::span<const Lesson> lessons, std::span<const Lesson> dev,
                             const NetworkInput& input, const NetworkTraining& options,
                             const std::function<void(const std::string&)>& say) {
  ExampleMaker maker(input);
  for (const Lesson& lesson : lessons) {
    maker.count_features(lesson);
    maker.collect_tags(lesson);
  }
  maker.choose_features(options.least_count);
  for (const Lesson& lesson : dev) maker.collect_tags(lesson);
  std::vector<Example> examples, dev_examples;
  for (const Lesson& lesson : lessons) examples.push_back(maker.make(lesson));
  for (const Lesson& lesson : dev) dev_examples.push_back(maker.make(lesson));
  TrainedNetwork trained;
  trained.shape = options.shape;
  trained.shape.vector = static_cast<network::Index>(input.vectors.width);
  trained.shape.tags = static_cast<network::Index>(maker.tags.size());
  trained.shape.relations = static_cast<network::Index>(kDeprelCount);
  trained.shape.labels = static_cast<network::Index>(kNameLabelCount);
  say(fmt::format("network: {} sentences, {} features, {} tags", examples.size(), maker.rows.size(),
                  maker.tags.size()));
  const Eigen::Map<const network::Matrix> vectors(
      input.vectors.cells.data(), static_cast<network::Index>(input.vectors.words.size()),
      static_cast<network::Index>(input.vectors.width));
  // Numbers of a vector of length 1 are small; those of features are not.
  const network::Matrix scaled = vectors * kVectorScale;
  trained.learned = network::learn(trained.shape, std::move(examples), dev_examples,
                                   maker.rows.size(), scaled, options.learning, say);
  trained.tags = std::move(maker.tags);
  trained.features = std::move(maker.rows);
  return trained;
}

}  // namespace dateline
