#pragma once
// The learned network as sections of the model file: weights become bytes, each row of a matrix
// with a unit of its own.

#include "language/model_file.hpp"
#include "train/train_network.hpp"

namespace dateline {

// Adds "network.*", "features.*", "words.*" and "tags".
void add_network(const TrainedNetwork& trained, const WordVectors& vectors,
                 ModelFileBuilder& builder);

// The section "words.keys": where each word's vector is.
[[nodiscard]] std::vector<std::byte> build_word_keys(const WordVectors& vectors);

}  // namespace dateline
