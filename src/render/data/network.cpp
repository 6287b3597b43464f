#include "render/data/network.hpp"

#include <fmt/format.h>

#include <set>

#include "render/escape.hpp"

namespace dateline {
namespace {

std::string iso(const std::optional<Day>& day) { return day ? format_iso(*day) : ""; }

NetworkNode node_of(const Row& row) {
  const Event& event = *row.event;
  NetworkNode node;
  node.id = fmt::format("e{}", row.number);
  node.label = row.title;
  node.is_event = true;
  node.type = event.type;
  node.status = status_name(event.status);
  node.edtf = event.date ? to_edtf(*event.date) : "";
  node.earliest = iso(row.days.earliest);
  node.latest = iso(row.days.latest);
  node.quote = one_line(event.quote.text);
  node.importance = event.importance;
  return node;
}

}  // namespace

Network network_of(const Case& value, const Story& story) {
  Network network;
  std::set<std::size_t> actors;
  const auto add_roles = [&](const Row& row, const std::vector<ActorId>& who, const char* role) {
    for (const ActorId id : who) {
      if (index(id) >= value.actors.size()) continue;
      actors.insert(index(id));
      const std::string actor = fmt::format("a{}", index(id) + 1);
      network.edges.push_back({fmt::format("e{}", row.number), actor, role});
    }
  };
  for (const Row& row : story.rows) {
    network.nodes.push_back(node_of(row));
    add_roles(row, row.event->agents, "agent");
    add_roles(row, row.event->targets, "target");
  }
  for (const std::size_t i : actors) {
    NetworkNode node;
    node.id = fmt::format("a{}", i + 1);
    node.label = one_line(value.actors[i].name);
    node.type = actor_kind_name(value.actors[i].kind);
    network.nodes.push_back(std::move(node));
  }
  for (const StoryRelation& relation : story.relations)
    network.edges.push_back({fmt::format("e{}", story.rows[relation.from].number),
                             fmt::format("e{}", story.rows[relation.to].number),
                             std::string(relation_name(relation.type))});
  return network;
}

}  // namespace dateline
