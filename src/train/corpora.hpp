#pragma once
// The corpora folder that a model is trained from; src/train/README.md says what lies where. Only
// files whose licence allows a published model are named here.

#include <filesystem>
#include <string>
#include <vector>

#include "dateline/base/result.hpp"
#include "train/treebank.hpp"

namespace dateline {

struct Corpora {
  std::filesystem::path folder;         // with treebanks/, entities/, own/
  std::filesystem::path news;           // searched for articles.jsonl; may be empty
  std::filesystem::path data = "data";  // the project's own, for its sentences and lists of names
};

// Errors: not_found, with a hint that says what the folder must hold.
[[nodiscard]] Result<std::string> read_corpus(const Corpora& corpora, const char* name);

// The texts of all articles.jsonl under the news folder, in the order of their paths.
[[nodiscard]] std::vector<std::string> read_news(const Corpora& corpora);

inline constexpr const char* kEwtTrain = "treebanks/EWT/en_ewt-ud-train.conllu";
inline constexpr const char* kEwtDev = "treebanks/EWT/en_ewt-ud-dev.conllu";
inline constexpr const char* kGumTrain = "treebanks/GUM/en_gum-train-nonNC.conllu";
inline constexpr const char* kGumDev = "treebanks/GUM/en_gum-ud-dev.conllu";

}  // namespace dateline
