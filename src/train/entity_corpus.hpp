#pragma once
// Sentences with names, from corpora with several tag sets. A word has the set of labels that its
// corpus leaves possible: where a corpus says "organisation", that may be an authority, a court, a
// company or another group, and training chooses among them.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/entity_recogniser.hpp"
#include "train/corpora.hpp"

namespace dateline {

using LabelSet = std::uint64_t;  // a bit a label (kNameLabelCount of them)
using TypeSet = std::uint32_t;   // a bit a type; EntityType::unknown stands for "no name"

inline constexpr LabelSet kOutsideOnly = 1;

struct NameExample {
  std::vector<std::string> forms;
  std::vector<LabelSet> allowed;  // one a word
};

// A marked stretch of a sentence.
struct MarkedSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TypeSet types = 0;
};

void mark(NameExample& example, const MarkedSpan& span);

// All that a published model may be trained on, own sentences first; without every eighth of those.
[[nodiscard]] Result<std::vector<NameExample>> read_entity_corpora(const Corpora& corpora);

struct GoldNames {
  std::vector<std::string> forms;
  std::vector<EntitySpan> names;
};
// The held-out own sentences; UNER-EWT's dev file, with org for all organisations and loc for all
// places.
[[nodiscard]] Result<std::vector<GoldNames>> read_own_held_out(const Corpora& corpora);
[[nodiscard]] Result<std::vector<GoldNames>> read_uner_dev(const Corpora& corpora);

// Adds a copy of every so many sentences in capitals or as a headline, in turns.
void recase_names(std::vector<NameExample>& examples, std::size_t every);
[[nodiscard]] std::vector<TreeSentence> recase_sentences(std::span<const TreeSentence> sentences,
                                                         std::size_t every);

// The section of the name lists: gazetteers/*.txt of the data folder (a name a line, # starts a
// comment), and its countries, first names and actors.
[[nodiscard]] std::vector<std::byte> build_gazetteer(const std::filesystem::path& data);

}  // namespace dateline
