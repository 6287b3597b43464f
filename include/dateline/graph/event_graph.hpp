#pragma once
// The EventGraph: actors and events as vertices, roles and relations as edges, on Boost.Graph
// (hidden in the source file), with the temporal constraint network over the events' days.
//
//   EventGraph graph(std::move(value));
//   graph.tighten();                       // fills every event's bounds, and the conflicts
//   for (EventId event : graph.events_of(actor)) ...

#include <cstdint>
#include <memory>
#include <vector>

#include "dateline/graph/case.hpp"

namespace dateline {

enum class Role : std::uint8_t { agent, target, object, basis, beneficiary, venue };
[[nodiscard]] std::string_view role_name(Role role);

struct RoleEdge {
  ActorId actor{};
  EventId event{};
  Role role = Role::agent;
};

class EventGraph {
 public:
  explicit EventGraph(Case value);
  EventGraph(EventGraph&&) noexcept;
  EventGraph& operator=(EventGraph&&) noexcept;
  ~EventGraph();

  [[nodiscard]] const Case& value() const;
  [[nodiscard]] std::vector<EventId> events_of(ActorId actor) const;
  [[nodiscard]] std::vector<RoleEdge> roles_of(EventId event) const;
  // Indices into value().relations, in order.
  [[nodiscard]] std::vector<std::size_t> relations_from(EventId event) const;
  [[nodiscard]] std::vector<std::size_t> relations_to(EventId event) const;
  // Number of connected components over events joined by relations or a shared actor.
  [[nodiscard]] std::size_t component_count() const;

  // The Simple Temporal Network (Dechter, Meiri and Pearl 1991): known dates, order from relations
  // and from the types' logic, "reported by then" from the publication date. Two shortest-path
  // passes from the epoch vertex give earliest and latest for each event; a negative cycle is a
  // contradiction, recorded in value().conflicts with the events and sentences on it, and the
  // weakest constraint on it is left out so that the rest still holds.
  void tighten();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
