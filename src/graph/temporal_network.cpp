// The latest day of a point is the length of the shortest path from the epoch to it; the earliest
// is minus that of the shortest path from it to the epoch. Both exist when no cycle is negative.
//
// Without the epoch the network of a set of articles is almost free of cycles, because "a is not
// after b" seldom meets "b is not after a". So the strong components, in topological order, are
// relaxed once each: linear, where a queue over the whole network can be quadratic on a long chain.
// Inside a component: Dijkstra where no weight is negative, else a queue (Bellman and Ford).
//
//   order --0-- suit --0-- ruling, the ruling by day 20: latest(order) = latest(suit) = 20.
//
// A round finds all contradictions that share no statement given up in it, in linear time.
#include "graph/temporal_network.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <cassert>
#include <deque>
#include <limits>
#include <queue>
#include <utility>

namespace dateline {
namespace {

constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Arc {
  std::uint32_t bound = kNone;
};
using Arcs = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc>;

enum class Direction : std::uint8_t { from_epoch, to_epoch };

// Shortest paths of one direction: length, and the bound that each point was last reached by.
struct Paths {
  std::vector<std::int64_t> length;
  std::vector<std::uint32_t> reached_by;
};

}  // namespace

struct TemporalNetwork::Impl {
  std::vector<Bound> bounds;
  std::uint32_t points = 1;

  std::vector<bool> is_left_out;               // by statement
  Arcs forward;                                // the bounds between points other than the epoch
  Arcs backward;                               // the same, turned round
  std::vector<std::vector<Point>> components;  // in topological order
  std::vector<std::uint32_t> component_of;
  Paths latest;
  Paths earliest;

  [[nodiscard]] bool holds(std::size_t which) const {
    return !is_left_out[bounds[which].statement];
  }
  [[nodiscard]] Point start_of(std::uint32_t which, Direction direction) const {
    return direction == Direction::from_epoch ? bounds[which].from : bounds[which].to;
  }
  [[nodiscard]] Point end_of(std::uint32_t which, Direction direction) const {
    return direction == Direction::from_epoch ? bounds[which].to : bounds[which].from;
  }
  [[nodiscard]] const Arcs& arcs(Direction direction) const {
    return direction == Direction::from_epoch ? forward : backward;
  }

  void build();
  [[nodiscard]] Arcs make_arcs(Direction direction) const;
  void order_components();

  [[nodiscard]] Paths shortest_paths(Direction direction) const;
  [[nodiscard]] Paths paths_of_epoch_bounds(Direction direction) const;
  template <class Improved>
  void relax(Point point, Direction direction, Paths& paths, Improved improved) const;
  void settle_component(std::size_t which, Direction direction, Paths& paths) const;
  [[nodiscard]] bool has_negative_weight(std::size_t component) const;

  [[nodiscard]] std::vector<std::size_t> negative_cycle(std::size_t component,
                                                        Paths& scratch) const;
  [[nodiscard]] std::vector<std::size_t> cycle_behind(Point point, std::size_t most,
                                                      const Paths& paths) const;
  [[nodiscard]] std::vector<std::size_t> proof(Point point, Direction direction) const;
  [[nodiscard]] std::vector<std::size_t> cycle_through(Point point) const;
  [[nodiscard]] bool all_hold(const std::vector<std::size_t>& walk) const;
  void give_up_weakest(std::vector<std::size_t> walk, std::vector<Contradiction>& found);
  void give_up_inner_cycles(std::vector<Contradiction>& found);
  bool give_up_crossed_points(std::vector<Contradiction>& found);
};

Arcs TemporalNetwork::Impl::make_arcs(Direction direction) const {
  std::vector<std::pair<Point, Point>> ends;
  std::vector<Arc> labels;
  for (std::uint32_t i = 0; i < bounds.size(); ++i) {
    if (bounds[i].from == kEpoch || bounds[i].to == kEpoch) continue;
    ends.emplace_back(start_of(i, direction), end_of(i, direction));
    labels.push_back({i});
  }
  return Arcs(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), labels.begin(),
              points);
}

// Boost numbers the components from the sinks up.
void TemporalNetwork::Impl::order_components() {
  component_of.assign(points, 0);
  const auto of =
      boost::make_iterator_property_map(component_of.begin(), get(boost::vertex_index, forward));
  const std::uint32_t count = boost::strong_components(forward, of);
  components.assign(count, {});
  for (Point point = 0; point < points; ++point) {
    component_of[point] = count - 1 - component_of[point];
    components[component_of[point]].push_back(point);
  }
}

void TemporalNetwork::Impl::build() {
  std::uint32_t statements = 0;
  for (const Bound& bound : bounds) statements = std::max(statements, bound.statement + 1);
  is_left_out.assign(statements, false);
  forward = make_arcs(Direction::from_epoch);
  backward = make_arcs(Direction::to_epoch);
  order_components();
}

