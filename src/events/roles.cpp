// Agents from the logical subject, targets from the object and from "against", "with", "to"; a
// named instrument that is acted on is an object, not a target; legal basis, venue, beneficiary and
// amount from their prepositions:
//
//   "The court fined Acme €2m under the Data Act"   agent court, target Acme, basis Data Act, €2m
//   "Acme faces a lawsuit from farmers"             agent farmers, target Acme
#include "events/roles.hpp"

#include <algorithm>
#include <unordered_map>

#include "events/arguments.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxNameBytes = 80;
constexpr int kMaxSteps = 4;

void add_unique(std::vector<ActorId>& list, ActorId actor) {
  if (std::find(list.begin(), list.end(), actor) == list.end()) list.push_back(actor);
}

class RoleFinder {
 public:
  RoleFinder(const Reading& reading, ActorSet& actors)
      : reading_(reading), tree_(reading.tree), actors_(actors) {
    for (std::size_t i = 0; i < actors.actors.size(); ++i) {
      by_name_.try_emplace(actors.actors[i].name, static_cast<ActorId>(i));
    }
  }

  void assign(Draft& draft);

 private:
  [[nodiscard]] std::vector<ActorId> actors_at(TokenIndex head);
  [[nodiscard]] std::vector<ActorId> doers_at(TokenIndex subject, const Draft& draft);
  [[nodiscard]] bool is_thing(TokenIndex noun) const;
  void add_mentioned(TokenIndex head, std::vector<ActorId>& out);
  [[nodiscard]] std::optional<ActorId> new_actor(TokenIndex head);
  [[nodiscard]] std::vector<ActorId> payers_at(TokenIndex amount);
  void add_patient(TokenIndex head, Draft& draft, bool is_name_needed);
  void add_oblique(TokenIndex head, Draft& draft);
  void add_content_patients(Draft& draft);
  void find_amount(TokenIndex head, Draft& draft);
  [[nodiscard]] ActorKind kind(ActorId actor) const { return actors_.actors[index(actor)].kind; }

  const Reading& reading_;
  const Tree& tree_;
  ActorSet& actors_;
  std::unordered_map<std::string, ActorId> by_name_;
};

void RoleFinder::add_mentioned(TokenIndex head, std::vector<ActorId>& out) {
  if (const Mention* mention = actors_.mention_at(head)) add_unique(out, mention->actor);
}

// The actor whose phrase has this head, and those that are coordinated with it, or with the name in
// it ("the firms Acme and Norvale").
std::vector<ActorId> RoleFinder::actors_at(TokenIndex head) {
  std::vector<ActorId> found;
  if (head == kNoToken) return found;
  add_mentioned(head, found);
  const Mention* mention = actors_.mention_at(head);
  const TokenRange phrase =
      mention ? TokenRange{mention->first, mention->last} : TokenRange{head, head + 1};
  for (TokenIndex word = phrase.first; word < phrase.last; ++word) {
    for (const TokenIndex child : tree_.children(word)) {
      const bool is_beside = tree_.relation(child) == Deprel::conj && tree_.is_noun(child);
      if (is_beside && child >= phrase.last) add_mentioned(child, found);
    }
  }
  return found;
}

// Acts, documents and days do nothing themselves. A measure does: it is what bans.
bool RoleFinder::is_thing(TokenIndex noun) const {
  if (reading_.is_time(noun)) return true;
  if (tree_.token(noun).upos != Upos::noun) return false;
  const std::string_view lemma = tree_.lemma(noun);
  const Lexicon& lexicon = reading_.lexicon;
  if (lexicon.is(lemma, PredicateClass::measure)) return false;
  return reading_.ontology.find_noun(lemma) != nullptr ||
         lexicon.is(lemma, PredicateClass::report) ||
         lexicon.is(lemma, PredicateClass::anaphoric) || lexicon.is(lemma, PredicateClass::carrier);
}

// Who acts, given the subject. Behind a thing stands its owner: "Friday's statement from the
// ministry said", "the council's request asks".
std::vector<ActorId> RoleFinder::doers_at(TokenIndex subject, const Draft& draft) {
  if (subject == kNoToken) return {};
  std::vector<ActorId> found = actors_at(subject);
  if (!draft.is_noun && is_thing(subject)) {
    const bool is_named = !found.empty() && kind(found.front()) != ActorKind::other;
    if (is_named) return found;
    return actors_at(arguments_of_noun(reading_, subject).subject);
  }
  if (found.empty() && !draft.is_noun) {
    if (const auto actor = new_actor(subject)) found.push_back(*actor);
  }
  return found;
}

// "a Malaysian expat", "two importers": an agent that no mention covers becomes an actor by its
// phrase, from its first modifier to its head.
std::optional<ActorId> RoleFinder::new_actor(TokenIndex head) {
  if (!tree_.is_noun(head)) return std::nullopt;
  TokenIndex first = head;
  while (first > tree_.subtree(head).first && tree_.is_within(first - 1, head) &&
         tree_.token(first - 1).upos != Upos::det && tree_.token(first - 1).upos != Upos::punct &&
         tree_.token(first - 1).upos != Upos::adp) {
    --first;
  }
  const Span span = tree_.span_of({first, head + 1});
  std::string name(tree_.document().text(span));
  if (name.size() > kMaxNameBytes) return std::nullopt;
  const Citation citation = tree_.document().cite(span);
  const auto next = static_cast<ActorId>(actors_.actors.size());
  const auto [known, is_new] = by_name_.try_emplace(name, next);
  if (!is_new) return known->second;
  const ActorKind kind = reading_.lexicon.is(tree_.lemma(head), PredicateClass::measure)
                             ? ActorKind::law
                             : ActorKind::other;
  actors_.actors.push_back({std::move(name), kind, {}, {citation}});
  return next;
}

