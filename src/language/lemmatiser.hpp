#pragma once
// Base forms and features from a word and its tag.
//
//   Lemmatiser lemmatiser = *Lemmatiser::parse(builtin_knowledge("lemmas.txt"));
//   lemmatiser.lemma("fined", {Upos::verb, Xpos::vbd});       // "fine"
//   lemmatiser.features("fined", {Upos::verb, Xpos::vbd});    // past, finite, indicative
//
// Const after parse; keeps views into the source it was made from.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dateline/base/result.hpp"
#include "dateline/language/analysis.hpp"
#include "language/labels.hpp"

namespace dateline {

class Lemmatiser {
 public:
  // The format is described in data/lemmas.txt. Errors: format, with the line. The source must
  // outlive the result.
  [[nodiscard]] static Result<Lemmatiser> parse(std::string_view source);

  // In lower case but for proper nouns; quotes and dashes in their plain form, numbers without
  // commas. Empty for an empty form only.
  [[nodiscard]] std::string lemma(std::string_view form, Tag tag) const;

  // Tense, verb form, mood and number as the tag has them; voice is left to the tree.
  [[nodiscard]] Features features(std::string_view form, Tag tag) const;

  // Classes of entries, in the order of their names in lemmatiser.cpp.
  enum class Class : std::uint8_t {
    verb,
    aux,
    base,
    noun,
    adj,
    adv,
    pron,
    det,
    part,
    adp,
    num,
    conj,
    propn,
    prefix,
    plural,
    singular,
    verb_adds_e,
    verb_plain,
    verb_keeps_double,
    verb_halves_double,
    adj_adds_e,
    adj_plain,
  };
  static constexpr std::size_t kClassCount = static_cast<std::size_t>(Class::adj_plain) + 1;

 private:
  [[nodiscard]] const std::string_view* find(Class word_class, std::string_view key) const;
  [[nodiscard]] std::string lower_lemma(std::string_view lower, Tag tag) const;
  [[nodiscard]] std::string verb_lemma(std::string_view lower, Xpos xpos) const;
  [[nodiscard]] std::string irregular_verb(std::string_view lower) const;
  [[nodiscard]] std::string noun_lemma(std::string_view lower) const;
  [[nodiscard]] std::string adjective_lemma(std::string_view lower, Xpos xpos) const;
  [[nodiscard]] std::string proper_lemma(std::string_view form, Xpos xpos) const;
  [[nodiscard]] std::string restore(std::string_view stem, Class adds_e, Class plain) const;
  [[nodiscard]] std::size_t longest_ending(Class word_class, std::string_view stem) const;

  // form -> lemma; for the classes of endings the value is the ending itself.
  std::array<std::unordered_map<std::string_view, std::string_view>, kClassCount> entries_;
};

}  // namespace dateline
