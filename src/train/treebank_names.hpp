#pragma once
// Names in the sentences of a treebank, marked by reading them for this project. Only where they
// stand is kept, not the text: data/training/treebank_names/*.txt has "sent_id<TAB>TYPE first-last
// ..." lines, words counted from 1 as CoNLL-U counts them, multiword tokens and empty nodes left
// out. A sentence that is listed has the names of its line and no others.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "language/language_model.hpp"
#include "train/entity_corpus.hpp"
#include "train/treebank.hpp"

namespace dateline {

class TreebankNames {
 public:
  explicit TreebankNames(const std::filesystem::path& data);

  // Nothing for a sentence that nobody has read.
  [[nodiscard]] std::optional<std::vector<LabelSet>> labels(const TreeSentence& sentence) const;

 private:
  void add(const std::string& line);

  std::map<std::string, std::vector<EntitySpan>, std::less<>> names_;
};

// The sentences of EWT's training file that have a proper noun or a name of the model's, each as
// "sent_id<TAB>words with [[TYPE|name]] marks": what a reader mends (tools/treebank_names.py).
[[nodiscard]] Result<std::string> propose_names(const LanguageModel& model, const Corpora& corpora);

}  // namespace dateline
