#include "timex/attachment.hpp"

#include <algorithm>

namespace dateline {
namespace {

bool is_name_or_noun(const Token& token) {
  return token.upos == Upos::propn || token.upos == Upos::noun;
}

class Attacher {
 public:
  Attacher(Analysis& analysis, const TimeExpression& time)
      : tokens_(analysis.tokens), analysis_(analysis), time_(time) {}

  // True if something was moved.
  bool run();

 private:
  [[nodiscard]] bool is_inside(TokenIndex index) const {
    return time_.first <= index && index < time_.last;
  }
  [[nodiscard]] TokenIndex governor() const;
  [[nodiscard]] TokenIndex child(TokenIndex head, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] bool has_that(TokenIndex clause) const;
  bool move_clause(TokenIndex clause, TokenIndex governor);
  bool move_subject(TokenIndex name, TokenIndex governor);
  void attach(TokenIndex index, TokenIndex head, Deprel relation) {
    tokens_[index].head = head;
    tokens_[index].deprel = relation;
  }

  std::vector<Token>& tokens_;
  const Analysis& analysis_;
  const TimeExpression& time_;
};

// What the expression as a whole depends on.
TokenIndex Attacher::governor() const {
  for (TokenIndex i = time_.first; i < time_.last; ++i) {
    if (tokens_[i].head != kNoToken && !is_inside(tokens_[i].head)) return tokens_[i].head;
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

bool Attacher::has_that(TokenIndex clause) const {
  const TokenIndex mark = child(clause, {Deprel::mark});
  return mark != kNoToken && tokens_[mark].lemma == "that";
}

bool Attacher::move_clause(TokenIndex clause, TokenIndex governor) {
  const Token& above = tokens_[governor];
  const TokenIndex subject = child(clause, {Deprel::nsubj, Deprel::nsubj_pass});
  if (subject != kNoToken && tokens_[subject].upos != Upos::pron && !has_that(clause)) return false;
  if (has_that(clause) && subject != kNoToken) {
    attach(clause, governor, above.upos == Upos::verb ? Deprel::ccomp : Deprel::acl);
    return true;
  }
  if (subject == kNoToken || !time_.date || time_.date->form != DateForm::day) return false;
  const TokenIndex noun = above.upos == Upos::verb
                              ? child(governor, {Deprel::obj, Deprel::nsubj_pass, Deprel::nsubj})
                              : governor;
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

bool Attacher::run() {
  const TokenIndex above = governor();
  if (above == kNoToken) return false;
  bool has_moved = false;
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

}  // namespace

void attach_around_times(Analysis& analysis, const std::vector<TimeExpression>& times) {
  bool has_moved = false;
  for (const TimeExpression& time : times) {
    if (time.last > analysis.tokens.size()) continue;
    has_moved = Attacher(analysis, time).run() || has_moved;
  }
  if (has_moved) analysis.build_children();
}

}  // namespace dateline
