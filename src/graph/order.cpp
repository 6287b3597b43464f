#include "graph/order.hpp"

#include <algorithm>

namespace dateline {
namespace {

bool has_happened(Status status) {
  return status == Status::asserted || status == Status::ongoing || status == Status::alleged;
}

bool is_unreal(Status status) {
  return status == Status::hypothetical || status == Status::negated || status == Status::denied;
}

bool is_surely_before(const Event& a, const Event& b) {
  if (!a.date || !b.date) return false;
  const std::optional<Day> a_latest =
      a.date->form == DateForm::lasting ? a.date->interval.earliest : a.date->interval.latest;
  return a_latest && b.date->interval.earliest && *a_latest < *b.date->interval.earliest;
}

// What is done to a measure needs the measure: "challenges", "amends", "lifts" ... A measure that
// is only planned, or was blocked, may still lie ahead when it is challenged.
std::optional<Order> act_after_measure(const Relation& relation, const std::vector<Event>& events,
                                       Ground ground) {
  if (!has_happened(events[index(relation.to)].status)) return std::nullopt;
  return Order{relation.to, relation.from, ground};
}

// A block of what is in force follows it; a block of what has not begun precedes or meets its
// start:
//   "blocked the ban that was to start on Sunday": the ruling is not after Sunday.
// A measure whose own date lies before the ruling was in force already.
std::optional<Order> order_of_block(const Relation& relation, const std::vector<Event>& events) {
  const Event& ruling = events[index(relation.from)];
  const Event& measure = events[index(relation.to)];
  if (has_happened(measure.status)) return Order{relation.to, relation.from, Ground::type_logic};
  if (!has_happened(ruling.status) || is_surely_before(measure, ruling)) return std::nullopt;
  return Order{relation.from, relation.to, Ground::type_logic};
}

// Suits against each measure, as relations.
std::vector<std::vector<std::size_t>> suits_by_measure(const Case& value) {
  std::vector<std::vector<std::size_t>> suits(value.events.size());
  for (std::size_t i = 0; i < value.relations.size(); ++i) {
    const Relation& relation = value.relations[i];
    if (relation.type != RelationType::challenges) continue;
    const Event& suit = value.events[index(relation.from)];
    if (!is_of_type(suit, "sue") || !has_happened(suit.status)) continue;
    suits[index(relation.to)].push_back(i);
  }
  return suits;
}

// Each measure with those that implement it or that it implements, itself first.
std::vector<std::vector<EventId>> kin_of_measures(const Case& value) {
  std::vector<std::vector<EventId>> kin(value.events.size());
  for (std::uint32_t i = 0; i < kin.size(); ++i) kin[i].push_back(EventId{i});
  for (const Relation& relation : value.relations) {
    if (relation.type != RelationType::implements) continue;
    kin[index(relation.from)].push_back(relation.to);
    kin[index(relation.to)].push_back(relation.from);
  }
  return kin;
}

bool is_ruling(const Case& value, const Relation& relation) {
  const Event& event = value.events[index(relation.from)];
  return relation.type == RelationType::blocks && has_happened(event.status) &&
         (is_of_type(event, "block_court") || is_of_type(event, "rule_decide"));
}

}  // namespace

bool is_of_type(const Event& event, std::string_view type) {
  return event.type.starts_with(type) &&
         (event.type.size() == type.size() || event.type[type.size()] == '/');
}

std::optional<Order> order_of(const Relation& relation, const std::vector<Event>& events) {
  const Status from = events[index(relation.from)].status;
  const Status to = events[index(relation.to)].status;
  if (relation.from == relation.to || is_unreal(from) || is_unreal(to)) return std::nullopt;
  switch (relation.type) {
    case RelationType::follows:
      return Order{relation.to, relation.from, Ground::relation};
    case RelationType::precedes:
      return Order{relation.from, relation.to, Ground::relation};
    case RelationType::responds_to:
      return act_after_measure(relation, events, Ground::relation);
    case RelationType::causes:
      if (!has_happened(from)) return std::nullopt;
      return Order{relation.from, relation.to, Ground::relation};
    case RelationType::blocks:
      return order_of_block(relation, events);
    case RelationType::lifts:
    case RelationType::challenges:
    case RelationType::implements:
    case RelationType::amends:
    case RelationType::supersedes:
    case RelationType::reports:
    case RelationType::denies:
      return act_after_measure(relation, events, Ground::type_logic);
    case RelationType::part_of:
    case RelationType::contradicts:
      return std::nullopt;
  }
  return std::nullopt;
}

std::vector<SuitBeforeRuling> suits_before_rulings(const Case& value) {
  const auto suits = suits_by_measure(value);
  const auto kin = kin_of_measures(value);
  std::vector<SuitBeforeRuling> found;
  for (std::size_t i = 0; i < value.relations.size(); ++i) {
    const Relation& blocks = value.relations[i];
    if (!is_ruling(value, blocks)) continue;
    std::vector<std::size_t> against;
    for (const EventId measure : kin[index(blocks.to)]) {
      against.insert(against.end(), suits[index(measure)].begin(), suits[index(measure)].end());
    }
    if (against.empty()) continue;
    const EventId suit = value.relations[against.front()].from;
    const bool is_only = std::all_of(against.begin(), against.end(), [&](std::size_t which) {
      return value.relations[which].from == suit;
    });
    if (!is_only || suit == blocks.from) continue;
    found.push_back({{suit, blocks.from, Ground::type_logic}, against.front(), i});
  }
  return found;
}

}  // namespace dateline
