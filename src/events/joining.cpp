// Two steps, precision first:
// 1. verbs: same type, actors that agree, dates and states that can be the same happening; all that
// a
//    speaker says on one occasion is one event;
// 2. nouns: "the ruling" is a mention of the nearest event that it can name; one that names none is
//    an event of its own when it has an actor or a date ("the ministry's inquiry in May").
// Look-back is bounded by kMaxLookBack events of the same type, so the cost is linear.
#include "events/joining.hpp"

#include <algorithm>

#include "events/dating.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxLookBack = 64;

// Do not contradict each other: one is empty or they share somebody.
bool agree(const std::vector<ActorId>& a, const std::vector<ActorId>& b) {
  return a.empty() || b.empty() || share(a, b);
}

bool is_real(Status status) {
  return status == Status::asserted || status == Status::ongoing || status == Status::alleged;
}

class Joiner {
 public:
  Joiner(const Reading& reading, Owners& owners, std::vector<Draft>& drafts)
      : reading_(reading), tree_(reading.tree), owners_(owners), drafts_(drafts) {}

  void run() {
    join_verbs();
    join_nouns();
    date_earlier_mentions();
  }

 private:
  void join_verbs();
  void join_nouns();
  void date_earlier_mentions();
  [[nodiscard]] bool is_same_document(std::size_t earlier, std::size_t later) const;
  [[nodiscard]] bool speaks_for(const std::vector<ActorId>& speakers,
                                const std::vector<ActorId>& owners) const;
  [[nodiscard]] bool is_same_verb(const Draft& a, const Draft& b) const;
  [[nodiscard]] bool is_same_speech(const Draft& a, const Draft& b) const;
  [[nodiscard]] bool can_name(const Draft& noun, const Draft& event) const;
  [[nodiscard]] std::optional<std::size_t> governor_of(std::size_t noun) const;
  [[nodiscard]] std::optional<std::size_t> antecedent_of(std::size_t noun) const;
  [[nodiscard]] bool stands_alone(const Draft& noun) const;
  [[nodiscard]] std::string_view object_lemma(const Draft& draft) const;
  void join(std::size_t from, std::size_t into);
  [[nodiscard]] bool made(const Draft& event, const Draft& noun) const;
  void repoint(const Draft& lost, std::size_t into);

  const Reading& reading_;
  const Tree& tree_;
  Owners& owners_;
  std::vector<Draft>& drafts_;
};

std::string_view Joiner::object_lemma(const Draft& draft) const {
  return draft.object == kNoToken ? std::string_view{} : tree_.lemma(draft.object);
}

bool Joiner::is_same_speech(const Draft& a, const Draft& b) const {
  if (a.agents.empty() || !share(a.agents, b.agents)) return false;
  if (a.type != b.type) return false;
  return agree(a.targets, b.targets) && are_compatible(a.date, b.date);
}

bool Joiner::is_same_verb(const Draft& a, const Draft& b) const {
  if (!a.type || !b.type || a.type->base_id() != b.type->base_id()) return false;
  if (a.type->is_speech) return is_same_speech(a, b);
  if (!are_compatible(a.date, b.date)) return false;
  if (is_real(a.status) != is_real(b.status)) return false;
  if (!agree(a.agents, b.agents) || !agree(a.targets, b.targets)) return false;
  if (!agree(a.roles.object, b.roles.object)) return false;
  const bool same_object = share(a.targets, b.targets) || share(a.roles.object, b.roles.object) ||
                           (!object_lemma(a).empty() && object_lemma(a) == object_lemma(b));
  return same_object;
}

void Joiner::join_verbs() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (drafts_[i].is_noun || drafts_[i].is_dropped || !drafts_[i].type) continue;
    std::size_t seen = 0;
    for (std::size_t j = i; j-- > 0 && seen < kMaxLookBack; ++seen) {
      if (drafts_[j].is_noun || drafts_[j].is_dropped) continue;
      if (!is_same_verb(drafts_[j], drafts_[i])) continue;
      join(i, j);
      break;
    }
  }
}

