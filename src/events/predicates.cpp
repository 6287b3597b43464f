// Open-class detection first, typing by the ontology second (design: any verb that is not a state,
// a carrier or a habit is an event; a verb that the ontology does not know gives type "other").
//
//   "began investigating the bank"   one event, trigger "investigating", carrier "began"
//   "issued an order to the bank"    one event, trigger "issued", typed by the noun "order"
//   "the law applies to importers"   none: simple present, a standing fact
#include "events/predicates.hpp"

#include <algorithm>

#include "events/arguments.hpp"

namespace dateline {
namespace {

// Words between two words of a phrase that do not break it: "put the plan on hold".
constexpr TokenIndex kMaxPhraseGap = 5;

class Finder {
 public:
  Finder(const Reading& reading, Owners& owners)
      : reading_(reading), tree_(reading.tree), owners_(owners) {
    owners_.assign(tree_.analysis().tokens.size(), -1);
  }

  std::vector<Draft> run() {
    const auto count = static_cast<TokenIndex>(tree_.analysis().tokens.size());
    for (TokenIndex i = 0; i < count; ++i) {
      if (tree_.is_verb(i)) add_verb(i);
    }
    for (TokenIndex i = 0; i < count; ++i) {
      if (tree_.token(i).upos == Upos::noun && owners_[i] < 0) add_noun(i);
    }
    sort_by_trigger();
    for (const auto& [carrier, target] : carriers_) attach_carrier(carrier, target);
    return std::move(drafts_);
  }

 private:
  void add_verb(TokenIndex verb);
  bool carries_another(TokenIndex verb);
  bool is_event_position(TokenIndex verb) const;
  bool gives_no_answer(TokenIndex verb, const ClauseArguments& args) const;
  bool is_standing_fact(TokenIndex verb, const Draft& draft) const;
  bool match_phrase(TokenIndex verb, const Arguments& args, Draft& draft) const;
  void match_light_verb(TokenIndex verb, const ClauseArguments& args, const Arguments& wanted,
                        Draft& draft) const;
  bool is_kept(TokenIndex verb, const Draft& draft) const;
  std::string noun_entry(TokenIndex noun) const;
  void add_noun(TokenIndex noun);
  void sort_by_trigger();
  void attach_carrier(TokenIndex carrier, TokenIndex target);
  void own(const Draft& draft, std::size_t draft_index);
  TokenIndex complement(TokenIndex verb) const;

