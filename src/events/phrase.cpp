#include "events/phrase.hpp"

#include <algorithm>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_double_quote(std::string_view word) {
  return is_one_of(word, {"\"", "``", "''", "\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB"});
}

bool is_bracket(std::string_view word) { return is_one_of(word, {"(", ")", "[", "]"}); }

bool is_stop(std::string_view word) {
  return is_one_of(word, {",", ";", ":", ".", "!", "?", "...", "\u2026", "-", "--", "\u2013",
                          "\u2014", "/", "*", "\u2022"});
}

// What no phrase of its own can end in.
bool is_function_word(const Token& token) {
  return token.upos == Upos::adp || token.upos == Upos::det || token.upos == Upos::cconj ||
         token.upos == Upos::sconj;
}

}  // namespace

Phrase::Phrase(const Tree& tree, TokenIndex head) : tree_(tree), head_(head) {
  const TokenRange range = tree.subtree(head);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    if (tree.is_within(i, head)) words_.push_back(i);
  }
}

bool Phrase::has(TokenIndex word) const {
  return std::binary_search(words_.begin(), words_.end(), word);
}

void Phrase::drop(TokenIndex word) {
  std::erase_if(words_, [&](TokenIndex i) { return tree_.is_within(i, word); });
}

// "Security" of "Bureau of Industry and Security": names are kept whole or left out.
bool Phrase::is_in_name(TokenIndex word) const {
  const TokenIndex partner = tree_.head(word);
  return tree_.relation(word) == Deprel::conj && tree_.token(word).upos == Upos::propn &&
         tree_.relation(partner) == Deprel::nmod && tree_.token(partner).upos == Upos::propn &&
         tree_.token(tree_.head(partner)).upos == Upos::propn;
}

// Adverbs and conditions stay: without "not" or "if ..." the rest would say something else.
bool Phrase::is_modifier(TokenIndex word) const {
  const std::string_view mark = tree_.mark_lemma(word);
  // "frustrate and displace the judgment": with it the first verb would lose its object.
  const TokenIndex partner = tree_.head(word);
  const bool has_shared_object =
      tree_.relation(word) == Deprel::conj && tree_.is_verb(word) && tree_.is_verb(partner) &&
      tree_.has_child(word, {Deprel::obj}) &&
      !tree_.has_child(partner, {Deprel::obj, Deprel::obl, Deprel::ccomp, Deprel::xcomp});
  if (has_shared_object) return false;
  if (word == head_ || mark == "if" || mark == "unless" || is_in_name(word)) return false;
  return tree_.is_relation(
      word, {Deprel::nmod, Deprel::obl, Deprel::obl_agent, Deprel::obl_unmarked, Deprel::acl,
             Deprel::acl_relcl, Deprel::advcl, Deprel::advcl_relcl, Deprel::conj, Deprel::appos,
             Deprel::parataxis});
}

bool Phrase::shorten() {
  TokenIndex best = kNoToken;
  TokenRange best_range;
  for (const TokenIndex word : words_) {
    if (!is_modifier(word)) continue;
    const TokenRange range = tree_.subtree(word);
    const bool is_later = best == kNoToken || range.last > best_range.last;
    const bool is_shorter = range.last == best_range.last && range.first > best_range.first;
    if (is_later || is_shorter) {
      best = word;
      best_range = range;
    }
  }
  if (best == kNoToken) return false;
  const TokenIndex above = tree_.head(best);
  drop(best);
  while (!words_.empty() && words_.back() != head_ && is_stop(tree_.form(words_.back())))
    words_.pop_back();
  // "questions related [to the constitution]", "doing exactly [as we said]": what asks for more.
  const bool is_behind = tree_.relation(above) == Deprel::amod && tree_.head(above) < above;
  const bool is_left_hanging =
      above != head_ && !words_.empty() && words_.back() == above &&
      (is_behind || tree_.is_relation(above, {Deprel::acl, Deprel::advcl, Deprel::advmod}));
  if (is_left_hanging) drop(above);
  return true;
}

bool Phrase::fit(std::size_t limit) {
  while (count_code_points(text()) > limit) {
    if (!shorten()) return false;
  }
  return true;
}

// Punctuation at an end, or beside a place where words were left out.
bool Phrase::is_loose(std::size_t at) const {
  const TokenIndex word = words_[at];
  if (!is_stop(tree_.form(word))) return false;
  const bool is_inside = at > 0 && at + 1 < words_.size();
  return !is_inside || words_[at - 1] + 1 != word || words_[at + 1] != word + 1;
}

std::vector<TokenIndex> Phrase::readable() const {
  std::vector<TokenIndex> kept;
  bool has_odd_brackets = false;
  for (const TokenIndex word : words_) {
    if (is_bracket(tree_.form(word))) has_odd_brackets = !has_odd_brackets;
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string_view form = tree_.form(words_[i]);
    const bool is_odd = is_double_quote(form) || (has_odd_brackets && is_bracket(form));
    if (!is_odd && !is_loose(i)) kept.push_back(words_[i]);
  }
  const auto ends_badly = [&](TokenIndex word) {
    const bool is_article = tree_.token(word).upos == Upos::det;  // wrongly taken for the head
    return (word != head_ || is_article) &&
           (is_function_word(tree_.token(word)) || is_stop(tree_.form(word)));
  };
  // "from as early [as January 2020]"
  const bool ends_in_as = kept.size() > 2 && tree_.form(kept[kept.size() - 2]) == "as" &&
                          tree_.token(kept.back()).upos != Upos::verb;
  if (ends_in_as) kept.pop_back();
  while (!kept.empty() && ends_badly(kept.back())) kept.pop_back();
  const auto begins_badly = [&](TokenIndex word) {
    return word != head_ && (tree_.token(word).upos == Upos::cconj || is_stop(tree_.form(word)));
  };
  while (!kept.empty() && begins_badly(kept.front())) kept.erase(kept.begin());
  return kept;
}

std::string Phrase::text() const {
  const std::string_view source = tree_.document().text();
  std::string out;
  TokenIndex before = kNoToken;
  for (const TokenIndex word : readable()) {
    const Span span = tree_.token(word).span;
    const bool touches =
        before != kNoToken && before + 1 == word && tree_.token(before).span.end == span.begin;
    if (before != kNoToken && !touches) out += ' ';
    for (const char c : source.substr(span.begin, span.size())) {
      out += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    }
    before = word;
  }
  return out;
}

}  // namespace dateline
