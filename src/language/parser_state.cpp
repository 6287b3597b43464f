#include "language/parser_state.hpp"

#include <algorithm>

namespace dateline {
namespace {

using Node = ParserState::Node;

constexpr Atom kRootAtom = 0xFFFFFFF0u;
constexpr Atom kNoneAtom = 0xFFFFFFF1u;

bool is_verb(Tag tag) { return tag.upos == Upos::verb || tag.upos == Upos::aux; }

// 1, 2, 3, 4, 5-7, 8-11, 12 and more.
Atom distance_between(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t distance = b - a;
  if (distance <= 4) return distance;
  return distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

Atom fold(std::uint64_t labels) { return static_cast<Atom>(mix_bits(labels) >> 32); }

// The nodes that features look at, and shorthand for the writer.
struct View {
  const ParserState& state;
  FeatureWriter f;
  const Node& s0 = state.node(state.stack_at(0));
  const Node& s1 = state.node(state.stack_at(1));
  const Node& s2 = state.node(state.stack_at(2));
  const Node& b0 = state.node(state.buffer_at(0));
  const Node& b1 = state.node(state.buffer_at(1));
  const Node& b2 = state.node(state.buffer_at(2));

  View(const ParserState& parser_state, std::uint64_t* out) : state(parser_state), f(out) {}

  [[nodiscard]] const Node& node(std::uint32_t i) const { return state.node(i); }

  void write_single(const Node& x) { f.add(x.word), f.add(x.tag), f.add(x.word, x.tag); }

  void write_child(const Node& parent, const Node& child) {
    if (child.tag == kNoneAtom) return f.skip(5);
    f.add(child.word, child.label), f.add(child.tag), f.add(child.label);
    f.add(parent.tag, child.tag, child.label), f.add(parent.word, child.word);
  }

  // Every mixture of words and tags of two nodes that stand to be joined.
  void write_pair(const Node& x, const Node& y) {
    f.add(x.word, x.tag, y.word, y.tag);
    f.add(x.word, x.tag, y.word), f.add(x.word, y.word, y.tag);
    f.add(x.word, x.tag, y.tag), f.add(x.tag, y.word, y.tag);
    f.add(x.word, y.word), f.add(x.tag, y.tag), f.add(x.word, y.tag), f.add(x.tag, y.word);
  }

  void write_light_pair(const Node& x, const Node& y) {
    f.add(x.tag, y.tag), f.add(x.word, y.tag), f.add(x.tag, y.word), f.add(x.word, y.word);
  }

  void write_class_pair(const Node& x, const Node& y) {
    f.add(x.fine, y.fine), f.add(x.mid, y.mid), f.add(x.fine, y.tag), f.add(x.tag, y.fine);
    f.add(x.fine, x.tag, y.fine, y.tag), f.add(x.word, y.fine), f.add(x.fine, y.word);
    f.add(x.mid, x.tag, y.mid, y.tag);
  }

  void write_distance(const Node& x, const Node& y, Atom distance) {
    f.add(x.word, distance), f.add(x.tag, distance), f.add(y.word, distance),
        f.add(y.tag, distance);
    f.add(x.tag, y.tag, distance), f.add(x.fine, y.fine, distance);
  }

  void write_valency(const Node& x) {
    f.add(x.word, x.left_count), f.add(x.tag, x.left_count);
    f.add(x.word, x.right_count), f.add(x.tag, x.right_count);
    f.add(x.word, fold(x.left_labels)), f.add(x.tag, fold(x.left_labels));
    f.add(x.word, fold(x.right_labels)), f.add(x.tag, fold(x.right_labels));
    f.add(x.tag, fold(x.left_labels), fold(x.right_labels));
  }

  void write_triple(const Node& x, const Node& y, const Node& z) { f.add(x.tag, y.tag, z.tag); }

  void write_all();
  void write_triples();
  void write_children();
  void write_between();
};

void View::write_triples() {
  write_triple(b0, b1, b2), write_triple(s0, b0, b1), write_triple(s1, s0, b0);
  write_triple(s2, s1, s0);
  f.add(s2.tag, s1.tag, s0.tag, b0.tag), f.add(s1.tag, s0.tag, b0.tag, b1.tag);
  f.add(s0.tag, b0.tag, b1.tag, b2.tag);
  f.add(s0.word, s1.tag, b0.tag), f.add(s0.tag, s1.word, b0.tag), f.add(s0.tag, s1.tag, b0.word);
  f.add(s0.word, b0.tag, b1.tag), f.add(s0.tag, b0.word, b1.tag), f.add(s0.tag, b0.tag, b1.word);
  f.add(s1.upos, s0.upos, b0.upos), f.add(s1.upos, s0.upos, b0.upos, b1.upos);
  f.add(s0.mid, s1.tag, b0.tag), f.add(s0.tag, s1.mid, b0.tag), f.add(s0.tag, s1.tag, b0.mid);
  f.add(s1.mid, s0.mid, b0.mid), f.add(s0.mid, b0.mid, b1.mid);
  f.add(s1.word, s0.word, b0.tag), f.add(s1.tag, s0.word, b0.word), f.add(s1.word, s0.tag, b0.word);
}

void View::write_children() {
  const Node& s0l1 = node(s0.l1);
  const Node& s0r1 = node(s0.r1);
  const Node& s1l1 = node(s1.l1);
  const Node& s1r1 = node(s1.r1);
  const Node& b0l1 = node(b0.l1);
  write_child(s0, s0l1), write_child(s0, s0r1), write_child(s1, s1l1), write_child(s1, s1r1);
  write_child(b0, b0l1), write_child(s0, node(s0.l2)), write_child(s0, node(s0.r2));
  write_child(s1, node(s1.r2)), write_child(b0, node(b0.l2)), write_child(s1, node(s1.l2));
  write_triple(s0, s0l1, b0), write_triple(s0, s0r1, b0), write_triple(s0, b0, b0l1);
  write_triple(s1, s0, s0l1), write_triple(s1, s0, s0r1), write_triple(s1, s1r1, s0);
  write_triple(s1, s1l1, s0);
  f.add(s0.tag, s0l1.label, node(s0.l2).label), f.add(s0.tag, s0r1.label, node(s0.r2).label);
  f.add(s1.tag, s1r1.label, node(s1.r2).label), f.add(b0.tag, b0l1.label, node(b0.l2).label);
  // The word that marks the case of s0 ("by", "in") decides where s0 hangs.
  f.add(s1.word, s0l1.word), f.add(s1.tag, s0l1.word, s0.tag), f.add(s1.fine, s0l1.word);
  f.add(s1.word, s0l1.word, s0.word), f.add(s2.tag, s1.tag, s0l1.word, s0.tag);
  f.add(s1.tag, fold(s1.left_labels), s0l1.word), f.add(s1.fine, s0l1.word, s0.fine);
  f.add(s0l1.word, s0.fine, b0.tag), f.add(s1.tag, s1r1.label, s0.tag, s0l1.word);
  // A passive or copula beside the next word decides the relation of the subject s0.
  f.add(s0.tag, b0.tag, fold(b0.left_labels)), f.add(s0.tag, b0.word, fold(b0.left_labels));
  f.add(s0.tag, b0.tag, b0l1.word), f.add(s0.fine, b0.fine, fold(b0.left_labels));
  f.add(s1.tag, fold(s1.left_labels), s0.tag), f.add(s1.tag, fold(s1.right_labels), s0.tag);
  f.add(s1.word, fold(s1.right_labels), s0.tag), f.add(s0.tag, fold(s0.left_labels), b0.tag);
  f.add(s1.tag, s0.tag, fold(s0.left_labels)), f.add(s1.word, s0.tag, fold(s0.left_labels));
}

void View::write_between() {
  const Atom commas = std::min(b0.commas - s0.commas, 3u);
  const Atom verbs = std::min(b0.verbs - s0.verbs, 3u);
  f.add(s0.tag, b0.tag, commas), f.add(s0.tag, b0.tag, verbs);
  if (s1.tag == kNoneAtom) return f.skip(2);
  f.add(s1.tag, s0.tag, std::min(s0.commas - s1.commas, 3u));
  f.add(s1.tag, s0.tag, std::min(s0.verbs - s1.verbs, 3u));
}

void View::write_all() {
  f.add(0);
  for (const Node* x : {&s0, &s1, &s2, &b0, &b1, &b2}) write_single(*x);
  for (const Node* x : {&s0, &s1, &b0, &b1}) f.add(x->fine), f.add(x->mid), f.add(x->mid, x->tag);
  write_pair(s0, b0), write_pair(s1, s0);
  write_light_pair(s1, b0), write_light_pair(b0, b1), write_light_pair(s0, b1);
  f.add(s2.tag, s0.tag), f.add(s2.tag, b0.tag), f.add(s1.tag, b1.tag), f.add(s0.tag, b2.tag);
  write_class_pair(s0, b0), write_class_pair(s1, s0);
  f.add(b0.fine, b1.fine), f.add(s1.fine, b0.fine);
  write_distance(s0, b0, distance_between(state.stack_at(0), state.buffer_at(0)));
  const bool has_pair = state.stack().size() > 1;
  if (has_pair)
    write_distance(s1, s0, distance_between(state.stack_at(1), state.stack_at(0)));
  else
    f.skip(6);
  write_valency(s0), write_valency(b0);
  if (has_pair)
    write_valency(s1);
  else
    f.skip(9);
  write_triples();
  write_children();
  write_between();
}

Node make_node(const WordTraits& word, Tag tag, std::uint32_t none) {
  Node node;
  node.word = word.lower;
  node.tag = tag_atom(tag);
  node.upos = static_cast<Atom>(tag.upos) + 1;
  node.fine = word.word_class.fine;
  node.mid = word.word_class.mid;
  node.head = node.l1 = node.l2 = node.r1 = node.r2 = none;
  return node;
}

Node make_special(Atom atom, std::uint32_t none) {
  Node node;
  node.word = node.tag = node.upos = node.fine = node.mid = atom;
  node.head = node.l1 = node.l2 = node.r1 = node.r2 = none;
  return node;
}

}  // namespace

void ParserState::start(std::span<const WordTraits> words, std::span<const Tag> tags) {
  count_ = static_cast<std::uint32_t>(words.size());
  next_ = 0;
  stack_.clear();
  nodes_.clear();
  std::uint32_t commas = 0;
  std::uint32_t verbs = 0;
  const auto add = [&](Node node) {
    node.commas = commas;
    node.verbs = verbs;
    nodes_.push_back(node);
  };
  for (std::uint32_t i = 0; i < count_; ++i) {
    add(make_node(words[i], tags[i], none()));
    commas += tags[i].xpos == Xpos::comma || tags[i].xpos == Xpos::colon;
    verbs += is_verb(tags[i]);
  }
  add(make_special(kRootAtom, none()));
  add(make_special(kNoneAtom, none()));
}

bool ParserState::may(Move move) const {
  if (move == Move::shift) return next_ < root();
  if (move == Move::right) return stack_.size() >= 2;
  return !stack_.empty() && (next_ < root() || stack_.size() == 1);
}

void ParserState::attach(std::uint32_t child, std::uint32_t head, Deprel deprel) {
  nodes_[child].head = head;
  nodes_[child].label = static_cast<Atom>(deprel) + 1;
  Node& parent = nodes_[head];
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(deprel);
  if (child < head) {
    parent.l2 = parent.l1;
    parent.l1 = child;
    ++parent.left_count;
    parent.left_labels |= bit;
  } else {
    parent.r2 = parent.r1;
    parent.r1 = child;
    ++parent.right_count;
    parent.right_labels |= bit;
  }
}

void ParserState::apply(ParserAction action) {
  if (action.move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const std::uint32_t child = stack_.back();
  stack_.pop_back();
  attach(child, action.move == Move::left ? next_ : stack_.back(), action.deprel);
}

std::size_t write_parser_features(const ParserState& state, std::uint64_t* out) {
  View view(state, out);
  view.write_all();
  return view.f.size();
}

}  // namespace dateline
