#pragma once
// Reading the lists of names in the data folder.

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "language/labels.hpp"
#include "read/spaces.hpp"

namespace dateline {

// A to Z alone.
[[nodiscard]] std::string lower_case(std::string_view word);
// The .txt files of a folder in the order of their names; none where it is missing.
[[nodiscard]] std::vector<std::filesystem::path> text_files(const std::filesystem::path& folder);

// Calls use(line) for each line with something beside a comment.
template <class Use>
void for_each_line(const std::filesystem::path& path, Use use) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto content = trimmed(std::string_view(line).substr(0, line.find('#')));
    if (!content.empty()) use(content);
  }
}

// The lists of data/gazetteers whose entries are names of one type.
struct NameList {
  const char* file;
  EntityType type;
};
inline constexpr std::array<NameList, 8> kNameLists = {{{"authorities.txt", EntityType::gov},
                                                        {"cities.txt", EntityType::gpe},
                                                        {"companies.txt", EntityType::com},
                                                        {"groups.txt", EntityType::org},
                                                        {"laws.txt", EntityType::law},
                                                        {"peoples.txt", EntityType::norp},
                                                        {"places.txt", EntityType::loc},
                                                        {"products.txt", EntityType::prod}}};

}  // namespace dateline
