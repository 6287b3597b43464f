// From the outside in (design: each step can only lower certainty): the clauses above the event,
// then its own auxiliaries and negation. Examples:
//
//   "will appeal", "is due to start"        planned
//   "may appeal", "if it appeals"           hypothetical
//   "did not appeal", "failed to appeal"    negated
//   "allegedly shared", "accused of sharing" alleged
//   "is investigating"                      ongoing
#include "events/status.hpp"

#include <algorithm>

#include "events/arguments.hpp"

namespace dateline {
namespace {

constexpr int kMaxSteps = 6;

class StatusFinder {
 public:
  StatusFinder(const Reading& reading, const Draft& draft)
      : reading_(reading),
        tree_(reading.tree),
        lexicon_(reading.lexicon),
        ontology_(reading.ontology),
        draft_(draft) {}

  Status run() {
    if (draft_.is_noun) return noun_status();
    const Status own = own_status(draft_.head);
    if (own == Status::negated || own == Status::hypothetical) return own;
    const Status governed = governed_status();
    if (governed != Status::asserted) return governed;
    return own;
  }

  [[nodiscard]] const StatusReason& reason() const { return reason_; }

 private:
  // Keeps the reason for a status that is not "asserted"; the last one counts.
  Status because(Status status, TokenIndex cue, std::string_view why) {
    reason_ = {cue, why};
    return status;
  }
  Status noun_status();
  Status own_status(TokenIndex verb);
  Status modal_status(TokenIndex verb);
  Status governed_status();
  [[nodiscard]] bool was_done_to(TokenIndex verb) const;
  Status status_under(TokenIndex governor, TokenIndex clause);
  bool is_conditional(TokenIndex clause) const;
  bool is_awaited(TokenIndex clause);
  bool is_infinitive(TokenIndex verb) const;
  bool past_speech_above(TokenIndex verb) const;
  bool announced_before(TokenIndex verb) const;

