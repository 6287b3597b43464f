// Subject and object by the tree. A verb without a subject of its own takes it from the clause it
// hangs on, step by step upwards, at most kMaxSteps steps (nested clauses seldom go deeper):
//
//   "asked the court to block the rule"    block: subject "court"   (object control)
//   "vowed to appeal"                      appeal: subject of "vowed"
//   "filed by farmers in May"              filed: subject "farmers", object the noun it modifies
//   "an attempt to ban the app"            ban: subject the owner of "attempt"
#include "events/arguments.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kMaxSteps = 8;
constexpr std::string_view kConjunctions[] = {"after", "as", "before", "since", "until"};

bool is_passive(const Tree& tree, TokenIndex verb) {
  if (tree.has_child(verb, {Deprel::nsubj_pass, Deprel::aux_pass, Deprel::obl_agent})) return true;
  const Features& features = tree.token(verb).features;
  const bool is_past_participle =
      features.verb_form == VerbForm::part && features.tense == Tense::past;
  if (!is_past_participle) return false;
  if (tree.has_child(verb, {Deprel::aux, Deprel::nsubj, Deprel::obj})) return false;
  if (tree.relation(verb) == Deprel::conj) return is_passive(tree, tree.head(verb));
  return tree.is_relation(verb, {Deprel::acl, Deprel::advcl, Deprel::xcomp, Deprel::root});
}

// "who", "which" and "that" give the noun they stand for.
TokenIndex resolved(const Tree& tree, TokenIndex index) {
  if (index == kNoToken) return kNoToken;
  const TokenIndex antecedent = tree.antecedent(index);
  return antecedent == kNoToken ? index : antecedent;
}

// What the parser took for an adjunct and ends right before a finite verb: "after a group of users
// challenged the order".
TokenIndex phrase_before(const Tree& tree, TokenIndex verb) {
  if (tree.token(verb).features.verb_form != VerbForm::fin) return kNoToken;
  TokenIndex at = verb - 1;
  for (int step = 0; step < kMaxSteps; ++step) {
    if (tree.relation(at) == Deprel::obl && tree.subtree(at).last == verb)
      return std::ranges::find(kConjunctions, tree.case_lemma(at)) != std::end(kConjunctions)
                 ? at
                 : kNoToken;
    const TokenIndex above = tree.head(at);
    if (above == kNoToken || above > verb || tree.subtree(above).last != verb) return kNoToken;
    at = above;
  }
  return kNoToken;
}

// "came after farmers sued": the parser reads "after farmers" first, and hangs the clause beside
// it.
TokenIndex subject_behind_conjunction(const Tree& tree, TokenIndex verb) {
  const TokenIndex governor = tree.head(verb);
  const bool hangs_beside =
      tree.is_relation(verb, {Deprel::parataxis, Deprel::advcl}) && tree.mark_lemma(verb).empty();
  if (!hangs_beside || governor == kNoToken || verb == 0) return kNoToken;
  if (const TokenIndex near = phrase_before(tree, verb); near != kNoToken) return near;
  TokenIndex found = kNoToken;
  for (const TokenIndex child : tree.children(governor)) {
    if (child < governor || child > verb || tree.relation(child) != Deprel::obl) continue;
    const std::string_view preposition = tree.case_lemma(child);
    if (std::find(std::begin(kConjunctions), std::end(kConjunctions), preposition) !=
        std::end(kConjunctions)) {
      found = child;
    }
  }
  return found;
}

// In "China's Ministry of Commerce accused" the parser may find two: the owner is none.
TokenIndex first_subject(const Tree& tree, TokenIndex verb) {
  TokenIndex found = kNoToken;
  for (const TokenIndex child : tree.children(verb)) {
    if (!tree.is_relation(child, {Deprel::nsubj, Deprel::nsubj_pass})) continue;
    const std::string_view mark = tree.case_lemma(child);
    const bool is_owner = mark == "'s" || mark == "\u2019s";
    if (!is_owner) return child;
    found = child;
  }
  return found;
}

TokenIndex own_subject(const Tree& tree, TokenIndex verb) {
  const TokenIndex own = first_subject(tree, verb);
  return own == kNoToken ? subject_behind_conjunction(tree, verb) : resolved(tree, own);
}

