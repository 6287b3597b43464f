// From a case to its temporal network. Where the case is silent there is no bound: an event that
// nothing dates and no relation orders keeps open ends.
#include "graph/constraints.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {
namespace {

// The expression itself says the year: "18 September 2020", not "Friday".
bool names_its_year(const Event& event) {
  const DateEvidence& evidence = event.date_evidence;
  const std::optional<Day> day =
      event.date->interval.earliest ? event.date->interval.earliest : event.date->interval.latest;
  if (!evidence.citation || !day) return false;
  return evidence.citation->text.find(fmt::format("{:04}", to_ymd(*day).year)) != std::string::npos;
}

Ground ground_of_date(const Event& event) {
  if (event.date_evidence.kind == DateEvidenceKind::publication) return Ground::publication;
  return names_its_year(event) ? Ground::explicit_date : Ground::relative_date;
}

bool is_lasting(const Event& event) {
  if (event.date) return event.date->form == DateForm::lasting;
  return event.status == Status::ongoing;
}

class Builder {
 public:
  explicit Builder(const Case& value) : value_(value) {}

  Constraints build() {
    for (std::uint32_t i = 0; i < value_.events.size(); ++i) add_points(value_.events[i]);
    for (std::uint32_t i = 0; i < value_.events.size(); ++i) {
      add_date(EventId{i});
      add_report(EventId{i});
    }
    for (std::size_t i = 0; i < value_.relations.size(); ++i) add_relation(i);
    for (const SuitBeforeRuling& pair : suits_before_rulings(value_)) {
      state({StatementKind::legal_course,
             pair.order.ground,
             pair.order.before,
             {pair.suit, pair.ruling}});
      not_after(start(pair.order.before), start(pair.order.after));
    }
    return std::move(made_);
  }

 private:
  void add_points(const Event& event);
  void add_date(EventId id);
  void add_report(EventId id);
  void add_relation(std::size_t which);
  void add_part(std::size_t which);

  // Bounds added from here on belong to this statement.
  void state(Statement statement) { made_.statements.push_back(std::move(statement)); }
  void bound(Point from, Point to, std::int32_t weight) {
    const auto current = static_cast<std::uint32_t>(made_.statements.size() - 1);
    const int strength = static_cast<int>(made_.statements.back().ground);
    made_.network.add({from, to, weight, strength, current});
  }
  void not_after(Point a, Point b) { bound(b, a, 0); }
  void by(Point point, Day day) { bound(kEpoch, point, day.number); }
  void not_before(Point point, Day day) { bound(point, kEpoch, -day.number); }
  [[nodiscard]] Point start(EventId id) const { return made_.points[index(id)].start; }
  [[nodiscard]] Point end(EventId id) const { return made_.points[index(id)].end; }

