#include "events/contents.hpp"

#include <algorithm>

#include "events/relative_clauses.hpp"

namespace dateline {
namespace {

constexpr int kMostNouns = 3;  // "in a filing with the commission that"

class ContentFinder {
 public:
  ContentFinder(Analysis& analysis, const Ontology& ontology, const Lexicon& lexicon)
      : analysis_(analysis), ontology_(ontology), lexicon_(lexicon) {}

  // True if the clause was moved.
  bool move(TokenIndex clause);
  bool move_infinitive(TokenIndex clause);
  bool move_complement(TokenIndex clause);
  bool mend_is_to(TokenIndex verb);
  bool move_consequence(TokenIndex clause);
  bool move_subject(TokenIndex clause);
  bool move_place(TokenIndex participle);
  bool move_speech(TokenIndex clause);
  bool join_infinitive(TokenIndex verb);

 private:
  [[nodiscard]] const Token& token(TokenIndex at) const { return analysis_.tokens[at]; }
  [[nodiscard]] bool has_child(TokenIndex head, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] TokenIndex that_of(TokenIndex clause) const;
  [[nodiscard]] TokenIndex verb_above(TokenIndex clause) const;
  [[nodiscard]] bool is_speech(const Token& verb) const;
  [[nodiscard]] bool had_happened(TokenIndex verb) const;

