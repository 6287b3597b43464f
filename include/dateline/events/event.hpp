#pragma once
// Events and relations, as the case file holds them (docs/case-file.md). Values: they know nothing
// of tokens, and refer to actors and to each other by index into the Case (or ActorSet) beside
// them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/citation.hpp"
#include "dateline/base/date.hpp"
#include "dateline/base/ids.hpp"
#include "dateline/base/result.hpp"

namespace dateline {

enum class Status : std::uint8_t {
  asserted,
  ongoing,
  planned,
  alleged,
  denied,
  blocked,
  hypothetical,
  negated,
};
[[nodiscard]] std::string_view status_name(Status status);
[[nodiscard]] Result<Status> parse_status(std::string_view name);

enum class RelationType : std::uint8_t {
  blocks,
  lifts,
  challenges,
  implements,
  amends,
  supersedes,
  responds_to,
  follows,
  precedes,
  causes,
  part_of,
  reports,
  denies,
  contradicts,
};
[[nodiscard]] std::string_view relation_name(RelationType type);  // "responds_to"
[[nodiscard]] Result<RelationType> parse_relation(std::string_view name);

enum class DateEvidenceKind : std::uint8_t { none, publication, expression, discourse, constraint };
[[nodiscard]] std::string_view evidence_kind_name(DateEvidenceKind kind);
[[nodiscard]] Result<DateEvidenceKind> parse_evidence_kind(std::string_view name);

struct DateEvidence {
  DateEvidenceKind kind = DateEvidenceKind::none;
  std::optional<Citation> citation;  // the time expression, or the cue
  std::string reason;                // "Friday before the publication date, 2020-09-20"
  friend bool operator==(const DateEvidence&, const DateEvidence&) = default;
};

// Who says so: the actor where it is known, and the cue ("said").
struct Attribution {
  std::optional<ActorId> actor;
  Citation cue;
  friend bool operator==(const Attribution&, const Attribution&) = default;
};

struct Roles {
  std::vector<ActorId> object;
  std::vector<ActorId> basis;
  std::vector<ActorId> beneficiary;
  std::vector<ActorId> venue;
  std::optional<std::string> amount;  // as written: "€225 million"
  friend bool operator==(const Roles&, const Roles&) = default;
};

struct Event {
  std::string type;   // an id of data/ontology.toml, or "other"; refined behind a slash
  std::string label;  // one line of headline English, at most 90 characters
  Citation trigger;
  std::vector<Citation> mentions;  // further words for the same event
  std::vector<ActorId> agents;
  bool agents_are_implied = false;  // the sentence names none: worked out from what stands around
  std::vector<ActorId> targets;
  Roles roles;
  std::optional<Date> date;  // what the text says of when it happened
  Interval bounds;           // tightest known, from other events too (graph/ fills it)
  DateEvidence date_evidence;
  Status status = Status::asserted;
  std::vector<Attribution> sources;
  Citation quote;           // the sentence
  double importance = 0.0;  // 0 to 1
  // Set by corrected() alone, never saved: what was changed by hand ("title, date"), and whether
  // the event is left out of drawings.
  std::string corrected;
  bool is_left_out = false;
  friend bool operator==(const Event&, const Event&) = default;
};

struct Relation {
  EventId from{};
  EventId to{};
  RelationType type = RelationType::follows;
  Citation evidence;
  friend bool operator==(const Relation&, const Relation&) = default;
};

struct EventSet {
  std::vector<Event> events;  // in text order of their triggers
  std::vector<Relation> relations;
};

}  // namespace dateline
