#pragma once
// Questions that the events room asks of a dependency tree (Universal Dependencies).

#include <initializer_list>
#include <string_view>
#include <vector>

#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

struct TokenRange {
  TokenIndex first = 0;
  TokenIndex last = 0;  // one past the end
};

class Tree {
 public:
  // Both must outlive the Tree. Works out every token's subtree once: O(tokens * tree depth).
  Tree(const Document& document, const Analysis& analysis);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const Analysis& analysis() const { return analysis_; }
  [[nodiscard]] const Token& token(TokenIndex index) const { return analysis_.tokens[index]; }
  [[nodiscard]] std::string_view lemma(TokenIndex index) const { return token(index).lemma; }
  [[nodiscard]] std::string_view form(TokenIndex index) const {
    return document_.text(token(index).span);
  }
  [[nodiscard]] TokenIndex head(TokenIndex index) const { return token(index).head; }
  [[nodiscard]] Deprel relation(TokenIndex index) const { return token(index).deprel; }
  [[nodiscard]] bool is_relation(TokenIndex index, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] const std::vector<TokenIndex>& children(TokenIndex index) const {
    return analysis_.children_of(index);
  }

  // The first child with one of the relations, or kNoToken.
  [[nodiscard]] TokenIndex child(TokenIndex index, std::initializer_list<Deprel> relations) const;
  [[nodiscard]] bool has_child(TokenIndex index, std::initializer_list<Deprel> relations) const {
    return child(index, relations) != kNoToken;
  }
  // Lemma of the adposition of a noun ("of", "against"), or of a clause's marker ("if", "to");
  // empty for none. "according to" and "such as" give their first word.
  [[nodiscard]] std::string_view case_lemma(TokenIndex index) const;
  [[nodiscard]] std::string_view mark_lemma(TokenIndex index) const;
  [[nodiscard]] bool has_auxiliary(TokenIndex index, std::string_view lemma) const;

  [[nodiscard]] TokenRange subtree(TokenIndex index) const { return subtrees_[index]; }
  [[nodiscard]] bool is_within(TokenIndex index, TokenIndex ancestor) const;
  [[nodiscard]] Span span_of(TokenRange range) const;
  [[nodiscard]] const Sentence& sentence_of(TokenIndex index) const {
    return analysis_.sentences[analysis_.sentence_of(index)];
  }
  [[nodiscard]] const Block& block_of(TokenIndex index) const;
  [[nodiscard]] bool is_verb(TokenIndex index) const { return token(index).upos == Upos::verb; }
  [[nodiscard]] bool is_noun(TokenIndex index) const {
    return token(index).upos == Upos::noun || token(index).upos == Upos::propn;
  }
  // For "which", "who", "that" as subject of a relative clause: the noun it stands for.
  [[nodiscard]] TokenIndex antecedent(TokenIndex index) const;
  // Inside quotation marks that its block opened before it.
  [[nodiscard]] bool is_quoted(TokenIndex index) const { return is_quoted_[index]; }

 private:
  const Document& document_;
  const Analysis& analysis_;
  void find_subtrees();
  void find_quotes();
  std::vector<TokenRange> subtrees_;
  std::vector<bool> is_quoted_;
};

// Whether a sentence stands in a block that opens with a label of its own, as those of chronologies
// do: "May 6: The agency suspends all flights."
[[nodiscard]] bool is_entry(const Tree& tree, std::uint32_t sentence);

}  // namespace dateline
