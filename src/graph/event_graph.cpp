// One property graph for both kinds of vertices: events first, then actors, so that an id and its
// vertex differ by a constant. A role is an edge from the actor to the event, a relation one from
// event to event.
#include "dateline/graph/event_graph.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <cassert>
#include <utility>

#include "graph/tightening.hpp"

namespace dateline {
namespace {

// A role's edge holds the role, a relation's its index in Case::relations.
struct EdgeLabel {
  bool is_relation = false;
  Role role = Role::agent;
  std::size_t relation = 0;
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS,
                                    boost::no_property, EdgeLabel>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;

}  // namespace

std::string_view role_name(Role role) {
  switch (role) {
    case Role::agent:
      return "agent";
    case Role::target:
      return "target";
    case Role::object:
      return "object";
    case Role::basis:
      return "basis";
    case Role::beneficiary:
      return "beneficiary";
    case Role::venue:
      return "venue";
  }
  return "agent";
}

struct EventGraph::Impl {
  Case value;
  Graph graph;

  explicit Impl(Case given)
      : value(std::move(given)), graph(value.events.size() + value.actors.size()) {
    for (std::uint32_t i = 0; i < value.events.size(); ++i) add_roles(EventId{i});
    for (std::size_t i = 0; i < value.relations.size(); ++i) {
      const Relation& relation = value.relations[i];
      assert(index(relation.from) < value.events.size() &&
             index(relation.to) < value.events.size());
      add_edge(vertex(relation.from), vertex(relation.to), EdgeLabel{true, Role::agent, i}, graph);
    }
  }

  [[nodiscard]] static Vertex vertex(EventId event) { return index(event); }
  [[nodiscard]] Vertex vertex(ActorId actor) const { return value.events.size() + index(actor); }
  [[nodiscard]] ActorId actor_at(Vertex at) const {
    return ActorId{static_cast<std::uint32_t>(at - value.events.size())};
  }

  void add_roles(EventId id) {
    const Event& event = value.events[index(id)];
    add_role(id, event.agents, Role::agent);
    add_role(id, event.targets, Role::target);
    add_role(id, event.roles.object, Role::object);
    add_role(id, event.roles.basis, Role::basis);
    add_role(id, event.roles.beneficiary, Role::beneficiary);
    add_role(id, event.roles.venue, Role::venue);
  }
  void add_role(EventId event, const std::vector<ActorId>& actors, Role role) {
    for (const ActorId actor : actors) {
      assert(index(actor) < value.actors.size());
      add_edge(vertex(actor), vertex(event), EdgeLabel{false, role, 0}, graph);
    }
  }
};

EventGraph::EventGraph(Case value) : impl_(std::make_unique<Impl>(std::move(value))) {}
EventGraph::EventGraph(EventGraph&&) noexcept = default;
EventGraph& EventGraph::operator=(EventGraph&&) noexcept = default;
EventGraph::~EventGraph() = default;

const Case& EventGraph::value() const { return impl_->value; }

std::vector<EventId> EventGraph::events_of(ActorId actor) const {
  std::vector<EventId> events;
  for (auto [at, end] = out_edges(impl_->vertex(actor), impl_->graph); at != end; ++at) {
    const EventId event{static_cast<std::uint32_t>(target(*at, impl_->graph))};
    if (events.empty() || events.back() != event) events.push_back(event);  // roles come together
  }
  return events;
}

std::vector<RoleEdge> EventGraph::roles_of(EventId event) const {
  std::vector<RoleEdge> roles;
  for (auto [at, end] = in_edges(Impl::vertex(event), impl_->graph); at != end; ++at) {
    const EdgeLabel& label = impl_->graph[*at];
    if (label.is_relation) continue;
    roles.push_back({impl_->actor_at(source(*at, impl_->graph)), event, label.role});
  }
  return roles;
}

std::vector<std::size_t> EventGraph::relations_from(EventId event) const {
  std::vector<std::size_t> relations;
  for (auto [at, end] = out_edges(Impl::vertex(event), impl_->graph); at != end; ++at) {
    relations.push_back(impl_->graph[*at].relation);
  }
  return relations;
}

std::vector<std::size_t> EventGraph::relations_to(EventId event) const {
  std::vector<std::size_t> relations;
  for (auto [at, end] = in_edges(Impl::vertex(event), impl_->graph); at != end; ++at) {
    if (impl_->graph[*at].is_relation) relations.push_back(impl_->graph[*at].relation);
  }
  return relations;
}

// Actors of no event are no component of their own.
std::size_t EventGraph::component_count() const {
  const std::size_t count = num_vertices(impl_->graph);
  std::vector<std::size_t> rank(count);
  std::vector<Vertex> parent(count);
  boost::disjoint_sets<std::size_t*, Vertex*> sets(rank.data(), parent.data());
  boost::initialize_incremental_components(impl_->graph, sets);
  boost::incremental_components(impl_->graph, sets);
  std::vector<bool> is_counted(count);
  std::size_t components = 0;
  for (Vertex event = 0; event < impl_->value.events.size(); ++event) {
    const Vertex root = sets.find_set(event);
    if (!is_counted[root]) ++components;
    is_counted[root] = true;
  }
  return components;
}

void EventGraph::tighten() { tighten_case(impl_->value); }

}  // namespace dateline
