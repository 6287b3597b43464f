#include "train/train_tagger.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace dateline {
namespace {

using TagIndex = std::map<std::pair<Upos, Xpos>, std::size_t>;
using TagCounts = std::map<std::size_t, std::size_t>;

// Tags seen fewer times than this are slips of annotation.
constexpr std::size_t kMinTagCount = 3;
// A tag belongs to a word's ambiguity set when it makes up this share of its uses.
constexpr double kMinTagShare = 0.03;

std::vector<Tag> list_tags(std::span<const TreeSentence* const> sentences) {
  std::map<std::pair<Upos, Xpos>, std::size_t> counts;
  for (const TreeSentence* sentence : sentences)
    for (const Tag tag : sentence->tags) ++counts[{tag.upos, tag.xpos}];
  std::vector<Tag> tags;
  for (const auto& [tag, count] : counts)
    if (count >= kMinTagCount) tags.push_back({tag.first, tag.second});
  return tags;
}

std::map<std::string, TagCounts> count_word_tags(std::span<const TreeSentence* const> sentences,
                                                 const TagIndex& index) {
  std::map<std::string, TagCounts> words;
  for (const TreeSentence* sentence : sentences)
    for (std::size_t i = 0; i < sentence->forms.size(); ++i) {
      const auto tag = index.find({sentence->tags[i].upos, sentence->tags[i].xpos});
      if (tag == index.end()) continue;
      ++words[std::string(NormalForm(sentence->forms[i]).lower())][tag->second];
    }
  return words;
}

std::vector<std::byte> build_lexicon(const std::map<std::string, TagCounts>& words,
                                     const TaggerTraining& options) {
  std::map<std::set<std::size_t>, std::uint32_t> sets;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (const auto& [word, counts] : words) {
    std::size_t total = 0;
    for (const auto& [tag, count] : counts) total += count;
    if (total < options.lexicon_count) continue;
    std::set<std::size_t> frequent;
    for (const auto& [tag, count] : counts)
      if (static_cast<double>(count) >= kMinTagShare * static_cast<double>(total))
        frequent.insert(tag);
    const auto number = static_cast<std::uint32_t>(sets.size() + 1);
    const std::uint32_t set = sets.try_emplace(frequent, number).first->second;
    const bool is_sure = counts.size() == 1 && total >= options.sure_count;
    const auto sure = is_sure ? static_cast<std::uint32_t>(counts.begin()->first + 1) : 0;
    entries.emplace_back(hash_text(word), set | sure << 16);
  }
  return build_key_table(std::move(entries));
}

// One sentence, ready to be tagged again and again.
struct Example {
  std::vector<WordTraits> words;
  std::vector<std::size_t> gold;  // tag_count: a tag that is not learned
};

void train_on(const Example& example, std::span<const Tag> tags, Perceptron& perceptron,
              std::vector<Tag>& predicted) {
  std::array<std::uint64_t, kMaxFeatures> features;
  std::array<float, 256> scores;
  predicted.clear();
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    if (const auto sure = example.words[i].sure_tag) {
      predicted.push_back(tags[sure - 1]);
      continue;
    }
    const std::size_t count = Tagger::write_features(example.words, predicted, i, features.data());
    scores.fill(0);
    const std::span<const std::uint64_t> active(features.data(), count);
    perceptron.add_scores(active, scores.data());
    const auto best = static_cast<std::size_t>(
        std::max_element(scores.data(), scores.data() + tags.size()) - scores.data());
    if (best != example.gold[i] && example.gold[i] < tags.size()) {
      perceptron.update(active, example.gold[i], 1);
      perceptron.update(active, best, -1);
    }
    perceptron.tick();
    predicted.push_back(tags[best]);
  }
}

}  // namespace

TaggerSections train_tagger(std::span<const TreeSentence* const> sentences, const KeyTable& classes,
                            const TaggerTraining& options) {
  const std::vector<Tag> tags = list_tags(sentences);
  TagIndex index;
  for (std::size_t t = 0; t < tags.size(); ++t) index[{tags[t].upos, tags[t].xpos}] = t;
  TaggerSections sections;
  sections.lexicon = build_lexicon(count_word_tags(sentences, index), options);
  const KeyTable lexicon = *KeyTable::open(sections.lexicon);
  std::vector<Example> examples;
  for (const TreeSentence* sentence : sentences) {
    Example example;
    read_traits(sentence->views(), {&classes, &lexicon}, example.words);
    for (const Tag tag : sentence->tags) {
      const auto found = index.find({tag.upos, tag.xpos});
      example.gold.push_back(found == index.end() ? tags.size() : found->second);
    }
    examples.push_back(std::move(example));
  }
  Perceptron perceptron(tags.size());
  Random random(1);
  std::vector<Tag> predicted;
  for (int epoch = 0; epoch < options.epochs + options.more_epochs; ++epoch) {
    if (epoch == options.epochs) perceptron.prune(options.keep);
    random.shuffle(examples);
    for (const Example& example : examples) train_on(example, tags, perceptron, predicted);
  }
  const auto tag_bytes = std::as_bytes(std::span(tags));
  sections.tags.assign(tag_bytes.begin(), tag_bytes.end());
  sections.weights = build_weight_table(perceptron.averages(), tags.size(), kLeastWeight);
  return sections;
}

std::vector<std::vector<Tag>> jackknife_tags(std::span<const TreeSentence> sentences,
                                             const KeyTable& classes, const TaggerTraining& options,
                                             std::size_t folds) {
  std::vector<std::vector<Tag>> out(sentences.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    // Runs of ten sentences stay together, so that a fold does not hold out the middle of a text
    // whose words stand in the sentences around it.
    const auto is_held_out = [&](std::size_t i) { return i / 10 % folds == fold; };
    std::vector<const TreeSentence*> rest;
    for (std::size_t i = 0; i < sentences.size(); ++i)
      if (!is_held_out(i)) rest.push_back(&sentences[i]);
    TaggerSections sections = train_tagger(rest, classes, options);
    const KeyTable lexicon = *KeyTable::open(sections.lexicon);
    ModelFileBuilder builder;
    builder.add("tagger.tags", std::move(sections.tags));
    builder.add("tagger.weights", std::move(sections.weights));
    const std::vector<std::byte> bytes = builder.build();
    const Tagger tagger = *Tagger::open(*ModelFile::open(bytes, ModelCheck::table));
    std::vector<WordTraits> words;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (!is_held_out(i)) continue;
      read_traits(sentences[i].views(), {&classes, &lexicon}, words);
      tagger.tag(words, out[i]);
    }
  }
  return out;
}

}  // namespace dateline
