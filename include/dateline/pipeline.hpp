#pragma once
// The whole way up, one call a floor: a Document in, a Case out.
//
//   Pipeline pipeline = *Pipeline::create({});
//   Result<Document> document = read_document(...);
//   Case value = pipeline.extract(*document, {});

#include <string>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/base/knowledge.hpp"
#include "dateline/base/limits.hpp"
#include "dateline/base/result.hpp"
#include "dateline/events/event_finder.hpp"
#include "dateline/graph/case.hpp"
#include "dateline/graph/digest.hpp"
#include "dateline/language/analysis.hpp"
#include "dateline/timex/time_expression.hpp"

namespace dateline {

struct PipelineOptions {
  std::vector<KnowledgeFile> user_actors;
  std::vector<KnowledgeFile> user_ontology;
};

struct ExtractOptions {
  bool embed_text = false;
  Limits limits;
};

// A case with what it was made from.
struct ExplainedCase {
  Case value;
  Analysis analysis;
  std::vector<Explanation> events;  // one each
};

class Pipeline {
 public:
  [[nodiscard]] static Result<Pipeline> create(const PipelineOptions& options);

  // The case of one document, with bounds and conflicts worked out.
  [[nodiscard]] Case extract(const Document& document, const ExtractOptions& options) const;
  // The same case, with the reasons for each event.
  [[nodiscard]] ExplainedCase explain(const Document& document,
                                      const ExtractOptions& options) const;
  // Tokens, trees and names, as the events read them before times are known.
  [[nodiscard]] const Analyser& analyser() const { return analyser_; }
  [[nodiscard]] std::vector<TimeExpression> times(const Document& document,
                                                  const Limits& limits) const;
  // What a digest (graph/digest.hpp) takes of one article.
  [[nodiscard]] DigestArticle digest_article(const Document& document, const Limits& limits) const;

 private:
  // `analysis` is filled; it must outlive what refers to it.
  [[nodiscard]] Case find_case(const Document& document, const ExtractOptions& options,
                               Analysis& analysis, std::vector<Explanation>* why) const;
  Pipeline(Analyser analyser, TimeTagger times, ActorFinder actors, EventFinder events);
  Analyser analyser_;
  TimeTagger time_tagger_;
  ActorFinder actor_finder_;
  EventFinder event_finder_;
};

}  // namespace dateline