  const Reading& reading_;
  const Tree& tree_;
  Owners& owners_;
  std::vector<Draft> drafts_;
  std::vector<std::pair<TokenIndex, TokenIndex>> carriers_;  // word, the verb it only carries
};

// The verb that an infinitive, participle or "from doing" under this one brings.
TokenIndex Finder::complement(TokenIndex verb) const {
  for (const TokenIndex child : tree_.children(verb)) {
    if (tree_.is_relation(child, {Deprel::xcomp, Deprel::ccomp}) && tree_.is_verb(child) &&
        tree_.token(child).features.verb_form != VerbForm::fin) {
      return child;
    }
  }
  return kNoToken;
}

// "began to", "tried to", "failed to", "is expected to": the complement is the event.
bool Finder::carries_another(TokenIndex verb) {
  const TokenIndex target = complement(verb);
  if (target == kNoToken) return false;
  const std::string_view lemma = tree_.lemma(verb);
  const Lexicon& lexicon = reading_.lexicon;
  const bool is_carrier =
      lexicon.is(lemma, PredicateClass::aspectual) || lexicon.is(lemma, PredicateClass::attempt) ||
      lexicon.is(lemma, PredicateClass::implicative) || lexicon.is(lemma, PredicateClass::fail) ||
      lemma == "decide" ||
      (lexicon.is(lemma, PredicateClass::commit) && tree_.has_child(verb, {Deprel::aux_pass}) &&
       (lemma == "expect" || lemma == "schedule" || lemma == "slate" || lemma == "plan"));
  if (is_carrier) carriers_.emplace_back(verb, target);
  return is_carrier;
}

// A verb form inside a name, a compound or a preposition is none.
bool Finder::is_event_position(TokenIndex verb) const {
  return !tree_.is_relation(
      verb, {Deprel::amod, Deprel::compound, Deprel::flat, Deprel::fixed, Deprel::case_,
             Deprel::mark, Deprel::aux, Deprel::aux_pass, Deprel::cop, Deprel::det,
             Deprel::discourse, Deprel::nummod, Deprel::compound_prt});
}

// Simple present without an auxiliary, outside headlines and speech: what is always so.
bool Finder::is_standing_fact(TokenIndex verb, const Draft& draft) const {
  const Features& features = tree_.token(verb).features;
  if (features.verb_form != VerbForm::fin || features.tense != Tense::pres) return false;
  if (tree_.has_child(verb, {Deprel::aux, Deprel::aux_pass})) return false;
  const BlockKind kind = tree_.block_of(verb).kind;
  if (kind == BlockKind::title || kind == BlockKind::heading) return false;
  if (is_entry(tree_, tree_.analysis().sentence_of(verb))) return false;  // of a chronology
  if (draft.type && draft.type->is_speech) return false;
  if (draft.is_type("take_effect") || draft.is_type("expire")) return false;
  for (const TokenIndex child : tree_.children(verb)) {
    if (reading_.is_time(child)) return false;  // "starts on Monday"
  }
  return true;
}

bool Finder::match_phrase(TokenIndex verb, const Arguments& args, Draft& draft) const {
  const TokenIndex end = tree_.sentence_of(verb).last;
  for (const Ontology::Phrase& phrase : reading_.ontology.phrases_of(tree_.lemma(verb))) {
    TokenIndex at = verb;
    bool matches = true;
    for (std::size_t word = 1; word < phrase.words.size() && matches; ++word) {
      const TokenIndex limit = std::min(end, at + 1 + (word == 1 ? kMaxPhraseGap : 3));
      TokenIndex next = at + 1;
      while (next < limit && tree_.lemma(next) != phrase.words[word]) ++next;
      matches = next < limit && tree_.is_within(next, verb);
      at = next;
    }
    if (!matches) continue;
    if (const EventType* type = reading_.ontology.phrase_type(phrase, args)) {
      draft.type = type;
      draft.trigger = {verb, at == verb + 1 ? at + 1 : verb + 1};
      if (at != verb + 1) draft.mentions.push_back(tree_.token(at).span);
      for (std::size_t word = 1; word < phrase.words.size(); ++word) {
        draft.lemma += ' ';
        draft.lemma += phrase.words[word];
      }
      return true;
    }
  }
  return false;
}

// "filed a lawsuit", "a lawsuit was filed", "faces charges": the noun says what happened.
void Finder::match_light_verb(TokenIndex verb, const ClauseArguments& args, const Arguments& wanted,
                              Draft& draft) const {
  if (args.object == kNoToken || tree_.token(args.object).upos != Upos::noun) return;
  const std::string_view lemma = tree_.lemma(verb);
  const bool is_light = reading_.lexicon.is(lemma, PredicateClass::light);
  const bool is_inverse = reading_.lexicon.is(lemma, PredicateClass::inverse);
  if (!is_light && !is_inverse) return;
  const EventType* type = reading_.ontology.find_noun(tree_.lemma(args.object));
  if (!type) return;
  draft.nominal = args.object;
  // "filed a complaint": an entry of the verb for such objects knows better than the noun.
  const std::string_view entry = reading_.ontology.verb_entry(lemma, wanted);
  if (entry.find("object=") == std::string_view::npos) draft.type = type;
  draft.is_inverse = is_inverse && !is_light;
}

// Untyped verbs count only where they are told as happenings, not as descriptions or purposes.
bool Finder::is_kept(TokenIndex verb, const Draft& draft) const {
  if (draft.type) return true;
  const Features& features = tree_.token(verb).features;
  if (tree_.is_relation(verb, {Deprel::acl, Deprel::advcl, Deprel::csubj, Deprel::xcomp,
                               Deprel::nmod, Deprel::obl, Deprel::obj, Deprel::nsubj})) {
    return tree_.has_child(verb, {Deprel::nsubj, Deprel::nsubj_pass}) &&
           features.verb_form == VerbForm::fin;
  }
  return true;
}

// "declined to comment", "refused comment", "did not respond to a request".
bool Finder::gives_no_answer(TokenIndex verb, const ClauseArguments& args) const {
  const auto is_answer = [&](TokenIndex word) {
    return word != kNoToken && reading_.lexicon.is(tree_.lemma(word), PredicateClass::answer);
  };
  if (is_answer(verb)) return is_negated(reading_, verb);
  return reading_.lexicon.is(tree_.lemma(verb), PredicateClass::refuse) &&
         (is_answer(args.object) || is_answer(tree_.child(verb, {Deprel::xcomp})));
}

void Finder::add_verb(TokenIndex verb) {
  if (!is_event_position(verb)) return;
  const std::string_view lemma = tree_.lemma(verb);
  Draft draft;
  draft.head = verb;
  draft.lemma = lemma;
  draft.trigger = {verb, verb + 1};
  const ClauseArguments args = arguments_of_verb(reading_, verb);
  draft.subject = args.subject;
  draft.object = args.object;
  draft.is_passive = args.is_passive;
  const Arguments wanted = ontology_arguments(reading_, args);
  if (!match_phrase(verb, wanted, draft)) {
    if (carries_another(verb)) return;
    draft.type = reading_.ontology.find_verb(lemma, wanted);
    match_light_verb(verb, args, wanted, draft);
    if (draft.nominal == kNoToken && reading_.lexicon.is(lemma, PredicateClass::stative)) return;
  }
  draft.gives_no_answer = gives_no_answer(verb, args);
  if (draft.gives_no_answer) draft.type = nullptr;
  if (is_standing_fact(verb, draft) || !is_kept(verb, draft)) return;
  own(draft, drafts_.size());
  drafts_.push_back(std::move(draft));
}

void Finder::own(const Draft& draft, std::size_t draft_index) {
  const auto value = static_cast<std::int32_t>(draft_index);
  owners_[draft.head] = value;
  for (TokenIndex i = draft.trigger.first; i < draft.trigger.last; ++i) owners_[i] = value;
  if (draft.nominal != kNoToken) owners_[draft.nominal] = value;
}

// "executive order" before "order".
std::string Finder::noun_entry(TokenIndex noun) const {
  std::string lemma(tree_.lemma(noun));
  if (noun == 0 || !tree_.is_within(noun - 1, noun)) return lemma;
  std::string pair = std::string(tree_.lemma(noun - 1)) + ' ' + lemma;
  return reading_.ontology.find_noun(pair) ? pair : lemma;
}

void Finder::add_noun(TokenIndex noun) {
  std::string lemma = noun_entry(noun);
  const EventType* type = reading_.ontology.find_noun(lemma);
  if (!type || tree_.is_relation(noun, {Deprel::compound, Deprel::flat, Deprel::fixed})) return;
  if (const Mention* mention = reading_.actors.mention_at(noun)) {
    // Part of a name: "the Federal Trade Commission"; but "the president's executive order" is both
    // a measure and the act that made it.
    const bool is_law = reading_.actors.actors[index(mention->actor)].kind == ActorKind::law &&
                        mention->head == noun;
    if (mention->form == MentionForm::name && !is_law) return;
  }
  Draft draft;
  draft.head = noun;
  draft.trigger = {noun, noun + 1};
  draft.lemma = std::move(lemma);
  draft.type = type;
  draft.is_noun = true;
  const ClauseArguments args = arguments_of_noun(reading_, noun);
  draft.subject = args.subject;
  draft.object = args.object;
  own(draft, drafts_.size());
  drafts_.push_back(std::move(draft));
}

void Finder::sort_by_trigger() {
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
    return a.trigger.first < b.trigger.first;
  });
  std::fill(owners_.begin(), owners_.end(), -1);
  for (std::size_t i = 0; i < drafts_.size(); ++i) own(drafts_[i], i);
}

void Finder::attach_carrier(TokenIndex carrier, TokenIndex target) {
  // A chain of carriers ("was expected to begin to") ends at the one that is an event.
  for (int step = 0; step < 4 && owners_[target] < 0; ++step) {
    const TokenIndex next = complement(target);
    if (next == kNoToken) return;
    target = next;
  }
  if (owners_[target] < 0) return;
  owners_[carrier] = owners_[target];
  drafts_[static_cast<std::size_t>(owners_[target])].carriers.push_back(carrier);
}

}  // namespace

std::vector<Draft> find_predicates(const Reading& reading, Owners& owners) {
  return Finder(reading, owners).run();
}

}  // namespace dateline