  const Reading& reading_;
  const Tree& tree_;
  const Lexicon& lexicon_;
  const Ontology& ontology_;
  const Draft& draft_;
  StatusReason reason_;
};

bool StatusFinder::is_infinitive(TokenIndex verb) const {
  return tree_.mark_lemma(verb) == "to" || tree_.token(verb).features.verb_form == VerbForm::inf;
}

bool StatusFinder::is_conditional(TokenIndex clause) const {
  const std::string_view mark = tree_.mark_lemma(clause);
  return mark == "if" || mark == "unless" || mark == "whether";
}

// "will not support the deal until the ban is lifted": nor has that been done.
bool StatusFinder::is_awaited(TokenIndex clause) {
  constexpr std::string_view words[] = {"before", "once", "until", "when"};
  if (std::ranges::find(words, tree_.mark_lemma(clause)) == std::end(words)) return false;
  const auto is_present = [&](TokenIndex word) {
    return tree_.token(word).features.tense == Tense::pres &&
           tree_.token(word).features.verb_form == VerbForm::fin;
  };
  bool is_told_so = is_present(clause);
  for (const TokenIndex child : tree_.children(clause))
    is_told_so = is_told_so ||
                 (tree_.is_relation(child, {Deprel::aux, Deprel::aux_pass}) && is_present(child));
  return is_told_so && modal_status(tree_.head(clause)) != Status::asserted;
}

// "said it would appeal": a plan told in the past.
bool StatusFinder::past_speech_above(TokenIndex verb) const {
  TokenIndex at = verb;
  for (int step = 0; step < kMaxSteps; ++step) {
    const TokenIndex up = tree_.head(at);
    if (up == kNoToken) return false;
    if (tree_.is_relation(at, {Deprel::ccomp, Deprel::parataxis}) && tree_.is_verb(up)) {
      return tree_.token(up).features.tense == Tense::past;
    }
    at = up;
  }
  return false;
}

// "announced the rules: from Sunday, shops would close", without an if: a plan, told in the past.
bool StatusFinder::announced_before(TokenIndex verb) const {
  const Sentence& sentence = tree_.sentence_of(verb);
  bool is_announced = false;
  for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
    if (tree_.relation(i) == Deprel::mark &&
        (tree_.lemma(i) == "if" || tree_.lemma(i) == "unless")) {
      return false;
    }
    if (i >= verb || !tree_.is_verb(i)) continue;
    if (tree_.token(i).features.tense != Tense::past) continue;
    const EventType* type = ontology_.find_verb(tree_.lemma(i), {});
    is_announced = is_announced || (type && type->is_speech);
  }
  return is_announced;
}

Status StatusFinder::modal_status(TokenIndex verb) {
  for (const TokenIndex child : tree_.children(verb)) {
    if (!tree_.is_relation(child, {Deprel::aux})) continue;
    const std::string_view modal = tree_.lemma(child);
    if (modal == "will" || modal == "shall" || modal == "'ll" || modal == "wo") {
      return because(Status::planned, child, "what will be is to come");
    }
    if (modal == "would") {
      const bool is_told = past_speech_above(verb) || announced_before(verb);
      return is_told ? because(Status::planned, child, "a plan, told in the past")
                     : because(Status::hypothetical, child, "what would be is only thought of");
    }
    if (modal == "may" || modal == "might" || modal == "can" || modal == "could" ||
        modal == "should" || modal == "must" || modal == "ought") {
      return because(Status::hypothetical, child, "possible, allowed or due, not done");
    }
  }
  // "is to appear"
  if (is_infinitive(verb) && tree_.has_auxiliary(verb, "be") &&
      tree_.token(verb).features.verb_form == VerbForm::inf) {
    return because(Status::planned, verb, "\"is to\" tells what is to come");
  }
  return Status::asserted;
}

Status StatusFinder::own_status(TokenIndex verb) {
  if (draft_.gives_no_answer) return because(Status::negated, verb, "no answer was given");
  if (is_negated(reading_, verb)) return because(Status::negated, verb, "negated");
  for (const TokenIndex carrier : draft_.carriers) {
    if (is_negated(reading_, carrier) || lexicon_.is(tree_.lemma(carrier), PredicateClass::fail)) {
      return because(Status::negated, carrier, "what was not done, or failed");
    }
  }
  const Status modal = modal_status(verb);
  if (modal != Status::asserted) return modal;
  for (const TokenIndex child : tree_.children(verb)) {
    if (tree_.is_relation(child, {Deprel::advcl}) && is_conditional(child) &&
        tree_.has_auxiliary(verb, "would")) {
      return because(Status::hypothetical, child, "under a condition");
    }
    if (tree_.relation(child) == Deprel::advmod &&
        lexicon_.is(tree_.lemma(child), PredicateClass::alleged_adverb)) {
      return because(Status::alleged, child, "claimed, not established");
    }
  }
  for (const TokenIndex carrier : draft_.carriers) {
    const Status carried = modal_status(carrier);
    if (carried != Status::asserted) return carried;
    const std::string_view lemma = tree_.lemma(carrier);
    if (lemma == "schedule" || lemma == "slate" || lemma == "plan" || lemma == "intend" ||
        lemma == "expect" || lemma == "prepare" || lemma == "aim") {
      return because(Status::planned, carrier, "planned or expected");
    }
    if (lexicon_.is(lemma, PredicateClass::attempt))
      return because(Status::hypothetical, carrier, "wanted or tried, not done");
    if (lemma == "continue" || lemma == "keep") return because(Status::ongoing, carrier, "goes on");
  }
  const Features& features = tree_.token(verb).features;
  const bool is_progressive = features.verb_form == VerbForm::part &&
                              features.tense == Tense::pres && tree_.has_auxiliary(verb, "be");
  if (is_progressive && !(draft_.type && draft_.type->is_speech)) {
    const TokenIndex be = tree_.child(verb, {Deprel::aux});
    const bool is_past = be != kNoToken && tree_.token(be).features.tense == Tense::past;
    return is_past ? Status::asserted
                   : because(Status::ongoing, verb, "progressive: goes on at publication");
  }
  return Status::asserted;
}

// "was forced", "has been forced"; not "could be forced".
bool StatusFinder::was_done_to(TokenIndex verb) const {
  const TokenIndex be = tree_.child(verb, {Deprel::aux_pass});
  if (be == kNoToken) return false;
  return tree_.token(be).features.tense == Tense::past || tree_.has_auxiliary(verb, "have");
}

// What the governor says of the clause below it.
Status StatusFinder::status_under(TokenIndex governor, TokenIndex clause) {
  const std::string_view lemma = tree_.lemma(governor);
  const Deprel relation = tree_.relation(clause);
  const bool is_complement = relation == Deprel::xcomp || relation == Deprel::ccomp ||
                             relation == Deprel::obl || relation == Deprel::advcl;
  const bool has_infinitive = is_infinitive(clause);
  if (is_complement && tree_.is_verb(governor)) {
    if (lexicon_.is(lemma, PredicateClass::refuse) && has_infinitive)
      return because(Status::negated, governor, "refused, so not done");
    if (lexicon_.is(lemma, PredicateClass::allege) && relation != Deprel::obl &&
        (relation != Deprel::advcl || tree_.mark_lemma(clause) == "of" ||
         tree_.mark_lemma(clause) == "that")) {
      return because(Status::alleged, governor, "claimed, not established");
    }
    if (lexicon_.is(lemma, PredicateClass::deny))
      return because(Status::denied, governor, "somebody denies it");
    if (lexicon_.is(lemma, PredicateClass::stop) && relation != Deprel::obl && !has_infinitive) {
      return because(Status::hypothetical, governor, "stopped");
    }
    if (relation == Deprel::xcomp && has_infinitive) {
      if (lexicon_.is(lemma, PredicateClass::weak))
        return because(Status::hypothetical, governor, "possible only");
      if (lexicon_.is(lemma, PredicateClass::compel) && was_done_to(governor))
        return Status::asserted;
      if (lexicon_.is(lemma, PredicateClass::commit))
        return because(Status::planned, governor, "a commitment or an order: to come");
      if (lexicon_.is(lemma, PredicateClass::attempt))
        return because(Status::hypothetical, governor, "wanted or tried, not done");
    }
  }
  if (relation == Deprel::xcomp && lexicon_.is(lemma, PredicateClass::scheduled)) {
    return lemma == "able" ? because(Status::hypothetical, governor, "possible only")
                           : because(Status::planned, governor, "set or due: to come");
  }
  if (tree_.is_relation(clause, {Deprel::acl, Deprel::nmod}) &&
      lexicon_.is(lemma, PredicateClass::unreal))
    return because(Status::hypothetical, governor, "a threat or chance of it only");
  if (relation == Deprel::acl && has_infinitive && tree_.is_noun(governor)) {
    if (lexicon_.is(lemma, PredicateClass::attempt))
      return because(Status::hypothetical, governor, "wanted or tried, not done");
    return lexicon_.is(lemma, PredicateClass::carrier)
               ? because(Status::planned, governor, "decided: to come")
               : because(Status::hypothetical, governor, "only spoken of");
  }
  if (relation == Deprel::advcl && has_infinitive)
    return because(Status::planned, clause, "a purpose");
  const bool is_finite = tree_.token(clause).features.verb_form == VerbForm::fin;
  if (relation == Deprel::csubj && !is_finite)  // "blocking it would"
    return because(Status::hypothetical, clause, "only thought of");
  return Status::asserted;
}

Status StatusFinder::governed_status() {
  TokenIndex at = draft_.head;
  for (int step = 0; step < kMaxSteps; ++step) {
    if (is_conditional(at)) return because(Status::hypothetical, at, "under a condition");
    const TokenIndex governor = tree_.head(at);
    if (governor == kNoToken) return Status::asserted;
    const Status status = status_under(governor, at);
    if (status != Status::asserted) return status;
    // A finite clause of its own keeps its status, but a conjunct shares what stands above it.
    if (tree_.relation(at) != Deprel::conj && tree_.relation(at) != Deprel::xcomp &&
        tree_.relation(at) != Deprel::ccomp && tree_.relation(at) != Deprel::advcl) {
      return Status::asserted;
    }
    const bool is_finite_advcl = tree_.relation(at) == Deprel::advcl && !is_infinitive(at);
    if (is_finite_advcl)
      return is_awaited(at) ? because(Status::hypothetical, at, "waited for, not done")
                            : Status::asserted;
    if (tree_.relation(at) == Deprel::ccomp) {
      // Only an allegation or a condition reaches through a finite complement.
      at = governor;
      continue;
    }
    const Status shared = modal_status(governor);
    if (shared != Status::asserted) return shared;
    at = governor;
  }
  return Status::asserted;
}

Status StatusFinder::noun_status() {
  for (const TokenIndex child : tree_.children(draft_.head)) {
    const std::string_view lemma = tree_.lemma(child);
    if (tree_.relation(child) == Deprel::det && lemma == "no")
      return because(Status::negated, child, "negated");
    if (!tree_.is_relation(child, {Deprel::amod})) continue;
    if (lexicon_.is(lemma, PredicateClass::alleged_noun))
      return because(Status::alleged, child, "claimed, not established");
    if (lexicon_.is(lemma, PredicateClass::ongoing_noun))
      return because(Status::ongoing, child, "goes on at publication");
    if (lexicon_.is(lemma, PredicateClass::planned_noun))
      return because(Status::planned, child, "planned or expected");
  }
  const TokenIndex governor = tree_.head(draft_.head);
  if (governor == kNoToken || !tree_.is_verb(governor)) return Status::asserted;
  const std::string_view lemma = tree_.lemma(governor);
  if (tree_.relation(draft_.head) == Deprel::obj || tree_.relation(draft_.head) == Deprel::obl) {
    if (lexicon_.is(lemma, PredicateClass::attempt) || lexicon_.is(lemma, PredicateClass::weak)) {
      return because(Status::hypothetical, governor, "wanted or possible, not done");
    }
    if (lemma == "propose" || lemma == "plan" || lemma == "await" || lemma == "schedule") {
      return because(Status::planned, governor, "planned or expected");
    }
  }
  const Status modal = modal_status(governor);
  if (modal != Status::asserted) return modal;
  return Status::asserted;
}

}  // namespace

void find_status(const Reading& reading, Draft& draft) {
  StatusFinder finder(reading, draft);
  draft.status = finder.run();
  draft.status_reason = draft.status == Status::asserted ? StatusReason{} : finder.reason();
}

}  // namespace dateline
