#pragma once
// A Simple Temporal Network (Dechter, Meiri and Pearl 1991): points in time and upper bounds on
// their differences. It knows nothing of events; constraints.hpp builds one from a case.
//
//   TemporalNetwork network;
//   Point order = network.add_point(), suit = network.add_point();
//   network.add({suit, order, 0, strength, 0});             // the order is not after the suit
//   network.add({kEpoch, suit, day, strength, 1});          // the suit was by that day
//   network.settle();  network.latest(order) == day

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace dateline {

using Point = std::uint32_t;
inline constexpr Point kEpoch = 0;  // 1970-01-01; every absolute date is a bound to or from it

// time(to) - time(from) <= weight, in days; from != to.
struct Bound {
  Point from = kEpoch;
  Point to = kEpoch;
  std::int32_t weight = 0;
  int strength = 0;             // of what contradicts itself, the weakest statement is left out
  std::uint32_t statement = 0;  // bounds of one statement hold or fall together
};

// A closed walk of bounds whose weights sum to less than nothing.
struct Contradiction {
  std::vector<std::size_t> bounds;  // indices in the order of add(), along the walk
  std::uint32_t left_out = 0;       // the statement that was given up
};

class TemporalNetwork {
 public:
  TemporalNetwork();
  TemporalNetwork(TemporalNetwork&&) noexcept;
  TemporalNetwork& operator=(TemporalNetwork&&) noexcept;
  ~TemporalNetwork();

  [[nodiscard]] Point add_point();
  std::size_t add(const Bound& bound);
  [[nodiscard]] const Bound& bound(std::size_t which) const;

  // Leaves out statements until the rest can hold, and finds the tightest days of every point. The
  // contradictions in the order they were found.
  std::vector<Contradiction> settle();

  // After settle(). Empty: nothing bounds the point on that side.
  [[nodiscard]] std::optional<std::int32_t> earliest(Point point) const;
  [[nodiscard]] std::optional<std::int32_t> latest(Point point) const;
  // The bounds that prove it, the absolute one first, the point's own last.
  [[nodiscard]] std::vector<std::size_t> proof_of_earliest(Point point) const;
  [[nodiscard]] std::vector<std::size_t> proof_of_latest(Point point) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
