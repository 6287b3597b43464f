#include "dateline/graph/case.hpp"

#include <utility>

namespace dateline {

CaseDocument describe(const Document& document, bool embed_text) {
  CaseDocument described;
  described.id = document.name();
  described.source = document.source();
  described.title = document.metadata.title;
  described.author = document.metadata.author;
  described.published = document.metadata.published;
  described.published_from = document.metadata.published_from;
  described.url = document.metadata.url;
  described.publisher = document.metadata.publisher;
  described.language = document.metadata.language;
  described.length = document.length();
  described.sha256 = document.sha256;
  if (embed_text) described.text = std::string(document.text());
  return described;
}

Case case_of_document(const Document& document, bool embed_text, ActorSet actors, EventSet events) {
  Case value;
  value.documents.push_back(describe(document, embed_text));
  value.actors = std::move(actors.actors);
  value.events = std::move(events.events);
  value.relations = std::move(events.relations);
  return value;
}

}  // namespace dateline
