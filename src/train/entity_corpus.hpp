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

#include "language/name_labels.hpp"
#include "train/corpora.hpp"

namespace dateline {

using LabelSet = std::uint64_t;  // a bit a label (kNameLabelCount of them)
using TypeSet = std::uint32_t;   // a bit a type; EntityType::unknown stands for "no name"

inline constexpr LabelSet kOutsideOnly = 1;
inline constexpr LabelSet kAnyLabel = (LabelSet{1} << kNameLabelCount) - 1;
[[nodiscard]] constexpr TypeSet type_bit(EntityType type) {
  return 1u << static_cast<unsigned>(type);
}

struct NameExample {
  std::vector<std::string> forms;
  std::vector<LabelSet> allowed;  // one a word
  std::string document;           // where the corpus says it
};

// A marked stretch of a sentence.
struct MarkedSpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TypeSet types = 0;
};

void mark(NameExample& example, const MarkedSpan& span);

// "Judge", "Dr.": before a person's name, no part of it.
[[nodiscard]] bool is_title(std::string_view word);

// All that a published model may be trained on but the treebanks, own sentences first, without
// those that are held out. Each own sentence comes with variants, in which names stand in the place
// of others of their type.
[[nodiscard]] Result<std::vector<NameExample>> read_entity_corpora(const Corpora& corpora);

// GUM's mentions: brackets in the MISC column, "Entity=(3-person-new-...(4-place-...)" and "3)".
// types are those of a name of that kind; what no name of ours can be has EntityType::unknown too.
struct GumMention {
  std::string id;  // of the entity
  TypeSet types = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
[[nodiscard]] std::vector<GumMention> read_mentions(const TreeSentence& sentence);

// The labels that GUM's mentions leave possible for the words of one of its sentences.
[[nodiscard]] std::vector<LabelSet> read_gum_names(const TreeSentence& sentence);

struct GoldNames {
  std::vector<std::string> forms;
  std::vector<EntitySpan> names;
  std::string document;  // empty: it stands alone
};
// The held-out own sentences; UNER-EWT's dev file, with org for all organisations and loc for all
// places.
[[nodiscard]] Result<std::vector<GoldNames>> read_own_held_out(const Corpora& corpora);
[[nodiscard]] Result<std::vector<GoldNames>> read_uner_dev(const Corpora& corpora);

// The words as in a headline, in capitals or in lower case.
enum class Recase : std::uint8_t { title, upper, lower };
[[nodiscard]] std::vector<std::string> recase(const std::vector<std::string>& forms, Recase to);

}  // namespace dateline
