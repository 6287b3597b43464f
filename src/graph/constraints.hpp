#pragma once
// The temporal network of a case: which points an event has, and what the case states about them.

#include <string>
#include <vector>

#include "graph/order.hpp"
#include "graph/temporal_network.hpp"

namespace dateline {

enum class StatementKind : std::uint8_t {
  date,          // "Friday", resolved
  report,        // the article of that day tells it as done, or as planned
  duration,      // what lasts does not end before it starts
  relation,      // one of the case's
  legal_course,  // suit and ruling, by two relations to the same measure
};

// Something the case says about time.
struct Statement {
  StatementKind kind = StatementKind::date;
  Ground ground = Ground::publication;
  EventId event{};                     // the event dated or reported, or the relation's first
  std::vector<std::size_t> relations;  // that it rests on: none, one, or suit and ruling
};

// The first and the last point of an event; the same one unless the event lasts.
struct EventPoints {
  Point start = kEpoch;
  Point end = kEpoch;
};

struct Constraints {
  TemporalNetwork network;
  std::vector<EventPoints> points;      // by event
  std::vector<Statement> statements;    // by Bound::statement
  std::vector<EventId> event_of_point;  // by point; that of the epoch means nothing
};

[[nodiscard]] Constraints make_constraints(const Case& value);

// A date with "~" or "?" may be off by an amount that nobody states: it bounds no other event.
[[nodiscard]] bool is_approximate(const Date& date);

// "\"Users sue\" (e3)"
[[nodiscard]] std::string name_of_event(const Case& value, EventId event);
// For a reader: "\"Users sue\" (e3) challenges \"President bans the app\" (e1)"
[[nodiscard]] std::string words_of(const Case& value, const Statement& statement);
// The places in the sources that show it.
[[nodiscard]] std::vector<Citation> evidence_of(const Case& value, const Statement& statement);

}  // namespace dateline
