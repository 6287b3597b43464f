#include "train/evaluate_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "language/characters.hpp"

namespace dateline {
namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

// The columns of a token's line; empty first column for any other line.
Columns columns_of(std::string_view line) {
  Columns columns;
  if (line.empty() || line.front() < '0' || line.front() > '9') return columns;
  for (std::string_view& column : columns) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    column = line.substr(0, tab);
    line.remove_prefix(std::min(tab + 1, line.size()));
  }
  return columns;
}

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

class Rebuilder {
 public:
  void add_line(std::string_view line) {
    if (line.starts_with("# newdoc") || line.starts_with("# newpar")) return start_paragraph();
    if (line.empty()) return end_sentence();
    const Columns columns = columns_of(line);
    const std::string_view id = columns[0];
    if (id.empty() || id.find('.') != id.npos) return;  // an empty node
    const bool space_after = columns[9].find("SpaceAfter=No") == columns[9].npos;
    const std::size_t dash = id.find('-');
    if (dash != id.npos) {
      end_of_multi_word_ = number_of(id.substr(dash + 1));
      add_form(columns[1], space_after);
    } else if (number_of(id) <= end_of_multi_word_) {
      parts_.push_back(columns[1]);
      if (number_of(id) == end_of_multi_word_) split_last_word();
    } else {
      add_form(columns[1], space_after);
    }
  }

  TreebankText finish() {
    end_sentence();
    start_paragraph();
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(result_.text.size());
  }

  void start_paragraph() {
    if (size() > paragraph_begin_)
      result_.blocks.push_back({BlockKind::paragraph, {paragraph_begin_, size()}});
    if (size() > 0) result_.text += "\n\n";
    paragraph_begin_ = size();
    space_before_ = false;
  }

  void add_form(std::string_view form, bool space_after) {
    if (space_before_) result_.text += ' ';
    const std::uint32_t begin = size();
    result_.text += form;
    result_.words.push_back({begin, size()});
    space_before_ = space_after;
  }

  void split_last_word() {
    const Span whole = result_.words.back();
    std::string spelled;
    for (const std::string_view part : parts_) spelled += part;
    if (spelled == std::string_view(result_.text).substr(whole.begin)) {
      result_.words.pop_back();
      std::uint32_t begin = whole.begin;
      for (const std::string_view part : parts_) {
        const auto end = begin + static_cast<std::uint32_t>(part.size());
        result_.words.push_back({begin, end});
        begin = end;
      }
    }
    parts_.clear();
    end_of_multi_word_ = 0;
  }

  void end_sentence() {
    if (result_.words.size() > first_word_)
      result_.sentences.push_back({result_.words[first_word_].begin, result_.words.back().end});
    first_word_ = result_.words.size();
    end_of_multi_word_ = 0;
  }

  TreebankText result_;
  std::vector<std::string_view> parts_;  // words of the multi-word token at hand
  std::size_t end_of_multi_word_ = 0;    // number of its last word
  std::size_t first_word_ = 0;           // of the sentence
  std::uint32_t paragraph_begin_ = 0;
  bool space_before_ = false;
};

// The line at the front, which is taken off.
std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

bool is_same_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TreebankText rebuild_text(std::string_view conllu) {
  Rebuilder rebuilder;
  while (!conllu.empty()) rebuilder.add_line(take_line(conllu));
  return rebuilder.finish();
}

double SpanScore::precision() const { return ratio(right, found); }
double SpanScore::recall() const { return ratio(right, gold); }
double SpanScore::f1() const { return ratio(2 * right, gold + found); }

SpanScore score_spans(std::span<const Span> gold, std::span<const Span> found) {
  SpanScore score{gold.size(), found.size(), 0};
  std::size_t i = 0;
  for (const Span span : found) {
    while (i < gold.size() && gold[i] < span) ++i;
    if (i < gold.size() && gold[i] == span) ++score.right;
  }
  return score;
}

TextScores score_text(const TreebankText& treebank, const Analyser& analyser) {
  Document document(DocumentId{}, "treebank", "-", treebank.text);
  document.blocks = treebank.blocks;
  const Analysis analysis = analyser.analyse(document);
  std::vector<Span> words, starts, gold_starts;
  for (const Token& token : analysis.tokens) words.push_back(token.span);
  // A start is an empty span at the first byte.
  for (const Sentence& sentence : analysis.sentences)
    starts.push_back({sentence.span.begin, sentence.span.begin});
  for (const Span sentence : treebank.sentences)
    gold_starts.push_back({sentence.begin, sentence.begin});
  return {score_spans(treebank.words, words), score_spans(gold_starts, starts)};
}

LemmaScore score_lemmas(std::string_view conllu, const Lemmatiser& lemmatiser) {
  LemmaScore score;
  while (!conllu.empty()) {
    const Columns columns = columns_of(take_line(conllu));
    if (columns[0].empty() || columns[0].find_first_of(".-") != std::string_view::npos) continue;
    const Tag tag{find_upos(columns[3]).value_or(Upos::x),
                  find_xpos(columns[4]).value_or(Xpos::xx)};
    const std::string lemma = lemmatiser.lemma(columns[1], tag);
    ++score.words;
    score.exact += lemma == columns[2] ? 1u : 0u;
    score.any_case += is_same_but_for_case(lemma, columns[2]) ? 1u : 0u;
  }
  return score;
}

}  // namespace dateline
