#include "language/tree_features.hpp"

#include <cstdint>
#include <vector>

namespace dateline {
namespace {

// What a word's children tell of it.
struct Children {
  bool passive = false;  // a passive auxiliary or subject, or an agent
  bool subject = false;
  bool auxiliary = false;  // or "to"
  bool been = false;
};

Children seen_from(const Token& child) {
  Children seen;
  switch (child.deprel) {
    case Deprel::aux_pass:
      seen.passive = seen.auxiliary = true;
      break;
    case Deprel::nsubj_pass:
    case Deprel::csubj_pass:
      seen.passive = seen.subject = true;
      break;
    case Deprel::obl_agent:
      seen.passive = true;
      break;
    case Deprel::nsubj:
    case Deprel::csubj:
    case Deprel::expl:
      seen.subject = true;
      break;
    case Deprel::aux:
    case Deprel::mark:
      seen.auxiliary = true;
      break;
    default:
      break;
  }
  const bool participle = child.features.verb_form == VerbForm::part;
  seen.been = child.upos == Upos::aux && participle && child.features.tense == Tense::past;
  return seen;
}

void merge(Children& into, const Children& other) {
  into.passive |= other.passive;
  into.subject |= other.subject;
  into.auxiliary |= other.auxiliary;
  into.been |= other.been;
}

bool is_past_participle(const Token& token) {
  return token.features.verb_form == VerbForm::part && token.features.tense == Tense::past;
}

void add_voice(Token& verb, const Children& children) {
  // A participle that stands behind its noun is passive: "the firm fined last year".
  const bool reduced = verb.deprel == Deprel::acl && is_past_participle(verb);
  verb.features.voice = children.passive || reduced ? Voice::pass : Voice::act;
}

void add_mood(Token& verb, const Children& children) {
  const bool bare = verb.features.verb_form == VerbForm::inf && verb.deprel == Deprel::root;
  if (!bare || children.subject || children.auxiliary) return;
  verb.features.verb_form = VerbForm::fin;
  verb.features.mood = Mood::imp;
}

}  // namespace

void add_tree_features(std::span<Token> tokens, TokenIndex first) {
  std::vector<Children> children(tokens.size());
  const auto place_of_head = [&](const Token& token) -> std::size_t {
    return token.head >= first ? token.head - first : tokens.size();  // past the end for none
  };
  for (const Token& token : tokens) {
    const std::size_t head = place_of_head(token);
    if (head < tokens.size()) merge(children[head], seen_from(token));
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.upos == Upos::verb) {
      add_voice(token, children[i]);
      add_mood(token, children[i]);
    }
    const std::size_t head = place_of_head(token);
    const bool plain_aux = token.upos == Upos::aux && token.deprel == Deprel::aux;
    if (!plain_aux || token.lemma != "be" || head >= tokens.size()) continue;
    // "be" takes "-ing" forms; a past participle behind a plain auxiliary is the perfect.
    if (children[head].been || is_past_participle(tokens[head])) token.lemma = "have";
  }
}

}  // namespace dateline
