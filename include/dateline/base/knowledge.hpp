#pragma once
// The knowledge files of data/, compiled into the library by tools/embed.py.
//
//   std::string_view text = builtin_knowledge("ontology.toml");

#include <string>
#include <string_view>

namespace dateline {

// A file of the user's, in the format of one of data/: its entries are added to those that are
// compiled in.
struct KnowledgeFile {
  std::string path;  // for messages
  std::string text;
};

// Empty when there is no such file: the callers' tables are then empty, which their tests catch.
[[nodiscard]] std::string_view builtin_knowledge(std::string_view name);

}  // namespace dateline
