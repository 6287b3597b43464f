// The events room as a sequence of stages, each a function over the drafts; see draft.hpp.
#include "dateline/events/event_finder.hpp"

#include <algorithm>
#include <cmath>

#include "events/attribution.hpp"
#include "events/contents.hpp"
#include "events/dating.hpp"
#include "events/doers.hpp"
#include "events/explanation.hpp"
#include "events/joining.hpp"
#include "events/label.hpp"
#include "events/lexicon.hpp"
#include "events/ontology.hpp"
#include "events/predicates.hpp"
#include "events/relations.hpp"
#include "events/roles.hpp"
#include "events/signs.hpp"
#include "events/stages.hpp"
#include "events/status.hpp"
#include "events/tree.hpp"
#include "events/weighing.hpp"

namespace dateline {

struct EventFinder::Impl {
  Ontology ontology;
  Lexicon lexicon;
  Weighing weighing;
};

EventFinder::EventFinder(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
EventFinder::EventFinder(EventFinder&&) noexcept = default;
EventFinder& EventFinder::operator=(EventFinder&&) noexcept = default;
EventFinder::~EventFinder() = default;

Result<EventFinder> EventFinder::create(const std::vector<KnowledgeFile>& user_ontology) {
  auto ontology = Ontology::load(user_ontology);
  if (!ontology) return tl::make_unexpected(ontology.error());
  auto lexicon = Lexicon::load();
  if (!lexicon) return tl::make_unexpected(lexicon.error());
  auto weighing = Weighing::load();
  if (!weighing) return tl::make_unexpected(weighing.error());
  return EventFinder(std::make_unique<const Impl>(
      Impl{std::move(*ontology), std::move(*lexicon), std::move(*weighing)}));
}

void EventFinder::attach_contents(Analysis& analysis) const {
  dateline::attach_contents(analysis, impl_->ontology, impl_->lexicon);
}

namespace {

std::vector<Citation> mention_citations(const Document& document, const Draft& draft,
                                        Span trigger) {
  std::vector<Span> spans = draft.mentions;
  std::sort(spans.begin(), spans.end());
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
  std::vector<Citation> citations;
  for (const Span span : spans) {
    if (!span.overlaps(trigger)) citations.push_back(document.cite(span));
  }
  return citations;
}

Event finished(const Reading& reading, Draft&& draft) {
  const Tree& tree = reading.tree;
  const Document& document = tree.document();
  const Span trigger = tree.span_of(draft.trigger);
  Event event;
  event.type = draft.type_id();
  event.label = label_of(reading, draft);
  event.trigger = document.cite(trigger);
  event.mentions = mention_citations(document, draft, trigger);
  event.agents_are_implied = draft.agents.empty() && !draft.implied_agents.empty();
  event.agents = std::move(event.agents_are_implied ? draft.implied_agents : draft.agents);
  event.targets = std::move(draft.targets);
  event.roles = std::move(draft.roles);
  event.date = draft.date;
  if (draft.date) event.bounds = draft.date->interval;
  event.date_evidence = std::move(draft.evidence);
  event.status = draft.status;
  event.sources = std::move(draft.sources);
  event.quote = document.cite(tree.sentence_of(draft.trigger.first).span);
  event.importance = draft.importance;
  return event;
}

EventSet finish_all(const Reading& reading, std::vector<Draft>&& drafts,
                    const std::vector<DraftRelation>& relations) {
  EventSet set;
  std::vector<EventId> ids(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    ids[i] = static_cast<EventId>(set.events.size());
    set.events.push_back(finished(reading, std::move(drafts[i])));
  }
  for (const DraftRelation& relation : relations) {
    set.relations.push_back({ids[relation.from], ids[relation.to], relation.type,
                             reading.tree.document().cite(relation.evidence)});
  }
  return set;
}

// Gives each draft its importance and drops what is no event; returns what was weighed.
std::vector<std::vector<std::string>> weigh(const Reading& reading, const Weighing& weighing,
                                            std::vector<Draft>& drafts) {
  std::vector<std::vector<std::string>> signs(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i)
    if (!drafts[i].is_dropped) signs[i] = signs_of(reading, drafts, i);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    // Three digits: the same bytes everywhere.
    drafts[i].importance = std::round(weighing.importance.probability(signs[i]) * 1000.0) / 1000.0;
    drafts[i].is_dropped = !is_kept(weighing.event.probability(signs[i]), drafts[i].importance);
  }
  return signs;
}

}  // namespace

bool share(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return std::ranges::any_of(a, [&](ActorId id) { return std::ranges::find(b, id) != b.end(); });
}

std::vector<bool> find_time_tokens(std::size_t token_count,
                                   const std::vector<TimeExpression>& times) {
  std::vector<bool> tokens(token_count, false);
  for (const TimeExpression& time : times) {
    for (TokenIndex i = time.first; i < time.last; ++i) tokens[i] = true;
  }
  return tokens;
}

std::vector<Draft> draft_events(const Reading& reading, ActorSet& actors, Owners& owners) {
  std::vector<Draft> drafts = find_predicates(reading, owners);
  assign_roles(reading, actors, drafts);
  for (Draft& draft : drafts) {
    find_status(reading, draft);
    if (draft.nominal != kNoToken) {
      draft.mentions.push_back(reading.tree.token(draft.nominal).span);
    }
    for (const TokenIndex carrier : draft.carriers) {
      draft.mentions.push_back(reading.tree.token(carrier).span);
    }
  }
  find_sources(reading, owners, drafts);
  date_events(reading, owners, drafts);
  join_same_events(reading, owners, drafts);
  return drafts;
}

EventSet EventFinder::find_events(const Document& document, const Analysis& analysis,
                                  const std::vector<TimeExpression>& times, ActorSet& actors,
                                  std::vector<Explanation>* why) const {
  const Tree tree(document, analysis);
  const Reading reading{tree,           times,
                        actors,         impl_->ontology,
                        impl_->lexicon, find_time_tokens(analysis.tokens.size(), times)};
  Owners owners;
  std::vector<Draft> drafts = draft_events(reading, actors, owners);
  const auto signs = weigh(reading, impl_->weighing, drafts);
  const std::vector<DraftRelation> relations = find_relations(reading, owners, drafts);
  imply_doers(reading, impl_->weighing.doer, drafts);
  for (std::size_t i = 0; why && i < drafts.size(); ++i)
    if (!drafts[i].is_dropped)
      why->push_back(explain(reading, impl_->weighing, drafts[i], signs[i]));
  return finish_all(reading, std::move(drafts), relations);
}

}  // namespace dateline
