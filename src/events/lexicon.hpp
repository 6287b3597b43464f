#pragma once
// Word classes of data/predicates.toml: what a lemma says about the happening of what it governs.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

// One bit a class; the names are those of the file ("verbs.stative").
enum class PredicateClass : std::uint8_t {
  stative,
  aspectual,
  attempt,
  implicative,
  fail,
  refuse,
  commit,
  weak,
  allege,
  deny,
  stop,
  object_control,
  light,
  inverse,
  scheduled,
  planned_noun,
  alleged_noun,
  ongoing_noun,
  earlier_noun,
  negative,
  alleged_adverb,
  carrier,
  anaphoric,
  judicial,
  report,
  measure,
  compel,
  unreal,
  answer,
};

class Lexicon {
 public:
  // The compiled-in file. Errors: format.
  [[nodiscard]] static Result<Lexicon> load();
  [[nodiscard]] bool is(std::string_view lemma, PredicateClass word_class) const;
  // The types of event that a noun can point back to; null for its own type only.
  [[nodiscard]] const std::vector<std::string>* named_types(std::string_view noun) const;

 private:
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class Value>
  using Table = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;
  Table<std::uint32_t> bits_;
  Table<std::vector<std::string>> names_;
};

}  // namespace dateline
