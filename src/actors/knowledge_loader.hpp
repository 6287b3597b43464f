#pragma once
// Reads the knowledge files of data/ and the user's into an ActorKnowledge. Line files first, since
// the TOML files may build on them.

#include <string>
#include <string_view>
#include <vector>

#include "actors/knowledge.hpp"

namespace dateline {

class KnowledgeLoader {
 public:
  [[nodiscard]] Result<ActorKnowledge> load(const std::vector<KnowledgeFile>& user_files);

 private:
  struct Toml;  // reads one TOML file, knowledge_toml.cpp
  friend struct Toml;

  // A line of a word list, comments and blank lines left out.
  struct Line {
    std::string path;
    std::uint32_t number = 0;
    std::string_view text;
  };
  using LineReader = Result<void> (KnowledgeLoader::*)(const Line&);
  Result<void> read_lines(const std::string& name, LineReader reader);
  Result<void> read_noun_line(const Line& line);
  Result<void> read_name_line(const Line& line);
  Result<void> read_country_line(const Line& line);
  Result<void> read_first_name_line(const Line& line);
  Result<void> read_toml(const KnowledgeFile& file);

  Result<Sorts> sorts(std::string_view names, const Where& where);
  void add_noun(Noun noun, bool replace);
  // `replace`: the user's word goes before ours for the same name.
  KnownId add_known(std::string_view name, ActorKind kind, bool replace = false);
  void add_name(KnownId id, std::string_view name, bool replace = false);
  void add_nouns_of_names();

  ActorKnowledge out_;
};

}  // namespace dateline
