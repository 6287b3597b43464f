#include "language/projective_tree.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace dateline {
namespace {

constexpr float kLowest = std::numeric_limits<float>::lowest();
enum End : std::size_t { left, right };

// A part of a tree that is still to be taken apart.
struct Part {
  std::uint32_t first, last;
  End head;
  bool is_open;
};

}  // namespace

void ProjectiveTree::fill(const network::Rows& scores, std::uint32_t first, std::uint32_t last) {
  Span& made = span(first, last);
  float best = kLowest;
  for (std::uint32_t split = first; split < last; ++split) {
    const float sum = span(first, split).closed[left] + span(split + 1, last).closed[right];
    if (sum > best) best = sum, made.open_split = split;
  }
  made.open[left] = best + scores.row(last)[first];
  made.open[right] = best + scores.row(first)[last];
  made.closed[left] = made.closed[right] = kLowest;
  for (std::uint32_t split = first + 1; split <= last; ++split) {
    const float sum = span(first, split).open[left] + span(split, last).closed[left];
    if (sum > made.closed[left]) made.closed[left] = sum, made.closed_split[left] = split;
  }
  for (std::uint32_t split = first; split < last; ++split) {
    const float sum = span(first, split).closed[right] + span(split, last).open[right];
    if (sum > made.closed[right]) made.closed[right] = sum, made.closed_split[right] = split;
  }
}

void ProjectiveTree::follow(std::uint32_t root, std::vector<std::uint32_t>& heads) {
  std::vector<Part> parts = {{0, root, right, false}, {root, count_ - 1, left, false}};
  while (!parts.empty()) {
    const Part part = parts.back();
    parts.pop_back();
    if (part.first == part.last) continue;
    const Span& from = span(part.first, part.last);
    if (part.is_open) {
      const bool is_left = part.head == left;
      heads[is_left ? part.last : part.first] = is_left ? part.first : part.last;
      parts.push_back({part.first, from.open_split, left, false});
      parts.push_back({from.open_split + 1, part.last, right, false});
    } else if (part.head == left) {
      parts.push_back({part.first, from.closed_split[left], left, true});
      parts.push_back({from.closed_split[left], part.last, left, false});
    } else {
      parts.push_back({part.first, from.closed_split[right], right, false});
      parts.push_back({from.closed_split[right], part.last, right, true});
    }
  }
}

void ProjectiveTree::find(const network::Rows& scores, std::vector<std::uint32_t>& heads) {
  count_ = static_cast<std::uint32_t>(scores.count());
  heads.assign(count_, count_);
  if (count_ == 0) return;
  spans_.assign(std::size_t{count_} * count_, {});
  for (std::uint32_t length = 1; length < count_; ++length)
    for (std::uint32_t first = 0; first + length < count_; ++first)
      fill(scores, first, first + length);
  std::uint32_t root = 0;
  float best = kLowest;
  for (std::uint32_t word = 0; word < count_; ++word) {
    const float sum = span(0, word).closed[right] + span(word, count_ - 1).closed[left] +
                      scores.row(word)[count_];
    if (sum > best) best = sum, root = word;
  }
  follow(root, heads);
}

// Goes through the words with the arcs that are open: one that closes has to be the newest.
bool ProjectiveTree::is_projective(const std::vector<std::uint32_t>& heads) {
  const auto count = static_cast<std::uint32_t>(heads.size());
  // Of each word the arcs that end at it from the left are closed before those that begin.
  std::vector<std::vector<std::uint32_t>> ends(count);
  for (std::uint32_t word = 0; word < count; ++word) {
    const std::uint32_t head = heads[word];
    if (head == count) continue;
    ends[std::min(word, head)].push_back(std::max(word, head));
  }
  stack_.clear();
  for (std::uint32_t word = 0; word < count; ++word) {
    while (!stack_.empty() && stack_.back() == word) stack_.pop_back();
    if (heads[word] == count && !stack_.empty()) return false;
    auto& far = ends[word];
    std::ranges::sort(far, std::greater{});
    for (const std::uint32_t end : far) {
      if (!stack_.empty() && end > stack_.back()) return false;
      stack_.push_back(end);
    }
  }
  return true;
}

}  // namespace dateline
