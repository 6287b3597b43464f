#include "train/train_model.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <map>

#include "train/entity_corpus.hpp"

namespace dateline {
namespace {

using Say = std::function<void(const std::string&)>;

struct Part {
  std::string_view section;
  std::string_view name;  // as ModelTraining::only has it
};
constexpr std::array<Part, 9> kParts = {{{"words.classes", "words"},
                                         {"words.lexicon", "tagger"},
                                         {"tagger.tags", "tagger"},
                                         {"tagger.weights", "tagger"},
                                         {"parser.actions", "parser"},
                                         {"parser.weights", "parser"},
                                         {"entities.gazetteer", "entities"},
                                         {"entities.transitions", "entities"},
                                         {"entities.weights", "entities"}}};

class ModelTrainer {
 public:
  ModelTrainer(const Corpora& corpora, const ModelTraining& options, const Say& say)
      : corpora_(corpora), options_(options), say_(say) {}

  Result<std::vector<std::byte>> train(std::span<const std::byte> previous);

 private:
  using Section = std::vector<std::byte>;

  [[nodiscard]] bool is_wanted(std::string_view part) const {
    return options_.only.empty() || options_.only.contains(std::string(part));
  }
  Result<void> keep(std::span<const std::byte> previous);
  void train_words();
  void train_tags();
  void train_trees();
  Result<void> train_names();
  [[nodiscard]] KeyTable keys(const char* section) { return *KeyTable::open(sections_[section]); }

  const Corpora& corpora_;
  const ModelTraining& options_;
  const Say& say_;
  std::vector<TreeSentence> trees_;
  std::map<std::string, Section, std::less<>> sections_;
};

Result<void> ModelTrainer::keep(std::span<const std::byte> previous) {
  for (const Part& part : kParts) {
    if (is_wanted(part.name)) continue;
    const auto file = ModelFile::open(previous, ModelCheck::all);
    if (!file) return tl::make_unexpected(file.error());
    const auto section = file->section(part.section);
    if (!section) return tl::make_unexpected(section.error());
    sections_[std::string(part.section)].assign(section->begin(), section->end());
  }
  return {};
}

void ModelTrainer::train_words() {
  WordClassTrainer trainer;
  for (const TreeSentence& sentence : trees_) trainer.add_sentence(sentence.views());
  const auto news = read_news(corpora_);
  for (const std::string& text : news) trainer.add_text(text);
  say_(fmt::format("words: {} sentences of treebanks, {} articles", trees_.size(), news.size()));
  sections_["words.classes"] = trainer.build(options_.words);
}

void ModelTrainer::train_tags() {
  std::vector<TreeSentence> recased = recase_sentences(trees_, options_.tagger.recase_every);
  std::vector<const TreeSentence*> all;
  for (const TreeSentence& sentence : trees_) all.push_back(&sentence);
  for (const TreeSentence& sentence : recased) all.push_back(&sentence);
  TaggerSections made = train_tagger(all, keys("words.classes"), options_.tagger);
  say_(fmt::format("tagger: {} sentences, {} bytes", all.size(), made.weights.size()));
  sections_["words.lexicon"] = std::move(made.lexicon);
  sections_["tagger.tags"] = std::move(made.tags);
  sections_["tagger.weights"] = std::move(made.weights);
}

void ModelTrainer::train_trees() {
  const KeyTable classes = keys("words.classes");
  const KeyTable lexicon = keys("words.lexicon");
  const auto tags = jackknife_tags(trees_, classes, options_.tagger, options_.jackknife_folds);
  std::vector<ParserExample> examples;
  std::size_t right = 0, total = 0;
  for (std::size_t i = 0; i < trees_.size(); ++i) {
    ParserExample example;
    read_traits(trees_[i].views(), {&classes, &lexicon}, example.words);
    example.tags = tags[i];
    example.heads = trees_[i].heads;
    example.deprels = trees_[i].deprels;
    for (std::size_t w = 0; w < tags[i].size(); ++w)
      right += tags[i][w].upos == trees_[i].tags[w].upos, ++total;
    examples.push_back(std::move(example));
  }
  say_(fmt::format("parser: jack-knifed UPOS {:.2f} %",
                   100.0 * static_cast<double>(right) / static_cast<double>(total)));
  ParserSections made = train_parser(examples, options_.parser, [this](int epoch, double accuracy) {
    say_(fmt::format("parser: epoch {}, {:.2f} % of steps right", epoch, 100 * accuracy));
  });
  say_(fmt::format("parser: {} bytes", made.weights.size()));
  sections_["parser.actions"] = std::move(made.actions);
  sections_["parser.weights"] = std::move(made.weights);
}

Result<void> ModelTrainer::train_names() {
  auto examples = read_entity_corpora(corpora_);
  if (!examples) return tl::make_unexpected(examples.error());
  recase_names(*examples, options_.entities.recase_every);
  auto& phrases = sections_["entities.gazetteer"] = build_gazetteer(options_.data);
  const KeyTable classes = keys("words.classes");
  const KeyTable lexicon = keys("words.lexicon");
  ModelFileBuilder builder;
  builder.add("tagger.tags", sections_["tagger.tags"]);
  builder.add("tagger.weights", sections_["tagger.weights"]);
  const std::vector<std::byte> bytes = builder.build();
  const Tagger tagger = *Tagger::open(*ModelFile::open(bytes, ModelCheck::table));
  const EntityKnowledge knowledge{{&classes, &lexicon}, tagger, *Gazetteer::open(phrases)};
  EntitySections made = train_entities(*examples, knowledge, options_.entities);
  say_(fmt::format("entities: {} sentences, {} bytes", examples->size(), made.weights.size()));
  sections_["entities.transitions"] = std::move(made.transitions);
  sections_["entities.weights"] = std::move(made.weights);
  return {};
}

Result<std::vector<std::byte>> ModelTrainer::train(std::span<const std::byte> previous) {
  auto trees = read_training_trees(corpora_);
  if (!trees) return tl::make_unexpected(trees.error());
  trees_ = std::move(*trees);
  if (const auto kept = keep(previous); !kept) return tl::make_unexpected(kept.error());
  if (is_wanted("words")) train_words();
  if (is_wanted("tagger")) train_tags();
  if (is_wanted("entities"))
    if (const auto done = train_names(); !done) return tl::make_unexpected(done.error());
  if (is_wanted("parser")) train_trees();
  ModelFileBuilder builder;
  for (const Part& part : kParts)
    builder.add(std::string(part.section), std::move(sections_.find(part.section)->second));
  return builder.build();
}

}  // namespace

std::vector<std::byte> read_model(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

Result<std::vector<std::byte>> train_model(const Corpora& corpora, const ModelTraining& options,
                                           std::span<const std::byte> previous, const Say& say) {
  return ModelTrainer(corpora, options, say).train(previous);
}

}  // namespace dateline
