#pragma once
// How well raw text is cut: the F1 of tokens and of sentence starts against a treebank, as the
// CoNLL 2018 shared task counts them (a span is right when both ends are, in characters of the
// text without regard to what stands between).
//
//   const TextScores scores = score_text(rebuild_text(conllu), analyser);
//   scores.tokens.f1();   // 0.99

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/span.hpp"
#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"
#include "language/lemmatiser.hpp"

namespace dateline {

// A treebank's own text: what a reader would have had, with the gold cuts.
struct TreebankText {
  std::string text;
  std::vector<Block> blocks;  // one a paragraph (# newpar, # newdoc)
  std::vector<Span> words;    // syntactic words: the parts of "don't" are two
  std::vector<Span> sentences;
};

// Reads CoNLL-U: forms, SpaceAfter=No, multi-word tokens. A multi-word token whose words do not
// spell it counts as one word.
[[nodiscard]] TreebankText rebuild_text(std::string_view conllu);

struct SpanScore {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

// Both in order, without doubles.
[[nodiscard]] SpanScore score_spans(std::span<const Span> gold, std::span<const Span> found);

struct TextScores {
  SpanScore tokens;
  SpanScore sentence_starts;
};
[[nodiscard]] TextScores score_text(const TreebankText& treebank, const Analyser& analyser);

// Lemmas of every word from its gold tag: how many are the treebank's, and how many are but for
// letter case (ours are in lower case where no name is; the treebanks keep "American").
struct LemmaScore {
  std::size_t words = 0;
  std::size_t exact = 0;
  std::size_t any_case = 0;
};
[[nodiscard]] LemmaScore score_lemmas(std::string_view conllu, const Lemmatiser& lemmatiser);

}  // namespace dateline
