// JSON-LD: events by the Simple Event Model (sem), where they were read by PROV, dates as EDTF.
#include <fmt/format.h>

#include "render/data/json_text.hpp"
#include "render/data/times_of.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

namespace dateline {
namespace {

OrderedJson context() {
  const auto link = [](const char* id) { return OrderedJson{{"@id", id}, {"@type", "@id"}}; };
  const auto day = [](const char* id) { return OrderedJson{{"@id", id}, {"@type", "xsd:date"}}; };
  OrderedJson out;
  out["sem"] = "http://semanticweb.cs.vu.nl/2009/11/sem/";
  out["prov"] = "http://www.w3.org/ns/prov#";
  out["dcterms"] = "http://purl.org/dc/terms/";
  out["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#";
  out["xsd"] = "http://www.w3.org/2001/XMLSchema#";
  out["dl"] = "urn:dateline:";
  out["label"] = "rdfs:label";
  out["title"] = "dcterms:title";
  out["creator"] = "dcterms:creator";
  out["publisher"] = "dcterms:publisher";
  out["issued"] = day("dcterms:issued");
  out["source"] = link("dcterms:source");
  out["agent"] = link("sem:hasActor");
  out["target"] = link("dl:target");
  out["eventType"] = link("sem:eventType");
  out["earliest"] = day("sem:hasEarliestBeginTimeStamp");
  out["latest"] = day("sem:hasLatestEndTimeStamp");
  out["edtf"] =
      OrderedJson{{"@id", "dcterms:date"}, {"@type", "http://id.loc.gov/datatypes/edtf/EDTF"}};
  out["quote"] = "prov:value";
  out["derivedFrom"] = link("prov:wasDerivedFrom");
  out["status"] = "dl:status";
  out["importance"] = "dl:importance";
  out["reason"] = "dl:dateReason";
  return out;
}

OrderedJson references(const char* prefix, const std::vector<ActorId>& actors) {
  OrderedJson out = OrderedJson::array();
  for (const ActorId id : actors) out.push_back(fmt::format("{}{}", prefix, index(id) + 1));
  return out;
}

OrderedJson document_of(const CaseDocument& document, std::size_t number) {
  OrderedJson out = {{"@id", fmt::format("dl:d{}", number)}, {"@type", "prov:Entity"}};
  if (document.title) out["title"] = *document.title;
  if (document.author) out["creator"] = *document.author;
  if (document.publisher) out["publisher"] = *document.publisher;
  if (document.published) out["issued"] = format_iso(*document.published);
  if (document.url)
    if (const auto url = safe_url(*document.url)) out["source"] = *url;
  return out;
}

OrderedJson event_of(const Row& row) {
  const Event& event = *row.event;
  OrderedJson out = {{"@id", fmt::format("dl:e{}", row.number)}, {"@type", "sem:Event"}};
  out["label"] = row.title;
  // A type behind a slash is a refinement: no part of a name.
  std::string type = event.type;
  for (char& c : type)
    if (c == '/') c = '-';
  out["eventType"] = "dl:type-" + type;
  out["status"] = std::string(status_name(event.status));
  out["importance"] = event.importance;
  if (event.date) out["edtf"] = to_edtf(*event.date);
  if (row.days.earliest) out["earliest"] = format_iso(*row.days.earliest);
  if (row.days.latest) out["latest"] = format_iso(*row.days.latest);
  if (!event.date_evidence.reason.empty()) out["reason"] = event.date_evidence.reason;
  if (!event.agents.empty()) out["agent"] = references("dl:a", event.agents);
  if (!event.targets.empty()) out["target"] = references("dl:a", event.targets);
  out["quote"] = event.quote.text;
  out["derivedFrom"] = fmt::format("dl:d{}", index(event.quote.document) + 1);
  return out;
}

}  // namespace

std::string render_json_ld(const Case& value, const Story& story) {
  OrderedJson graph = OrderedJson::array();
  for (std::size_t i = 0; i < value.documents.size(); ++i)
    graph.push_back(document_of(value.documents[i], i + 1));
  for (std::size_t i = 0; i < value.actors.size(); ++i)
    graph.push_back({{"@id", fmt::format("dl:a{}", i + 1)},
                     {"@type", "sem:Actor"},
                     {"label", value.actors[i].name},
                     {"dl:kind", std::string(actor_kind_name(value.actors[i].kind))}});
  for (const Row& row : story.rows) graph.push_back(event_of(row));
  for (const StoryRelation& relation : story.relations) {
    const auto from = fmt::format("dl:e{}", story.rows[relation.from].number);
    for (OrderedJson& node : graph)
      if (node["@id"] == from)
        node[fmt::format("dl:{}", relation_name(relation.type))].push_back(
            {{"@id", fmt::format("dl:e{}", story.rows[relation.to].number)}});
  }
  OrderedJson out;
  out["@context"] = context();
  out["@graph"] = std::move(graph);
  return json_text(out);
}

}  // namespace dateline
