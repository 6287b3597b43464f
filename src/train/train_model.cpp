#include "train/train_model.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>

#include "train/article_names.hpp"
#include "train/build_gazetteer.hpp"
#include "train/entity_corpus.hpp"
#include "train/export_network.hpp"
#include "train/name_hints.hpp"
#include "train/treebank_names.hpp"

namespace dateline {
namespace {

using Say = std::function<void(const std::string&)>;

// Adds a copy of every so many lessons in other letter case, in turns.
void add_recased(std::vector<Lesson>& lessons, std::size_t every) {
  constexpr std::array<Recase, 3> kWays = {Recase::upper, Recase::title, Recase::lower};
  const std::size_t count = lessons.size();
  for (std::size_t i = 0; every != 0 && i < count; i += every) {
    lessons.push_back(lessons[i]);
    lessons.back().forms = recase(lessons[i].forms, kWays[i / every % kWays.size()]);
  }
}

Result<std::vector<Lesson>> read_trees(const Corpora& corpora) {
  const NameHints hints(corpora.data);
  const TreebankNames read_by_us(corpora.data);
  std::vector<Lesson> lessons;
  for (const char* name : {kEwtTrain, kGumTrain}) {
    const auto text = read_corpus(corpora, name);
    if (!text) return tl::make_unexpected(text.error());
    for (const TreeSentence& sentence : read_treebank(*text)) {
      lessons.push_back(lesson_of(sentence));
      auto marked = read_by_us.labels(sentence);
      lessons.back().names = marked              ? std::move(*marked)
                             : name == kGumTrain ? read_gum_names(sentence)
                                                 : hints.labels(sentence);
    }
  }
  return lessons;
}

Result<std::vector<Lesson>> read_lessons(const Corpora& corpora, const ModelTraining& options) {
  auto lessons = read_trees(corpora);
  if (!lessons) return lessons;
  add_recased(*lessons, options.recase_trees_every);
  auto named = read_entity_corpora(corpora);
  if (!named) return tl::make_unexpected(named.error());
  std::ranges::move(read_article_names(corpora.data), std::back_inserter(*named));
  std::vector<Lesson> names;
  for (NameExample& example : *named)
    names.push_back({std::move(example.forms), {}, {}, {}, std::move(example.allowed)});
  add_recased(names, options.recase_names_every);
  std::ranges::move(names, std::back_inserter(*lessons));
  return lessons;
}

Result<std::vector<Lesson>> read_dev(const Corpora& corpora) {
  std::vector<Lesson> lessons;
  for (const char* name : {kEwtDev, kGumDev}) {
    const auto text = read_corpus(corpora, name);
    if (!text) return tl::make_unexpected(text.error());
    for (const TreeSentence& sentence : read_treebank(*text))
      lessons.push_back(lesson_of(sentence));
  }
  return lessons;
}

WordVectors train_vectors(const Corpora& corpora, std::span<const Lesson> trees,
                          const VectorTraining& options, const Say& say) {
  WordVectorTrainer trainer;
  for (const Lesson& lesson : trees)
    if (!lesson.tags.empty()) trainer.add_sentence(lesson.views());
  const auto news = read_news(corpora);
  for (const std::string& text : news) trainer.add_text(text);
  WordVectors vectors = trainer.build(options);
  say(fmt::format("words: {} articles, {} vectors", news.size(), vectors.words.size()));
  return vectors;
}

}  // namespace

std::vector<std::byte> read_model(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

Result<std::vector<std::byte>> train_model(const Corpora& corpora, const ModelTraining& options,
                                           const Say& say) {
  const auto lessons = read_lessons(corpora, options);
  if (!lessons) return tl::make_unexpected(lessons.error());
  std::vector<Lesson> dev;
  if (options.watch) {
    auto read = read_dev(corpora);
    if (!read) return tl::make_unexpected(read.error());
    dev = std::move(*read);
  }
  const WordVectors vectors = train_vectors(corpora, *lessons, options.words, say);
  const auto keys = build_word_keys(vectors);
  auto phrases = build_gazetteer(corpora.data);
  const NetworkInput input{vectors, *KeyTable::open(keys), *Gazetteer::open(phrases)};
  const TrainedNetwork trained = train_network(*lessons, dev, input, options.network, say);
  ModelFileBuilder builder;
  add_network(trained, vectors, builder);
  builder.add("names.gazetteer", std::move(phrases));
  return builder.build();
}

}  // namespace dateline
