// A relation comes from one of three signs, the surest first:
// 1. grammar: the event that is the object ("blocked the ban"), or hangs on by "after",
// "following",
//    "in response to" ("sued after the agency banned");
// 2. the ontology: a type that acts on measures (data/ontology.toml, relation) and an earlier event
//    about the same actor or instrument;
// 3. who acts on whom: an agency's measure against the party that a president's order is against
//    implements the order;
// 4. speech: a denial answers the accusation against the denier; what others say of a challenged
//    measure responds to the challenge; a report reports its content.
#include "events/relations.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "events/dating.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxLookBack = 64;

struct Connective {
  std::string_view word;
  RelationType type;
};
// The event that has the word's clause or phrase below it stands in this relation to the one below.
constexpr Connective kConnectives[] = {
    {"after", RelationType::follows},    {"following", RelationType::follows},
    {"follow", RelationType::follows},   {"before", RelationType::precedes},
    {"until", RelationType::precedes},   {"amid", RelationType::responds_to},
    {"over", RelationType::responds_to}, {"because", RelationType::responds_to},
    {"since", RelationType::follows},    {"once", RelationType::follows},
    {"ahead", RelationType::precedes},
};

bool is_measure(const Draft& draft) {
  static constexpr std::string_view kTypes[] = {
      "ban",     "restrict", "finalize_rule", "executive_order", "take_effect",  "sanction",
      "require", "enact",    "suspend",       "revoke",          "fine",         "propose_rule",
      "amend",   "license",  "approve",       "repeal",          "acquire_merge"};
  return std::any_of(std::begin(kTypes), std::end(kTypes),
                     [&](std::string_view id) { return draft.is_type(id); });
}

// Types whose being done is itself what a block stops; issuing an order stays done.
bool can_be_blocked(const Draft& draft) {
  static constexpr std::string_view kTypes[] = {"ban",     "restrict", "take_effect",   "require",
                                                "suspend", "revoke",   "acquire_merge", "sanction",
                                                "amend",   "repeal"};
  return std::any_of(std::begin(kTypes), std::end(kTypes),
                     [&](std::string_view id) { return draft.is_type(id); });
}

class RelationFinder {
 public:
  RelationFinder(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts)
      : reading_(reading), tree_(reading.tree), owners_(owners), drafts_(drafts) {}

  std::vector<DraftRelation> run() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!drafts_[i].is_dropped) relate_object(i);
    }
    mark_blocked();
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].is_dropped) continue;
      relate_clauses(i);
      relate_implementation(i);
      relate_denial(i);
      relate_defence(i);
      relate_report(i);
    }
    return std::move(relations_);
  }

 private:
  void relate_object(std::size_t which);
  void relate_clauses(std::size_t which);
  void relate_implementation(std::size_t which);
  void relate_denial(std::size_t which);
  void relate_defence(std::size_t which);
  [[nodiscard]] bool is_kind(const std::vector<ActorId>& actors, ActorKind kind) const;
  [[nodiscard]] bool speaks_of(const Draft& speech, const std::vector<ActorId>& instruments) const;
  void relate_report(std::size_t which);
  void mark_blocked();
  [[nodiscard]] std::optional<std::size_t> object_event(std::size_t which) const;
  [[nodiscard]] std::optional<std::size_t> named_measure(std::size_t which) const;
  [[nodiscard]] std::optional<std::size_t> earlier_measure(std::size_t which) const;
  [[nodiscard]] std::optional<std::size_t> owner(TokenIndex token, std::size_t other_than) const;
  void add(std::size_t from, std::size_t to, RelationType type, TokenIndex evidence);

  const Reading& reading_;
  const Tree& tree_;
  const Owners& owners_;
  std::vector<Draft>& drafts_;
  std::vector<DraftRelation> relations_;
  std::set<std::tuple<std::size_t, std::size_t, RelationType>> known_;
};

std::optional<std::size_t> RelationFinder::owner(TokenIndex token, std::size_t other_than) const {
  const std::int32_t found = owners_[token];
  if (found < 0 || static_cast<std::size_t>(found) == other_than) return std::nullopt;
  if (drafts_[static_cast<std::size_t>(found)].is_dropped) return std::nullopt;
  return static_cast<std::size_t>(found);
}

