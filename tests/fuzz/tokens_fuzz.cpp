// Any bytes, made valid UTF-8, keep the promises of the tokeniser and the splitter.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dateline/base/knowledge.hpp"
#include "dateline/base/utf8.hpp"
#include "language/characters.hpp"
#include "language/sentence_splitter.hpp"
#include "language/tokeniser.hpp"

using namespace dateline;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

// Moves `position` to `until`; there is only space between.
void skip_space(std::string_view text, std::size_t& position, std::size_t until) {
  while (position < until) {
    const Character character = character_at(text, position);
    require(character.kind == CharKind::space);
    position += character.size;
  }
  require(position == until);
}

void check_tokens(std::string_view text, const std::vector<Span>& tokens) {
  std::size_t position = 0;
  for (const Span token : tokens) {
    skip_space(text, position, token.begin);
    require(!token.empty() && token.end <= text.size());
    position = token.end;
    require(position == text.size() || character_at(text, position).kind != CharKind::extend);
  }
  skip_space(text, position, text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const WordLists lists = *WordLists::parse(builtin_knowledge("abbreviations.toml"));
  const std::string text =
      to_valid_utf8(std::string_view(reinterpret_cast<const char*>(data), size));
  std::vector<Span> tokens;
  Tokeniser(lists).tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  check_tokens(text, tokens);
  std::size_t next = 0;
  for (const SentenceRange range : SentenceSplitter(lists).split(text, tokens, 16)) {
    require(range.first == next && range.last > next && range.last - next <= 16);
    next = range.last;
  }
  require(next == tokens.size());
  return 0;
}
