#pragma once
// The trained half of the floor in one piece: give it the words of a sentence, get tags, a tree and
// names.
//
//   LanguageModel model = *LanguageModel::open(builtin_model(), ModelCheck::table);
//   LanguageModel::Scratch scratch;   // one a thread, used again for each sentence
//   SentenceLabels labels;
//   model.label(forms, scratch, labels);
//
// Nothing is loaded: the model lies in the bytes, which must outlive it. Const after open(), one
// instance serves many threads.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/entity_recogniser.hpp"
#include "language/parser.hpp"
#include "language/tagger.hpp"

namespace dateline {

struct SentenceLabels {
  std::vector<Tag> tags;             // one a word
  std::vector<Arc> arcs;             // one a word
  std::vector<EntitySpan> entities;  // sorted, not overlapping
};

class LanguageModel {
 public:
  struct Scratch {
    std::vector<WordTraits> words;
    ParserState parser;
    EntityRecogniser::Scratch entities;
  };

  // Errors: format, when the bytes are not a whole model of our version.
  [[nodiscard]] static Result<LanguageModel> open(std::span<const std::byte> bytes,
                                                  ModelCheck check);

  // Any bytes will do as forms, empty ones too; out is overwritten. Linear in their number.
  void label(std::span<const std::string_view> forms, Scratch& scratch, SentenceLabels& out) const;

 private:
  KeyTable classes_;
  KeyTable lexicon_;
  Tagger tagger_;
  Parser parser_;
  EntityRecogniser recogniser_;
};

}  // namespace dateline
