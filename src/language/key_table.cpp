#include "language/key_table.hpp"

#include <algorithm>
#include <cstring>

namespace dateline {
namespace {

struct KeyHeader {
  std::uint64_t slot_count;
};

template <class T>
void append(std::vector<std::byte>& out, std::span<const T> values) {
  const auto bytes = std::as_bytes(values);
  out.insert(out.end(), bytes.begin(), bytes.end());
}

// Of six slots five are used at most, and never all.
std::size_t slot_count_for(std::size_t entries) { return entries + entries / 5 + 2; }

bool is_slot_count(std::uint64_t count) { return count >= 2 && count < (1u << 28); }

tl::unexpected<Error> broken() { return fail(ErrorCode::format, "language model: damaged table"); }

}  // namespace

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