Paths TemporalNetwork::Impl::paths_of_epoch_bounds(Direction direction) const {
  Paths paths{std::vector<std::int64_t>(points, kFar), std::vector<std::uint32_t>(points, kNone)};
  for (std::uint32_t i = 0; i < bounds.size(); ++i) {
    const Point point = end_of(i, direction);
    if (start_of(i, direction) != kEpoch || !holds(i)) continue;
    if (bounds[i].weight >= paths.length[point]) continue;
    paths.length[point] = bounds[i].weight;
    paths.reached_by[point] = i;
  }
  return paths;
}

template <class Improved>
void TemporalNetwork::Impl::relax(Point point, Direction direction, Paths& paths,
                                  Improved improved) const {
  const Arcs& graph = arcs(direction);
  if (paths.length[point] == kFar) return;
  for (auto [at, end] = out_edges(Arcs::vertex_descriptor{point}, graph); at != end; ++at) {
    const std::uint32_t which = graph[*at].bound;
    const Point next = static_cast<Point>(target(*at, graph));
    const std::int64_t length = paths.length[point] + bounds[which].weight;
    if (!holds(which) || length >= paths.length[next]) continue;
    paths.length[next] = length;
    paths.reached_by[next] = which;
    improved(next);
  }
}

bool TemporalNetwork::Impl::has_negative_weight(std::size_t component) const {
  for (const Point point : components[component]) {
    for (auto [at, end] = out_edges(Arcs::vertex_descriptor{point}, forward); at != end; ++at) {
      const Bound& bound = bounds[forward[*at].bound];
      if (bound.weight < 0 && component_of[bound.to] == component) return true;
    }
  }
  return false;
}

// Leaves the lengths of a component's points final, given those of the components before it.
void TemporalNetwork::Impl::settle_component(std::size_t which, Direction direction,
                                             Paths& paths) const {
  const std::vector<Point>& members = components[which];
  if (members.size() == 1) return;
  if (has_negative_weight(which)) {
    std::deque<Point> queue(members.begin(), members.end());
    for (; !queue.empty(); queue.pop_front()) {
      relax(queue.front(), direction, paths, [&](Point next) {
        if (component_of[next] == which) queue.push_back(next);
      });
    }
    return;
  }
  using Item = std::pair<std::int64_t, Point>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  for (const Point point : members) queue.emplace(paths.length[point], point);
  while (!queue.empty()) {
    const auto [length, point] = queue.top();
    queue.pop();
    if (length > paths.length[point]) continue;  // reached on a shorter way since
    relax(point, direction, paths, [&](Point next) {
      if (component_of[next] == which) queue.emplace(paths.length[next], next);
    });
  }
}

Paths TemporalNetwork::Impl::shortest_paths(Direction direction) const {
  Paths paths = paths_of_epoch_bounds(direction);
  const std::size_t count = components.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t which = direction == Direction::from_epoch ? i : count - 1 - i;
    settle_component(which, direction, paths);
    for (const Point point : components[which]) relax(point, direction, paths, [](Point) {});
  }
  return paths;
}

// The chain of bounds from the epoch to the point, or from the point to the epoch: the epoch's own
// bound first in both.
std::vector<std::size_t> TemporalNetwork::Impl::proof(Point point, Direction direction) const {
  const Paths& paths = direction == Direction::from_epoch ? latest : earliest;
  std::vector<std::size_t> walk;
  while (point != kEpoch && paths.reached_by[point] != kNone) {
    walk.push_back(paths.reached_by[point]);
    point = start_of(paths.reached_by[point], direction);
  }
  std::reverse(walk.begin(), walk.end());
  return walk;
}

bool TemporalNetwork::Impl::all_hold(const std::vector<std::size_t>& walk) const {
  return std::all_of(walk.begin(), walk.end(), [this](std::size_t i) { return holds(i); });
}

// From the epoch to the point and back. Where both ways pass the same point, the part beyond it is
// no contradiction of its own (inner cycles are gone by then) and is cut off.
std::vector<std::size_t> TemporalNetwork::Impl::cycle_through(Point point) const {
  std::vector<std::size_t> there = proof(point, Direction::from_epoch);
  std::vector<std::size_t> back = proof(point, Direction::to_epoch);
  std::vector<std::pair<Point, std::size_t>> passed;  // point, length of the way there
  for (std::size_t i = 0; i < there.size(); ++i) passed.emplace_back(bounds[there[i]].to, i + 1);
  std::sort(passed.begin(), passed.end());
  for (std::size_t i = 0; i < back.size(); ++i) {
    const Point at = bounds[back[i]].from;
    const auto met = std::lower_bound(passed.begin(), passed.end(), std::pair(at, std::size_t{0}));
    if (met == passed.end() || met->first != at) continue;
    there.resize(met->second);
    back.resize(i + 1);
    break;
  }
  there.insert(there.end(), back.rbegin(), back.rend());
  return there;
}

void TemporalNetwork::Impl::give_up_weakest(std::vector<std::size_t> walk,
                                            std::vector<Contradiction>& found) {
  const auto weakest =
      std::min_element(walk.begin(), walk.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(bounds[a].strength, b) < std::pair(bounds[b].strength, a);
      });
  const std::uint32_t statement = bounds[*weakest].statement;
  is_left_out[statement] = true;
  found.push_back({std::move(walk), statement});
}