// "by the court", "from the ministry", but not "by Friday" or "by banning".
TokenIndex source_phrase(const Reading& reading, TokenIndex index, std::string_view preposition) {
  const Tree& tree = reading.tree;
  for (const TokenIndex child : tree.children(index)) {
    if (!tree.is_relation(child, {Deprel::obl_agent, Deprel::obl, Deprel::nmod})) continue;
    if (!tree.is_noun(child) && tree.token(child).upos != Upos::pron) continue;
    const bool is_agent = preposition == "by" && tree.relation(child) == Deprel::obl_agent;
    if (tree.case_lemma(child) != preposition && !is_agent) continue;
    if (!reading.is_time(child)) return child;
  }
  return kNoToken;
}

// Who owns an event noun or a carrier noun: possessor, "by", then a name in front ("the US ban").
TokenIndex owner_of_noun(const Reading& reading, TokenIndex noun) {
  const Tree& tree = reading.tree;
  if (const TokenIndex found = tree.child(noun, {Deprel::nmod_poss}); found != kNoToken) {
    if (!reading.is_time(found)) return found;  // "Friday's statement"
  }
  if (const TokenIndex found = source_phrase(reading, noun, "by"); found != kNoToken) return found;
  if (const TokenIndex found = source_phrase(reading, noun, "from"); found != kNoToken)
    return found;
  for (const TokenIndex child : tree.children(noun)) {
    if (!tree.is_relation(child, {Deprel::compound, Deprel::amod})) continue;
    if (reading.actors.mention_at(child)) return child;
  }
  return kNoToken;
}

TokenIndex subject_of_clause(const Reading& reading, TokenIndex verb);

// The subject that a bare infinitive or participle under `governor` takes over.
TokenIndex controller(const Reading& reading, TokenIndex governor) {
  const Tree& tree = reading.tree;
  if (reading.lexicon.is(tree.lemma(governor), PredicateClass::object_control) ||
      reading.lexicon.is(tree.lemma(governor), PredicateClass::stop)) {
    const TokenIndex object = is_passive(tree, governor)
                                  ? tree.child(governor, {Deprel::nsubj_pass})
                                  : tree.child(governor, {Deprel::obj, Deprel::iobj});
    if (object != kNoToken) return resolved(tree, object);
  }
  return kNoToken;
}

// Nouns that do nothing themselves: "an attempt to ban", "the means to threaten", but "a bill to
// ban".
bool carries(const Reading& reading, TokenIndex noun, TokenIndex verb) {
  if (reading.lexicon.is(reading.tree.lemma(noun), PredicateClass::carrier)) return true;
  return reading.tree.mark_lemma(verb) == "to" && !reading.actors.mention_at(noun) &&
         !reading.lexicon.is(reading.tree.lemma(noun), PredicateClass::measure);
}

// One step up from a verb that has no subject of its own: the subject itself, or the verb to ask
// next in `next`.
TokenIndex inherited_subject(const Reading& reading, TokenIndex verb, TokenIndex& next) {
  const Tree& tree = reading.tree;
  const TokenIndex governor = tree.head(verb);
  next = kNoToken;
  if (governor == kNoToken) return kNoToken;
  const Deprel relation = tree.relation(verb);
  if (relation == Deprel::acl) {
    if (!carries(reading, governor, verb)) return governor;
    const TokenIndex owner = owner_of_noun(reading, governor);
    const TokenIndex above = tree.head(governor);
    // "blocked an attempt to ban": who blocks it does not ban.
    const bool is_opposed =
        above != kNoToken && reading.lexicon.is(tree.lemma(above), PredicateClass::stop);
    if (owner == kNoToken && !is_opposed) next = above;
    return owner;
  }
  if (relation == Deprel::acl_relcl) return kNoToken;
  // "stopped the ministry from ordering": the ministry does not order
  const bool is_stopped = relation == Deprel::advcl && tree.mark_lemma(verb) == "from" &&
                          reading.lexicon.is(tree.lemma(governor), PredicateClass::stop);
  // "gave the agency 45 days to report": who was given them is to do it
  const TokenIndex receiver = tree.child(governor, {Deprel::iobj});
  const bool is_given = (relation == Deprel::xcomp || relation == Deprel::advcl) &&
                        receiver != kNoToken && receiver > governor && receiver < verb &&
                        tree.mark_lemma(verb) == "to" && tree.has_child(governor, {Deprel::obj});
  if (is_given) return resolved(tree, receiver);
  if (relation == Deprel::xcomp || is_stopped) {
    const TokenIndex found = controller(reading, governor);
    if (found != kNoToken) return found;
  }
  next = governor;
  return kNoToken;
}

