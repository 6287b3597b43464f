// Joining cases. Precision first: two events that were one stay two rows on the timeline, which a
// reader sees; one event made of two is a lie that nobody sees.
//
// 1. Documents are appended; a document with the bytes of an earlier one (SHA-256) is that one, so
// a
//    copy counts once. An id that is taken gets the next free "d<n>".
// 2. Actors are one when kind and name agree, or when one's name is a name-like alias ("Commerce
//    Department", not "the department") of exactly one other of that kind.
// 3. Events of different documents are one when type and status agree, their days can be the same,
//    and they share an agent and a target or object, or stand in the same sentence (wire copies).
// 4. Relations and conflicts follow their events; repeats go.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "dateline/base/utf8.hpp"
#include "dateline/graph/case.hpp"

namespace dateline {
namespace {

constexpr char kQuoteKey = '"';  // keeps a quote's key apart from an actor's number

template <class T>
void add_new(std::vector<T>& to, const T& item) {
  if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
}

template <class T>
void unite(std::vector<T>& to, const std::vector<T>& from) {
  for (const T& item : from) add_new(to, item);
}

bool shares(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return std::any_of(a.begin(), a.end(), [&](ActorId actor) {
    return std::find(b.begin(), b.end(), actor) != b.end();
  });
}

// "the department" could be anybody's; a name has a capital letter and no article.
bool is_name(const std::string& alias) {
  const bool has_capital =
      std::any_of(alias.begin(), alias.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const std::string folded = fold(alias);
  return has_capital && !folded.starts_with("the ") && !folded.starts_with("a ");
}

Interval days_of(const Event& event) { return event.date ? event.date->interval : event.bounds; }

bool can_be_same_day(const Interval& a, const Interval& b) {
  const bool a_before = a.latest && b.earliest && *a.latest < *b.earliest;
  const bool b_before = b.latest && a.earliest && *b.latest < *a.earliest;
  return !a_before && !b_before;
}

std::int64_t width(const Interval& days) {
  if (!days.earliest || !days.latest) return INT64_MAX;
  return std::int64_t{days.latest->number} - days.earliest->number;
}

// Undated events are the same only when what they are done to agrees as well (see is_same).
bool have_same_parts(const Event& a, const Event& b) {
  if (!shares(a.agents, b.agents)) return false;
  return shares(a.targets, b.targets) || shares(a.roles.object, b.roles.object) ||
         shares(a.targets, b.roles.object) || shares(a.roles.object, b.targets);
}

bool is_same(const Event& a, const Event& b) {
  if (a.type != b.type || a.status != b.status) return false;
  if (!can_be_same_day(days_of(a), days_of(b))) return false;
  const bool is_copy = a.trigger.text == b.trigger.text && !a.quote.text.empty() &&
                       a.quote.text == b.quote.text && a.date == b.date;
  return is_copy || have_same_parts(a, b);
}

class Merger {
 public:
  void add(Case&& given) {
    documents_.clear();
    actors_.clear();
    events_.clear();
    for (CaseDocument& item : given.documents) add_document(std::move(item));
    for (Actor& item : given.actors) add_actor(std::move(item));
    first_new_event_ = merged_.events.size();
    for (Event& item : given.events) add_event(std::move(item));
    for (Relation& item : given.relations) add_relation(std::move(item));
    for (Conflict& item : given.conflicts) add_conflict(std::move(item));
    for (Correction& item : given.corrections) add_correction(std::move(item));
  }
  [[nodiscard]] Case take() { return std::move(merged_); }

 private:
  using NameKey = std::pair<ActorKind, std::string>;
  // Blocks in which the same event can stand: by type and an agent, or by type and quote.
  using EventKey = std::tuple<std::string, std::string>;

  void add_correction(Correction&& correction);
  void add_document(CaseDocument&& document);
  [[nodiscard]] std::string free_id(const std::string& wanted);
  void add_actor(Actor&& actor);
  [[nodiscard]] std::optional<ActorId> known_actor(const Actor& actor) const;
  void learn_names(ActorId id);
  void add_event(Event&& event);
  [[nodiscard]] std::optional<EventId> known_event(const Event& event) const;
  [[nodiscard]] static std::vector<EventKey> keys_of(const Event& event);
  void join_event(Event& into, Event&& event);
  void add_relation(Relation&& relation);
  void add_conflict(Conflict&& conflict);

  void remap(Citation& citation) const { citation.document = documents_[index(citation.document)]; }
  void remap(std::vector<Citation>& citations) const {
    for (Citation& citation : citations) remap(citation);
  }
  void remap(std::vector<ActorId>& actors) const;
  void remap(Event& event) const;

  Case merged_;
  std::set<std::string> ids_;
  std::map<std::string, DocumentId> by_hash_;
  std::map<NameKey, std::vector<ActorId>> by_name_;
  std::map<NameKey, std::vector<ActorId>> by_alias_;
  std::map<EventKey, std::vector<EventId>> by_key_;
  std::set<std::tuple<EventId, EventId, RelationType>> relations_;

  // Of the case being added: from its indices to those of the merged one.
  std::vector<DocumentId> documents_;
  std::vector<ActorId> actors_;
  std::vector<EventId> events_;
  std::size_t first_new_event_ = 0;
};

std::string Merger::free_id(const std::string& wanted) {
  std::string id = wanted;
  for (std::size_t n = merged_.documents.size() + 1; !ids_.insert(id).second; ++n) {
    id = "d";
    id += std::to_string(n);
  }
  return id;
}

void Merger::add_document(CaseDocument&& document) {
  if (!document.sha256.empty()) {
    const auto known = by_hash_.find(document.sha256);
    // The same bytes published on another day are another report.
    const bool is_copy = known != by_hash_.end() &&
                         merged_.documents[index(known->second)].published == document.published;
    if (is_copy) return documents_.push_back(known->second);
  }
  const DocumentId id{static_cast<std::uint32_t>(merged_.documents.size())};
  document.id = free_id(document.id);
  if (!document.sha256.empty()) by_hash_.emplace(document.sha256, id);
  documents_.push_back(id);
  merged_.documents.push_back(std::move(document));
}

std::optional<ActorId> Merger::known_actor(const Actor& actor) const {
  const auto only = [](const auto& table, const NameKey& key) -> std::optional<ActorId> {
    const auto found = table.find(key);
    if (found == table.end() || found->second.size() != 1) return std::nullopt;
    return found->second.front();
  };
  const NameKey name{actor.kind, fold(actor.name)};
  if (const auto found = only(by_name_, name)) return found;
  if (const auto found = only(by_alias_, name)) return found;
  std::optional<ActorId> by_own_alias;
  for (const std::string& alias : actor.aliases) {
    if (!is_name(alias)) continue;
    const auto found = only(by_name_, {actor.kind, fold(alias)});
    if (found && by_own_alias && *found != *by_own_alias) return std::nullopt;
    if (found) by_own_alias = found;
  }
  return by_own_alias;
}

void Merger::learn_names(ActorId id) {
  const Actor& actor = merged_.actors[index(id)];
  add_new(by_name_[{actor.kind, fold(actor.name)}], id);
  for (const std::string& alias : actor.aliases) {
    if (is_name(alias)) add_new(by_alias_[{actor.kind, fold(alias)}], id);
  }
}

void Merger::add_actor(Actor&& actor) {
  remap(actor.mentions);
  const std::optional<ActorId> known = known_actor(actor);
  if (!known) {
    const ActorId id{static_cast<std::uint32_t>(merged_.actors.size())};
    actors_.push_back(id);
    merged_.actors.push_back(std::move(actor));
    return learn_names(id);
  }
  Actor& into = merged_.actors[index(*known)];
  // The fuller name stands for both; the other is kept among the aliases.
  if (actor.name.size() > into.name.size()) std::swap(actor.name, into.name);
  std::erase(into.aliases, into.name);
  if (actor.name != into.name) add_new(into.aliases, actor.name);
  for (const std::string& alias : actor.aliases) {
    if (alias != into.name) add_new(into.aliases, alias);
  }
  unite(into.mentions, actor.mentions);
  actors_.push_back(*known);
  learn_names(*known);
}

void Merger::remap(std::vector<ActorId>& actors) const {
  std::vector<ActorId> mapped;
  for (const ActorId actor : actors) add_new(mapped, actors_[index(actor)]);
  actors = std::move(mapped);
}

void Merger::remap(Event& event) const {
  remap(event.trigger);
  remap(event.mentions);
  remap(event.quote);
  if (event.date_evidence.citation) remap(*event.date_evidence.citation);
  for (auto* actors : {&event.agents, &event.targets, &event.roles.object, &event.roles.basis,
                       &event.roles.beneficiary, &event.roles.venue}) {
    remap(*actors);
  }
  for (Attribution& source : event.sources) {
    if (source.actor) source.actor = actors_[index(*source.actor)];
    remap(source.cue);
  }
}

std::vector<Merger::EventKey> Merger::keys_of(const Event& event) {
  std::vector<EventKey> keys;
  for (const ActorId agent : event.agents) {
    keys.emplace_back(event.type, std::to_string(index(agent)));
  }
  if (!event.quote.text.empty()) {
    std::string quote(1, kQuoteKey);
    quote += event.quote.text;
    keys.emplace_back(event.type, std::move(quote));
  }
  return keys;
}

// The first that is the same, in the order of the cases. Two events of one case are never joined:
// who wrote them down as two had the text before them.
std::optional<EventId> Merger::known_event(const Event& event) const {
  std::optional<EventId> first;
  for (const EventKey& key : keys_of(event)) {
    const auto block = by_key_.find(key);
    if (block == by_key_.end()) continue;
    for (const EventId id : block->second) {
      if (index(id) >= first_new_event_ || (first && id >= *first)) break;
      if (is_same(merged_.events[index(id)], event)) first = id;
    }
  }
  return first;
}

void Merger::add_event(Event&& event) {
  remap(event);
  if (const std::optional<EventId> known = known_event(event)) {
    events_.push_back(*known);
    return join_event(merged_.events[index(*known)], std::move(event));
  }
  const EventId id{static_cast<std::uint32_t>(merged_.events.size())};
  for (const EventKey& key : keys_of(event)) by_key_[key].push_back(id);
  events_.push_back(id);
  merged_.events.push_back(std::move(event));
}

void Merger::join_event(Event& into, Event&& event) {
  const bool is_narrower =
      event.date && (!into.date || width(event.date->interval) < width(into.date->interval));
  if (is_narrower) {
    into.date = event.date;
    into.bounds = event.bounds;
    into.date_evidence = event.date_evidence;
  }
  if (event.trigger != into.trigger) add_new(into.mentions, event.trigger);
  for (const Citation& mention : event.mentions) {
    if (mention != into.trigger) add_new(into.mentions, mention);
  }
  unite(into.agents, event.agents);
  unite(into.targets, event.targets);
  unite(into.roles.object, event.roles.object);
  unite(into.roles.basis, event.roles.basis);
  unite(into.roles.beneficiary, event.roles.beneficiary);
  unite(into.roles.venue, event.roles.venue);
  if (!into.roles.amount) into.roles.amount = event.roles.amount;
  unite(into.sources, event.sources);
  into.importance = std::max(into.importance, event.importance);
}

void Merger::add_relation(Relation&& relation) {
  remap(relation.evidence);
  relation.from = events_[index(relation.from)];
  relation.to = events_[index(relation.to)];
  if (relation.from == relation.to) return;
  if (!relations_.emplace(relation.from, relation.to, relation.type).second) return;
  merged_.relations.push_back(std::move(relation));
}

void Merger::add_conflict(Conflict&& conflict) {
  remap(conflict.evidence);
  for (EventId& event : conflict.events) event = events_[index(event)];
  add_new(merged_.conflicts, conflict);
}

// Of two corrections of one event the first counts.
void Merger::add_correction(Correction&& correction) {
  correction.event = events_[index(correction.event)];
  if (correction.same_as) correction.same_as = events_[index(*correction.same_as)];
  if (correction.same_as == correction.event) correction.same_as.reset();
  const auto is_known = [&](const Correction& other) { return other.event == correction.event; };
  if (std::none_of(merged_.corrections.begin(), merged_.corrections.end(), is_known))
    merged_.corrections.push_back(std::move(correction));
}

}  // namespace

Case merge_cases(std::vector<Case> cases) {
  Merger merger;
  for (Case& value : cases) merger.add(std::move(value));
  return merger.take();
}

}  // namespace dateline
