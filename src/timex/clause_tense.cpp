#include "timex/clause_tense.hpp"

#include <algorithm>

#include "timex/attachment.hpp"

namespace dateline::timex {
namespace {

constexpr int kMostSteps = 6;  // up the tree

class ClauseReader {
 public:
  explicit ClauseReader(const SentenceView& sentence)
      : sentence_(sentence), analysis_(*sentence.analysis) {}

  [[nodiscard]] Tense around(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] bool hangs_on_noun(TokenIndex first, TokenIndex last) const;

 private:
  [[nodiscard]] const Token& token(TokenIndex at) const { return analysis_.tokens[at]; }
  [[nodiscard]] bool has_type(std::string_view lemma, TokenType type) const;
  [[nodiscard]] bool is_plan(TokenIndex at) const;
  [[nodiscard]] bool is_clause(TokenIndex at) const;
  [[nodiscard]] TokenIndex clause_above(TokenIndex at) const;
  [[nodiscard]] bool is_past_perfect(TokenIndex verb) const;
  [[nodiscard]] Tense of_verb(TokenIndex verb, int steps) const;
  [[nodiscard]] Tense of_infinitive(TokenIndex verb, int steps) const;
  [[nodiscard]] Tense of_form(TokenIndex verb, int steps) const;

  const SentenceView& sentence_;
  const Analysis& analysis_;
};

bool ClauseReader::has_type(std::string_view lemma, TokenType type) const {
  const auto& senses =
      sentence_.lexicon.senses(sentence_.lexicon.start(sentence_.lexicon.word(lemma)));
  return std::ranges::any_of(senses, [type](const Sense& sense) { return sense.type == type; });
}

// The list has forms: "scheduled" looks ahead, "schedules" does not.
bool ClauseReader::is_plan(TokenIndex at) const {
  const Span span = token(at).span;
  return has_type(token(at).lemma, TokenType::plan_verb) ||
         has_type(sentence_.text.substr(span.begin, span.size()), TokenType::plan_verb);
}

// A verb, or what has a copula.
bool ClauseReader::is_clause(TokenIndex at) const {
  if (token(at).upos == Upos::verb) return true;
  return std::ranges::any_of(analysis_.children_of(at), [this](TokenIndex child) {
    return token(child).deprel == Deprel::cop;
  });
}

TokenIndex ClauseReader::clause_above(TokenIndex at) const {
  for (int step = 0; step < kMostSteps && at != kNoToken; ++step) {
    if (is_clause(at)) return at;
    at = token(at).head;
  }
  return kNoToken;
}

bool ClauseReader::is_past_perfect(TokenIndex verb) const {
  return std::ranges::any_of(analysis_.children_of(verb), [this](TokenIndex child) {
    const Token& word = token(child);
    return word.lemma == "have" && word.deprel == Deprel::aux &&
           word.features.tense == dateline::Tense::past;
  });
}

// "plans to meet": ahead; "had planned to meet": the day has come; of others the verb above
// decides.
Tense ClauseReader::of_infinitive(TokenIndex verb, int steps) const {
  const TokenIndex above = token(verb).head;
  if (above == kNoToken) return Tense::unknown;
  if (token(above).lemma == "be" || is_plan(above))
    return is_past_perfect(above) ? Tense::past : Tense::future;
  const TokenIndex clause = clause_above(above);
  return clause == kNoToken || steps == 0 ? Tense::unknown : of_verb(clause, steps - 1);
}

Tense ClauseReader::of_form(TokenIndex verb, int steps) const {
  const Features& features = token(verb).features;
  if (features.verb_form == VerbForm::inf) return of_infinitive(verb, steps);
  if (features.tense == dateline::Tense::past) return Tense::past;
  if (features.verb_form == VerbForm::fin) return is_plan(verb) ? Tense::future : Tense::present;
  const TokenIndex above = token(verb).head;
  const TokenIndex clause = above == kNoToken ? kNoToken : clause_above(above);
  return clause == kNoToken || steps == 0 ? Tense::unknown : of_verb(clause, steps - 1);
}

Tense ClauseReader::of_verb(TokenIndex verb, int steps) const {
  Tense tense = Tense::unknown;
  for (const TokenIndex child : analysis_.children_of(verb)) {
    const Token& word = token(child);
    const bool helps =
        word.deprel == Deprel::aux || word.deprel == Deprel::aux_pass || word.deprel == Deprel::cop;
    if (!helps) continue;
    if (has_type(word.lemma, TokenType::future_verb) || has_type(word.lemma, TokenType::modal_verb))
      return Tense::future;
    const bool is_perfect = word.lemma == "have" && word.deprel == Deprel::aux;
    if (word.features.tense == dateline::Tense::past || is_perfect)
      tense = Tense::past;
    else if (tense == Tense::unknown && word.features.tense == dateline::Tense::pres)
      tense = Tense::present;
  }
  // "is to meet"
  const bool is_infinitive = token(verb).features.verb_form == VerbForm::inf;
  if (tense == Tense::present && is_infinitive) return Tense::future;
  return tense != Tense::unknown ? tense : of_form(verb, steps);
}

Tense ClauseReader::around(TokenIndex first, TokenIndex last) const {
  if (const TokenIndex verb = reporting_verb(analysis_, first, last); verb != kNoToken)
    return of_verb(verb, kMostSteps);
  const TokenIndex head = head_token(analysis_, first, last);
  if (head == kNoToken) return Tense::unknown;
  const bool owns = std::ranges::any_of(analysis_.children_of(head), [&](TokenIndex child) {
    return child == last && token(child).upos == Upos::part;
  });
  if (owns && token(head).deprel == Deprel::nmod_poss) return Tense::past;
  const TokenIndex above = token(head).head;
  const TokenIndex clause = above == kNoToken ? kNoToken : clause_above(above);
  return clause == kNoToken ? Tense::unknown : of_verb(clause, kMostSteps);
}

bool ClauseReader::hangs_on_noun(TokenIndex first, TokenIndex last) const {
  TokenIndex at = head_token(analysis_, first, last);
  for (int step = 0; step < kMostSteps && at != kNoToken; ++step) {
    switch (token(at).deprel) {
      case Deprel::nmod:
      case Deprel::nmod_poss:
      case Deprel::compound:
      case Deprel::acl:
      case Deprel::acl_relcl:
        return true;
      default:
        at = token(at).head;
    }
  }
  return false;
}

}  // namespace

Tense clause_tense(const SentenceView& sentence, TokenIndex first, TokenIndex last) {
  if (sentence.analysis == nullptr || sentence.analysis->children.empty() || first >= last)
    return Tense::unknown;
  return ClauseReader(sentence).around(first, last);
}

bool hangs_on_noun(const SentenceView& sentence, TokenIndex first, TokenIndex last) {
  if (sentence.analysis == nullptr || sentence.analysis->children.empty() || first >= last)
    return false;
  return ClauseReader(sentence).hangs_on_noun(first, last);
}

}  // namespace dateline::timex