void RelationFinder::add(std::size_t from, std::size_t to, RelationType type, TokenIndex evidence) {
  if (from == to || !known_.emplace(from, to, type).second) return;
  relations_.push_back({from, to, type, tree_.sentence_of(evidence).span});
}

// An event inside the object phrase or the complement: "blocked the ban", "barred from selling".
std::optional<std::size_t> RelationFinder::object_event(std::size_t which) const {
  const Draft& draft = drafts_[which];
  for (const TokenIndex anchor : {draft.object, draft.nominal}) {
    if (anchor == kNoToken) continue;
    const TokenRange range = tree_.subtree(anchor);
    for (TokenIndex i = range.first; i < range.last; ++i) {
      if (!tree_.is_within(i, anchor) || tree_.is_within(draft.head, i)) continue;
      const auto found = owner(i, which);
      if (found && is_measure(drafts_[*found])) return found;
    }
  }
  return std::nullopt;
}

// "challenged the order": the latest earlier measure that the text called an order.
std::optional<std::size_t> RelationFinder::named_measure(std::size_t which) const {
  const TokenIndex object = drafts_[which].object;
  if (object == kNoToken || tree_.token(object).upos != Upos::noun) return std::nullopt;
  const TokenIndex article = tree_.child(object, {Deprel::det});
  if (article == kNoToken || tree_.lemma(article) == "a") return std::nullopt;
  const auto has_name = [&](TokenIndex noun) {
    return noun != kNoToken && tree_.lemma(noun) == tree_.lemma(object);
  };
  std::size_t seen = 0;
  for (std::size_t j = which; j-- > 0 && seen < kMaxLookBack; ++seen) {
    const Draft& other = drafts_[j];
    if (other.is_dropped || !is_measure(other)) continue;
    if (has_name(other.head) || has_name(other.nominal) || has_name(other.object)) return j;
  }
  return std::nullopt;
}

// The latest earlier measure about the same actor or instrument.
std::optional<std::size_t> RelationFinder::earlier_measure(std::size_t which) const {
  const Draft& draft = drafts_[which];
  std::size_t seen = 0;
  for (std::size_t j = which; j-- > 0 && seen < kMaxLookBack; ++seen) {
    const Draft& other = drafts_[j];
    if (other.is_dropped || !is_measure(other)) continue;
    const bool is_shared =
        share(draft.roles.object, other.roles.object) || share(draft.targets, other.agents);
    if (is_shared) return j;
  }
  return std::nullopt;
}

void RelationFinder::relate_object(std::size_t which) {
  const Draft& draft = drafts_[which];
  if (!draft.type || !draft.type->relation || draft.status == Status::negated) return;
  const RelationType relation = *draft.type->relation;
  if (relation == RelationType::denies || relation == RelationType::reports) return;
  auto target = object_event(which);
  const bool may_guess = relation == RelationType::blocks || relation == RelationType::challenges ||
                         relation == RelationType::lifts;
  // "signed an order that barred sales": what an order says does not come before it.
  const bool is_own_content =
      target && relation == RelationType::implements &&
      tree_.is_relation(drafts_[*target].head, {Deprel::acl, Deprel::acl_relcl});
  if (is_own_content) return;
  if (!target) target = named_measure(which);
  if (!target && may_guess) target = earlier_measure(which);
  if (target) add(which, *target, relation, draft.head);
}

void RelationFinder::relate_clauses(std::size_t which) {
  const Draft& draft = drafts_[which];
  for (const TokenIndex child : tree_.children(draft.head)) {
    if (!tree_.is_relation(child, {Deprel::advcl, Deprel::obl, Deprel::nmod})) continue;
    const std::string_view mark = tree_.mark_lemma(child);
    const std::string_view word = mark.empty() ? tree_.case_lemma(child) : mark;
    auto target = owner(child, which);
    if (!target) continue;
    for (const Connective& connective : kConnectives) {
      if (connective.word != word) continue;
      add(which, *target, connective.type, child);
    }
    // "in response to the ruling"
    if (word == "in" && tree_.lemma(child) == "response") {
      const TokenIndex cause = tree_.child(child, {Deprel::nmod});
      if (cause == kNoToken) continue;
      if (const auto found = owner(cause, which))
        add(which, *found, RelationType::responds_to, child);
    }
  }
}