// "fined Brightwire 40 million euros", where the parser took the name for part of the amount.
std::vector<ActorId> RoleFinder::payers_at(TokenIndex amount) {
  const TokenIndex name = tree_.child(amount, {Deprel::compound});
  const TokenIndex number = tree_.child(amount, {Deprel::nummod});
  if (name == kNoToken || number == kNoToken || number < name) return {};
  return actors_at(name);
}

void RoleFinder::add_patient(TokenIndex head, Draft& draft, bool is_name_needed) {
  if (head == kNoToken) return;
  std::vector<ActorId> found = actors_at(head);
  if (found.empty() && !is_name_needed && head != draft.nominal) {
    // "the company's licence": what is done to the licence is done to its holder.
    const TokenIndex owner = tree_.child(head, {Deprel::nmod_poss});
    if (owner != kNoToken) found = actors_at(owner);
  }
  if (found.empty()) found = payers_at(head);
  for (const ActorId actor : found) {
    if (std::find(draft.agents.begin(), draft.agents.end(), actor) != draft.agents.end()) continue;
    add_unique(kind(actor) == ActorKind::law ? draft.roles.object : draft.targets, actor);
  }
}

void RoleFinder::add_oblique(TokenIndex head, Draft& draft) {
  const std::string_view preposition = tree_.case_lemma(head);
  const std::vector<ActorId> found = actors_at(head);
  for (const ActorId actor : found) {
    const ActorKind actor_kind = kind(actor);
    if (std::find(draft.agents.begin(), draft.agents.end(), actor) != draft.agents.end()) continue;
    if (preposition == "under" || preposition == "pursuant") {
      if (actor_kind == ActorKind::law) add_unique(draft.roles.basis, actor);
    } else if (preposition == "in" || preposition == "before" || preposition == "at") {
      if (actor_kind == ActorKind::court) add_unique(draft.roles.venue, actor);
    } else if (preposition == "for") {
      add_unique(draft.roles.beneficiary, actor);
    } else if (preposition == "against" || preposition == "with" || preposition == "to" ||
               preposition == "on" || preposition == "from" || preposition == "of" ||
               preposition == "into") {
      if (draft.targets.empty() || preposition == "against") {
        add_unique(actor_kind == ActorKind::law ? draft.roles.object : draft.targets, actor);
      }
    }
  }
}

// "an order that sought to shut the app down", "a rule banning imports": what a measure does to
// somebody, the act of making it does too.
void RoleFinder::add_content_patients(Draft& draft) {
  for (TokenIndex verb : tree_.children(draft.head)) {
    if (!tree_.is_relation(verb, {Deprel::acl, Deprel::acl_relcl})) continue;
    if (tree_.has_child(verb, {Deprel::aux_pass})) continue;
    for (int step = 0; step < kMaxSteps && verb != kNoToken; ++step) {
      add_patient(tree_.child(verb, {Deprel::obj, Deprel::iobj}), draft, true);
      verb = tree_.child(verb, {Deprel::xcomp});
    }
  }
}

bool is_currency(std::string_view text) {
  static constexpr std::string_view kSigns[] = {"$", "€", "£", "¥", "₹", "US$", "A$", "C$"};
  return std::find(std::begin(kSigns), std::end(kSigns), text) != std::end(kSigns);
}

// "$5 million", "€225 million", "5 million euros" below the head: as it stands in the text.
void RoleFinder::find_amount(TokenIndex head, Draft& draft) {
  if (head == kNoToken || draft.roles.amount) return;
  const TokenRange range = tree_.subtree(head);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (!is_currency(tree_.form(i))) continue;
    TokenIndex end = i + 1;
    while (end < range.last && tree_.token(end).upos == Upos::num) ++end;
    if (end == i + 1) continue;
    draft.roles.amount = std::string(tree_.document().text(tree_.span_of({i, end})));
    return;
  }
}

void RoleFinder::assign(Draft& draft) {
  std::vector<ActorId> subjects = doers_at(draft.subject, draft);
  if (draft.is_inverse) {
    draft.targets = std::move(subjects);
    draft.agents = actors_at(arguments_of_noun(reading_, draft.nominal).subject);
  } else {
    draft.agents = std::move(subjects);
  }
  add_patient(draft.object, draft, false);
  for (const TokenIndex child : tree_.children(draft.head)) {
    if (tree_.is_relation(child, {Deprel::iobj, Deprel::obj})) add_patient(child, draft, true);
    if (tree_.is_relation(child, {Deprel::obl, Deprel::nmod})) add_oblique(child, draft);
    if (tree_.is_relation(child, {Deprel::obj, Deprel::obl, Deprel::nmod, Deprel::nsubj_pass})) {
      find_amount(child, draft);
    }
  }
  if (draft.is_noun && draft.targets.empty()) add_content_patients(draft);
  if (draft.nominal != kNoToken) {
    const ClauseArguments args = arguments_of_noun(reading_, draft.nominal);
    add_patient(args.object, draft, true);
    if (draft.agents.empty() && !draft.is_inverse) draft.agents = actors_at(args.subject);
    for (const TokenIndex child : tree_.children(draft.nominal)) {
      if (tree_.is_relation(child, {Deprel::nmod})) add_oblique(child, draft);
    }
  }
}

}  // namespace

void assign_roles(const Reading& reading, ActorSet& actors, std::vector<Draft>& drafts) {
  RoleFinder finder(reading, actors);
  for (Draft& draft : drafts) finder.assign(draft);
}

}  // namespace dateline
