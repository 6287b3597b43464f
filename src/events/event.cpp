// The closed lists of the case file, by name. Each table is in the order of its enum.
#include "dateline/events/event.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "dateline/base/nearest.hpp"

namespace dateline {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> kStatuses = {
    "asserted", "ongoing", "planned", "alleged", "denied", "blocked", "hypothetical", "negated"};
constexpr std::array<std::string_view, 14> kRelations = {
    "blocks",  "lifts",    "challenges", "implements", "amends",  "supersedes", "responds_to",
    "follows", "precedes", "causes",     "part_of",    "reports", "denies",     "contradicts"};
constexpr std::array<std::string_view, 5> kEvidenceKinds = {"none", "publication", "expression",
                                                            "discourse", "constraint"};

std::string hint_for(std::string_view word, Names names) {
  const std::string_view near = nearest_name(word, names);
  if (!near.empty()) return "did you mean '" + std::string(near) + "'?";
  std::string hint = "known are ";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) hint += ", ";
    hint += names[i];
  }
  return hint;
}

template <class Enum>
Result<Enum> parse_name(std::string_view word, Names names, std::string_view what) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found != names.end()) return static_cast<Enum>(found - names.begin());
  return fail(ErrorCode::format,
              "unknown " + std::string(what) + " '" + std::string(word.substr(0, 40)) + "'", {},
              hint_for(word, names));
}

}  // namespace

std::string_view status_name(Status status) { return kStatuses[static_cast<std::size_t>(status)]; }
Result<Status> parse_status(std::string_view name) {
  return parse_name<Status>(name, kStatuses, "status");
}

std::string_view relation_name(RelationType type) {
  return kRelations[static_cast<std::size_t>(type)];
}
Result<RelationType> parse_relation(std::string_view name) {
  return parse_name<RelationType>(name, kRelations, "relation");
}

std::string_view evidence_kind_name(DateEvidenceKind kind) {
  return kEvidenceKinds[static_cast<std::size_t>(kind)];
}
Result<DateEvidenceKind> parse_evidence_kind(std::string_view name) {
  return parse_name<DateEvidenceKind>(name, kEvidenceKinds, "kind of date evidence");
}

}  // namespace dateline
