#include "actors/words.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

// A chain of heads longer than this is no noun phrase; it also bounds a broken tree's cycle.
constexpr int kMaxClimb = 24;

bool is_letter(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

// "agencies" -> "agency", "banks" -> "bank"; only for words that came without a lemma.
std::string plain_lemma(const std::string& folded) {
  const std::size_t n = folded.size();
  if (n > 4 && folded.ends_with("ies")) return folded.substr(0, n - 3) + "y";
  if (n > 4 && ends_with_any(folded, {"sses", "shes", "ches", "xes"}))
    return folded.substr(0, n - 2);
  if (n > 3 && folded.ends_with("s") && !ends_with_any(folded, {"ss", "us", "is"})) {
    return folded.substr(0, n - 1);
  }
  return folded;
}

// Words of four letters and more: shorter ones are small in a headline too.
bool tells_case(std::string_view text) { return text.size() >= 4; }

}  // namespace

Words::Words(const Document& document, const Analysis& analysis)
    : document_(document), analysis_(analysis) {
  const std::size_t count = analysis.tokens.size();
  folded_.reserve(count);
  lemma_.reserve(count);
  shape_.reserve(count);
  for (const Token& token : analysis.tokens) {
    const std::string_view text = document.text(token.span);
    folded_.push_back(fold(text));
    lemma_.push_back(token.lemma.empty() || token.upos == Upos::x ? plain_lemma(folded_.back())
                                                                  : fold(token.lemma));
    shape_.push_back(shape_of(text));
  }
  look_at_sentences();
}

std::uint8_t Words::shape_of(std::string_view text) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool digit = false;
  bool first_is_upper = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode_utf8(text, offset);
    const bool upper = is_upper(decoded.code_point);
    if (offset == 0) first_is_upper = upper;
    if (is_letter(decoded.code_point)) ++letters;
    if (upper) ++capitals;
    digit = digit || (decoded.code_point >= '0' && decoded.code_point <= '9');
    offset += decoded.size;
  }
  unsigned shape = 0;
  // "eBay" and "iPhone" count as capitalised: a capital behind a small letter marks a name.
  if (first_is_upper || (capitals > 0 && letters > 2 && !digit)) shape |= kCapital;
  if (letters >= 2 && capitals == letters) shape |= kAllCapitals;
  if (letters > 0) shape |= kWord;
  if (digit) shape |= kNumber;
  return static_cast<std::uint8_t>(shape);
}

void Words::look_at_sentences() {
  sentence_.assign(folded_.size(), 0);
  title_case_.assign(analysis_.sentences.size() + 1, 0);
  has_tree_.assign(analysis_.sentences.size() + 1, 0);
  for (std::uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
    const Sentence& sentence = analysis_.sentences[s];
    std::size_t small = 0;
    std::size_t capital = 0;
    const TokenIndex last = std::min(sentence.last, size());
    for (TokenIndex t = sentence.first; t < last; ++t) {
      sentence_[t] = s;
      if (token(t).head != kNoToken) has_tree_[s] = 1;
      if (!is_word(t) || !tells_case(folded_[t])) continue;
      is_capitalised(t) ? ++capital : ++small;
    }
    // One small content word in five may stand in a headline ("Judge Halts Ban on WeChat after
    // Suit"), which has no full stop; two capitals alone are a caption's name.
    const bool stopped = last > sentence.first && folded_[last - 1] == ".";
    title_case_[s] = !stopped && capital >= 3 && small * 5 <= capital + small ? 1 : 0;
  }
}

bool Words::is_plural(TokenIndex t) const {
  const Number number = token(t).features.number;
  if (number != Number::none) return number == Number::plur;
  return lemma_[t] != folded_[t] && (folded_[t].ends_with("s") || folded_[t].ends_with("en"));
}

bool Words::joins_next(TokenIndex t) const {
  return t + 1 < size() && token(t).span.end == token(t + 1).span.begin;
}

TokenIndex Words::sentence_first(TokenIndex t) const {
  return analysis_.sentences.empty() ? 0 : analysis_.sentences[sentence_[t]].first;
}

TokenIndex Words::sentence_last(TokenIndex t) const {
  return analysis_.sentences.empty() ? size()
                                     : std::min(analysis_.sentences[sentence_[t]].last, size());
}

bool Words::starts_sentence(TokenIndex t) const {
  const TokenIndex first = sentence_first(t);
  while (t > first && !is_word(t - 1) && !is_number(t - 1)) {
    const std::string& before = folded_[t - 1];
    if (before == "," || before == ")" || before == "&" || before == "/") return false;
    --t;
  }
  return t == first;
}

const std::vector<TokenIndex>& Words::children(TokenIndex t) const {
  return t < analysis_.children.size() ? analysis_.children[t] : no_children_;
}

TokenIndex Words::branch_below(TokenIndex ancestor, TokenIndex t) const {
  for (int step = 0; step < kMaxClimb && t < size(); ++step) {
    const TokenIndex head = token(t).head;
    if (head == ancestor) return t;
    t = head;
  }
  return kNoToken;
}

TokenIndex Words::head_of(TokenIndex first, TokenIndex last) const {
  TokenIndex best = last - 1;
  for (TokenIndex t = last; t-- > first;) {
    const TokenIndex head = token(t).head;
    const bool outside = head == kNoToken || head < first || head >= last;
    if (!outside || !is_word(t)) continue;
    if (!has_tree(t)) return t;
    best = t;
    break;
  }
  return best;
}

Span Words::span(TokenIndex first, TokenIndex last) const {
  if (first >= last) return {};
  return {token(first).span.begin, token(last - 1).span.end};
}

std::string Words::key(TokenIndex first, TokenIndex last) const {
  std::string out;
  if (last - first > 1 && folded_[first] == "the") ++first;
  for (TokenIndex t = first; t < last; ++t) {
    out += folded_[t];
    if (t + 1 < last && !joins_next(t)) out += ' ';
  }
  return out;
}

}  // namespace dateline
