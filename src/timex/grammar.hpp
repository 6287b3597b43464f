#pragma once
// The patterns of data/time_grammar.toml over typed items. Each item type starts few patterns and a
// pattern is short, so matching costs a small constant for each item.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "timex/items.hpp"

namespace dateline::timex {

enum class RuleKind : std::uint8_t {
  month_day,
  month_day_pair,
  year_month_day,
  slash_date,
  month,
  year,
  year_pair,
  decade,
  century,
  quarter,
  half,
  season,
  weekday,
  holiday,
  day_part,
  clock,
  deictic,
  reference,
  amount,
  bare_units,
  article_unit,
  shifted,
  year_ago,
  relative,
  ordinal_period,
  year_period,
  period_end,
  set,
  counted_days,
  session,
};

// One element of a pattern: any of `types` (with the value, if one is asked for) or any of `words`.
struct Element {
  std::uint64_t types = 0;
  std::vector<Sense> valued;
  std::vector<WordId> words;
  bool optional = false;
  bool glued = false;
};

struct Capture {
  Sense sense;
  std::uint32_t item = 0;
};

struct Match {
  static constexpr std::size_t kMostCaptures = 12;
  RuleKind kind = RuleKind::month_day;
  std::uint32_t first = 0;  // items [first, last)
  std::uint32_t last = 0;
  std::array<Capture, kMostCaptures> captures{};
  std::size_t count = 0;

  // The n-th capture of the type, or null.
  [[nodiscard]] const Capture* find(TokenType type, std::size_t nth = 0) const;
};

class Grammar {
 public:
  // Adds the quoted words to the lexicon. Errors: format.
  [[nodiscard]] static Result<Grammar> create(Lexicon& lexicon);
  // The longest match that starts at items[at]; last == first where there is none.
  [[nodiscard]] Match longest(const std::vector<Item>& items, std::uint32_t at) const;

 private:
  struct Pattern {
    RuleKind kind = RuleKind::month_day;
    std::vector<Element> elements;
  };
  Result<void> add_pattern(RuleKind kind, std::string_view text, Lexicon& lexicon);
  Result<void> load(Lexicon& lexicon);
  void index_pattern(std::uint32_t number);

  std::vector<Pattern> patterns_;
  std::array<std::vector<std::uint32_t>, kTokenTypes> by_type_;
  std::vector<std::pair<WordId, std::uint32_t>> by_word_;  // sorted
  std::uint64_t starters_ = 0;
};

}  // namespace dateline::timex