// Whether a noun can point to the event: by its own type or by the list of what it names.
bool Joiner::can_name(const Draft& noun, const Draft& event) const {
  if (!event.type) return false;
  const std::vector<std::string>* types = reading_.lexicon.named_types(noun.lemma);
  const bool fits = types
                        ? std::any_of(types->begin(), types->end(),
                                      [&](const std::string& id) {
                                        return id == event.type->id || id == event.type->base_id();
                                      })
                        : noun.type->base_id() == event.type->base_id();
  return fits && agree(noun.agents, event.agents) && are_compatible(noun.date, event.date) &&
         agree(noun.targets, event.targets);
}

// "said in a statement": the event of the verb that has the noun as an adjunct.
std::optional<std::size_t> Joiner::governor_of(std::size_t noun) const {
  const TokenIndex head = drafts_[noun].head;
  if (tree_.relation(head) != Deprel::obl || owners_[tree_.head(head)] < 0) return std::nullopt;
  const auto governor = static_cast<std::size_t>(owners_[tree_.head(head)]);
  if (governor == noun || drafts_[governor].is_dropped) return std::nullopt;
  return can_name(drafts_[noun], drafts_[governor]) ? std::optional(governor) : std::nullopt;
}

// "signed an executive order", "issued an order": what a later "the order" means.
bool Joiner::made(const Draft& event, const Draft& noun) const {
  if (event.is_noun || !event.type) return false;
  if (event.nominal != kNoToken) return tree_.lemma(event.nominal) == noun.lemma;
  return event.lemma.ends_with(" " + noun.lemma);
}

// The event that the noun's verb tells, else the latest that made what the noun names, else the
// nearest event before the noun that it can name, else the nearest after it.
std::optional<std::size_t> Joiner::antecedent_of(std::size_t noun) const {
  if (const auto governor = governor_of(noun)) return governor;
  std::size_t seen = 0;
  for (std::size_t j = noun; j-- > 0 && seen < kMaxLookBack; ++seen) {
    const Draft& event = drafts_[j];
    const bool can_be = !event.is_dropped && agree(drafts_[noun].agents, event.agents) &&
                        are_compatible(drafts_[noun].date, event.date);
    if (can_be && made(event, drafts_[noun])) return j;
  }
  seen = 0;
  for (std::size_t j = noun; j-- > 0 && seen < kMaxLookBack; ++seen) {
    if (!drafts_[j].is_dropped && can_name(drafts_[noun], drafts_[j])) return j;
  }
  // "the company's statements of 2021": with a day of its own, but nobody's, it names no later one.
  const Draft& named = drafts_[noun];
  if (named.type->is_speech && named.date && named.agents.empty()) return std::nullopt;
  seen = 0;
  for (std::size_t j = noun + 1; j < drafts_.size() && seen < kMaxLookBack; ++j, ++seen) {
    if (!drafts_[j].is_dropped && !drafts_[j].is_noun && can_name(drafts_[noun], drafts_[j])) {
      return j;
    }
  }
  return std::nullopt;
}

// A noun that tells something of its own: who, to whom or when.
bool Joiner::stands_alone(const Draft& noun) const {
  if (noun.type->is_speech && noun.agents.empty()) return false;
  if (noun.date) return true;
  const bool has_party = !noun.agents.empty() || !noun.targets.empty();
  return has_party && noun.type->weight >= 0.5;
}

void Joiner::join_nouns() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (!drafts_[i].is_noun || drafts_[i].is_dropped) continue;
    if (const auto event = antecedent_of(i)) {
      join(i, *event);
    } else if (!stands_alone(drafts_[i])) {
      drafts_[i].is_dropped = true;
      owners_[drafts_[i].head] = -1;
    }
  }
}

