// The search goes left from the expression to the nearest verb, then right, and stops where the
// clause does. The analyser's tags are used where a word has them; a closed list of auxiliaries and
// irregular pasts, and "-ed", otherwise.
//
//   "said it will meet Tuesday"      will: future
//   "plans to meet Tuesday"          to, behind a word of planning: future
//   "a hearing scheduled for Friday" scheduled: future
#include "timex/tense.hpp"

#include "timex/clause_tense.hpp"

#include <algorithm>

namespace dateline::timex {
namespace {

constexpr std::uint32_t kReach = 14;    // items to look at on either side
constexpr std::uint32_t kCueReach = 4;  // how near a word such as "due" stands

class TenseFinder {
 public:
  TenseFinder(const SentenceView& sentence, std::uint32_t first, std::uint32_t last)
      : sentence_(sentence), first_(first), last_(last) {}

  Tense find() const {
    if (has_future_cue()) return Tense::future;
    const Tense clause = clause_tense(sentence_, token_at(first_), token_after(last_));
    const Tense left = clause != Tense::unknown ? clause : look_left();
    const bool is_limit = first_ > 0 && item(first_ - 1).has(TokenType::until_word);
    if (is_limit && left != Tense::unknown) return Tense::future;
    return left != Tense::unknown ? left : look_right();
  }

  bool is_aside() const { return hangs_on_noun(sentence_, token_at(first_), token_after(last_)); }

 private:
  const Item& item(std::uint32_t at) const { return sentence_.items[at]; }

  // The first token that ends behind the item's start, and one past the last that begins before its
  // end.
  TokenIndex token_at(std::uint32_t first) const {
    if (!sentence_.analysis) return 0;
    const auto begin = sentence_.analysis->tokens.begin() + sentence_.first_token;
    const auto end = sentence_.analysis->tokens.begin() + sentence_.last_token;
    const std::uint32_t offset = sentence_.pieces[item(first).first].begin;
    const auto found = std::partition_point(
        begin, end, [offset](const Token& token) { return token.span.end <= offset; });
    return static_cast<TokenIndex>(found - sentence_.analysis->tokens.begin());
  }
  TokenIndex token_after(std::uint32_t last) const {
    return last < sentence_.items.size() ? token_at(last) : sentence_.last_token;
  }

  bool has_future_cue() const {
    for (std::uint32_t back = 1; back <= kCueReach && back <= first_; ++back) {
      if (stops(first_ - back)) return false;
      if (item(first_ - back).has(TokenType::future_word) && !is_plan(first_ - back))
        return !was_outlook(first_ - back);
    }
    return false;
  }

  // "had been due to expire Friday": the day has come.
  bool was_outlook(std::uint32_t cue) const {
    constexpr std::uint32_t reach = 5;
    for (std::uint32_t back = 1; back <= reach && back <= cue; ++back)
      if (is_word(sentence_.items, sentence_.lexicon, cue - back, "had")) return true;
    return false;
  }

  // "announced the plan Aug. 21": a thing, no outlook.
  bool is_plan(std::uint32_t at) const {
    return item(at).has(TokenType::plan_verb) &&
           upos_of(sentence_.pieces[item(at).first]) == Upos::noun;
  }

  bool stops(std::uint32_t at) const {
    if (item(at).has(TokenType::clause_break)) return true;
    const Piece& piece = sentence_.pieces[item(at).first];
    return piece.sign == ';' || piece.sign == '"';
  }

  Tense look_left() const {
    for (std::uint32_t back = 1; back <= kReach && back <= first_; ++back) {
      const std::uint32_t at = first_ - back;
      if (stops(at)) return Tense::unknown;
      const Tense tense = tense_of(at);
      if (tense == Tense::past) return has_future_auxiliary(at) ? Tense::future : Tense::past;
      if (tense != Tense::unknown) return tense;
    }
    return Tense::unknown;
  }

  // "will be signed", "is to be heard": the participle's auxiliary stands a little to its left.
  bool has_future_auxiliary(std::uint32_t participle) const {
    for (std::uint32_t back = 1; back <= kCueReach && back <= participle; ++back) {
      const std::uint32_t at = participle - back;
      if (stops(at)) return false;
      if (item(at).has(TokenType::future_verb) || item(at).has(TokenType::modal_verb)) return true;
      if (item(at).has(TokenType::infinitive)) return tense_of_infinitive(at) == Tense::future;
    }
    return false;
  }

  Tense look_right() const {
    for (std::uint32_t at = last_; at < sentence_.items.size() && at < last_ + kReach; ++at) {
      if (stops(at)) return Tense::unknown;
      const Tense tense = tense_of(at);
      if (tense != Tense::unknown) return tense;
    }
    return Tense::unknown;
  }

  Tense tense_of(std::uint32_t at) const {
    const Item& word = item(at);
    if (word.has(TokenType::future_verb)) return Tense::future;
    if (word.has(TokenType::modal_verb) && !word.capital) return Tense::future;
    if (word.has(TokenType::infinitive)) return tense_of_infinitive(at);
    if (word.has(TokenType::past_verb)) return Tense::past;
    if (word.has(TokenType::present_verb)) return tense_of_present(at);
    return ends_in_ed(word) ? Tense::past : Tense::unknown;
  }

  // "plans to meet": ahead; "to the": no verb.
  Tense tense_of_infinitive(std::uint32_t at) const {
    if (at == 0 || !item(at - 1).has(TokenType::plan_verb)) return Tense::unknown;
    return Tense::future;
  }

  // "has said" is past; "is to be" ahead.
  Tense tense_of_present(std::uint32_t at) const {
    constexpr std::uint32_t near = 3;
    for (std::uint32_t next = at + 1;
         next < sentence_.items.size() && next <= at + near && next != first_; ++next) {
      if (item(next).has(TokenType::infinitive)) return Tense::future;
      if (item(next).has(TokenType::past_verb) || ends_in_ed(item(next))) return Tense::past;
    }
    return Tense::present;
  }

  bool ends_in_ed(const Item& word) const {
    const Piece& piece = sentence_.pieces[word.first];
    const std::string_view text = sentence_.text.substr(piece.begin, piece.end - piece.begin);
    constexpr std::size_t shortest = 4;  // "red" and "bed" are none
    if (piece.kind != PieceKind::letters || piece.capital || text.size() < shortest ||
        !text.ends_with("ed"))
      return false;
    const Upos upos = upos_of(piece);
    return upos == Upos::x || upos == Upos::verb || upos == Upos::aux;
  }

  // x where the analyser has not said.
  Upos upos_of(const Piece& piece) const {
    if (!sentence_.analysis) return Upos::x;
    const auto begin = sentence_.analysis->tokens.begin() + sentence_.first_token;
    const auto end = sentence_.analysis->tokens.begin() + sentence_.last_token;
    const auto after = std::upper_bound(
        begin, end, piece.begin,
        [](std::uint32_t at, const Token& token) { return at < token.span.begin; });
    return after == begin ? Upos::x : std::prev(after)->upos;
  }

  const SentenceView& sentence_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

Tense tense_around(const SentenceView& sentence, std::uint32_t first, std::uint32_t last) {
  return TenseFinder(sentence, first, last).find();
}

bool stands_aside(const SentenceView& sentence, std::uint32_t first, std::uint32_t last) {
  return TenseFinder(sentence, first, last).is_aside();
}

}  // namespace dateline::timex
