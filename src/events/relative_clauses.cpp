#include "events/relative_clauses.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr int kMostSteps = 8;                // up a name or a phrase
constexpr TokenIndex kMostClauseWords = 40;  // between the commas of a relative clause

class RelativeMender {
 public:
  explicit RelativeMender(Analysis& analysis) : analysis_(analysis) {}

  // True if something was moved.
  bool mend(TokenIndex verb) {
    return join_subject(verb) || split_subjects(verb) || free_subject(verb);
  }

 private:
  [[nodiscard]] const Token& token(TokenIndex at) const { return analysis_.tokens[at]; }
  [[nodiscard]] bool is_below(TokenIndex at, TokenIndex above) const;
  [[nodiscard]] TokenIndex child(TokenIndex head, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] TokenIndex comma_before(TokenIndex verb) const;
  [[nodiscard]] TokenIndex pronoun_before(TokenIndex comma) const;
  [[nodiscard]] TokenIndex name_head(TokenIndex last) const;
  [[nodiscard]] TokenIndex subordinator_of(TokenIndex noun) const;
  [[nodiscard]] bool is_free(TokenIndex noun, TokenIndex clause, TokenIndex verb) const;
  [[nodiscard]] bool is_in_row(TokenIndex verb, TokenIndex clause) const;
  void attach(TokenIndex at, TokenIndex head, Deprel relation);
  bool join_subject(TokenIndex verb);
  bool split_subjects(TokenIndex verb);
  bool free_subject(TokenIndex verb);

  Analysis& analysis_;
};

bool RelativeMender::is_below(TokenIndex at, TokenIndex above) const {
  while (at != kNoToken && at != above) at = token(at).head;
  return at == above;
}

// Never below itself: the tree stays one, however an earlier move has changed it.
void RelativeMender::attach(TokenIndex at, TokenIndex head, Deprel relation) {
  if (is_below(head, at)) return;
  analysis_.tokens[at].head = head;
  analysis_.tokens[at].deprel = relation;
}

TokenIndex RelativeMender::child(TokenIndex head, std::initializer_list<Deprel> relations) const {
  for (const TokenIndex at : analysis_.children_of(head))
    if (std::ranges::find(relations, token(at).deprel) != relations.end()) return at;
  return kNoToken;
}

// The comma in front of a finite verb with its auxiliaries, where it has no subject of its own.
TokenIndex RelativeMender::comma_before(TokenIndex verb) const {
  if (token(verb).upos != Upos::verb ||
      child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::csubj, Deprel::cc, Deprel::mark}) !=
          kNoToken)
    return kNoToken;
  TokenIndex first = verb;
  bool is_finite =
      token(verb).features.tense == Tense::past && token(verb).features.verb_form != VerbForm::ger;
  for (const TokenIndex at : analysis_.children_of(verb)) {
    const Deprel relation = token(at).deprel;
    if (relation != Deprel::aux && relation != Deprel::aux_pass && relation != Deprel::advmod)
      continue;
    is_finite = is_finite || relation != Deprel::advmod;
    if (at + 1 == first || at < first) first = std::min(first, at);
  }
  return is_finite && first > 0 && token(first - 1).lemma == "," ? first - 1 : kNoToken;
}

// "who" or "which" behind a comma and a noun: the nearest that opens a clause before `comma`.
TokenIndex RelativeMender::pronoun_before(TokenIndex comma) const {
  const TokenIndex first = analysis_.sentences[analysis_.sentence_of(comma)].first;
  const TokenIndex stop =
      std::max(first, comma > kMostClauseWords ? comma - kMostClauseWords : first);
  for (TokenIndex at = comma; at-- > stop + 2;) {
    const bool is_pronoun = token(at).lemma == "who" || token(at).lemma == "which";
    if (!is_pronoun || token(at - 1).lemma != ",") continue;
    const Upos noun = token(at - 2).upos;
    return noun == Upos::noun || noun == Upos::propn ? at : kNoToken;
  }
  return kNoToken;
}

// The head of the name or phrase that ends with the token.
TokenIndex RelativeMender::name_head(TokenIndex last) const {
  TokenIndex at = last;
  for (int step = 0; step < kMostSteps; ++step) {
    const Deprel relation = token(at).deprel;
    const bool is_part = relation == Deprel::flat || relation == Deprel::compound ||
                         relation == Deprel::appos || relation == Deprel::nmod;
    if (!is_part || token(at).head == kNoToken || token(at).head > last) break;
    at = token(at).head;
  }
  return at;
}

// "after" of "after Acme, which was named too, reached a deal".
TokenIndex RelativeMender::subordinator_of(TokenIndex noun) const {
  constexpr std::string_view words[] = {"after", "as", "because", "before", "since", "until"};
  for (const TokenIndex at : analysis_.children_of(noun))
    if (token(at).deprel == Deprel::case_ &&
        std::ranges::find(words, token(at).lemma) != std::end(words))
      return at;
  return kNoToken;
}

