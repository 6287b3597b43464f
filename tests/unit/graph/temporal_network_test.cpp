#include "graph/temporal_network.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using namespace dateline;

namespace {

constexpr std::int64_t kFar = 1'000'000'000;

// Floyd and Warshall over the bounds of the statements that are kept.
std::vector<std::vector<std::int64_t>> all_pairs(std::size_t points,
                                                 const std::vector<Bound>& bounds,
                                                 const std::vector<bool>& is_left_out) {
  std::vector<std::vector<std::int64_t>> d(points, std::vector<std::int64_t>(points, kFar));
  for (std::size_t i = 0; i < points; ++i) d[i][i] = 0;
  for (const Bound& bound : bounds) {
    if (is_left_out[bound.statement]) continue;
    d[bound.from][bound.to] = std::min(d[bound.from][bound.to], std::int64_t{bound.weight});
  }
  for (std::size_t k = 0; k < points; ++k) {
    for (std::size_t i = 0; i < points; ++i) {
      for (std::size_t j = 0; j < points; ++j) {
        if (d[i][k] < kFar && d[k][j] < kFar) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
      }
    }
  }
  return d;
}

std::vector<Bound> random_bounds(std::mt19937& random, Point points, int least_weight) {
  const auto pick = [&](int from, int to) {
    return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
  };
  std::vector<Bound> bounds;
  const int count = pick(0, static_cast<int>(points) * 3);
  for (int i = 0; i < count; ++i) {
    const auto from = static_cast<Point>(pick(0, static_cast<int>(points) - 1));
    const auto to = static_cast<Point>(pick(0, static_cast<int>(points) - 1));
    if (from == to) continue;
    const bool is_epoch = from == kEpoch || to == kEpoch;
    bounds.push_back({from, to, is_epoch ? pick(-20, 20) : pick(least_weight, 4), pick(0, 4),
                      static_cast<std::uint32_t>(bounds.size() / 2)});
  }
  return bounds;
}

void check_against_reference(std::mt19937& random, int least_weight) {
  const Point points = 2 + static_cast<Point>(random() % 9);
  const std::vector<Bound> bounds = random_bounds(random, points, least_weight);
  TemporalNetwork network;
  for (Point i = 1; i < points; ++i) CHECK(network.add_point() == i);
  for (const Bound& bound : bounds) network.add(bound);
  const std::vector<Contradiction> found = network.settle();

  std::vector<bool> is_left_out(bounds.size() + 1, false);
  for (const Contradiction& contradiction : found) {
    std::int64_t sum = 0;
    int weakest = 100;
    bool is_on_walk = false;
    REQUIRE_FALSE(contradiction.bounds.empty());
    Point at = bounds[contradiction.bounds.front()].from;
    for (const std::size_t which : contradiction.bounds) {
      CHECK(bounds[which].from == at);
      at = bounds[which].to;
      sum += bounds[which].weight;
      weakest = std::min(weakest, bounds[which].strength);
      CHECK_FALSE(is_left_out[bounds[which].statement]);
    }
    CHECK(at == bounds[contradiction.bounds.front()].from);
    CHECK(sum < 0);
    for (const std::size_t which : contradiction.bounds) {
      if (bounds[which].statement != contradiction.left_out) continue;
      if (bounds[which].strength == weakest) is_on_walk = true;
    }
    CHECK(is_on_walk);
    is_left_out[contradiction.left_out] = true;
  }

  const auto d = all_pairs(points, bounds, is_left_out);
  for (Point i = 0; i < points; ++i) CHECK(d[i][i] == 0);  // what is kept can hold
  for (Point i = 1; i < points; ++i) {
    CHECK(network.latest(i).has_value() == (d[kEpoch][i] < kFar));
    CHECK(network.earliest(i).has_value() == (d[i][kEpoch] < kFar));
    if (network.latest(i)) {
      CHECK(*network.latest(i) == d[kEpoch][i]);
      std::int64_t sum = 0;
      for (const std::size_t which : network.proof_of_latest(i)) sum += bounds[which].weight;
      CHECK(sum == d[kEpoch][i]);
    }
    if (network.earliest(i)) CHECK(*network.earliest(i) == -d[i][kEpoch]);
  }
}

}  // namespace

TEST_CASE("random networks get the days that Floyd and Warshall give, after the same omissions") {
  std::mt19937 random(20200918);
  for (int round = 0; round < 3000; ++round) check_against_reference(random, -4);
  for (int round = 0; round < 3000; ++round) check_against_reference(random, 0);
}

TEST_CASE("a bound travels along a chain, and only in its own direction") {
  TemporalNetwork network;
  const Point order = network.add_point();
  const Point suit = network.add_point();
  const Point ruling = network.add_point();
  network.add({suit, order, 0, 1, 0});
  network.add({ruling, suit, 0, 1, 1});
  network.add({kEpoch, suit, 20, 1, 2});
  CHECK(network.settle().empty());
  CHECK(network.latest(order) == 20);
  CHECK(network.latest(suit) == 20);
  CHECK_FALSE(network.latest(ruling));
  CHECK_FALSE(network.earliest(order));
  CHECK(network.proof_of_latest(order) == std::vector<std::size_t>{2, 0});
}

TEST_CASE("a long chain in the worst order, and a long circle, are settled at once") {
  constexpr Point kLength = 100000;
  for (const bool is_circle : {false, true}) {
    TemporalNetwork network;
    for (Point i = 0; i < kLength; ++i) (void)network.add_point();
    for (Point i = 1; i <= kLength; ++i) {
      network.add({kEpoch, i, static_cast<std::int32_t>(kLength - i), 1, i});
      const Point next = i == kLength ? 1 : i + 1;
      if (next != 1 || is_circle) network.add({next, i, 0, 1, kLength + i});
    }
    CHECK(network.settle().empty());
    CHECK(network.latest(1) == 0);
    CHECK(network.latest(kLength / 2) == 0);
  }
}

TEST_CASE("many contradictions around one point are all found") {
  constexpr int kMany = 2000;
  TemporalNetwork network;
  const Point hub = network.add_point();
  network.add({hub, kEpoch, -100, 3, 0});  // not before day 100
  for (int i = 0; i < kMany; ++i) {
    const Point other = network.add_point();
    const auto statement = static_cast<std::uint32_t>(1 + 2 * i);
    network.add({kEpoch, other, 50, 3, statement});  // by day 50
    network.add({other, hub, 0, 1, statement + 1});  // and yet after the hub
  }
  CHECK(network.settle().size() == kMany);
  CHECK(network.earliest(hub) == 100);
  CHECK_FALSE(network.latest(hub));
}