TokenIndex subject_of_clause(const Reading& reading, TokenIndex verb) {
  // "the first attempt to combine the banks failed": no attempt combines
  const TokenIndex carrier =
      reading.tree.relation(verb) == Deprel::acl ? reading.tree.head(verb) : kNoToken;
  TokenIndex at = verb;
  for (int step = 0; step < kMaxSteps && at != kNoToken; ++step) {
    const TokenIndex own = own_subject(reading.tree, at);
    if (own != kNoToken) return own == carrier ? kNoToken : own;
    if (reading.tree.has_child(at, {Deprel::csubj})) return kNoToken;  // "blocking it would harm"
    TokenIndex next = kNoToken;
    const TokenIndex found = inherited_subject(reading, at, next);
    if (found != kNoToken) return found;
    at = next;
  }
  return kNoToken;
}

// The object of an active verb; in a relative clause the noun may be it ("the rule it issued").
TokenIndex object_of_active(const Tree& tree, TokenIndex verb) {
  const TokenIndex own = tree.child(verb, {Deprel::obj, Deprel::iobj});
  if (own != kNoToken) return resolved(tree, own);
  if (tree.relation(verb) == Deprel::acl_relcl) {
    const TokenIndex subject = tree.child(verb, {Deprel::nsubj});
    const bool subject_is_other = subject != kNoToken && tree.antecedent(subject) == kNoToken;
    if (subject_is_other && !tree.has_child(verb, {Deprel::ccomp, Deprel::xcomp})) {
      return tree.head(verb);
    }
  }
  if (tree.relation(verb) == Deprel::conj && !tree.has_child(verb, {Deprel::obl, Deprel::ccomp})) {
    // "fined and suspended the bank": the parser hangs the object on the first or the last verb.
    const TokenIndex first = tree.head(verb);
    if (tree.is_verb(first) && !is_passive(tree, first)) {
      const TokenIndex object = tree.child(first, {Deprel::obj});
      if (object != kNoToken && object > verb) return object;
    }
  }
  return kNoToken;
}

TokenIndex object_of_passive(const Reading& reading, TokenIndex verb) {
  const Tree& tree = reading.tree;
  const TokenIndex own = tree.child(verb, {Deprel::nsubj_pass, Deprel::nsubj});
  if (own != kNoToken) return resolved(tree, own);
  if (tree.relation(verb) == Deprel::acl) return tree.head(verb);
  return subject_of_clause(reading, verb);
}

AgentClass class_of_actor(const Reading& reading, const Actor& actor, TokenIndex head) {
  if (is_judicial(reading, head)) return AgentClass::court;
  switch (actor.kind) {
    case ActorKind::government:
    case ActorKind::country:
      return AgentClass::government;
    case ActorKind::court:
      return AgentClass::court;
    case ActorKind::company:
    case ActorKind::group:
      return AgentClass::company;
    case ActorKind::person:
      return AgentClass::person;
    case ActorKind::law:
      return AgentClass::law;
    default:
      return AgentClass::any;
  }
}

bool is_party(ActorKind kind) {
  return kind == ActorKind::person || kind == ActorKind::company || kind == ActorKind::group ||
         kind == ActorKind::government || kind == ActorKind::country || kind == ActorKind::court;
}

AgentClass class_of_noun(const Lexicon& lexicon, std::string_view lemma) {
  if (lexicon.is(lemma, PredicateClass::judicial)) return AgentClass::court;
  if (lexicon.is(lemma, PredicateClass::measure)) return AgentClass::law;
  if (lexicon.is(lemma, PredicateClass::report)) return AgentClass::report;
  return AgentClass::any;
}

