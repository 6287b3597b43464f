#pragma once
// Names as labels of words: begin, inside, end, single of each type, and "outside". Ten types
// (EntityType without unknown).

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/labels.hpp"

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

// Of the labels that may stand in a row, those with the highest sum of scores (a row of
// kNameLabelCount for each word) and of steps from word to word (a row a label before, a column a
// label after), by Viterbi. Linear. `back` is scratch; out is overwritten.
void decode_names(std::span<const float> scores, std::span<const float> steps,
                  std::vector<std::uint8_t>& back, std::vector<std::uint8_t>& out);

[[nodiscard]] std::vector<EntitySpan> spans_of_labels(std::span<const std::uint8_t> labels);

}  // namespace dateline
