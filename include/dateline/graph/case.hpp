#pragma once
// A Case: documents' identity, actors, events, relations, conflicts; saved as JSON and read back
// without loss (docs/case-file.md is the contract).
//
//   std::string json = write_case(value);            // stable key order, LF, one final newline
//   Result<Case> back = read_case(json, "case.json"); // *back == value

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/base/limits.hpp"
#include "dateline/base/result.hpp"
#include "dateline/events/event.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

// What a case keeps of a document.
struct CaseDocument {
  std::string id;      // "d1", or the JSON line's id
  std::string source;  // path as given
  std::optional<std::string> title;
  std::optional<std::string> author;
  std::optional<Day> published;
  PublishedFrom published_from = PublishedFrom::none;
  std::optional<std::string> url;
  std::optional<std::string> publisher;
  std::optional<std::string> language;
  std::uint32_t length = 0;  // code points
  std::string sha256;
  std::optional<std::string> text;  // only with --embed-text
  friend bool operator==(const CaseDocument&, const CaseDocument&) = default;
};
[[nodiscard]] CaseDocument describe(const Document& document, bool embed_text);

// A contradiction: events whose dates and order cannot all hold.
struct Conflict {
  std::vector<EventId> events;
  std::string reason;
  std::vector<Citation> evidence;
  friend bool operator==(const Conflict&, const Conflict&) = default;
};

// What a person changed of an event. The event itself stays as it was read; graph/corrections.hpp
// applies the changes to what is drawn.
struct Correction {
  EventId event{};
  bool is_hidden = false;
  std::optional<std::string> label;
  std::optional<Date> date;
  bool is_undated = false;         // the date is taken away
  std::optional<EventId> same_as;  // it is another event told again
  std::string note;                // why, in the person's words
  friend bool operator==(const Correction&, const Correction&) = default;
};

struct Case {
  std::vector<CaseDocument> documents;
  std::vector<Actor> actors;
  std::vector<Event> events;
  std::vector<Relation> relations;
  std::vector<Conflict> conflicts;
  std::vector<Correction> corrections;  // at most one an event
  friend bool operator==(const Case&, const Case&) = default;
};

// `indent`: spaces a level; -1 writes one line (for JSON Lines).
[[nodiscard]] std::string write_case(const Case& value, int indent = 2);
// Errors: format (with line and column, and what is wrong), range, limit. Unknown fields are passed
// over.
[[nodiscard]] Result<Case> read_case(std::string_view json, const std::string& path,
                                     const Limits& limits = {});

// What one document gives, before cases are merged. DocumentIds inside must be 0.
[[nodiscard]] Case case_of_document(const Document& document, bool embed_text, ActorSet actors,
                                    EventSet events);

// Joins cases into one: documents appended, actors joined by name and kind, events of the same type
// with compatible actors, dates and objects joined with the union of their mentions and sources.
// The order of the cases is kept.
[[nodiscard]] Case merge_cases(std::vector<Case> cases);

}  // namespace dateline
