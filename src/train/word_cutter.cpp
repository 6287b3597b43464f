#include "train/word_cutter.hpp"

#include "dateline/base/knowledge.hpp"

namespace dateline {

WordCutter::WordCutter()
    : lists_(*WordLists::parse(builtin_knowledge("abbreviations.toml"))), tokeniser_(lists_) {}

std::vector<Span> WordCutter::spans(std::string_view text) const {
  std::vector<Span> spans;
  tokeniser_.tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
  return spans;
}

std::vector<std::string> WordCutter::words(std::string_view text) const {
  std::vector<std::string> words;
  for (const Span span : spans(text)) words.emplace_back(text.substr(span.begin, span.size()));
  return words;
}

}  // namespace dateline
