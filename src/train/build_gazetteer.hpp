#pragma once
// The model's section of name lists (language/gazetteer.hpp): gazetteers/*.txt of the data folder
// (a name a line, # starts a comment), and its countries, first names and actors.

#include <cstddef>
#include <filesystem>
#include <vector>

namespace dateline {

[[nodiscard]] std::vector<std::byte> build_gazetteer(const std::filesystem::path& data);

}  // namespace dateline
