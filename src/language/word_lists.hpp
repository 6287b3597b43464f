#pragma once
// The closed word lists of data/abbreviations.toml, looked up by word whatever its case.
//
//   WordLists lists = *WordLists::parse(builtin_knowledge("abbreviations.toml"));
//   lists.has("Mr", WordList::before_name);      // true
//   lists.split_of("cannot");                    // 3: can + not

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dateline/base/result.hpp"

namespace dateline {

enum class WordList : std::uint8_t {
  before_name,
  before_number,
  unless_end,
  after_comma,
  either,
  dotted,
  contractions,
  elisions,
  prefixes,
  suffixes,
  units,
  domains,
  extensions,
  starters,
};

class WordLists {
 public:
  // Errors: format, naming the list.
  [[nodiscard]] static Result<WordLists> parse(std::string_view source);

  // A curly apostrophe counts as a straight one. Words longer than 31 bytes are in no list.
  [[nodiscard]] bool has(std::string_view word, WordList list) const;
  // Bytes before the split of a contraction that is written as one word, or 0.
  [[nodiscard]] std::size_t split_of(std::string_view word) const;

 private:
  struct Entry {
    std::uint16_t any_case = 0;  // a bit for each WordList
    std::uint16_t capital = 0;   // counts only with a capital in front
    std::uint8_t split = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const {
      return std::hash<std::string_view>{}(word);
    }
  };
  Result<void> add(std::string_view written, WordList list);
  [[nodiscard]] const Entry* find(std::string_view word) const;

  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
};

}  // namespace dateline
