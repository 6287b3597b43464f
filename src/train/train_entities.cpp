#include "train/train_entities.hpp"

#include <array>
#include <cmath>

#include "train/perceptron.hpp"

namespace dateline {
namespace {

constexpr std::size_t kCells = kNameLabelCount * kNameLabelCount;

// The weights of label pairs: few, so they are kept densely.
struct Transitions {
  std::array<std::int32_t, kCells> weights{};  // in units of 1 / WeightTable::kUnit
  std::array<double, kCells> totals{};
  std::array<double, kCells> since{};

  void add(std::size_t before, std::size_t after, std::int32_t amount, double now) {
    const std::size_t cell = before * kNameLabelCount + after;
    totals[cell] += weights[cell] * (now - since[cell]);
    since[cell] = now;
    weights[cell] += amount * WeightTable::kUnit;
  }
  [[nodiscard]] double average(std::size_t cell, double now) const {
    return (totals[cell] + weights[cell] * (now - since[cell])) / (now + 1);
  }
};

struct TaggedSentence {
  std::vector<WordTraits> words;
  std::vector<Tag> tags;
  std::vector<Atom> gazetteer;
  std::span<const LabelSet> allowed;
};

class EntityTrainer {
 public:
  void train_on(const TaggedSentence& sentence);
  void prune(std::size_t keep) { perceptron_.prune(keep); }
  [[nodiscard]] EntitySections finish() const;

 private:
  void score(const TaggedSentence& sentence);
  void update(std::span<const std::uint8_t> labels, float amount);

  Perceptron perceptron_{kNameLabelCount};
  Transitions transitions_;
  double now_ = 0;
  std::vector<std::uint64_t> features_;
  std::vector<std::size_t> starts_;  // of each word's features, and their end
  std::vector<std::int32_t> scores_;
  std::vector<std::uint8_t> back_, best_, right_;
};

void EntityTrainer::score(const TaggedSentence& sentence) {
  const EntityRecogniser::Input input{sentence.words, sentence.tags, sentence.gazetteer,
                                      EntityRecogniser::sentence_case(sentence.words)};
  features_.resize(sentence.words.size() * kMaxFeatures);
  scores_.resize(sentence.words.size() * kNameLabelCount);
  starts_.assign(1, 0);
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    std::uint64_t* out = features_.data() + starts_.back();
    const std::size_t count = EntityRecogniser::write_features(input, i, out);
    std::array<float, kNameLabelCount> scores{};
    perceptron_.add_scores({out, count}, scores.data());
    for (std::size_t l = 0; l < kNameLabelCount; ++l)
      scores_[i * kNameLabelCount + l] = static_cast<std::int32_t>(scores[l] * WeightTable::kUnit);
    starts_.push_back(starts_.back() + count);
  }
}

void EntityTrainer::update(std::span<const std::uint8_t> labels, float amount) {
  std::size_t before = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (best_[i] != right_[i]) {
      const std::span<const std::uint64_t> active(features_.data() + starts_[i],
                                                  starts_[i + 1] - starts_[i]);
      perceptron_.update(active, labels[i], amount);
    }
    transitions_.add(before, labels[i], static_cast<std::int32_t>(amount), now_);
    before = labels[i];
  }
}

void EntityTrainer::train_on(const TaggedSentence& sentence) {
  score(sentence);
  decode_names(scores_, transitions_.weights, back_, best_);
  for (std::size_t i = 0; i < sentence.words.size(); ++i)
    for (std::size_t l = 0; l < kNameLabelCount; ++l)
      if ((sentence.allowed[i] >> l & 1u) == 0) scores_[i * kNameLabelCount + l] = kForbidden;
  decode_names(scores_, transitions_.weights, back_, right_);
  if (best_ != right_) {
    update(right_, 1);
    update(best_, -1);
  }
  perceptron_.tick();
  now_ += 1;
}

EntitySections EntityTrainer::finish() const {
  EntitySections sections;
  std::vector<std::int32_t> transitions(kCells);
  for (std::size_t cell = 0; cell < kCells; ++cell)
    transitions[cell] = static_cast<std::int32_t>(std::lround(transitions_.average(cell, now_)));
  const auto bytes = std::as_bytes(std::span(transitions));
  sections.transitions.assign(bytes.begin(), bytes.end());
  sections.weights = build_weight_table(perceptron_.averages(), kNameLabelCount, kLeastWeight);
  return sections;
}

}  // namespace

EntitySections train_entities(std::span<const NameExample> examples,
                              const EntityKnowledge& knowledge, const EntityTraining& options) {
  std::vector<TaggedSentence> sentences;
  for (const NameExample& example : examples) {
    TaggedSentence sentence;
    const std::vector<std::string_view> forms(example.forms.begin(), example.forms.end());
    read_traits(forms, knowledge.words, sentence.words);
    knowledge.tagger.tag(sentence.words, sentence.tags);
    knowledge.gazetteer.match(sentence.words, sentence.gazetteer);
    sentence.allowed = example.allowed;
    sentences.push_back(std::move(sentence));
  }
  EntityTrainer trainer;
  Random random(2);
  for (int epoch = 0; epoch < options.epochs + options.more_epochs; ++epoch) {
    if (epoch == options.epochs) trainer.prune(options.keep);
    random.shuffle(sentences);
    for (const TaggedSentence& sentence : sentences) trainer.train_on(sentence);
  }
  return trainer.finish();
}

}  // namespace dateline