  Analysis& analysis_;
  const Ontology& ontology_;
  const Lexicon& lexicon_;
};

bool ContentFinder::has_child(TokenIndex head, std::initializer_list<Deprel> relations) const {
  return std::ranges::any_of(analysis_.children_of(head), [&](TokenIndex child) {
    return std::ranges::find(relations, token(child).deprel) != relations.end();
  });
}

// "that" as a conjunction in front of a clause with a subject of its own.
TokenIndex ContentFinder::that_of(TokenIndex clause) const {
  if (!has_child(clause, {Deprel::nsubj, Deprel::nsubj_pass})) return kNoToken;
  for (const TokenIndex child : analysis_.children_of(clause))
    if (child < clause && token(child).upos == Upos::sconj && token(child).lemma == "that")
      return child;
  return kNoToken;
}

// Up the nouns to the verb that they are an adjunct of.
TokenIndex ContentFinder::verb_above(TokenIndex clause) const {
  TokenIndex noun = token(clause).head;
  for (int step = 0; step < kMostNouns && noun != kNoToken && noun < clause; ++step) {
    const Token& at = token(noun);
    if (at.deprel == Deprel::obl) return at.head;
    if (at.deprel != Deprel::nmod) return kNoToken;
    noun = at.head;
  }
  return kNoToken;
}

bool ContentFinder::is_speech(const Token& verb) const {
  const EventType* type = ontology_.find_verb(verb.lemma, {});
  return verb.upos == Upos::verb && type != nullptr && type->is_speech;
}

bool ContentFinder::move(TokenIndex clause) {
  const Deprel relation = token(clause).deprel;
  if (relation != Deprel::acl && relation != Deprel::acl_relcl) return false;
  const TokenIndex that = that_of(clause);
  const TokenIndex verb = that == kNoToken ? kNoToken : verb_above(clause);
  if (verb == kNoToken || verb > clause || !is_speech(token(verb))) return false;
  if (has_child(verb, {Deprel::obj, Deprel::ccomp, Deprel::xcomp})) return false;
  analysis_.tokens[that].deprel = Deprel::mark;
  analysis_.tokens[clause].head = verb;
  analysis_.tokens[clause].deprel = Deprel::ccomp;
  return true;
}

// "blocked an attempt to ban the app": the infinitive is the noun's, not the verb's.
bool ContentFinder::move_infinitive(TokenIndex clause) {
  const Deprel relation = token(clause).deprel;
  if (relation != Deprel::xcomp && relation != Deprel::advcl) return false;
  const auto& children = analysis_.children_of(clause);
  const auto to = std::ranges::find_if(children, [this](TokenIndex child) {
    return token(child).deprel == Deprel::mark && token(child).lemma == "to";
  });
  if (to == children.end() || *to == 0) return false;
  if (token(clause).head != kNoToken && token(token(clause).head).upos == Upos::noun &&
      relation == Deprel::xcomp) {
    analysis_.tokens[clause].deprel = Deprel::acl;
    return true;
  }
  const TokenIndex noun = *to - 1;
  const bool is_argument = token(noun).deprel == Deprel::obj || token(noun).deprel == Deprel::obl ||
                           token(noun).deprel == Deprel::nsubj_pass;
  if (!is_argument || token(noun).head != token(clause).head || token(noun).upos != Upos::noun ||
      !lexicon_.is(token(noun).lemma, PredicateClass::carrier))
    return false;
  analysis_.tokens[clause].head = noun;
  analysis_.tokens[clause].deprel = Deprel::acl;
  return true;
}

// "ordered the chain on Wednesday to sell", "refused on March 8 to halt": for these verbs the
// infinitive behind a date is what was ordered or refused, no purpose.
bool ContentFinder::move_complement(TokenIndex clause) {
  const TokenIndex verb = token(clause).head;
  if (token(clause).deprel != Deprel::advcl || verb == kNoToken || verb > clause ||
      has_child(verb, {Deprel::xcomp, Deprel::ccomp}))
    return false;
  const bool is_to = std::ranges::any_of(analysis_.children_of(clause), [this](TokenIndex child) {
    return token(child).deprel == Deprel::mark && token(child).lemma == "to";
  });
  const auto is = [&](PredicateClass word) { return lexicon_.is(token(verb).lemma, word); };
  const bool has_object = has_child(verb, {Deprel::obj, Deprel::nsubj_pass});
  const bool takes_one = has_object ? is(PredicateClass::object_control)
                                    : is(PredicateClass::refuse) || is(PredicateClass::fail) ||
                                          is(PredicateClass::attempt) || is(PredicateClass::commit);
  if (!is_to || !takes_one) return false;
  analysis_.tokens[clause].deprel = Deprel::xcomp;
  return true;
}

// "She is to hold talks": she holds them.
bool ContentFinder::mend_is_to(TokenIndex verb) {
  if (token(verb).upos != Upos::verb || token(verb).features.verb_form != VerbForm::inf)
    return false;
  TokenIndex subject = kNoToken, is = kNoToken, to = kNoToken;
  for (const TokenIndex child : analysis_.children_of(verb)) {
    if (child > verb) break;
    if (token(child).deprel == Deprel::nsubj_outer) subject = child;
    if (token(child).deprel == Deprel::cop && token(child).lemma == "be") is = child;
    if (token(child).deprel == Deprel::mark && token(child).lemma == "to") to = child;
  }
  if (subject == kNoToken || is == kNoToken || to == kNoToken) return false;
  analysis_.tokens[subject].deprel = Deprel::nsubj;
  analysis_.tokens[is].deprel = Deprel::aux;
  return true;
}

// "announced a bar on an app appearing in stores, effectively shutting it down": what follows the
// comma belongs to the finite verb.
bool ContentFinder::move_consequence(TokenIndex clause) {
  const auto is_participle = [this](TokenIndex at) {
    const Features& features = token(at).features;
    return features.verb_form == VerbForm::ger || features.verb_form == VerbForm::part;
  };
  TokenIndex above = token(clause).head;
  if (token(clause).deprel != Deprel::advcl || !is_participle(clause) || above == kNoToken ||
      above > clause || token(above).deprel != Deprel::acl || !is_participle(above))
    return false;
  const auto& children = analysis_.children_of(clause);
  const bool has_comma = std::ranges::any_of(children, [&](TokenIndex child) {
    return child < clause && token(child).upos == Upos::punct;
  });
  for (int step = 0; step < kMostNouns && above != kNoToken; ++step) {
    above = token(above).head;
    if (above != kNoToken && token(above).features.verb_form == VerbForm::fin) break;
    if (above != kNoToken && token(above).upos == Upos::verb && token(above).deprel == Deprel::root)
      break;
  }
  if (!has_comma || above == kNoToken || token(above).upos != Upos::verb) return false;
  analysis_.tokens[clause].head = above;
  return true;
}

// "Ross said the decision was taken": of two subjects the one behind the verb is its content's.
bool ContentFinder::move_subject(TokenIndex clause) {
  const TokenIndex verb = token(clause).head;
  if (token(clause).deprel != Deprel::ccomp || verb == kNoToken || verb > clause ||
      has_child(clause, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::csubj}))
    return false;
  TokenIndex before = kNoToken, behind = kNoToken;
  for (const TokenIndex child : analysis_.children_of(verb)) {
    if (token(child).deprel != Deprel::nsubj) continue;
    if (child < verb) before = child;
    if (child > verb && child < clause) behind = child;
  }
  if (before == kNoToken || behind == kNoToken) return false;
  analysis_.tokens[behind].head = clause;
  analysis_.tokens[behind].deprel =
      has_child(clause, {Deprel::aux_pass}) ? Deprel::nsubj_pass : Deprel::nsubj;
  return true;
}

// "had broken"
bool ContentFinder::had_happened(TokenIndex verb) const {
  return std::ranges::any_of(analysis_.children_of(verb), [this](TokenIndex child) {
    return token(child).deprel == Deprel::aux && token(child).lemma == "have" &&
           token(child).features.tense == Tense::past;
  });
}

// "Hong Kong-listed Acme said": where it is listed is no second subject.
bool ContentFinder::move_place(TokenIndex participle) {
  const Token& word = token(participle);
  const bool is_listed = word.deprel == Deprel::amod && word.upos == Upos::verb &&
                         participle >= 2 && token(participle - 1).lemma == "-";
  if (!is_listed || token(word.head).deprel != Deprel::nsubj) return false;
  const TokenIndex verb = token(word.head).head;
  TokenIndex place = participle - 2;
  while (token(place).deprel == Deprel::flat || token(place).deprel == Deprel::compound)
    place = token(place).head;
  if (place > participle || token(place).head != verb || token(place).deprel != Deprel::nsubj)
    return false;
  analysis_.tokens[place].head = participle;
  analysis_.tokens[place].deprel = Deprel::obl;
  return true;
}

// "Nandy said the delay was a mistake and accused the minister": what accuses is no delay. Where
// what is said has no verb of action, a second verb of saying goes on with the speaker, and where
// it had happened before, one in the simple past: "ruled that it had broken the law and ordered".
bool ContentFinder::move_speech(TokenIndex clause) {
  TokenIndex said = token(clause).head;
  const bool is_past = token(clause).upos == Upos::verb &&
                       token(clause).features.verb_form == VerbForm::fin &&
                       token(clause).features.tense == Tense::past;
  // "had breached her right and ordered": no verb in the past is a second right.
  for (int step = 0; is_past && step < kMostNouns && said != kNoToken; ++step) {
    const Deprel above = token(said).deprel;
    if (above != Deprel::obj && above != Deprel::obl && above != Deprel::nmod) break;
    said = token(said).head;
  }
  if (token(clause).deprel != Deprel::conj || said == kNoToken ||
      token(said).deprel != Deprel::ccomp ||
      has_child(clause, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::aux_pass}))
    return false;
  const bool is_state = is_speech(token(clause)) && token(said).upos != Upos::verb;
  const bool goes_on = had_happened(said) && is_past;
  if (!is_state && !goes_on) return false;
  const TokenIndex speaking = token(said).head;
  if (speaking == kNoToken || token(speaking).upos != Upos::verb) return false;
  if (is_state && !is_speech(token(speaking))) return false;
  analysis_.tokens[clause].head = speaking;
  return true;
}

