#pragma once
// Text to tokens, as the Universal Dependencies treebanks of English (EWT first) cut them: clitics
// ("did|n't", "Apple|'s", "can|not"), most hyphens ("15|-|year"), currency, per cent and units
// ("$|5|bn") are tokens of their own; numbers, dates, times, addresses and abbreviations with their
// full stop are one.
//
//   std::vector<Span> tokens;
//   Tokeniser(lists).tokenise(text, block.span, tokens);   // appends
//
// Tokens lie in order and do not overlap; every byte that is not space (CharKind::space) is in
// exactly one; none ends inside a code point or between a character and its combining marks.
// Linear in the block. Holds no state but the lists, which must outlive it.

#include <string_view>
#include <vector>

#include "dateline/base/span.hpp"
#include "language/word_lists.hpp"

namespace dateline {

class Tokeniser {
 public:
  explicit Tokeniser(const WordLists& lists) : lists_(lists) {}

  void tokenise(std::string_view text, Span block, std::vector<Span>& tokens) const;

 private:
  const WordLists& lists_;
};

}  // namespace dateline
