// The floor's stages in order, block by block: tokens, sentences, and for each sentence what the
// words are.
#include <array>
#include <utility>

#include "dateline/base/knowledge.hpp"
#include "dateline/language/analysis.hpp"
#include "language/language_model.hpp"
#include "language/lemmatiser.hpp"
#include "language/name_votes.hpp"
#include "language/sentence_splitter.hpp"
#include "language/tokeniser.hpp"
#include "language/tree_features.hpp"
#include "language/word_lists.hpp"

namespace dateline {

struct Analyser::Impl {
  Impl(WordLists word_lists, Lemmatiser lemmas, const LanguageModel& language_model)
      : lists(std::move(word_lists)),
        tokeniser(lists),
        splitter(lists),
        lemmatiser(std::move(lemmas)),
        model(language_model) {}
  // The stages point at the lists.
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // What is used again from sentence to sentence.
  struct Scratch {
    std::vector<std::string_view> forms;
    LanguageModel::Scratch model;
    SentenceLabels labels;
    std::vector<Tag> tags;  // of all tokens
  };
  void add_sentence(std::string_view text, std::span<const Span> spans, std::uint32_t block,
                    Scratch& scratch, Analysis& analysis) const;
  static void unify_names(std::string_view text, Scratch& scratch, Analysis& analysis);

  WordLists lists;
  Tokeniser tokeniser;
  SentenceSplitter splitter;
  Lemmatiser lemmatiser;
  LanguageModel model;
};

void Analyser::Impl::add_sentence(std::string_view text, std::span<const Span> spans,
                                  std::uint32_t block, Scratch& scratch, Analysis& analysis) const {
  scratch.forms.clear();
  for (const Span span : spans) scratch.forms.push_back(text.substr(span.begin, span.size()));
  const SentenceLabels& labels = scratch.labels;
  model.label(scratch.forms, scratch.model, scratch.labels);
  scratch.tags.insert(scratch.tags.end(), labels.tags.begin(), labels.tags.end());
  const auto first = static_cast<TokenIndex>(analysis.tokens.size());
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Token& token = analysis.tokens.emplace_back();
    token.span = spans[i];
    token.upos = labels.tags[i].upos;
    token.lemma = lemmatiser.lemma(scratch.forms[i], labels.tags[i]);
    token.features = lemmatiser.features(scratch.forms[i], labels.tags[i]);
    token.deprel = labels.arcs[i].deprel;
    if (labels.arcs[i].head != kNoToken) token.head = first + labels.arcs[i].head;
  }
  const auto last = static_cast<TokenIndex>(analysis.tokens.size());
  add_tree_features(std::span(analysis.tokens).subspan(first), first);
  for (const EntitySpan& name : labels.entities)
    analysis.entities.push_back({first + name.first, first + name.last, name.type});
  analysis.sentences.push_back({{spans.front().begin, spans.back().end}, first, last, block});
}

// What a name is in most of its places, it is in all.
void Analyser::Impl::unify_names(std::string_view text, Scratch& scratch, Analysis& analysis) {
  scratch.forms.clear();
  for (const Token& token : analysis.tokens)
    scratch.forms.push_back(text.substr(token.span.begin, token.span.size()));
  const std::span<const std::string_view> forms = scratch.forms;
  NameVotes votes;
  for (const Entity& entity : analysis.entities)
    votes.add(forms, std::array{EntitySpan{entity.first, entity.last, entity.type}});
  const auto entities = std::exchange(analysis.entities, {});
  auto entity = entities.begin();
  std::vector<EntitySpan> names;
  for (const Sentence& sentence : analysis.sentences) {
    const std::size_t count = sentence.last - sentence.first;
    names.clear();
    for (; entity != entities.end() && entity->first < sentence.last; ++entity)
      names.push_back(
          {entity->first - sentence.first, entity->last - sentence.first, entity->type});
    votes.revise(forms.subspan(sentence.first, count),
                 std::span(scratch.tags).subspan(sentence.first, count), names);
    for (const EntitySpan& name : names)
      analysis.entities.push_back(
          {sentence.first + name.first, sentence.first + name.last, name.type});
  }
}

Analyser::Analyser(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;
Analyser::~Analyser() = default;

Result<Analyser> Analyser::create() {
  auto lists = WordLists::parse(builtin_knowledge("abbreviations.toml"));
  if (!lists) return tl::make_unexpected(lists.error());
  auto lemmatiser = Lemmatiser::parse(builtin_knowledge("lemmas.txt"));
  if (!lemmatiser) return tl::make_unexpected(lemmatiser.error());
  const auto model = LanguageModel::open(builtin_model(), ModelCheck::table);
  if (!model) return tl::make_unexpected(model.error());
  return Analyser(std::make_unique<const Impl>(std::move(*lists), std::move(*lemmatiser), *model));
}

Analysis Analyser::analyse(const Document& document, const Limits& limits) const {
  const std::string_view text = document.text();
  // A caller that made no blocks has one paragraph.
  const Block whole{BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}};
  const std::size_t count = std::max<std::size_t>(document.blocks.size(), 1);
  Analysis analysis;
  std::vector<Span> spans;
  Impl::Scratch scratch;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Block& block = document.blocks.empty() ? whole : document.blocks[i];
    if (block.kind == BlockKind::boilerplate) continue;
    spans.clear();
    impl_->tokeniser.tokenise(text, block.span, spans);
    for (const SentenceRange range : impl_->splitter.split(text, spans, limits.max_sentence_tokens))
      impl_->add_sentence(text, std::span(spans).subspan(range.first, range.last - range.first), i,
                          scratch, analysis);
  }
  Impl::unify_names(text, scratch, analysis);
  analysis.build_children();
  return analysis;
}

Analysis Analyser::analyse_words(const Document& document,
                                 const std::vector<std::vector<Span>>& sentences) const {
  Analysis analysis;
  Impl::Scratch scratch;
  for (const std::vector<Span>& words : sentences) {
    if (!words.empty()) impl_->add_sentence(document.text(), words, 0, scratch, analysis);
  }
  Impl::unify_names(document.text(), scratch, analysis);
  analysis.build_children();
  return analysis;
}

}  // namespace dateline
