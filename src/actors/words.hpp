#pragma once
// The words of an analysed document as this floor looks at them: folded once, with their shape.
// Works on a bare tokenisation too: without parts of speech (Upos::x) or a tree (no heads).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

class Words {
 public:
  Words(const Document& document, const Analysis& analysis);

  [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(folded_.size()); }
  [[nodiscard]] const Token& token(TokenIndex t) const { return analysis_.tokens[t]; }
  [[nodiscard]] const Analysis& analysis() const { return analysis_; }
  [[nodiscard]] const Document& document() const { return document_; }

  [[nodiscard]] std::string_view text(TokenIndex t) const { return text(t, t + 1); }
  [[nodiscard]] std::string_view text(TokenIndex first, TokenIndex last) const {
    return document_.text(span(first, last));
  }
  [[nodiscard]] const std::string& folded(TokenIndex t) const { return folded_[t]; }
  // The lemma, folded; without one, the folded word with a plural -s taken off.
  [[nodiscard]] const std::string& lemma(TokenIndex t) const { return lemma_[t]; }

  [[nodiscard]] bool is_capitalised(TokenIndex t) const { return (shape_[t] & kCapital) != 0; }
  // At least two letters and none of them small: "FTC", "U.S."
  [[nodiscard]] bool is_all_capitals(TokenIndex t) const { return (shape_[t] & kAllCapitals) != 0; }
  [[nodiscard]] bool is_word(TokenIndex t) const { return (shape_[t] & kWord) != 0; }
  [[nodiscard]] bool is_number(TokenIndex t) const { return (shape_[t] & kNumber) != 0; }
  [[nodiscard]] bool is_plural(TokenIndex t) const;
  // No white space between this token and the next.
  [[nodiscard]] bool joins_next(TokenIndex t) const;

  [[nodiscard]] std::uint32_t sentence(TokenIndex t) const { return sentence_[t]; }
  [[nodiscard]] TokenIndex sentence_first(TokenIndex t) const;
  [[nodiscard]] TokenIndex sentence_last(TokenIndex t) const;
  [[nodiscard]] bool starts_sentence(TokenIndex t) const;  // also after an opening quote or dash
  // A headline whose words are capitalised one and all: capitals tell nothing there.
  [[nodiscard]] bool in_title_case(TokenIndex t) const { return title_case_[sentence_[t]] != 0; }

  [[nodiscard]] const std::vector<TokenIndex>& children(TokenIndex t) const;
  // The child of `ancestor` above or at `t`, or kNoToken when `t` does not hang below it.
  [[nodiscard]] TokenIndex branch_below(TokenIndex ancestor, TokenIndex t) const;
  [[nodiscard]] bool has_tree(TokenIndex t) const { return has_tree_[sentence_[t]] != 0; }
  // The token of [first, last) whose head lies outside: the last such; without a tree, the last.
  [[nodiscard]] TokenIndex head_of(TokenIndex first, TokenIndex last) const;

  [[nodiscard]] Span span(TokenIndex first, TokenIndex last) const;
  // Folded, without a leading "the", white space made single spaces: the key of a name.
  [[nodiscard]] std::string key(TokenIndex first, TokenIndex last) const;

 private:
  enum Shape : std::uint8_t { kCapital = 1, kAllCapitals = 2, kWord = 4, kNumber = 8 };
  static std::uint8_t shape_of(std::string_view text);
  void look_at_sentences();

  const Document& document_;
  const Analysis& analysis_;
  std::vector<std::string> folded_;
  std::vector<std::string> lemma_;
  std::vector<std::uint8_t> shape_;
  std::vector<std::uint32_t> sentence_;
  std::vector<std::uint8_t> title_case_;  // a sentence each
  std::vector<std::uint8_t> has_tree_;    // a sentence each
  std::vector<TokenIndex> no_children_;
};

}  // namespace dateline
