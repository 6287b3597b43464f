#include "timex/attachment.hpp"

#include <algorithm>

namespace dateline {
namespace {

bool is_name_or_noun(const Token& token) {
  return token.upos == Upos::propn || token.upos == Upos::noun;
}

class Attacher {
 public:
  Attacher(Analysis& analysis, const TimeExpression& time, std::optional<Day> published)
      : tokens_(analysis.tokens), analysis_(analysis), time_(time), published_(published) {}

  // True if something was moved.
  bool run();

 private:
  [[nodiscard]] bool is_inside(TokenIndex index) const {
    return time_.first <= index && index < time_.last;
  }
  [[nodiscard]] TokenIndex governor() const;
  [[nodiscard]] TokenIndex child(TokenIndex head, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] TokenIndex that_of(TokenIndex clause) const;
  bool move_clause(TokenIndex clause, TokenIndex governor);
  bool move_subject(TokenIndex name, TokenIndex governor);
  bool move_time(TokenIndex noun);
  bool move_to_report();
  bool move_since();
  void attach(TokenIndex index, TokenIndex head, Deprel relation) {
    tokens_[index].head = head;
    tokens_[index].deprel = relation;
  }

  std::vector<Token>& tokens_;
  const Analysis& analysis_;
  const TimeExpression& time_;
  const std::optional<Day> published_;
};

// What the expression as a whole depends on; not its preposition, which the parser may put between.
TokenIndex Attacher::governor() const {
  for (TokenIndex i = time_.first; i < time_.last; ++i) {
    TokenIndex above = tokens_[i].head;
    if (above == kNoToken || is_inside(above)) continue;
    const bool is_preposition = above + 1 == time_.first && !is_name_or_noun(tokens_[above]) &&
                                tokens_[above].upos != Upos::verb;
    return is_preposition ? tokens_[above].head : above;
  }
  return kNoToken;
}

TokenIndex Attacher::child(TokenIndex head, std::initializer_list<Deprel> relations) const {
  for (const TokenIndex candidate : analysis_.children_of(head)) {
    const Deprel relation = tokens_[candidate].deprel;
    if (std::find(relations.begin(), relations.end(), relation) != relations.end()) {
      return candidate;
    }
  }
  return kNoToken;
}

// "that" as a conjunction, whatever the parser took it for.
TokenIndex Attacher::that_of(TokenIndex clause) const {
  for (const TokenIndex candidate : analysis_.children_of(clause)) {
    const Token& token = tokens_[candidate];
    if (candidate < clause && token.upos == Upos::sconj && token.lemma == "that") return candidate;
  }
  return kNoToken;
}

bool Attacher::move_clause(TokenIndex clause, TokenIndex governor) {
  const Token& above = tokens_[governor];
  const TokenIndex subject = child(clause, {Deprel::nsubj, Deprel::nsubj_pass});
  const TokenIndex that = that_of(clause);
  if (that != kNoToken && subject != kNoToken) {
    tokens_[that].deprel = Deprel::mark;
    attach(clause, governor, above.upos == Upos::verb ? Deprel::ccomp : Deprel::acl);
    return true;
  }
  const bool is_relative = subject != kNoToken && tokens_[subject].upos == Upos::pron;
  if (!is_relative || !time_.date || time_.date->form != DateForm::day) return false;
  TokenIndex noun = governor;
  if (above.upos == Upos::verb) {
    noun = child(governor, {Deprel::obj});
    if (noun == kNoToken) noun = child(governor, {Deprel::nsubj_pass, Deprel::nsubj});
  }
  if (noun == kNoToken || noun > time_.first || !is_name_or_noun(tokens_[noun])) return false;
  attach(clause, noun, Deprel::acl_relcl);
  return true;
}

bool Attacher::move_subject(TokenIndex name, TokenIndex governor) {
  const bool is_clause_open = tokens_[governor].upos == Upos::verb && governor > name &&
                              child(governor, {Deprel::nsubj, Deprel::nsubj_pass}) == kNoToken;
  if (!is_clause_open) return false;
  const bool is_passive = child(governor, {Deprel::aux_pass}) != kNoToken;
  attach(name, governor, is_passive ? Deprel::nsubj_pass : Deprel::nsubj);
  return true;
}

// "A judge on Saturday stopped the sale": the day is that of the verb, not of its subject.
bool Attacher::move_time(TokenIndex noun) {
  const Deprel relation = tokens_[noun].deprel;
  const TokenIndex verb = tokens_[noun].head;
  if (relation != Deprel::nsubj && relation != Deprel::nsubj_pass) return false;
  if (!time_.date || time_.date->form != DateForm::day) return false;
  const bool is_between = noun < time_.first && verb != kNoToken && verb >= time_.last;
  if (!is_between || tokens_[verb].upos != Upos::verb) return false;
  for (TokenIndex i = time_.first; i < time_.last; ++i)
    if (tokens_[i].head == noun) attach(i, verb, Deprel::obl);
  return true;
}

// "said Friday the ban would start": the day is that of the report, if it is not still to come.
bool Attacher::move_to_report() {
  const TokenIndex verb = timex::reporting_verb(analysis_, time_.first, time_.last);
  if (verb == kNoToken || !time_.date) return false;
  const std::optional<Day> first = time_.date->interval.earliest;
  if (published_ && first && *first > *published_) return false;
  attach(timex::head_token(analysis_, time_.first, time_.last), verb, Deprel::obl_unmarked);
  return true;
}

// "has allowed patients to use it since 2015": the perfect asks for it.
bool Attacher::move_since() {
  constexpr int most_steps = 3;
  const TokenIndex head = timex::head_token(analysis_, time_.first, time_.last);
  if (head == kNoToken || time_.first == 0 || tokens_[time_.first - 1].lemma != "since")
    return false;
  const auto has_perfect = [&](TokenIndex verb) {
    return std::ranges::any_of(analysis_.children_of(verb), [&](TokenIndex at) {
      return tokens_[at].deprel == Deprel::aux && tokens_[at].lemma == "have";
    });
  };
  TokenIndex verb = tokens_[head].head;
  for (int step = 0; step < most_steps && verb != kNoToken; ++step) {
    if (has_perfect(verb)) {
      if (step == 0) return false;
      attach(head, verb, Deprel::obl);
      return true;
    }
    verb = tokens_[verb].head;
  }
  return false;
}

bool Attacher::run() {
  const TokenIndex above = governor();
  if (above == kNoToken) return false;
  bool has_moved = move_to_report() || move_time(above) || move_since();
  TokenIndex name = kNoToken;
  for (TokenIndex inside = time_.first; inside < time_.last; ++inside) {
    for (const TokenIndex outside : analysis_.children_of(inside)) {
      if (outside < time_.last || outside == above) continue;
      const Token& token = tokens_[outside];
      const bool is_clause = token.deprel == Deprel::acl || token.deprel == Deprel::acl_relcl ||
                             token.deprel == Deprel::ccomp;
      if (is_clause) {
        has_moved = move_clause(outside, above) || has_moved;
      } else if (name != kNoToken && token.deprel == Deprel::flat) {
        attach(outside, name, Deprel::flat);
      } else if (outside == time_.last && is_name_or_noun(token) && move_subject(outside, above)) {
        name = outside;
        has_moved = true;
      }
    }
  }
  return has_moved;
}

// "On Saturday Trump approved": no name begins with a day and goes on behind it.
void cut_name_behind(const TimeExpression& time, std::vector<Entity>& names) {
  if (!time.date || time.date->form != DateForm::day) return;
  const auto name = std::ranges::lower_bound(names, time.first, {}, &Entity::first);
  if (name != names.end() && name->first < time.last && name->last > time.last)
    name->first = time.last;
}

}  // namespace

void attach_around_times(Analysis& analysis, const std::vector<TimeExpression>& times,
                         std::optional<Day> published) {
  bool has_moved = false;
  for (const TimeExpression& time : times) {
    if (time.last > analysis.tokens.size()) continue;
    has_moved = Attacher(analysis, time, published).run() || has_moved;
    cut_name_behind(time, analysis.entities);
  }
  if (has_moved) analysis.build_children();
}

namespace timex {

TokenIndex head_token(const Analysis& analysis, TokenIndex first, TokenIndex last) {
  for (TokenIndex i = first; i < last; ++i) {
    const TokenIndex above = analysis.tokens[i].head;
    if (above == kNoToken || above < first || above >= last) return i;
  }
  return kNoToken;
}

TokenIndex reporting_verb(const Analysis& analysis, TokenIndex first, TokenIndex last) {
  const TokenIndex head = head_token(analysis, first, last);
  if (head == kNoToken || analysis.tokens[head].deprel != Deprel::obl_unmarked) return kNoToken;
  const TokenIndex clause = analysis.tokens[head].head;
  if (clause < last || analysis.tokens[clause].deprel != Deprel::ccomp) return kNoToken;
  const TokenIndex verb = analysis.tokens[clause].head;
  if (verb >= first) return kNoToken;
  // What belongs to the clause begins with the expression, and its subject stands behind.
  bool has_subject = false;
  for (const TokenIndex child : analysis.children_of(clause)) {
    const Token& token = analysis.tokens[child];
    if (child < first && token.upos != Upos::punct) return kNoToken;
    const bool is_subject = token.deprel == Deprel::nsubj || token.deprel == Deprel::nsubj_pass;
    has_subject = has_subject || (is_subject && child >= last && child < clause);
  }
  return has_subject ? verb : kNoToken;
}

}  // namespace timex
}  // namespace dateline
