// Writes what the network proves back into the case, with the proof in words.
//
//   the order (e1), undated; the suit (e2) challenges it; the ruling (e3) is dated 2020-09-18:
//   e1.latest = 2020-09-18, "not after "Users sue" (e2), which was by 2020-09-18"
#include "graph/tightening.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/constraints.hpp"

namespace dateline {
namespace {

std::optional<Day> as_day(std::optional<std::int32_t> number) {
  if (!number) return std::nullopt;
  return Day{*number};
}

Interval network_bounds(const Constraints& constraints, EventId event) {
  const EventPoints points = constraints.points[index(event)];
  return {as_day(constraints.network.earliest(points.start)),
          as_day(constraints.network.latest(points.end))};
}

std::optional<Day> later(std::optional<Day> a, std::optional<Day> b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

std::optional<Day> sooner(std::optional<Day> a, std::optional<Day> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

bool is_empty(const Interval& interval) {
  return interval.earliest && interval.latest && *interval.latest < *interval.earliest;
}

// An approximate date is outside the network: its days are narrowed where that leaves any.
Interval bounds_of(const Constraints& constraints, const Event& event, EventId id) {
  const Interval proven = network_bounds(constraints, id);
  if (!event.date || !is_approximate(*event.date)) return proven;
  const Interval own = event.date->interval;
  const Interval both{later(own.earliest, proven.earliest), sooner(own.latest, proven.latest)};
  return is_empty(both) ? own : both;
}

enum class Side : std::uint8_t { earliest, latest };

// The last step of a proof and the event that it leans on.
struct Reason {
  std::string words;
  Citation citation;
};

std::optional<Reason> reason_for(const Case& value, const Constraints& constraints, EventId event,
                                 Side side) {
  const bool is_latest = side == Side::latest;
  const TemporalNetwork& network = constraints.network;
  const EventPoints points = constraints.points[index(event)];
  const std::vector<std::size_t> proof =
      is_latest ? network.proof_of_latest(points.end) : network.proof_of_earliest(points.start);
  if (proof.empty()) return std::nullopt;
  const Bound& bound = network.bound(proof.back());
  const Statement& statement = constraints.statements[bound.statement];
  const Citation citation = evidence_of(value, statement).front();
  const Point leans_on = is_latest ? bound.from : bound.to;
  if (leans_on == kEpoch) return Reason{words_of(value, statement), citation};
  const auto day = is_latest ? network.latest(leans_on) : network.earliest(leans_on);
  return Reason{fmt::format("not {} {}, which was {} {}", is_latest ? "after" : "before",
                            name_of_event(value, constraints.event_of_point[leans_on]),
                            is_latest ? "by" : "not before", format_iso(Day{*day})),
                citation};
}

// Evidence of an earlier run is made anew; what the text itself says of the date is kept.
bool wants_evidence(const Event& event) {
  const DateEvidenceKind kind = event.date_evidence.kind;
  return !event.date && (kind == DateEvidenceKind::none || kind == DateEvidenceKind::constraint);
}

DateEvidence evidence_from(const Case& value, const Constraints& constraints, EventId event) {
  const auto earliest = reason_for(value, constraints, event, Side::earliest);
  const auto latest = reason_for(value, constraints, event, Side::latest);
  if (!earliest && !latest) return {};
  if (!earliest) return {DateEvidenceKind::constraint, latest->citation, latest->words};
  if (!latest) return {DateEvidenceKind::constraint, earliest->citation, earliest->words};
  return {DateEvidenceKind::constraint, latest->citation,
          fmt::format("{}; {}", earliest->words, latest->words)};
}

std::vector<EventId> events_on(const Constraints& constraints, const Contradiction& walk) {
  std::vector<EventId> events;
  const auto visit = [&](Point point) {
    if (point == kEpoch) return;
    const EventId event = constraints.event_of_point[point];
    if (std::find(events.begin(), events.end(), event) == events.end()) events.push_back(event);
  };
  for (const std::size_t which : walk.bounds) {
    visit(constraints.network.bound(which).from);
    visit(constraints.network.bound(which).to);
  }
  return events;
}

Conflict describe_conflict(const Case& value, const Constraints& constraints,
                           const Contradiction& walk) {
  Conflict conflict;
  conflict.events = events_on(constraints, walk);
  std::vector<std::uint32_t> said;
  for (const std::size_t which : walk.bounds) {
    const std::uint32_t number = constraints.network.bound(which).statement;
    if (std::find(said.begin(), said.end(), number) != said.end()) continue;
    said.push_back(number);
    const Statement& statement = constraints.statements[number];
    conflict.reason += said.size() == 1 ? "these cannot all hold: " : "; ";
    conflict.reason += words_of(value, statement);
    if (statement.kind == StatementKind::duration) continue;
    for (Citation& citation : evidence_of(value, statement)) {
      if (std::find(conflict.evidence.begin(), conflict.evidence.end(), citation) ==
          conflict.evidence.end()) {
        conflict.evidence.push_back(std::move(citation));
      }
    }
  }
  conflict.reason += ". The bounds leave out the weakest: " +
                     words_of(value, constraints.statements[walk.left_out]);
  return conflict;
}

}  // namespace

void tighten_case(Case& value) {
  Constraints constraints = make_constraints(value);
  const std::vector<Contradiction> contradictions = constraints.network.settle();
  value.conflicts.clear();
  for (const Contradiction& walk : contradictions) {
    value.conflicts.push_back(describe_conflict(value, constraints, walk));
  }
  for (std::uint32_t i = 0; i < value.events.size(); ++i) {
    Event& event = value.events[i];
    event.bounds = bounds_of(constraints, event, EventId{i});
    if (wants_evidence(event)) event.date_evidence = evidence_from(value, constraints, EventId{i});
  }
}

}  // namespace dateline
