#pragma once
// The words of a phrase or clause, made shorter by leaving out whole modifiers, so that what is
// left is still grammatical. For labels: they are our words, so quotation marks go; a quote is cut
// from the source instead.

#include <string>
#include <vector>

#include "events/tree.hpp"

namespace dateline {

class Phrase {
 public:
  // All words of the head's subtree, without the ones of `Tree` that stand elsewhere in between.
  Phrase(const Tree& tree, TokenIndex head);

  // Leaves out a word with all that depends on it.
  void drop(TokenIndex word);
  // Leaves out the last modifier (the shorter one where several end there); false if none is left.
  [[nodiscard]] bool shorten();
  // Shortens until the text has at most `limit` code points; false if it cannot be that short.
  [[nodiscard]] bool fit(std::size_t limit);

  [[nodiscard]] std::string text() const;  // one line; no stray commas, brackets or quotes
  [[nodiscard]] TokenIndex first() const { return words_.empty() ? kNoToken : words_.front(); }

 private:
  [[nodiscard]] bool has(TokenIndex word) const;
  [[nodiscard]] bool is_modifier(TokenIndex word) const;
  [[nodiscard]] bool is_in_name(TokenIndex word) const;
  [[nodiscard]] bool is_loose(std::size_t at) const;
  [[nodiscard]] std::vector<TokenIndex> readable() const;

  const Tree& tree_;
  TokenIndex head_;
  std::vector<TokenIndex> words_;  // in text order
};

}  // namespace dateline
