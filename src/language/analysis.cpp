#include "dateline/language/analysis.hpp"

#include <algorithm>
#include <cassert>

namespace dateline {

void Analysis::build_children() {
  children.assign(tokens.size(), {});
  for (TokenIndex i = 0; i < tokens.size(); ++i) {
    const TokenIndex head = tokens[i].head;
    if (head < tokens.size()) children[head].push_back(i);
  }
}

std::uint32_t Analysis::sentence_of(TokenIndex token) const {
  assert(token < tokens.size());
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), token,
      [](TokenIndex index, const Sentence& sentence) { return index < sentence.first; });
  return static_cast<std::uint32_t>(after - sentences.begin()) - 1;
}

}  // namespace dateline
