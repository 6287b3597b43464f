// The case as JSON, in the key order of docs/case-file.md. What is unknown is null, never missing.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "dateline/graph/case.hpp"

namespace dateline {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json day_json(const std::optional<Day>& day) {
  return day ? Json(format_iso(*day)) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

class Writer {
 public:
  explicit Writer(const Case& value) : value_(value) {}

  [[nodiscard]] Json write() const {
    Json root = Json::object();
    root["format"] = "dateline-case";
    root["version"] = 1;
    root["generator"] = "dateline " DATELINE_VERSION;
    root["documents"] = list(value_.documents, [&](const auto& item) { return document(item); });
    root["actors"] =
        numbered(value_.actors, "a", [&](const auto& item, Json& to) { actor(item, to); });
    root["events"] =
        numbered(value_.events, "e", [&](const auto& item, Json& to) { event(item, to); });
    root["relations"] = list(value_.relations, [&](const auto& item) { return relation(item); });
    root["conflicts"] = list(value_.conflicts, [&](const auto& item) { return conflict(item); });
    if (!value_.corrections.empty())
      root["corrections"] =
          list(value_.corrections, [&](const auto& item) { return correction(item); });
    return root;
  }

 private:
  static Json correction(const Correction& item) {
    Json to = Json::object();
    to["event"] = id(item.event);
    if (item.is_hidden) to["hide"] = true;
    if (item.label) to["label"] = *item.label;
    if (item.date) to["date"] = to_edtf(*item.date);
    if (item.is_undated) to["date"] = nullptr;
    if (item.same_as) to["same_as"] = id(*item.same_as);
    if (!item.note.empty()) to["note"] = item.note;
    return to;
  }
  template <class Items, class Make>
  static Json list(const Items& items, Make make) {
    Json array = Json::array();
    for (const auto& item : items) array.push_back(make(item));
    return array;
  }
  // {"id": "a1", ...}
  template <class Items, class Fill>
  static Json numbered(const Items& items, const char* prefix, Fill fill) {
    Json array = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) {
      Json object = Json::object();
      object["id"] = fmt::format("{}{}", prefix, i + 1);
      fill(items[i], object);
      array.push_back(std::move(object));
    }
    return array;
  }
  static Json id(ActorId actor) { return fmt::format("a{}", index(actor) + 1); }
  static Json id(EventId event) { return fmt::format("e{}", index(event) + 1); }
  template <class Ids>
  static Json ids(const Ids& items) {
    return list(items, [](auto item) { return id(item); });
  }

  void put_citation(const Citation& citation, Json& to) const {
    to["document"] = value_.documents[index(citation.document)].id;
    to["start"] = citation.start;
    to["end"] = citation.end;
    to["text"] = citation.text;
  }
  [[nodiscard]] Json cite(const Citation& citation) const {
    Json to = Json::object();
    put_citation(citation, to);
    return to;
  }
  [[nodiscard]] Json citations(const std::vector<Citation>& items) const {
    return list(items, [&](const Citation& item) { return cite(item); });
  }

  [[nodiscard]] static Json document(const CaseDocument& document);
  void actor(const Actor& actor, Json& to) const;
  void event(const Event& event, Json& to) const;
  [[nodiscard]] static Json roles(const Roles& roles);
  [[nodiscard]] Json date_evidence(const DateEvidence& evidence) const;
  [[nodiscard]] Json source(const Attribution& source) const;
  [[nodiscard]] Json relation(const Relation& relation) const;
  [[nodiscard]] Json conflict(const Conflict& conflict) const;

  const Case& value_;
};

Json Writer::document(const CaseDocument& document) {
  Json to = Json::object();
  to["id"] = document.id;
  to["source"] = document.source;
  to["title"] = or_null(document.title);
  to["author"] = or_null(document.author);
  to["published"] = day_json(document.published);
  to["published_from"] = document.published_from == PublishedFrom::none
                             ? Json(nullptr)
                             : Json(published_from_name(document.published_from));
  to["url"] = or_null(document.url);
  to["publisher"] = or_null(document.publisher);
  to["language"] = or_null(document.language);
  to["length"] = document.length;
  to["sha256"] = document.sha256;
  to["text"] = or_null(document.text);
  return to;
}

void Writer::actor(const Actor& actor, Json& to) const {
  to["name"] = actor.name;
  to["kind"] = actor_kind_name(actor.kind);
  to["aliases"] = actor.aliases;
  to["mentions"] = citations(actor.mentions);
}

Json Writer::roles(const Roles& roles) {
  Json to = Json::object();
  to["object"] = ids(roles.object);
  to["basis"] = ids(roles.basis);
  to["beneficiary"] = ids(roles.beneficiary);
  to["venue"] = ids(roles.venue);
  to["amount"] = or_null(roles.amount);
  return to;
}

Json Writer::date_evidence(const DateEvidence& evidence) const {
  Json to = Json::object();
  to["kind"] = evidence_kind_name(evidence.kind);
  if (evidence.citation) {
    put_citation(*evidence.citation, to);
  } else {
    for (const char* key : {"document", "start", "end", "text"}) to[key] = nullptr;
  }
  to["reason"] = text_or_null(evidence.reason);
  return to;
}

Json Writer::source(const Attribution& source) const {
  Json to = Json::object();
  to["actor"] = source.actor ? id(*source.actor) : Json(nullptr);
  put_citation(source.cue, to);
  return to;
}

void Writer::event(const Event& event, Json& to) const {
  to["type"] = event.type;
  to["label"] = event.label;
  to["trigger"] = cite(event.trigger);
  to["mentions"] = citations(event.mentions);
  to["agents"] = ids(event.agents);
  if (event.agents_are_implied) to["agents_implied"] = true;
  to["targets"] = ids(event.targets);
  to["roles"] = roles(event.roles);
  to["date"] = event.date ? text_or_null(to_edtf(*event.date)) : Json(nullptr);
  to["earliest"] = day_json(event.bounds.earliest);
  to["latest"] = day_json(event.bounds.latest);
  to["date_evidence"] = date_evidence(event.date_evidence);
  to["status"] = status_name(event.status);
  to["sources"] = list(event.sources, [&](const Attribution& item) { return source(item); });
  to["quote"] = cite(event.quote);
  to["importance"] = std::isfinite(event.importance) ? event.importance : 0.0;
}

Json Writer::relation(const Relation& relation) const {
  Json to = Json::object();
  to["from"] = id(relation.from);
  to["to"] = id(relation.to);
  to["type"] = relation_name(relation.type);
  to["evidence"] = cite(relation.evidence);
  return to;
}

Json Writer::conflict(const Conflict& conflict) const {
  Json to = Json::object();
  to["events"] = ids(conflict.events);
  to["reason"] = conflict.reason;
  to["evidence"] = citations(conflict.evidence);
  return to;
}

}  // namespace

std::string write_case(const Case& value, int indent) {
  // Bytes that are no UTF-8 (a caller's own text) become U+FFFD: the file is always valid JSON.
  return Writer(value).write().dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dateline
