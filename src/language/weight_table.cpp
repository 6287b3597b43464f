#include "language/weight_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace dateline {
namespace {

// Steps of 7.5 %: 127 of them reach from the threshold to more than 9,000 times it.
constexpr double kStep = 0.075;
constexpr std::size_t kStepCount = 256;
constexpr unsigned kOffsetBits = 24;  // of a slot; in units of two bytes
constexpr std::size_t kRowHeader = 2;

struct WeightHeader {
  std::uint32_t slot_count;
  std::uint32_t class_count;
  std::uint64_t row_bytes;
  std::int32_t steps[kStepCount];  // by the byte + 128
};

struct KeyHeader {
  std::uint64_t slot_count;
};

std::uint32_t slot_fingerprint(std::uint64_t feature) {
  return static_cast<std::uint32_t>(feature & 0xFF);
}
std::uint8_t row_fingerprint(std::uint64_t feature) {
  return static_cast<std::uint8_t>(feature >> 8);
}

template <class T>
void append(std::vector<std::byte>& out, std::span<const T> values) {
  const auto bytes = std::as_bytes(values);
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// Of six slots five are used at most, and never all.
std::size_t slot_count_for(std::size_t entries) { return entries + entries / 5 + 2; }

bool is_slot_count(std::uint64_t count) { return count >= 2 && count < (1u << 28); }

std::int8_t quantise(float weight, float threshold) {
  const double steps = std::log(std::abs(static_cast<double>(weight)) / threshold) / kStep;
  const int size = std::clamp(static_cast<int>(std::lround(steps)) + 1, 1, 127);
  return static_cast<std::int8_t>(weight < 0 ? -size : size);
}

void fill_steps(std::int32_t* steps, float threshold) {
  for (int byte = -128; byte < 128; ++byte) {
    const double size = threshold * std::exp(kStep * (std::abs(byte) - 1)) * WeightTable::kUnit;
    const auto rounded = static_cast<std::int32_t>(std::lround(std::min(size, 1e8)));
    steps[byte + 128] = byte == 0 ? 0 : (byte < 0 ? -rounded : rounded);
  }
}

tl::unexpected<Error> broken() { return fail(ErrorCode::format, "language model: damaged table"); }

}  // namespace

Result<WeightTable> WeightTable::open(std::span<const std::byte> section) {
  WeightHeader header;
  if (section.size() < sizeof header) return broken();
  std::memcpy(&header, section.data(), sizeof header);
  if (!is_slot_count(header.slot_count) || header.class_count > 256) return broken();
  const std::size_t slot_bytes = sizeof(std::uint32_t) * header.slot_count;
  if (section.size() != sizeof header + slot_bytes + header.row_bytes) return broken();
  WeightTable table;
  const std::byte* base = section.data();
  table.steps_ = reinterpret_cast<const std::int32_t*>(base + offsetof(WeightHeader, steps)) + 128;
  table.slots_ = reinterpret_cast<const std::uint32_t*>(base + sizeof header);
  table.rows_ = reinterpret_cast<const std::uint8_t*>(base + sizeof header + slot_bytes);
  table.slot_count_ = header.slot_count;
  table.class_count_ = header.class_count;
  return table;
}

// The first slot from `slot` on with the fingerprint of the feature, or slot_count_.
std::size_t WeightTable::find_slot(std::uint64_t feature, std::size_t slot) const {
  for (;; slot = slot + 1 == slot_count_ ? 0 : slot + 1) {
    if (slots_[slot] == 0) return slot_count_;
    if (slots_[slot] >> kOffsetBits == slot_fingerprint(feature)) return slot;
  }
}

const std::uint8_t* WeightTable::row_of(std::size_t slot) const {
  return rows_ + std::size_t{2} * ((slots_[slot] & ((1u << kOffsetBits) - 1)) - 1);
}

// In three passes, so that the memory of all features is under way at once.
void WeightTable::add_scores(std::span<const std::uint64_t> features, std::int32_t* scores) const {
  struct Found {
    std::uint64_t feature;
    std::size_t slot;
    const std::uint8_t* row;
  };
  std::array<Found, kMaxFeatures> found;
  std::size_t count = 0;
  for (const std::uint64_t feature : features)
    __builtin_prefetch(slots_ + slot_of(feature, slot_count_));
  for (const std::uint64_t feature : features) {
    const std::size_t slot = find_slot(feature, slot_of(feature, slot_count_));
    if (slot == slot_count_) continue;
    const std::uint8_t* row = row_of(slot);
    __builtin_prefetch(row);
    found[count++] = {feature, slot, row};
  }
  for (std::size_t i = 0; i < count; ++i) {
    auto [feature, slot, row] = found[i];
    // Rarely another feature's row comes first.
    while (row[0] != row_fingerprint(feature)) {
      slot = find_slot(feature, slot + 1 == slot_count_ ? 0 : slot + 1);
      if (slot == slot_count_) break;
      row = row_of(slot);
    }
    if (slot == slot_count_) continue;
    const std::uint8_t* entry = row + kRowHeader;
    for (const std::uint8_t* end = entry + 2 * row[1]; entry != end; entry += 2)
      scores[entry[0]] += steps_[static_cast<std::int8_t>(entry[1])];
  }
}

namespace {

// The rows as bytes; starts[i] is where row i lies in units of two bytes, from 1.
std::vector<std::byte> pack_rows(const std::vector<WeightRow>& rows, float threshold,
                                 std::vector<std::uint32_t>& starts) {
  std::vector<std::byte> packed;
  for (const WeightRow& row : rows) {
    starts.push_back(static_cast<std::uint32_t>(packed.size() / 2 + 1));
    packed.push_back(static_cast<std::byte>(row_fingerprint(row.feature)));
    packed.push_back(static_cast<std::byte>(row.weights.size()));
    for (const auto& [label, weight] : row.weights) {
      packed.push_back(static_cast<std::byte>(label));
      packed.push_back(static_cast<std::byte>(quantise(weight, threshold)));
    }
  }
  return packed;
}

void prune(std::vector<WeightRow>& rows, float threshold) {
  for (WeightRow& row : rows) {
    std::erase_if(row.weights, [&](const auto& w) { return std::abs(w.second) < threshold; });
    std::ranges::sort(row.weights);
    if (row.weights.size() > 255) row.weights.resize(255);
  }
  std::erase_if(rows, [](const WeightRow& row) { return row.weights.empty(); });
  std::ranges::sort(rows, {}, &WeightRow::feature);
}

}  // namespace

std::vector<std::byte> build_weight_table(std::vector<WeightRow> rows, std::size_t class_count,
                                          float threshold) {
  prune(rows, threshold);
  std::vector<std::uint32_t> starts;
  const std::vector<std::byte> packed = pack_rows(rows, threshold, starts);
  WeightHeader header{};
  header.slot_count = static_cast<std::uint32_t>(slot_count_for(rows.size()));
  header.class_count = static_cast<std::uint32_t>(class_count);
  header.row_bytes = packed.size();
  fill_steps(header.steps, threshold);
  std::vector<std::uint32_t> slots(header.slot_count);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::uint64_t feature = rows[r].feature;
    std::size_t i = slot_of(feature, slots.size());
    while (slots[i] != 0) i = (i + 1) % slots.size();
    slots[i] = slot_fingerprint(feature) << kOffsetBits | starts[r];
  }
  std::vector<std::byte> out;
  append(out, std::as_bytes(std::span(&header, 1)));
  append(out, std::as_bytes(std::span(slots)));
  append(out, std::span<const std::byte>(packed));
  return out;
}

