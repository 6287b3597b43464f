#include "language/language_model.hpp"

namespace dateline {
namespace {

Result<KeyTable> open_keys(const ModelFile& file, std::string_view name) {
  const auto section = file.section(name);
  if (!section) return tl::make_unexpected(section.error());
  return KeyTable::open(*section);
}

}  // namespace

Result<LanguageModel> LanguageModel::open(std::span<const std::byte> bytes, ModelCheck check) {
  const auto file = ModelFile::open(bytes, check);
  if (!file) return tl::make_unexpected(file.error());
  const auto classes = open_keys(*file, "words.classes");
  if (!classes) return tl::make_unexpected(classes.error());
  const auto lexicon = open_keys(*file, "words.lexicon");
  if (!lexicon) return tl::make_unexpected(lexicon.error());
  const auto tagger = Tagger::open(*file);
  if (!tagger) return tl::make_unexpected(tagger.error());
  const auto parser = Parser::open(*file);
  if (!parser) return tl::make_unexpected(parser.error());
  const auto recogniser = EntityRecogniser::open(*file);
  if (!recogniser) return tl::make_unexpected(recogniser.error());
  LanguageModel model;
  model.classes_ = *classes;
  model.lexicon_ = *lexicon;
  model.tagger_ = *tagger;
  model.parser_ = *parser;
  model.recogniser_ = *recogniser;
  return model;
}

void LanguageModel::label(std::span<const std::string_view> forms, Scratch& scratch,
                          SentenceLabels& out) const {
  read_traits(forms, {&classes_, &lexicon_}, scratch.words);
  tagger_.tag(scratch.words, out.tags);
  parser_.parse(scratch.words, out.tags, scratch.parser, out.arcs);
  recogniser_.find(scratch.words, out.tags, scratch.entities, out.entities);
}

}  // namespace dateline