// "expects to complete the process and lift the ban": what is only expected, too.
bool ContentFinder::join_infinitive(TokenIndex verb) {
  const TokenIndex above = token(verb).head;
  const bool is_bare = token(verb).deprel == Deprel::conj && token(verb).upos == Upos::verb &&
                       token(verb).features.verb_form == VerbForm::inf &&
                       !has_child(verb, {Deprel::mark, Deprel::aux, Deprel::nsubj});
  if (!is_bare || above == kNoToken || token(above).features.verb_form != VerbForm::fin ||
      has_child(above, {Deprel::aux}))
    return false;
  for (const TokenIndex child : analysis_.children_of(above)) {
    if (child < above || child > verb || token(child).deprel != Deprel::xcomp ||
        token(child).features.verb_form != VerbForm::inf)
      continue;
    analysis_.tokens[verb].head = child;
    return true;
  }
  return false;
}

}  // namespace

void attach_contents(Analysis& analysis, const Ontology& ontology, const Lexicon& lexicon) {
  ContentFinder finder(analysis, ontology, lexicon);
  bool has_moved = false;
  for (TokenIndex i = 0; i < analysis.tokens.size(); ++i)
    has_moved = finder.move(i) || finder.move_infinitive(i) || finder.move_complement(i) ||
                finder.mend_is_to(i) || finder.move_consequence(i) || finder.move_subject(i) ||
                finder.move_place(i) || finder.move_speech(i) || finder.join_infinitive(i) ||
                has_moved;
  if (has_moved) analysis.build_children();
  mend_relative_clauses(analysis);
}

}  // namespace dateline
