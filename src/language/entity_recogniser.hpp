#pragma once
// Names: a structured averaged perceptron over the tags begin, inside, end, single of each type and
// "outside", decoded by Viterbi (M. Collins, EMNLP 2002). Ten types (EntityType without unknown).
// Linear in the length of the sentence.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/labels.hpp"
#include "language/model_file.hpp"
#include "language/tagger.hpp"
#include "language/weight_table.hpp"
#include "language/word_traits.hpp"

namespace dateline {

// Words [first, last) of a sentence.
struct EntitySpan {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  EntityType type = EntityType::unknown;
  friend bool operator==(const EntitySpan&, const EntitySpan&) = default;
};

// Labels of the recogniser: 0 is outside; of the type t (1 to 10), begin, inside, end and single
// are 4t-3 to 4t.
enum class NamePart : std::uint8_t { begin, inside, end, single };
inline constexpr std::size_t kNameLabelCount = 4 * (kEntityTypeCount - 1) + 1;
[[nodiscard]] constexpr std::size_t name_label(EntityType type, NamePart part) {
  return 4 * static_cast<std::size_t>(type) - 3 + static_cast<std::size_t>(part);
}
[[nodiscard]] constexpr EntityType type_of_label(std::size_t label) {
  return static_cast<EntityType>((label + 3) / 4);
}
[[nodiscard]] constexpr NamePart part_of_label(std::size_t label) {
  return static_cast<NamePart>((label - 1) % 4);
}
// Whether one label may stand right before the other; a sentence has "outside" on both sides.
[[nodiscard]] bool may_follow(std::size_t before, std::size_t after);

// The labels with the highest sum of scores (a row of kNameLabelCount for each word) and of
// transitions (from before * kNameLabelCount + after). A label whose score is kForbidden is not
// taken. `back` is scratch; out is overwritten.
inline constexpr std::int32_t kForbidden = -1'000'000'000;
void decode_names(std::span<const std::int32_t> scores, std::span<const std::int32_t> transitions,
                  std::vector<std::uint8_t>& back, std::vector<std::uint8_t>& out);

[[nodiscard]] std::vector<EntitySpan> spans_of_labels(std::span<const std::uint8_t> labels);

// Knowledge of names that is looked up by whole phrases (data/gazetteers).
class Gazetteer {
 public:
  static constexpr std::size_t kMaxWords = 6;
  static constexpr unsigned kMaxLists = 29;  // a bit each; match() needs two bits more

  // Uses the section "entities.gazetteer": the hash of a phrase -> a bit set of lists; the hash of
  // its first word has kIsStart as well. Errors: format.
  [[nodiscard]] static Result<Gazetteer> open(std::span<const std::byte> section);

  // For each word the lists of the longest phrase that covers it, as an atom that also says whether
  // the word is its first, last, only or a middle one; 0 for none. out is overwritten.
  void match(std::span<const WordTraits> words, std::vector<Atom>& out) const;

  static constexpr std::uint32_t kIsStart = 1u << 31;
  [[nodiscard]] static std::uint64_t extend(std::uint64_t phrase, Atom word) {
    return mix_bits((phrase ^ word) * 0x9E3779B97F4A7C15u);
  }

 private:
  KeyTable phrases_;
};

class EntityRecogniser {
 public:
  struct Scratch {
    std::vector<Atom> gazetteer;
    std::vector<std::int32_t> scores;
    std::vector<std::uint8_t> back;
    std::vector<std::uint8_t> labels;
  };

  // Uses "entities.weights", "entities.transitions" and "entities.gazetteer". Errors: format.
  [[nodiscard]] static Result<EntityRecogniser> open(const ModelFile& file);

  void find(std::span<const WordTraits> words, std::span<const Tag> tags, Scratch& scratch,
            std::vector<EntitySpan>& out) const;

  // What the features of a sentence's words are made of.
  struct Input {
    std::span<const WordTraits> words;
    std::span<const Tag> tags;
    std::span<const Atom> gazetteer;
    Atom letter_case = 0;  // of the whole sentence: see sentence_case()
  };
  // Whether a sentence is set in capitals, as a headline, in lower case or as prose.
  [[nodiscard]] static Atom sentence_case(std::span<const WordTraits> words);
  // The features of the word i; returns their number.
  static std::size_t write_features(const Input& input, std::size_t i, std::uint64_t* out);

 private:
  WeightTable weights_;
  std::span<const std::int32_t> transitions_;
  Gazetteer gazetteer_;
};

}  // namespace dateline
