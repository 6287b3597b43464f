#pragma once
// The whole training, from corpora to the bytes of a model file. Deterministic: fixed seeds, one
// thread, files in the order of their names.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "train/corpora.hpp"
#include "train/train_entities.hpp"
#include "train/train_parser.hpp"
#include "train/train_tagger.hpp"
#include "train/train_word_classes.hpp"

namespace dateline {

struct ModelTraining {
  WordClassTraining words;
  TaggerTraining tagger;
  ParserTraining parser;
  EntityTraining entities;
  std::size_t jackknife_folds = 5;
  std::filesystem::path data = "data";  // where the name lists are
  // Of words, tagger, parser, entities: the parts to train, the others are taken from the previous
  // model. Empty: all.
  std::set<std::string> only;
};

// The bytes of a model file; empty when there is none.
[[nodiscard]] std::vector<std::byte> read_model(const std::filesystem::path& path);

// say gets a line about each step. Errors: not_found for a missing corpus, format when a part that
// is to be kept is not in the previous model.
[[nodiscard]] Result<std::vector<std::byte>> train_model(
    const Corpora& corpora, const ModelTraining& options, std::span<const std::byte> previous,
    const std::function<void(const std::string&)>& say);

}  // namespace dateline
