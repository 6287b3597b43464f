#pragma once
// Tokens to sentences, within one block (a block always ends a sentence).
//
//   std::vector<SentenceRange> ranges = splitter.split(text, tokens, 512);
//
// The ranges tile the tokens in order; none is empty or longer than max_tokens. Linear.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "dateline/base/span.hpp"
#include "language/word_lists.hpp"

namespace dateline {

struct SentenceRange {
  std::size_t first = 0;
  std::size_t last = 0;  // one past the end
  friend bool operator==(const SentenceRange&, const SentenceRange&) = default;
};

class SentenceSplitter {
 public:
  explicit SentenceSplitter(const WordLists& lists) : lists_(lists) {}

  // `tokens` are those of one block, as Tokeniser makes them; the ranges count from the first.
  [[nodiscard]] std::vector<SentenceRange> split(std::string_view text,
                                                 std::span<const Span> tokens,
                                                 std::size_t max_tokens) const;

 private:
  const WordLists& lists_;
};

}  // namespace dateline
