#include "timex/bare_year.hpp"

namespace dateline::timex {

bool follows_opener(const std::vector<Item>& items, std::uint32_t at) {
  return at != 0 &&
         items[at - 1].has_any(bits(TokenType::year_opener, TokenType::boundary, TokenType::part,
                                    TokenType::direction, TokenType::range_joiner, TokenType::every,
                                    TokenType::approximator));
}

bool BareYear::is_year(int year) const {
  const Item* next = last_ < items_.size() ? &items_[last_] : nullptr;
  if (next && (next->has_any(bits(TokenType::measure, TokenType::units)) || is_word(last_, "%")))
    return false;
  if (is_in_pair()) return true;
  if (next && next->glued && (is_word(last_, "-") || is_word(last_, "/")))
    return follows_opener(items_, first_);
  const bool in_bracket = first_ > 0 && is_word(first_ - 1, "(");
  if (items_[first_].glued && first_ > 0) {
    const bool sign = in_bracket || is_word(first_ - 1, "-") || is_word(first_ - 1, "/");
    if (!sign && !is_word(first_ - 1, "'")) return false;
  }
  constexpr int first_modern = 1900, last_modern = 2059, first_printed = 1400;
  if (year >= first_modern && year <= last_modern) return true;
  if (year >= first_printed && year < first_modern && is_at_edge()) return true;
  return follows_opener(items_, first_) || in_bracket;
}

// "1861-1865", but not "1500-2000 people".
bool BareYear::is_in_pair() const {
  const auto has = [this](std::uint32_t at, std::uint64_t types) {
    return at < items_.size() && items_[at].has_any(types);
  };
  constexpr std::uint64_t year = bits(TokenType::year);
  constexpr std::uint64_t counted =
      bits(TokenType::measure, TokenType::units, TokenType::multiplier);
  if (is_word(last_, "-") && has(last_ + 1, year)) return !has(last_ + 2, counted);
  return first_ > 1 && is_word(first_ - 1, "-") && has(first_ - 2, year) && !has(last_, counted);
}

// Alone between commas, brackets and the sentence's ends.
bool BareYear::is_at_edge() const {
  const auto is_edge = [this](std::uint32_t at) {
    return at >= items_.size() || !items_[at].is_word;
  };
  return (first_ == 0 || is_edge(first_ - 1)) && is_edge(last_);
}

}  // namespace dateline::timex
