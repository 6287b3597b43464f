#pragma once
// Small cases for the tests of graph/.

#include <string>
#include <utility>

#include "dateline/graph/case.hpp"

namespace dateline::testing {

inline Day day(const char* iso) { return *parse_iso(iso); }
inline EventId event_id(std::uint32_t number) { return EventId{number - 1}; }  // "e1" is 1
inline ActorId actor_id(std::uint32_t number) { return ActorId{number - 1}; }

inline CaseDocument document(std::string id, const char* published) {
  CaseDocument made;
  made.id = std::move(id);
  made.source = made.id + ".txt";
  if (published != nullptr) {
    made.published = day(published);
    made.published_from = PublishedFrom::option;
  }
  made.length = 1000;
  made.sha256 = std::string(64, '0');
  return made;
}

inline Citation cite(std::uint32_t start, std::string text, std::uint32_t document = 0) {
  const auto end = start + static_cast<std::uint32_t>(text.size());
  return {DocumentId{document}, start, end, std::move(text)};
}

inline Actor actor(std::string name, ActorKind kind = ActorKind::other) {
  Actor made;
  made.name = std::move(name);
  made.kind = kind;
  return made;
}

// `edtf` may be null: no date.
inline Event event(const char* type, const char* label, const char* edtf,
                   Status status = Status::asserted) {
  Event made;
  made.type = type;
  made.label = label;
  made.trigger = cite(10, "did");
  made.quote = cite(0, std::string("A sentence on: ") + label);
  if (edtf != nullptr) {
    made.date = *parse_edtf(edtf);
    made.date_evidence = {DateEvidenceKind::expression, cite(20, "Friday"), "as written"};
  }
  made.status = status;
  return made;
}

inline Relation relation(std::uint32_t from, RelationType type, std::uint32_t to) {
  return {event_id(from), event_id(to), type, cite(40, "in a sentence that relates them")};
}

}  // namespace dateline::testing