// `point` hangs on a cycle of reached_by, or on a chain of at most `most` bounds that leads into
// one.
std::vector<std::size_t> TemporalNetwork::Impl::cycle_behind(Point point, std::size_t most,
                                                             const Paths& paths) const {
  for (std::size_t i = 0; i < most; ++i) point = bounds[paths.reached_by[point]].from;
  std::vector<std::size_t> cycle;
  for (Point at = point; cycle.empty() || at != point; at = bounds[cycle.back()].from) {
    cycle.push_back(paths.reached_by[at]);
  }
  std::reverse(cycle.begin(), cycle.end());
  return cycle;
}

// Bellman and Ford from everywhere at once; empty when the component has no negative cycle. A point
// that was reached more often than there are points hangs on one.
std::vector<std::size_t> TemporalNetwork::Impl::negative_cycle(std::size_t component,
                                                               Paths& scratch) const {
  const std::vector<Point>& members = components[component];
  for (const Point point : members) {
    scratch.length[point] = 0;
    scratch.reached_by[point] = kNone;
  }
  std::vector<Point> changed = members;
  for (std::size_t round = 0; round <= members.size() && !changed.empty(); ++round) {
    std::vector<Point> next_changed;
    for (const Point point : changed) {
      relax(point, Direction::from_epoch, scratch, [&](Point next) {
        if (component_of[next] == component) next_changed.push_back(next);
      });
    }
    std::sort(next_changed.begin(), next_changed.end());
    next_changed.erase(std::unique(next_changed.begin(), next_changed.end()), next_changed.end());
    changed = std::move(next_changed);
  }
  if (changed.empty()) return {};
  return cycle_behind(changed.front(), members.size(), scratch);
}

void TemporalNetwork::Impl::give_up_inner_cycles(std::vector<Contradiction>& found) {
  Paths scratch{std::vector<std::int64_t>(points, kFar), std::vector<std::uint32_t>(points, kNone)};
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (components[i].size() == 1 || !has_negative_weight(i)) continue;
    for (;;) {
      std::vector<std::size_t> cycle = negative_cycle(i, scratch);
      if (cycle.empty()) break;
      give_up_weakest(std::move(cycle), found);
    }
  }
}

// Points whose latest day is before their earliest. Long proofs are looked at up to a sum that is
// linear in the network; what is left waits for the next round.
bool TemporalNetwork::Impl::give_up_crossed_points(std::vector<Contradiction>& found) {
  const std::size_t before = found.size();
  std::size_t steps_left = 4 * (points + bounds.size());
  for (Point point = 1; point < points; ++point) {
    if (latest.length[point] == kFar || earliest.length[point] == kFar) continue;
    if (latest.length[point] + earliest.length[point] >= 0) continue;
    std::vector<std::size_t> cycle = cycle_through(point);
    const std::size_t steps = cycle.size();
    if (all_hold(cycle)) give_up_weakest(std::move(cycle), found);
    if (steps > steps_left) break;
    steps_left -= steps;
  }
  return found.size() > before;
}

TemporalNetwork::TemporalNetwork() : impl_(std::make_unique<Impl>()) {}
TemporalNetwork::TemporalNetwork(TemporalNetwork&&) noexcept = default;
TemporalNetwork& TemporalNetwork::operator=(TemporalNetwork&&) noexcept = default;
TemporalNetwork::~TemporalNetwork() = default;

Point TemporalNetwork::add_point() { return impl_->points++; }

std::size_t TemporalNetwork::add(const Bound& bound) {
  assert(bound.from != bound.to && std::max(bound.from, bound.to) < impl_->points);
  impl_->bounds.push_back(bound);
  return impl_->bounds.size() - 1;
}

const Bound& TemporalNetwork::bound(std::size_t which) const { return impl_->bounds[which]; }

std::vector<Contradiction> TemporalNetwork::settle() {
  std::vector<Contradiction> found;
  impl_->build();
  impl_->give_up_inner_cycles(found);
  do {
    impl_->latest = impl_->shortest_paths(Direction::from_epoch);
    impl_->earliest = impl_->shortest_paths(Direction::to_epoch);
  } while (impl_->give_up_crossed_points(found));
  return found;
}

std::optional<std::int32_t> TemporalNetwork::earliest(Point point) const {
  const std::int64_t length = impl_->earliest.length[point];
  if (length == kFar) return std::nullopt;
  return static_cast<std::int32_t>(-length);
}

std::optional<std::int32_t> TemporalNetwork::latest(Point point) const {
  const std::int64_t length = impl_->latest.length[point];
  if (length == kFar) return std::nullopt;
  return static_cast<std::int32_t>(length);
}

std::vector<std::size_t> TemporalNetwork::proof_of_earliest(Point point) const {
  return impl_->proof(point, Direction::to_epoch);
}
std::vector<std::size_t> TemporalNetwork::proof_of_latest(Point point) const {
  return impl_->proof(point, Direction::from_epoch);
}

}  // namespace dateline
