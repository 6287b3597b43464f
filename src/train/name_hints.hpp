#pragma once
// What the project's lists say of the names in a treebank that marks none: of a run of proper nouns
// that is on a list as a whole, the type is known; of others nothing is.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "train/entity_corpus.hpp"

namespace dateline {

class NameHints {
 public:
  // gazetteers/*.txt, actor_countries.txt and first_names.txt of the data folder.
  explicit NameHints(const std::filesystem::path& data);

  // The labels that tags and lists leave possible: no name without a proper noun, a name of its
  // list's types, "Anna Berg" a person, "Monday" none.
  [[nodiscard]] std::vector<LabelSet> labels(const TreeSentence& sentence) const;

 private:
  void add(std::string_view name, TypeSet types);
  // The types of the words [first, last); 0: nothing is known.
  [[nodiscard]] TypeSet types_of(const TreeSentence& sentence, std::uint32_t first,
                                 std::uint32_t last) const;

  std::map<std::string, TypeSet, std::less<>> names_;  // in small letters, a space between words
  std::map<std::string, TypeSet, std::less<>> first_names_;
};

}  // namespace dateline
