#pragma once
// CoNLL-U treebanks: https://universaldependencies.org/format.html
// Only words are read: lines of multiword tokens ("1-2") and of empty nodes ("1.1") are left out.

#include <string>
#include <string_view>
#include <vector>

#include "language/labels.hpp"

namespace dateline {

struct TreeSentence {
  std::vector<std::string> forms;
  std::vector<Tag> tags;
  std::vector<std::uint32_t> heads;  // index into forms; forms.size() for the root
  std::vector<Deprel> deprels;
  std::vector<std::string> misc;  // the last column
  std::string document;           // the newest "# newdoc id"
  std::string id;                 // "# sent_id"

  [[nodiscard]] std::vector<std::string_view> views() const { return {forms.begin(), forms.end()}; }
};

[[nodiscard]] std::vector<TreeSentence> read_treebank(std::string_view text);

// The parts of a string between separators, empty ones too.
[[nodiscard]] std::vector<std::string_view> split_fields(std::string_view text, char separator);

// Whether a word is a proper noun by its Penn tag.
[[nodiscard]] inline bool is_name_word(const TreeSentence& sentence, std::uint32_t i) {
  return sentence.tags[i].xpos == Xpos::nnp || sentence.tags[i].xpos == Xpos::nnps;
}

}  // namespace dateline
