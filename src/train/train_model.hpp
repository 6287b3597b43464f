#pragma once
// The whole training, from corpora to the bytes of a model file. Deterministic: fixed seeds, two
// threads that share the work by number, files in the order of their names.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "train/corpora.hpp"
#include "train/train_network.hpp"
#include "train/train_word_vectors.hpp"

namespace dateline {

struct ModelTraining {
  VectorTraining words;
  NetworkTraining network;
  // Of so many sentences one is learned in capitals, as a headline or in lower case too; 0: none.
  std::size_t recase_trees_every = 12;
  std::size_t recase_names_every = 5;
  bool watch = false;  // measures the dev files after each epoch
};

// The bytes of a model file; empty when there is none.
[[nodiscard]] std::vector<std::byte> read_model(const std::filesystem::path& path);

// say gets a line about each step. Errors: not_found for a missing corpus.
[[nodiscard]] Result<std::vector<std::byte>> train_model(
    const Corpora& corpora, const ModelTraining& options,
    const std::function<void(const std::string&)>& say);

}  // namespace dateline