bool has_judicial_word(const Lexicon& lexicon, std::string_view name) {
  std::size_t begin = 0;
  while (begin < name.size()) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    std::string word(name.substr(begin, end - begin));
    for (char& c : word) c = (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
    if (lexicon.is(word, PredicateClass::judicial)) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

bool is_judicial(const Reading& reading, TokenIndex head) {
  const Mention* mention = reading.actors.mention_at(head);
  if (!mention) return reading.lexicon.is(reading.tree.lemma(head), PredicateClass::judicial);
  const Actor& actor = reading.actors.actors[index(mention->actor)];
  if (actor.kind == ActorKind::court) return true;
  if (actor.kind != ActorKind::person) return false;
  if (has_judicial_word(reading.lexicon, actor.name)) return true;
  for (const std::string& alias : actor.aliases) {
    if (has_judicial_word(reading.lexicon, alias)) return true;
  }
  return false;
}

ClauseArguments arguments_of_verb(const Reading& reading, TokenIndex verb) {
  ClauseArguments args;
  args.is_passive = is_passive(reading.tree, verb);
  if (args.is_passive) {
    args.subject = source_phrase(reading, verb, "by");
    args.object = object_of_passive(reading, verb);
  } else {
    args.subject = subject_of_clause(reading, verb);
    args.object = object_of_active(reading.tree, verb);
  }
  return args;
}

ClauseArguments arguments_of_noun(const Reading& reading, TokenIndex noun) {
  const Tree& tree = reading.tree;
  ClauseArguments args;
  // "is expected to appeal", where the parser took the verb for a noun
  const bool is_infinitive = tree.relation(noun) == Deprel::xcomp && tree.mark_lemma(noun) == "to";
  args.subject = is_infinitive ? subject_of_clause(reading, noun) : owner_of_noun(reading, noun);
  for (const TokenIndex child : tree.children(noun)) {
    if (!tree.is_relation(child, {Deprel::nmod, Deprel::obl}) || child == args.subject) continue;
    const std::string_view preposition = tree.case_lemma(child);
    if (preposition == "of" || preposition == "on" || preposition == "against" ||
        preposition == "into" || preposition == "over" || preposition == "with") {
      args.object = child;
      break;
    }
  }
  if (args.object == kNoToken) {
    for (const TokenIndex child : tree.children(noun)) {
      if (tree.relation(child) == Deprel::compound && child != args.subject) args.object = child;
    }
  }
  return args;
}

Arguments ontology_arguments(const Reading& reading, const ClauseArguments& args) {
  Arguments out;
  if (args.object != kNoToken) {
    out.object_lemma = reading.tree.lemma(args.object);
    if (const Mention* mention = reading.actors.mention_at(args.object)) {
      const ActorKind kind = reading.actors.actors[index(mention->actor)].kind;
      out.object_is_party = is_party(kind);
      // "introduced the Roadless Area Act": an act by its name is one all the same.
      const bool is_named = reading.tree.token(args.object).upos == Upos::propn;
      if (kind == ActorKind::law && is_named) out.object_lemma = "act";
    }
  }
  if (args.subject == kNoToken) return out;
  if (const Mention* mention = reading.actors.mention_at(args.subject)) {
    const Actor& actor = reading.actors.actors[index(mention->actor)];
    out.agent = class_of_actor(reading, actor, args.subject);
    out.agent_is_party = out.agent == AgentClass::company || out.agent == AgentClass::person;
  } else {
    out.agent = class_of_noun(reading.lexicon, reading.tree.lemma(args.subject));
  }
  return out;
}

bool is_negated(const Reading& reading, TokenIndex verb) {
  const Tree& tree = reading.tree;
  for (const TokenIndex child : tree.children(verb)) {
    if (tree.is_relation(child, {Deprel::advmod, Deprel::det, Deprel::aux, Deprel::cc}) &&
        reading.lexicon.is(tree.lemma(child), PredicateClass::negative)) {
      // "not only X but Y" negates nothing
      const bool is_not_only =
          child + 1 < tree.analysis().tokens.size() && tree.lemma(child + 1) == "only";
      if (!is_not_only) return true;
    }
    // "no longer sells it"
    if (tree.relation(child) == Deprel::advmod && child > 0 && tree.head(child - 1) == child &&
        tree.lemma(child - 1) == "no") {
      return true;
    }
    // "no hearing was held", "held no hearing"
    if (tree.is_relation(child, {Deprel::obj, Deprel::nsubj, Deprel::nsubj_pass})) {
      const TokenIndex det = tree.child(child, {Deprel::det});
      if (det != kNoToken && tree.lemma(det) == "no") return true;
    }
  }
  return false;
}

}  // namespace dateline
