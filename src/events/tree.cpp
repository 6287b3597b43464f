#include "events/tree.hpp"

#include <algorithm>

namespace dateline {

Tree::Tree(const Document& document, const Analysis& analysis)
    : document_(document), analysis_(analysis) {
  find_subtrees();
  find_quotes();
}

// A straight mark opens and closes by turns; quotes end with their block at the latest.
void Tree::find_quotes() {
  is_quoted_.assign(analysis_.tokens.size(), false);
  std::uint32_t block = 0xFFFFFFFFu;
  bool is_open = false;
  for (const Sentence& sentence : analysis_.sentences) {
    if (sentence.block != block) is_open = false;
    block = sentence.block;
    for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
      const std::string_view text = form(i);
      if (text == "\"") {
        is_open = !is_open;
      } else if (text == "\u201C") {
        is_open = true;
      } else if (text == "\u201D") {
        is_open = false;
      } else {
        is_quoted_[i] = is_open;
      }
    }
  }
}

void Tree::find_subtrees() {
  const auto count = static_cast<TokenIndex>(analysis_.tokens.size());
  subtrees_.resize(count);
  for (TokenIndex i = 0; i < count; ++i) subtrees_[i] = {i, i + 1};
  for (TokenIndex i = 0; i < count; ++i) {
    for (TokenIndex up = head(i); up != kNoToken; up = head(up)) {
      TokenRange& range = subtrees_[up];
      range.first = std::min(range.first, i);
      range.last = std::max(range.last, i + 1);
    }
  }
}

bool Tree::is_relation(TokenIndex index, std::initializer_list<Deprel> relations) const {
  return std::find(relations.begin(), relations.end(), relation(index)) != relations.end();
}

TokenIndex Tree::child(TokenIndex index, std::initializer_list<Deprel> relations) const {
  for (const TokenIndex candidate : children(index)) {
    if (is_relation(candidate, relations)) return candidate;
  }
  return kNoToken;
}

std::string_view Tree::case_lemma(TokenIndex index) const {
  const TokenIndex found = child(index, {Deprel::case_});
  return found == kNoToken ? std::string_view{} : lemma(found);
}

std::string_view Tree::mark_lemma(TokenIndex index) const {
  const TokenIndex found = child(index, {Deprel::mark});
  return found == kNoToken ? std::string_view{} : lemma(found);
}

bool Tree::has_auxiliary(TokenIndex index, std::string_view wanted) const {
  for (const TokenIndex candidate : children(index)) {
    if (is_relation(candidate, {Deprel::aux, Deprel::aux_pass}) && lemma(candidate) == wanted) {
      return true;
    }
  }
  return false;
}

bool Tree::is_within(TokenIndex index, TokenIndex ancestor) const {
  for (TokenIndex up = index; up != kNoToken; up = head(up)) {
    if (up == ancestor) return true;
  }
  return false;
}

Span Tree::span_of(TokenRange range) const {
  return {token(range.first).span.begin, token(range.last - 1).span.end};
}

const Block& Tree::block_of(TokenIndex index) const {
  return document_.blocks[sentence_of(index).block];
}

TokenIndex Tree::antecedent(TokenIndex index) const {
  if (token(index).upos != Upos::pron) return kNoToken;
  const std::string_view word = lemma(index);
  if (word != "which" && word != "who" && word != "that") return kNoToken;
  for (TokenIndex up = head(index); up != kNoToken; up = head(up)) {
    if (relation(up) == Deprel::acl_relcl) return head(up);
  }
  return kNoToken;
}

bool is_entry(const Tree& tree, std::uint32_t sentence) {
  const std::vector<Sentence>& sentences = tree.analysis().sentences;
  std::uint32_t first = sentence;
  constexpr std::uint32_t longest = 12;  // an entry is short; a long block is none
  while (first > 0 && sentences[first - 1].block == sentences[sentence].block) {
    if (sentence - first == longest) return false;
    --first;
  }
  return first < sentence && tree.form(sentences[first].last - 1) == ":";
}

}  // namespace dateline
