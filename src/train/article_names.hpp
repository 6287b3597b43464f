#pragma once
// Names from the annotated articles of data/training: their actors say what some of the names are;
// any other capitalised word may or may not be part of one.

#include <filesystem>
#include <string_view>
#include <vector>

#include "train/entity_corpus.hpp"

namespace dateline {

// The sentences of a text, with what the "actors" of its gold.json (data/training/README.md) say.
[[nodiscard]] std::vector<NameExample> names_of_article(std::string_view text,
                                                        std::string_view gold);

// Those of all articles, articles in the order of their paths; empty where there are none.
[[nodiscard]] std::vector<NameExample> read_article_names(const std::filesystem::path& data);

}  // namespace dateline
