#include "train/perceptron.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace dateline {

std::size_t Perceptron::find(std::uint64_t feature) const {
  std::size_t i = feature & (slots_.size() - 1);
  while (slots_[i].feature != 0 && slots_[i].feature != feature) i = (i + 1) & (slots_.size() - 1);
  return i;
}

void Perceptron::grow() {
  const std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? std::size_t{1} << 20 : old.size() * 2, {});
  for (const Slot& slot : old)
    if (slot.feature != 0) slots_[find(slot.feature)] = slot;
}

void Perceptron::add_scores(std::span<const std::uint64_t> features, float* scores) const {
  for (const std::uint64_t feature : features)
    __builtin_prefetch(&slots_[feature & (slots_.size() - 1)]);
  for (const std::uint64_t feature : features) {
    const Slot& slot = slots_[find(feature)];
    if (slot.feature == 0) continue;
    for (const Entry& entry : rows_[slot.row]) scores[entry.label] += entry.weight;
  }
}

void Perceptron::add_to_entry(std::vector<Entry>& row, std::uint32_t label, float amount) const {
  for (Entry& entry : row) {
    if (entry.label != label) continue;
    entry.total += static_cast<double>(entry.weight) * static_cast<double>(now_ - entry.since);
    entry.since = now_;
    entry.weight += amount;
    return;
  }
  if (!is_pruned_) row.push_back({label, amount, 0, now_});
}

void Perceptron::update(std::span<const std::uint64_t> features, std::size_t label, float amount) {
  for (const std::uint64_t feature : features) {
    std::size_t i = find(feature);
    if (slots_[i].feature == 0) {
      if (is_pruned_) continue;
      if (rows_.size() * 2 > slots_.size()) {
        grow();
        i = find(feature);
      }
      slots_[i] = {feature, static_cast<std::uint32_t>(rows_.size())};
      rows_.emplace_back();
    }
    add_to_entry(rows_[slots_[i].row], static_cast<std::uint32_t>(label), amount);
  }
}

float Perceptron::average(const Entry& entry) const {
  const double total =
      entry.total + static_cast<double>(entry.weight) * static_cast<double>(now_ - entry.since);
  return static_cast<float>(total / static_cast<double>(now_ + 1));
}

// The size of the keep-th largest average.
float Perceptron::threshold_for(std::size_t keep) const {
  std::vector<float> sizes;
  for (const std::vector<Entry>& row : rows_)
    for (const Entry& entry : row) sizes.push_back(std::abs(average(entry)));
  if (sizes.size() <= keep) return 0;
  const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(keep);
  std::nth_element(sizes.begin(), at, sizes.end(), std::greater{});
  return *at;
}

void Perceptron::prune(std::size_t keep) {
  const float threshold = threshold_for(keep);
  std::vector<Slot> old_slots = std::move(slots_);
  std::vector<std::vector<Entry>> old_rows = std::move(rows_);
  slots_.assign(old_slots.size(), {});
  rows_.clear();
  for (const Slot& slot : old_slots) {
    if (slot.feature == 0) continue;
    std::vector<Entry> kept;
    for (const Entry& entry : old_rows[slot.row])
      if (std::abs(average(entry)) >= threshold)
        kept.push_back({entry.label, average(entry), 0, 0});
    if (kept.empty()) continue;
    slots_[find(slot.feature)] = {slot.feature, static_cast<std::uint32_t>(rows_.size())};
    rows_.push_back(std::move(kept));
  }
  now_ = 0;
  is_pruned_ = true;
}

std::vector<WeightRow> Perceptron::averages() const {
  std::vector<WeightRow> out;
  for (const Slot& slot : slots_) {
    if (slot.feature == 0) continue;
    WeightRow row{slot.feature, {}};
    for (const Entry& entry : rows_[slot.row])
      if (const float weight = average(entry); weight != 0)
        row.weights.emplace_back(static_cast<std::uint8_t>(entry.label), weight);
    if (!row.weights.empty()) out.push_back(std::move(row));
  }
  return out;
}

}  // namespace dateline