  const Case& value_;
  Constraints made_{{}, {}, {}, {EventId{}}};
};

void Builder::add_points(const Event& event) {
  const EventId id{static_cast<std::uint32_t>(made_.points.size())};
  EventPoints points;
  points.start = points.end = made_.network.add_point();
  made_.event_of_point.push_back(id);
  if (is_lasting(event)) {
    points.end = made_.network.add_point();
    made_.event_of_point.push_back(id);
  }
  made_.points.push_back(points);
}

// What lasts from A to B starts on A and ends on B; anything else is one day from A to B.
void Builder::add_date(EventId id) {
  const Event& event = value_.events[index(id)];
  if (start(id) != end(id)) {
    state({StatementKind::duration, Ground::explicit_date, id, {}});
    not_after(start(id), end(id));
  }
  if (!event.date || is_approximate(*event.date)) return;
  const auto [earliest, latest] = event.date->interval;
  const bool lasts = event.date->form == DateForm::lasting;
  state({StatementKind::date, ground_of_date(event), id, {}});
  if (earliest) not_before(start(id), *earliest);
  if (earliest && lasts) by(start(id), *earliest);
  if (latest && lasts) not_before(end(id), *latest);
  if (latest) by(end(id), *latest);
}

// "reported by then": what an article of day P tells as done was by P, and what it tells as planned
// was not before P. A date of the event's own that says otherwise wins: a report of a date ahead is
// no contradiction but a matter of tense.
void Builder::add_report(EventId id) {
  const Event& event = value_.events[index(id)];
  const std::optional<Day> published = value_.documents[index(event.trigger.document)].published;
  if (!published) return;
  const Interval own = event.date ? event.date->interval : Interval{};
  switch (event.status) {
    case Status::asserted:
    case Status::alleged:
    case Status::ongoing:
      if (own.earliest && *own.earliest > *published) return;
      state({StatementKind::report, Ground::publication, id, {}});
      by(start(id), *published);
      return;
    case Status::planned:
      if (event.date) return;
      state({StatementKind::report, Ground::publication, id, {}});
      not_before(start(id), *published);
      return;
    case Status::denied:
    case Status::blocked:
    case Status::hypothetical:
    case Status::negated:
      return;
  }
}

void Builder::add_part(std::size_t which) {
  const Relation& relation = value_.relations[which];
  if (start(relation.to) == end(relation.to)) return;  // a day's event need not hold its parts
  state({StatementKind::relation, Ground::relation, relation.from, {which}});
  not_after(start(relation.to), start(relation.from));
  not_after(end(relation.from), end(relation.to));
}

void Builder::add_relation(std::size_t which) {
  const Relation& relation = value_.relations[which];
  if (relation.type == RelationType::part_of && relation.from != relation.to) add_part(which);
  const std::optional<Order> order = order_of(relation, value_.events);
  if (!order) return;
  state({StatementKind::relation, order->ground, relation.from, {which}});
  not_after(start(order->before), start(order->after));
}

std::string_view verb_of(RelationType type) {
  if (type == RelationType::responds_to) return "responds to";
  if (type == RelationType::part_of) return "is part of";
  return relation_name(type);
}

std::string words_of_relation(const Case& value, const Relation& relation) {
  return fmt::format("{} {} {}", name_of_event(value, relation.from), verb_of(relation.type),
                     name_of_event(value, relation.to));
}

}  // namespace

Constraints make_constraints(const Case& value) { return Builder(value).build(); }

bool is_approximate(const Date& date) { return date.qualifier != '\0'; }

std::string name_of_event(const Case& value, EventId event) {
  return fmt::format("\"{}\" (e{})", value.events[index(event)].label, index(event) + 1);
}

std::string words_of(const Case& value, const Statement& statement) {
  const std::string name = name_of_event(value, statement.event);
  const Event& event = value.events[index(statement.event)];
  switch (statement.kind) {
    case StatementKind::date:
      return fmt::format("{} is dated {}", name, to_edtf(*event.date));
    case StatementKind::report: {
      const bool is_planned = event.status == Status::planned;
      const CaseDocument& document = value.documents[index(event.trigger.document)];
      return fmt::format("{} was {} on {}", name, is_planned ? "still planned" : "reported as done",
                         format_iso(*document.published));
    }
    case StatementKind::duration:
      return name + " does not end before it starts";
    case StatementKind::relation:
      return words_of_relation(value, value.relations[statement.relations.front()]);
    case StatementKind::legal_course:
      return fmt::format("{} comes before the ruling on it, {}", name,
                         name_of_event(value, value.relations[statement.relations[1]].from));
  }
  return name;
}

std::vector<Citation> evidence_of(const Case& value, const Statement& statement) {
  std::vector<Citation> evidence;
  for (const std::size_t which : statement.relations) {
    evidence.push_back(value.relations[which].evidence);
  }
  if (!evidence.empty()) return evidence;
  const Event& event = value.events[index(statement.event)];
  const bool has_expression =
      statement.kind == StatementKind::date && event.date_evidence.citation.has_value();
  return {has_expression ? *event.date_evidence.citation : event.quote};
}

}  // namespace dateline
