#pragma once
// The arc-hybrid transition system (M. Kuhlmann, C. Gomez-Rodriguez and G. Satta, ACL 2011): a
// stack of words that wait for their head, and the words still to come. The root stands after the
// last word, and takes one child.
//
//   shift  push the next word
//   left   the top of the stack becomes a child of the next word
//   right  the top of the stack becomes a child of the one below it
//
// A sentence of n words takes 2n steps.

#include <cstdint>
#include <span>
#include <vector>

#include "language/labels.hpp"
#include "language/tagger.hpp"
#include "language/word_traits.hpp"

namespace dateline {

enum class Move : std::uint8_t { shift, left, right };

struct ParserAction {
  Move move = Move::shift;
  Deprel deprel = Deprel::dep;
  friend bool operator==(const ParserAction&, const ParserAction&) = default;
};

class ParserState {
 public:
  struct Node {
    // Words as atoms of features.
    Atom word = 0, tag = 0, upos = 0, fine = 0, mid = 0;
    std::uint32_t head = 0;
    // The outermost and the next children on each side; none() where there is none.
    std::uint32_t l1 = 0, l2 = 0, r1 = 0, r2 = 0;
    std::uint32_t left_count = 0, right_count = 0;
    std::uint64_t left_labels = 0, right_labels = 0;  // a bit for each Deprel
    Atom label = 0;                                   // 1 + Deprel, once it has a head
    std::uint32_t commas = 0;                         // commas and colons before this word
    std::uint32_t verbs = 0;                          // verbs before this word
  };

  void start(std::span<const WordTraits> words, std::span<const Tag> tags);
  void apply(ParserAction action);

  [[nodiscard]] bool is_done() const { return next_ == root() && stack_.empty(); }
  [[nodiscard]] bool may(Move move) const;
  // With one word left on the stack and none to come, or an empty stack, there is nothing to
  // choose.
  [[nodiscard]] bool is_forced() const { return stack_.empty() || is_last(); }
  [[nodiscard]] ParserAction forced() const {
    return stack_.empty() ? ParserAction{} : ParserAction{Move::left, Deprel::root};
  }

  [[nodiscard]] std::uint32_t root() const { return count_; }
  [[nodiscard]] std::uint32_t none() const { return count_ + 1; }
  [[nodiscard]] std::uint32_t next() const { return next_; }
  [[nodiscard]] std::span<const std::uint32_t> stack() const { return stack_; }
  [[nodiscard]] const Node& node(std::uint32_t i) const { return nodes_[i]; }
  [[nodiscard]] std::uint32_t stack_at(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none();
  }
  [[nodiscard]] std::uint32_t buffer_at(std::uint32_t ahead) const {
    return next_ + ahead <= count_ ? next_ + ahead : none();
  }

 private:
  [[nodiscard]] bool is_last() const { return next_ == root() && stack_.size() == 1; }
  void attach(std::uint32_t child, std::uint32_t head, Deprel deprel);

  std::uint32_t count_ = 0;
  std::uint32_t next_ = 0;
  std::vector<std::uint32_t> stack_;
  std::vector<Node> nodes_;  // the words, the root, none
};

// The features of the next step; returns their number, at most kMaxFeatures.
std::size_t write_parser_features(const ParserState& state, std::uint64_t* out);

}  // namespace dateline
