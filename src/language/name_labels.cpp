#include "language/name_labels.hpp"

#include <algorithm>
#include <limits>

namespace dateline {
namespace {

bool is_open(std::size_t label) {  // a name goes on after it
  return label != 0 &&
         (part_of_label(label) == NamePart::begin || part_of_label(label) == NamePart::inside);
}
bool is_start(std::size_t label) {
  return label == 0 || part_of_label(label) == NamePart::begin ||
         part_of_label(label) == NamePart::single;
}

// Predecessors of each label, so that decoding does not try what cannot be.
struct Predecessors {
  std::array<std::array<std::uint8_t, kNameLabelCount>, kNameLabelCount> labels{};
  std::array<std::size_t, kNameLabelCount> counts{};
};

const Predecessors& predecessors() {
  static const Predecessors table = [] {
    Predecessors made;
    for (std::size_t after = 0; after < kNameLabelCount; ++after)
      for (std::size_t before = 0; before < kNameLabelCount; ++before)
        if (may_follow(before, after))
          made.labels[after][made.counts[after]++] = static_cast<std::uint8_t>(before);
    return made;
  }();
  return table;
}

}  // namespace

bool may_follow(std::size_t before, std::size_t after) {
  if (!is_open(before)) return is_start(after);
  return !is_start(after) && type_of_label(before) == type_of_label(after);
}

void decode_names(std::span<const float> scores, std::span<const float> steps,
                  std::vector<std::uint8_t>& back, std::vector<std::uint8_t>& out) {
  constexpr float kNever = std::numeric_limits<float>::lowest();
  const std::size_t count = scores.size() / kNameLabelCount;
  const Predecessors& table = predecessors();
  std::array<float, kNameLabelCount> sums;
  sums.fill(kNever / 2);
  sums[0] = 0;
  back.resize(count * kNameLabelCount);
  for (std::size_t i = 0; i < count; ++i) {
    std::array<float, kNameLabelCount> next;
    for (std::size_t after = 0; after < kNameLabelCount; ++after) {
      float best = kNever;
      std::uint8_t from = 0;
      for (std::size_t p = 0; p < table.counts[after]; ++p) {
        const std::uint8_t before = table.labels[after][p];
        // The first word has no word before it that a step could come from.
        const float step = i == 0 ? 0 : steps[before * kNameLabelCount + after];
        if (sums[before] + step > best) best = sums[before] + step, from = before;
      }
      next[after] = best + scores[i * kNameLabelCount + after];
      back[i * kNameLabelCount + after] = from;
    }
    sums = next;
  }
  // A name is not left open at the end.
  std::size_t label = 0;
  for (std::size_t l = 0; l < kNameLabelCount; ++l)
    if (!is_open(l) && sums[l] > sums[label]) label = l;
  out.resize(count);
  for (std::size_t i = count; i-- > 0;) {
    out[i] = static_cast<std::uint8_t>(label);
    label = back[i * kNameLabelCount + label];
  }
}

std::vector<EntitySpan> spans_of_labels(std::span<const std::uint8_t> labels) {
  std::vector<EntitySpan> spans;
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const NamePart part = part_of_label(labels[i]);
    if (part == NamePart::begin || part == NamePart::single) first = i;
    if (part == NamePart::end || part == NamePart::single)
      spans.push_back({first, i + 1, type_of_label(labels[i])});
  }
  return spans;
}

}  // namespace dateline
