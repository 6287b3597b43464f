#pragma once
// The words of time: data/time_words.toml, time_cues.toml and time_holidays.toml as one trie.
//
// A word is interned once; a word the files do not know has number 0 and costs one hash look-up.
// Phrases are paths of word numbers, so that "as early as" is found while reading left to right.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dateline/base/result.hpp"
#include "timex/holidays.hpp"

namespace dateline::timex {

// The sections of the data files, then the types that digits have.
enum class TokenType : std::uint8_t {
  month,
  weekday,
  weekdays,
  season,
  seasons,
  unit,
  units,
  period,
  day_part,
  day_parts,
  moment,
  deictic_day,
  deictic_night,
  reference,
  direction,
  latest,
  article,
  every,
  frequency,
  times,
  part,
  approximator,
  shift,
  or_so,
  long_,
  more,
  meridiem,
  o_clock,
  hours_mark,
  zone,
  era,
  fiscal,
  quarter_code,
  half_code,
  decade_name,
  number,
  multiplier,
  vague_number,
  ordinal,
  ordinal_ending,
  measure,
  year_opener,
  not_time,
  boundary,
  range_opener,
  range_joiner,
  future_verb,
  modal_verb,
  past_verb,
  present_verb,
  future_word,
  until_word,
  plan_verb,
  infinitive,
  clause_break,
  holiday,
  document_day,
  session,
  other,
  day,
  year,
  short_year,
  two_digits,
  decade,
};
inline constexpr std::size_t kTokenTypes = static_cast<std::size_t>(TokenType::decade) + 1;
static_assert(kTokenTypes <= 64, "a set of types is a 64-bit mask");

[[nodiscard]] constexpr std::uint64_t bit(TokenType type) {
  return std::uint64_t{1} << static_cast<unsigned>(type);
}
template <class... Types>
[[nodiscard]] constexpr std::uint64_t bits(Types... types) {
  return (bit(types) | ...);
}
// By the name it has in the data files.
[[nodiscard]] Result<TokenType> parse_token_type(std::string_view name);

// What a word can be: the value is a month, an enumerator (Unit, Direction ...) or an index of
// Lexicon::text().
struct Sense {
  TokenType type = TokenType::month;
  std::int32_t value = 0;
};

enum class Wary : std::uint8_t { no, capital, neighbour, short_form };

using WordId = std::uint32_t;  // 0: not in the lexicon

class Lexicon {
 public:
  // Errors: format, naming the file and section.
  [[nodiscard]] static Result<Lexicon> create();

  [[nodiscard]] WordId word(std::string_view lower_case) const;
  [[nodiscard]] Wary wary(WordId word) const { return wary_[word]; }
  // The word, if need be a new one (for the grammar's quoted words).
  WordId intern(std::string_view lower_case);

  using NodeId = std::uint32_t;  // 0: none
  [[nodiscard]] NodeId start(WordId word) const { return word < roots_.size() ? roots_[word] : 0; }
  [[nodiscard]] NodeId next(NodeId node, WordId word) const;
  [[nodiscard]] const std::vector<Sense>& senses(NodeId node) const { return nodes_[node].senses; }

  // Values that are strings: "PRESENT_REF", "P1D".
  [[nodiscard]] const std::string& text(std::int32_t index) const {
    return texts_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] const Holidays& holidays() const { return holidays_; }
  void add(std::string_view phrase, Sense sense);

 private:
  struct Node {
    std::vector<Sense> senses;
    std::vector<std::pair<WordId, NodeId>> next;
  };
  struct Slot {
    std::uint64_t hash = 0;
    WordId word = 0;
  };
  Result<void> load(std::string_view file);
  Result<void> load_section(std::string_view file, std::string_view section, std::string_view key,
                            const std::vector<std::string>& words);
  void load_wary(std::string_view key, const std::vector<std::string>& words);
  std::int32_t text_index(std::string_view text);
  void grow();

  std::vector<std::string> words_{""};
  std::vector<Slot> slots_ = std::vector<Slot>(4096);  // open addressing, at most half full
  std::vector<Wary> wary_{Wary::no};
  std::vector<NodeId> roots_{0};
  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::vector<std::string> texts_;
  Holidays holidays_;
};

}  // namespace dateline::timex
