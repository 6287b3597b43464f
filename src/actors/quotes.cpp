#include "actors/quotes.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

using WordSet = ActorKnowledge::WordSet;

// How far from the marks the verb of saying may stand.
constexpr TokenIndex kReach = 24;

enum class Mark { none, open, close, either };

Mark mark_of(std::string_view text) {
  if (text == "\"" || text == "''" || text == "``") return Mark::either;
  if (text == "\u201C" || text == "\u00AB" || text == "\u201E") return Mark::open;
  if (text == "\u201D" || text == "\u00BB") return Mark::close;
  return Mark::none;
}

class QuoteFinder {
 public:
  QuoteFinder(const Words& words, const ActorKnowledge& knowledge)
      : words_(words), knowledge_(knowledge) {}

  std::vector<Quote> find() {
    TokenIndex open = kNoToken;
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      if (open != kNoToken && block(t) != block(open)) {
        close(open, t);
        open = kNoToken;
      }
      const Mark mark = mark_of(words_.text(t));
      if (mark == Mark::none) continue;
      if (open == kNoToken && mark != Mark::close) {
        open = t;
      } else if (open != kNoToken && mark != Mark::open) {
        close(open, t);
        open = kNoToken;
      }
    }
    if (open != kNoToken) close(open, words_.size());
    return std::move(out_);
  }

 private:
  std::uint32_t block(TokenIndex t) const {
    const auto& sentences = words_.analysis().sentences;
    return sentences.empty() ? 0 : sentences[words_.sentence(t)].block;
  }

  void close(TokenIndex open, TokenIndex end) {
    if (end <= open + 1) return;
    Quote quote{open + 1, end, kNoToken};
    quote.speaker = speaker(quote);
    // A second quotation in the same paragraph goes on with the same speaker.
    const bool goes_on =
        quote.speaker == kNoToken && !out_.empty() && block(out_.back().first) == block(open);
    if (goes_on) quote.speaker = out_.back().speaker;
    out_.push_back(quote);
  }

  TokenIndex speaker(const Quote& quote) const {
    // Behind the quotation first ("...," said Jane Roe), then in front (Jane Roe said: "...").
    const TokenIndex after_limit = std::min(words_.size(), quote.last + kReach);
    for (TokenIndex t = quote.last; t < after_limit && block(t) == block(quote.first); ++t) {
      if (mark_of(words_.text(t)) != Mark::none && t != quote.last) break;
      if (words_.folded(t) == "." || words_.folded(t) == ";") break;
      if (const TokenIndex subject = subject_of_saying(t); subject != kNoToken) return subject;
    }
    for (TokenIndex t = quote.first; t-- > 0 && t + kReach > quote.first;) {
      if (block(t) != block(quote.first) || words_.folded(t) == ".") break;
      if (const TokenIndex subject = subject_of_saying(t); subject != kNoToken) return subject;
    }
    return kNoToken;
  }

  TokenIndex subject_of_saying(TokenIndex t) const {
    if (!knowledge_.has(WordSet::speech_verbs, words_.lemma(t))) return kNoToken;
    const Upos upos = words_.token(t).upos;
    if (upos != Upos::verb) return kNoToken;
    for (const TokenIndex child : words_.children(t)) {
      if (words_.token(child).deprel == Deprel::nsubj) return child;
    }
    return kNoToken;
  }

  const Words& words_;
  const ActorKnowledge& knowledge_;
  std::vector<Quote> out_;
};

}  // namespace

std::vector<Quote> find_quotes(const Words& words, const ActorKnowledge& knowledge) {
  return QuoteFinder(words, knowledge).find();
}

}  // namespace dateline
