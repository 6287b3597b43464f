// Arcs are taken from the shortest to the longest; each goes into the innermost lane that is free
// over its rows, if both its rows have a port left. The ports of a row are ordered so that arcs of
// one row do not cross: first the arcs that go up, inner lane first; then those that go down, outer
// lane first.
#include "render/arcs.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace dateline {
namespace {

constexpr int kLanes = 2;
constexpr int kMaxPorts = 4;  // four at 6 points fit the smallest row

// The rows that a lane's arcs cover. Two arcs may share a row where one ends and the next begins.
class Lane {
 public:
  [[nodiscard]] bool is_free(std::size_t top, std::size_t bottom) const {
    const auto next = taken_.lower_bound(top);
    if (next != taken_.end() && next->first < bottom) return false;
    return next == taken_.begin() || std::prev(next)->second <= top;
  }
  void take(std::size_t top, std::size_t bottom) { taken_[top] = bottom; }

 private:
  std::map<std::size_t, std::size_t> taken_;  // top row -> bottom row
};

std::vector<std::size_t> shortest_first(const Story& story) {
  std::vector<std::size_t> order(story.relations.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto length = [&](std::size_t i) {
    const StoryRelation& relation = story.relations[i];
    return std::max(relation.from, relation.to) - std::min(relation.from, relation.to);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return length(a) < length(b); });
  return order;
}

struct Port {
  RelationArc* arc;
  bool goes_up;  // this row is the arc's lower end
};

bool stands_above(const Port& a, const Port& b) {
  if (a.goes_up != b.goes_up) return a.goes_up;
  return a.goes_up ? a.arc->lane < b.arc->lane : a.arc->lane > b.arc->lane;
}

void place_ports(ArcPlan& plan, std::size_t rows) {
  std::vector<std::vector<Port>> ports(rows);
  for (RelationArc& arc : plan.arcs) {
    ports[arc.top].push_back({&arc, false});
    ports[arc.bottom].push_back({&arc, true});
  }
  for (std::vector<Port>& row : ports) {
    std::stable_sort(row.begin(), row.end(), stands_above);
    const double middle = (static_cast<double>(row.size()) - 1) / 2;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double offset = (static_cast<double>(i) - middle) * kPortPitch;
      (row[i].goes_up ? row[i].arc->bottom_offset : row[i].arc->top_offset) = offset;
    }
  }
}

}  // namespace

ArcPlan plan_arcs(const Story& story) {
  ArcPlan plan;
  plan.is_drawn.assign(story.relations.size(), false);
  std::array<Lane, kLanes> lanes;
  std::vector<int> ports(story.rows.size(), 0);
  for (const std::size_t i : shortest_first(story)) {
    const StoryRelation& relation = story.relations[i];
    const std::size_t top = std::min(relation.from, relation.to);
    const std::size_t bottom = std::max(relation.from, relation.to);
    if (ports[top] == kMaxPorts || ports[bottom] == kMaxPorts) continue;
    const auto lane = std::find_if(lanes.begin(), lanes.end(),
                                   [&](const Lane& each) { return each.is_free(top, bottom); });
    if (lane == lanes.end()) continue;
    lane->take(top, bottom);
    ++ports[top];
    ++ports[bottom];
    plan.is_drawn[i] = true;
    const int number = static_cast<int>(lane - lanes.begin());
    plan.arcs.push_back({i, top, bottom, number, 0, 0, relation.from == bottom});
    plan.lanes = std::max(plan.lanes, number + 1);
  }
  place_ports(plan, story.rows.size());
  return plan;
}

}  // namespace dateline