// Not somebody else's argument: the top of a fragment, or taken for the clause's own subject.
bool RelativeMender::is_free(TokenIndex noun, TokenIndex clause, TokenIndex verb) const {
  const TokenIndex above = token(noun).head;
  if (above == kNoToken || above == clause) return true;
  const Deprel relation = token(noun).deprel;
  if (above == verb) return relation != Deprel::obj && relation != Deprel::obl;
  return relation == Deprel::parataxis || relation == Deprel::dep || relation == Deprel::dislocated;
}

// "which sued, won and left": verbs of one row.
bool RelativeMender::is_in_row(TokenIndex verb, TokenIndex clause) const {
  if (token(verb).deprel != Deprel::conj || token(verb).head != clause) return false;
  return std::ranges::any_of(analysis_.children_of(clause), [&](TokenIndex at) {
    return at > verb && token(at).deprel == Deprel::conj && child(at, {Deprel::cc}) != kNoToken;
  });
}

bool RelativeMender::join_subject(TokenIndex verb) {
  const TokenIndex comma = comma_before(verb);
  if (comma == kNoToken) return false;
  const TokenIndex pronoun = pronoun_before(comma);
  if (pronoun == kNoToken) return false;
  const TokenIndex clause = token(pronoun).head;
  if (clause == kNoToken || clause < pronoun || clause >= comma || clause == verb ||
      token(clause).upos != Upos::verb || is_in_row(verb, clause))
    return false;
  const TokenIndex noun = name_head(pronoun - 2);
  const TokenIndex mark = token(noun).deprel == Deprel::obl && token(verb).head == token(noun).head
                              ? subordinator_of(noun)
                              : kNoToken;
  if (mark == kNoToken && !is_free(noun, clause, verb)) return false;
  // Where the verb goes that hung in the clause; and what stands before the comma stays there.
  const bool hangs_in_clause = is_below(verb, clause) || is_below(verb, noun);
  if (hangs_in_clause) {
    for (const TokenIndex at : analysis_.children_of(verb))
      if (at < comma) attach(at, token(verb).head, token(at).deprel);
    const TokenIndex top = is_below(verb, noun) ? noun : clause;
    attach(verb, token(top).head, token(top).deprel);
  }
  if (mark != kNoToken) {
    attach(mark, verb, Deprel::mark);
    analysis_.tokens[verb].deprel = Deprel::advcl;
  }
  attach(noun, verb,
         child(verb, {Deprel::aux_pass}) == kNoToken ? Deprel::nsubj : Deprel::nsubj_pass);
  attach(clause, noun, Deprel::acl_relcl);
  return true;
}

// "a deal a judge must approve": of two subjects side by side the first is what is approved.
bool RelativeMender::split_subjects(TokenIndex verb) {
  TokenIndex first = kNoToken, second = kNoToken;
  for (const TokenIndex at : analysis_.children_of(verb)) {
    if (at > verb || token(at).deprel != Deprel::nsubj) continue;
    if (token(at).upos != Upos::noun && token(at).upos != Upos::propn) return false;
    if (second != kNoToken) return false;
    (first == kNoToken ? first : second) = at;
  }
  if (second == kNoToken || token(verb).upos != Upos::verb) return false;
  TokenIndex start = second;  // of the second's phrase
  for (const TokenIndex at : analysis_.children_of(second)) start = std::min(start, at);
  if (start != first + 1 || child(verb, {Deprel::obj}) != kNoToken) return false;
  attach(first, token(verb).head, token(verb).deprel);
  attach(verb, first, Deprel::acl_relcl);
  return true;
}

// "It employs 1,100 people, and its parent, Marjan, shut a plant": the parent is no second object.
bool RelativeMender::free_subject(TokenIndex verb) {
  if (token(verb).deprel != Deprel::conj || comma_before(verb) == kNoToken) return false;
  for (const TokenIndex object : analysis_.children_of(token(verb).head)) {
    if (object > verb ||
        (token(object).deprel != Deprel::obj && token(object).deprel != Deprel::obl))
      continue;
    for (const TokenIndex noun : analysis_.children_of(object)) {
      const TokenIndex cc =
          token(noun).deprel == Deprel::conj ? child(noun, {Deprel::cc}) : kNoToken;
      if (cc == kNoToken || noun > verb || cc < object || token(cc - 1).lemma != ",") continue;
      attach(noun, verb, Deprel::nsubj);
      attach(cc, verb, Deprel::cc);
      return true;
    }
  }
  return false;
}

}  // namespace

void mend_relative_clauses(Analysis& analysis) {
  RelativeMender mender(analysis);
  bool has_moved = false;
  for (TokenIndex i = 0; i < analysis.tokens.size(); ++i) has_moved = mender.mend(i) || has_moved;
  if (has_moved) analysis.build_children();
}

}  // namespace dateline
