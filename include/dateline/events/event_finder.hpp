#pragma once
// From an analysed document to its events and the relations between them.
//
//   EventFinder finder = *EventFinder::create({});
//   EventSet set = finder.find_events(document, analysis, times, actors);

#include <memory>
#include <string>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/base/knowledge.hpp"
#include "dateline/base/result.hpp"
#include "dateline/events/event.hpp"
#include "dateline/events/explanation.hpp"
#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"
#include "dateline/timex/time_expression.hpp"

namespace dateline {

class EventFinder {
 public:
  // `user_ontology`: texts of user files in the format of data/ontology.toml; a type that is
  // already known is extended. Errors: format, with file and line.
  [[nodiscard]] static Result<EventFinder> create(const std::vector<KnowledgeFile>& user_ontology);
  EventFinder(EventFinder&&) noexcept;
  EventFinder& operator=(EventFinder&&) noexcept;
  ~EventFinder();

  // Before actors and events are looked for: hangs what is said on the verb of saying ("said in a
  // statement that ...") where the parser hung it elsewhere.
  void attach_contents(Analysis& analysis) const;

  // May add actors that only an event names ("a group of users") to `actors`. `why`, where it is
  // given, gets an explanation for each event, in the same order.
  [[nodiscard]] EventSet find_events(const Document& document, const Analysis& analysis,
                                     const std::vector<TimeExpression>& times, ActorSet& actors,
                                     std::vector<Explanation>* why = nullptr) const;

 private:
  struct Impl;
  explicit EventFinder(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dateline