bool RelationFinder::is_kind(const std::vector<ActorId>& actors, ActorKind kind) const {
  return !actors.empty() && reading_.actors.actors[index(actors.front())].kind == kind;
}

// A head of state orders, an agency acts. Orders are few: the nearest ones suffice.
void RelationFinder::relate_implementation(std::size_t which) {
  const Draft& draft = drafts_[which];
  if (!is_measure(draft) || draft.is_type("executive_order") || draft.targets.empty()) return;
  if (draft.status == Status::hypothetical || draft.status == Status::negated) return;
  const std::size_t first = which - std::min(which, kMaxLookBack);
  const std::size_t last = std::min(drafts_.size(), which + kMaxLookBack);
  for (std::size_t j = first; j < last; ++j) {
    const Draft& order = drafts_[j];
    if (j == which || order.is_dropped || !order.is_type("executive_order")) continue;
    if (!is_kind(order.agents, ActorKind::person) || order.status != Status::asserted) continue;
    if (is_kind(draft.agents, ActorKind::person)) continue;
    if (share(order.agents, draft.agents) || !share(order.targets, draft.targets)) continue;
    add(which, j, RelationType::implements, order.head);
    return;
  }
}

// Whether the words of the speech mention one of the instruments.
bool RelationFinder::speaks_of(const Draft& speech, const std::vector<ActorId>& instruments) const {
  const TokenRange range = tree_.subtree(speech.head);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const Mention* mention = tree_.is_noun(i) ? reading_.actors.mention_at(i) : nullptr;
    if (mention &&
        std::find(instruments.begin(), instruments.end(), mention->actor) != instruments.end()) {
      return true;
    }
  }
  return false;
}

// "The ministry argued that the order was lawful", after users challenged the order.
void RelationFinder::relate_defence(std::size_t which) {
  const Draft& draft = drafts_[which];
  if (!draft.type || !draft.type->is_speech || draft.agents.empty()) return;
  std::size_t seen = 0;
  for (std::size_t j = which; j-- > 0 && seen < kMaxLookBack; ++seen) {
    const Draft& suit = drafts_[j];
    if (suit.is_dropped || !suit.type || suit.type->relation != RelationType::challenges) continue;
    if (share(draft.agents, suit.agents) || !speaks_of(draft, suit.roles.object)) continue;
    add(which, j, RelationType::responds_to, draft.head);
    return;
  }
}

void RelationFinder::relate_denial(std::size_t which) {
  const Draft& draft = drafts_[which];
  if (!draft.is_type("deny")) return;
  std::size_t seen = 0;
  for (std::size_t j = which; j-- > 0 && seen < kMaxLookBack; ++seen) {
    const Draft& other = drafts_[j];
    if (other.is_dropped || !other.is_type("allege")) continue;
    const bool answers = share(draft.agents, other.targets) || share(draft.targets, other.agents) ||
                         other.targets.empty();
    if (!answers || share(draft.agents, other.agents)) continue;
    add(which, j, RelationType::denies, draft.head);
    return;
  }
}

void RelationFinder::relate_report(std::size_t which) {
  const Draft& draft = drafts_[which];
  if (!draft.is_type("publish_report")) return;
  for (const TokenIndex child : tree_.children(draft.head)) {
    if (tree_.relation(child) != Deprel::ccomp) continue;
    if (const auto found = owner(child, which)) add(which, *found, RelationType::reports, child);
  }
}

// A measure that an event blocks stays on the graph as blocked, unless it came first and was done.
void RelationFinder::mark_blocked() {
  for (const DraftRelation& relation : relations_) {
    if (relation.type != RelationType::blocks) continue;
    const Draft& blocker = drafts_[relation.from];
    Draft& blocked = drafts_[relation.to];
    if (blocker.status != Status::asserted || !can_be_blocked(blocked)) continue;
    if (blocked.status == Status::negated || blocked.status == Status::alleged) continue;
    blocked.status = Status::blocked;
    blocked.status_reason = {blocker.trigger.first, "another event blocks it"};
  }
}

}  // namespace

std::vector<DraftRelation> find_relations(const Reading& reading, const Owners& owners,
                                          std::vector<Draft>& drafts) {
  return RelationFinder(reading, owners, drafts).run();
}

}  // namespace dateline
