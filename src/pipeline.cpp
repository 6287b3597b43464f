#include "dateline/pipeline.hpp"

#include <utility>

#include "dateline/graph/event_graph.hpp"
#include "timex/attachment.hpp"

namespace dateline {
namespace {

std::optional<Day> single_day(const TimeExpression& time) {
  if (!time.date || time.date->form != DateForm::day) return std::nullopt;
  return time.date->interval.earliest;
}

}  // namespace

Pipeline::Pipeline(Analyser analyser, TimeTagger times, ActorFinder actors, EventFinder events)
    : analyser_(std::move(analyser)),
      time_tagger_(std::move(times)),
      actor_finder_(std::move(actors)),
      event_finder_(std::move(events)) {}

Result<Pipeline> Pipeline::create(const PipelineOptions& options) {
  auto analyser = Analyser::create();
  if (!analyser) return tl::make_unexpected(analyser.error());
  auto times = TimeTagger::create();
  if (!times) return tl::make_unexpected(times.error());
  auto actors = ActorFinder::create(options.user_actors);
  if (!actors) return tl::make_unexpected(actors.error());
  auto events = EventFinder::create(options.user_ontology);
  if (!events) return tl::make_unexpected(events.error());
  return Pipeline(std::move(*analyser), std::move(*times), std::move(*actors), std::move(*events));
}

Case Pipeline::find_case(const Document& document, const ExtractOptions& options,
                         Analysis& analysis, std::vector<Explanation>* why) const {
  analysis = analyser_.analyse(document, options.limits);
  const std::vector<TimeExpression> times = time_tagger_.find_times(document, analysis);
  attach_around_times(analysis, times, document.metadata.published);
  event_finder_.attach_contents(analysis);
  ActorSet actors = actor_finder_.find_actors(document, analysis);
  EventSet events = event_finder_.find_events(document, analysis, times, actors, why);
  EventGraph graph(
      case_of_document(document, options.embed_text, std::move(actors), std::move(events)));
  graph.tighten();
  return graph.value();
}

Case Pipeline::extract(const Document& document, const ExtractOptions& options) const {
  Analysis analysis;
  return find_case(document, options, analysis, nullptr);
}

ExplainedCase Pipeline::explain(const Document& document, const ExtractOptions& options) const {
  ExplainedCase out;
  out.value = find_case(document, options, out.analysis, &out.events);
  return out;
}

std::vector<TimeExpression> Pipeline::times(const Document& document, const Limits& limits) const {
  return time_tagger_.find_times(document, analyser_.analyse(document, limits));
}

DigestArticle Pipeline::digest_article(const Document& document, const Limits& limits) const {
  const Analysis analysis = analyser_.analyse(document, limits);
  const std::vector<TimeExpression> times = time_tagger_.find_times(document, analysis);
  DigestArticle article{document.metadata.published, {}};
  auto time = times.begin();
  for (const Sentence& sentence : analysis.sentences) {
    DigestSentence found{std::string(document.text(sentence.span)), {}};
    while (time != times.end() && time->span.begin < sentence.span.end) {
      if (const std::optional<Day> day = single_day(*time)) found.days.push_back(*day);
      ++time;
    }
    article.sentences.push_back(std::move(found));
  }
  return article;
}

}  // namespace dateline