Result<KeyTable> KeyTable::open(std::span<const std::byte> section) {
  KeyHeader header;
  if (section.size() < sizeof header) return broken();
  std::memcpy(&header, section.data(), sizeof header);
  if (!is_slot_count(header.slot_count)) return broken();
  if (section.size() != sizeof header + sizeof(Slot) * header.slot_count) return broken();
  KeyTable table;
  table.slots_ = reinterpret_cast<const Slot*>(section.data() + sizeof header);
  table.slot_count_ = header.slot_count;
  return table;
}

std::vector<std::byte> build_key_table(
    std::vector<std::pair<std::uint64_t, std::uint32_t>> entries) {
  const KeyHeader header{slot_count_for(entries.size())};
  std::vector<KeyTable::Slot> slots(header.slot_count);
  for (const auto& [key, value] : entries) {
    const auto fingerprint = static_cast<std::uint32_t>(key) | 1u;
    std::size_t i = slot_of(key, slots.size());
    while (slots[i].fingerprint != 0 && slots[i].fingerprint != fingerprint)
      i = (i + 1) % slots.size();
    if (slots[i].fingerprint == 0) slots[i] = {fingerprint, value};
  }
  std::vector<std::byte> out;
  append(out, std::as_bytes(std::span(&header, 1)));
  append(out, std::as_bytes(std::span(slots)));
  return out;
}

}  // namespace dateline
