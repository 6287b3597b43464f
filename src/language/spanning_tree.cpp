#include "language/spanning_tree.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace dateline {
namespace {

// What an arc from the root costs beside its score: more than any tree can gain, so that the root
// takes one child and no more.
constexpr double kRootCost = 1e9;
constexpr double kNever = -1e18;

enum Mark : std::uint8_t { unseen, on_path, done };

}  // namespace

// The best head of each word, when that is a tree already, as it mostly is.
bool SpanningTree::take_best(const network::Rows& scores, std::vector<std::uint32_t>& heads) {
  const auto words = static_cast<std::uint32_t>(scores.count());
  heads.assign(words, words);
  std::uint32_t roots = 0;
  for (std::uint32_t i = 0; i < words; ++i) {
    const float* row = scores.row(i);
    std::uint32_t best = words;
    for (std::uint32_t j = 0; j < words; ++j)
      if (j != i && row[j] > row[best]) best = j;
    heads[i] = best;
    roots += best == words;
  }
  if (roots != 1) return false;
  marks_.assign(words, unseen);
  for (std::uint32_t i = 0; i < words; ++i) {
    std::uint32_t at = i;
    while (at != words && marks_[at] == unseen) marks_[at] = on_path, at = heads[at];
    if (at != words && marks_[at] == on_path) return false;
    for (at = i; at != words && marks_[at] == on_path; at = heads[at]) marks_[at] = done;
  }
  return true;
}

void SpanningTree::start(const network::Rows& scores) {
  const auto words = static_cast<std::uint32_t>(scores.count());
  size_ = words + 1;
  cells_.resize(std::size_t{size_} * size_);
  nodes_.clear();
  active_.clear();
  for (std::uint32_t node = 0; node < size_; ++node) nodes_.push_back({node, node, {}, {}});
  for (std::uint32_t child = 0; child < words; ++child) {
    active_.push_back(child);
    for (std::uint32_t head = 0; head < size_; ++head) {
      const double score = static_cast<double>(scores.row(child)[head]);
      cell(head, child) = {head == child   ? kNever
                           : head == words ? score - kRootCost
                                           : score,
                           {head, child}};
    }
  }
}

std::uint32_t SpanningTree::outermost(std::uint32_t node) const {
  while (nodes_[node].parent != node) node = nodes_[node].parent;
  return node;
}

void SpanningTree::choose_best(std::uint32_t node) {
  Node& to = nodes_[node];
  to.best = cell(size_ - 1, to.place);
  for (const std::uint32_t other : active_) {
    if (other == node) continue;
    const Cell& in = cell(nodes_[other].place, to.place);
    if (in.score > to.best.score) to.best = in;
  }
}

// Makes one node of a circle, in the place of its first. An arc into it takes the place of the
// circle's own arc to the word that it goes to.
std::uint32_t SpanningTree::join(std::vector<std::uint32_t> circle) {
  const auto joined = static_cast<std::uint32_t>(nodes_.size());
  const std::uint32_t place = nodes_[circle.front()].place;
  std::erase_if(
      active_, [&](std::uint32_t node) { return std::ranges::find(circle, node) != circle.end(); });
  std::vector<std::uint32_t> others;
  for (const std::uint32_t node : active_) others.push_back(nodes_[node].place);
  others.push_back(size_ - 1);
  for (const std::uint32_t other : others) {
    Cell in{kNever * 2, {}}, out{kNever * 2, {}};
    for (const std::uint32_t node : circle) {
      const Node& part = nodes_[node];
      Cell candidate = cell(other, part.place);
      candidate.score -= part.best.score;
      if (candidate.score > in.score) in = candidate;
      if (other + 1 == size_) continue;  // nothing goes into the root
      if (cell(part.place, other).score > out.score) out = cell(part.place, other);
    }
    cell(other, place) = in;
    if (other + 1 != size_) cell(place, other) = out;
  }
  for (const std::uint32_t node : circle) nodes_[node].parent = joined;
  nodes_.push_back({place, joined, {}, std::move(circle)});
  active_.push_back(joined);
  return joined;
}

// From the outermost circles inwards: the arc that comes into a circle comes into one of its nodes,
// and the others keep the circle's arcs.
void SpanningTree::resolve(std::vector<std::uint32_t>& heads) {
  for (std::size_t node = nodes_.size(); node-- > size_;) {
    const Cell in = nodes_[node].best;
    std::uint32_t part = in.arc.child;
    while (nodes_[part].parent != node) part = nodes_[part].parent;
    nodes_[part].best = in;
  }
  for (std::uint32_t word = 0; word + 1 < size_; ++word) heads[word] = nodes_[word].best.arc.head;
}

void SpanningTree::find(const network::Rows& scores, std::vector<std::uint32_t>& heads) {
  if (take_best(scores, heads)) return;
  start(scores);
  marks_.assign(std::size_t{2} * size_, unseen);
  marks_[size_ - 1] = done;
  std::vector<std::uint32_t> path;
  for (std::uint32_t word = 0; word + 1 < size_; ++word) {
    std::uint32_t at = outermost(word);
    while (marks_[at] != done) {
      if (marks_[at] == unseen) {
        marks_[at] = on_path;
        path.push_back(at);
        choose_best(at);
        at = outermost(nodes_[at].best.arc.head);
        continue;
      }
      const auto first = std::ranges::find(path, at);
      std::vector<std::uint32_t> circle(first, path.end());
      path.erase(first, path.end());
      at = join(std::move(circle));
    }
    for (const std::uint32_t node : path) marks_[node] = done;
    path.clear();
  }
  resolve(heads);
}

}  // namespace dateline
