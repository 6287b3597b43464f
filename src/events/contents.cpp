#include "events/contents.hpp"

#include <algorithm>

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

 private:
  [[nodiscard]] const Token& token(TokenIndex at) const { return analysis_.tokens[at]; }
  [[nodiscard]] bool has_child(TokenIndex head, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] TokenIndex that_of(TokenIndex clause) const;
  [[nodiscard]] TokenIndex verb_above(TokenIndex clause) const;
  [[nodiscard]] bool is_speech(const Token& verb) const;

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

}  // namespace

void attach_contents(Analysis& analysis, const Ontology& ontology, const Lexicon& lexicon) {
  ContentFinder finder(analysis, ontology, lexicon);
  bool has_moved = false;
  for (TokenIndex i = 0; i < analysis.tokens.size(); ++i)
    has_moved = finder.move(i) || finder.move_infinitive(i) || has_moved;
  if (has_moved) analysis.build_children();
}

}  // namespace dateline
