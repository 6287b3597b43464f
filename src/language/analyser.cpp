// The floor's stages in order, block by block: tokens, sentences, and for each sentence what the
// words are.
#include "dateline/base/knowledge.hpp"
#include "dateline/language/analysis.hpp"
#include "language/characters.hpp"
#include "language/sentence_splitter.hpp"
#include "language/tokeniser.hpp"
#include "language/word_lists.hpp"

namespace dateline {

struct Analyser::Impl {
  explicit Impl(WordLists word_lists)
      : lists(std::move(word_lists)), tokeniser(lists), splitter(lists) {}
  // The stages point at the lists.
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  WordLists lists;
  Tokeniser tokeniser;
  SentenceSplitter splitter;
};

namespace {

std::string lower_case(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

void add_sentence(const std::vector<Span>& spans, SentenceRange range, std::uint32_t block,
                  std::string_view text, Analysis& analysis) {
  const auto first = static_cast<TokenIndex>(analysis.tokens.size());
  for (std::size_t i = range.first; i < range.last; ++i) {
    Token token;
    token.span = spans[i];
    token.lemma = lower_case(text.substr(token.span.begin, token.span.size()));
    analysis.tokens.push_back(std::move(token));
  }
  const auto last = static_cast<TokenIndex>(analysis.tokens.size());
  analysis.sentences.push_back(
      {{spans[range.first].begin, spans[range.last - 1].end}, first, last, block});
}

}  // namespace

Analyser::Analyser(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::create() {
  auto lists = WordLists::parse(builtin_knowledge("abbreviations.toml"));
  if (!lists) return tl::make_unexpected(lists.error());
  return Analyser(std::make_unique<const Impl>(std::move(*lists)));
}

Analysis Analyser::analyse(const Document& document, const Limits& limits) const {
  const std::string_view text = document.text();
  // A caller that made no blocks has one paragraph.
  const Block whole{BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}};
  const std::size_t count = std::max<std::size_t>(document.blocks.size(), 1);
  Analysis analysis;
  std::vector<Span> spans;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Block& block = document.blocks.empty() ? whole : document.blocks[i];
    if (block.kind == BlockKind::boilerplate) continue;
    spans.clear();
    impl_->tokeniser.tokenise(text, block.span, spans);
    for (const SentenceRange range : impl_->splitter.split(text, spans, limits.max_sentence_tokens))
      add_sentence(spans, range, i, text, analysis);
  }
  analysis.build_children();
  return analysis;
}

}  // namespace dateline