// Shares an actor, or is an officer of one: "Commerce Department spokesman John Roe".
bool Joiner::speaks_for(const std::vector<ActorId>& speakers,
                        const std::vector<ActorId>& owners) const {
  if (share(speakers, owners)) return true;
  const std::vector<Actor>& actors = reading_.actors.actors;
  const auto names_owner = [&](const std::string& text) {
    return std::any_of(owners.begin(), owners.end(), [&](ActorId owner) {
      return text.find(actors[index(owner)].name) != std::string::npos;
    });
  };
  return std::any_of(speakers.begin(), speakers.end(), [&](ActorId speaker) {
    const Actor& actor = actors[index(speaker)];
    return names_owner(actor.name) ||
           std::any_of(actor.aliases.begin(), actor.aliases.end(), names_owner);
  });
}

// "said in a statement ... Friday's statement from the ministry": both nouns are of one document.
bool Joiner::is_same_document(std::size_t earlier, std::size_t later) const {
  const Draft& first = drafts_[earlier];
  const std::int32_t owner = owners_[first.head];
  if (!first.is_noun || !first.is_dropped || first.lemma != drafts_[later].lemma || owner < 0) {
    return false;
  }
  const Draft& told = drafts_[static_cast<std::size_t>(owner)];
  return told.type && told.type->is_speech && speaks_for(told.agents, drafts_[later].agents) &&
         are_compatible(told.date, drafts_[later].date);
}

// The day of a statement holds for what was said in it before the text named the day.
void Joiner::date_earlier_mentions() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& dated = drafts_[i];
    if (!dated.is_noun || !dated.type->is_speech || !dated.date || dated.agents.empty()) continue;
    if (dated.evidence.kind != DateEvidenceKind::expression) continue;
    for (std::size_t j = i - std::min(i, kMaxLookBack); j < i; ++j) {
      if (!is_same_document(j, i)) continue;
      Draft& told = drafts_[static_cast<std::size_t>(owners_[drafts_[j].head])];
      if (told.date && told.evidence.kind == DateEvidenceKind::expression) continue;
      told.date = dated.date;
      told.evidence = dated.evidence;
    }
  }
}

void merge_actors(std::vector<ActorId>& into, const std::vector<ActorId>& from) {
  if (into.empty()) into = from;
}

// The lost draft's own words now belong to what it joined. Nothing had joined it before:
// each draft joins an earlier survivor, or, for nouns, one that is final.
void Joiner::repoint(const Draft& lost, std::size_t into) {
  const auto value = static_cast<std::int32_t>(into);
  owners_[lost.head] = value;
  for (TokenIndex i = lost.trigger.first; i < lost.trigger.last; ++i) owners_[i] = value;
  if (lost.nominal != kNoToken) owners_[lost.nominal] = value;
  for (const TokenIndex carrier : lost.carriers) owners_[carrier] = value;
}

void Joiner::join(std::size_t from, std::size_t into) {
  Draft& lost = drafts_[from];
  Draft& kept = drafts_[into];
  kept.mentions.push_back(tree_.span_of(lost.trigger));
  if (lost.nominal != kNoToken) kept.mentions.push_back(tree_.token(lost.nominal).span);
  kept.mentions.insert(kept.mentions.end(), lost.mentions.begin(), lost.mentions.end());
  merge_actors(kept.agents, lost.agents);
  merge_actors(kept.targets, lost.targets);
  merge_actors(kept.roles.object, lost.roles.object);
  merge_actors(kept.roles.basis, lost.roles.basis);
  merge_actors(kept.roles.venue, lost.roles.venue);
  merge_actors(kept.roles.beneficiary, lost.roles.beneficiary);
  if (!kept.roles.amount) kept.roles.amount = lost.roles.amount;
  const bool is_better_date =
      lost.date && (!kept.date || (kept.evidence.kind == DateEvidenceKind::publication &&
                                   lost.evidence.kind == DateEvidenceKind::expression));
  if (is_better_date) {
    kept.date = lost.date;
    kept.evidence = lost.evidence;
  }
  lost.is_dropped = true;
  repoint(lost, into);
}

}  // namespace

void join_same_events(const Reading& reading, Owners& owners, std::vector<Draft>& drafts) {
  Joiner(reading, owners, drafts).run();
}

}  // namespace dateline
