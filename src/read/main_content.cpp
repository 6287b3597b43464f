// Container first, then a judge of each block inside it.
//
//   1. Each block gets a worth: its words for running text, something below zero for links, labels
//      and what stands in debris (nav, aside, footer, or a name of data/page_hints.toml).
//   2. The container is the element whose blocks are worth most in all; one that says it holds the
//      article (itemprop, <article>, <main>, a class name) is preferred to one a little richer.
//      What is around it takes its place where that has half as much running text more.
//   3. Inside it, links, labels, bylines, lists of links, debris, cards of other stories and what
//      stood there before are left out.
//   4. Where that leaves less than two fifths of the container's running text, all of that text is
//      taken instead; where no container is worth anything, all of the page's that is not links.
//
// A name says nothing of an element that holds half of the page's running text: pages are wrapped
// in "has-sidebar" and "newsletter-layout" whole. Comments stay comments however many they are.
#include "read/main_content.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "read/boilerplate_rules.hpp"
#include "read/header_lines.hpp"
#include "read/page_hints.hpp"
#include "read/shape.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t kSentenceWords = 8;
constexpr double kLinkWorth = -4;     // of a short block that is a link: a menu's entry
constexpr double kLabelWorth = -1;    // of a short block that is none
constexpr double kDebrisShare = 0.3;  // of a block's words in debris, against the container
constexpr double kMostlyLinks = 0.5;
constexpr double kMuchMore = 1.5;
constexpr std::uint32_t kRepeatWords = 10;  // fewer may well stand twice
constexpr double kCardsOfPage = 10;         // so many of a card's size would be the page's text

struct Judged {
  Shape shape;
  LineVerdict verdict;
  double link_share = 0;
  bool is_text = false;  // running text, not links
  bool is_debris = false;
  bool is_caption = false;
  bool is_header_line = false;
};

// What is known of a node from its own tag and names, then from its ancestors'.
struct NodeFacts {
  bool is_debris = false;
  bool is_comments = false;
  bool is_caption = false;
  double preference = 1;  // how much its name speaks for it as the container
  double worth = 0;       // of the blocks in it
  double text_words = 0;  // of the running text in it
};

class ContentFinder {
 public:
  ContentFinder(const HtmlTree& tree, const PageBlocks& page) : tree_(tree), page_(page) {}

  std::vector<ContentBlock> find() {
    judge_blocks();
    find_announced_lists();
    read_hints();
    find_cards();
    inherit_debris();
    weigh_nodes();
    choose_container();
    widen_container();
    std::vector<bool> kept = keep_inside();
    fall_back(kept);
    drop_repeats(kept);
    drop_empty_headings(kept);
    return collect(kept);
  }

 private:
  void judge_blocks();
  void find_announced_lists();
  void read_hints();
  void find_cards();
  void inherit_debris();
  void weigh_nodes();
  void choose_container();
  void widen_container();
  [[nodiscard]] std::vector<bool> keep_inside() const;
  void fall_back(std::vector<bool>& kept) const;
  void drop_repeats(std::vector<bool>& kept) const;
  void drop_empty_headings(std::vector<bool>& kept) const;
  [[nodiscard]] std::vector<ContentBlock> collect(const std::vector<bool>& kept) const;

  [[nodiscard]] NodeFacts hints_of(std::uint32_t node) const;
  [[nodiscard]] double worth_of(const Judged& block, HtmlTag tag) const;
  [[nodiscard]] bool is_kept(std::size_t i) const;
  [[nodiscard]] bool is_inside(std::size_t i) const {
    const std::uint32_t node = page_.blocks[i].node;
    return node >= container_ && node < tree_.nodes[container_].end;
  }
  [[nodiscard]] BlockKind kind_of(std::size_t i) const;
  // The nearest ancestor of the block, itself included, with the tag; 0 if there is none.
  [[nodiscard]] std::uint32_t nearest(std::uint32_t node, HtmlTag first, HtmlTag second) const;
  [[nodiscard]] bool in_list_of_links(std::size_t i) const;
  [[nodiscard]] bool is_announced(std::size_t i) const;
  // Adds f(node) up from the children to the page.
  template <class Member>
  void sum_up(Member member);

  const HtmlTree& tree_;
  const PageBlocks& page_;
  std::vector<Judged> blocks_;
  std::vector<NodeFacts> nodes_;
  std::vector<std::uint32_t> list_bytes_, list_link_bytes_;  // by node: of its list items
  std::unordered_set<std::uint32_t> announced_;              // lists
  std::uint32_t container_ = 0;
};

void ContentFinder::judge_blocks() {
  const BoilerplateRules& rules = builtin_boilerplate_rules();
  list_bytes_.assign(tree_.nodes.size(), 0);
  list_link_bytes_.assign(tree_.nodes.size(), 0);
  blocks_.reserve(page_.blocks.size());
  for (const PageBlock& block : page_.blocks) {
    const std::string_view line = page_.line(block);
    Judged judged;
    judged.shape = shape_of(line);
    judged.verdict = rules.judge(line);
    judged.link_share = double(block.link_bytes) / double(block.span.size());
    const bool is_sentence = judged.shape.sentences > 0 && judged.shape.words >= kSentenceWords;
    judged.is_text = (is_prose(judged.shape) || is_sentence) && judged.link_share < kMostlyLinks &&
                     judged.verdict.certainty != Certainty::sure;
    judged.is_header_line = read_header_line(line, rules, NumericOrder::unknown).is_only_header;
    blocks_.push_back(judged);
    if (const std::uint32_t list = nearest(block.node, HtmlTag::ul, HtmlTag::ol); list != 0) {
      list_bytes_[list] += block.span.size();
      list_link_bytes_[list] += block.link_bytes;
    }
  }
}

NodeFacts ContentFinder::hints_of(std::uint32_t node) const {
  const PageHints& hints = builtin_page_hints();
  const HtmlNode& n = tree_.nodes[node];
  NodeFacts facts;
  facts.is_debris = n.tag == HtmlTag::nav || n.tag == HtmlTag::footer || n.tag == HtmlTag::aside ||
                    n.tag == HtmlTag::menu || n.tag == HtmlTag::dialog || n.tag == HtmlTag::label;
  facts.is_caption = n.tag == HtmlTag::figcaption || n.tag == HtmlTag::figure;
  if (n.tag == HtmlTag::article) facts.preference = 1.1;
  if (n.tag == HtmlTag::main) facts.preference = 1.05;
  if (n.attribute_count == 0) return facts;
  const std::string_view role = tree_.attribute(node, Attribute::role);
  facts.is_debris = facts.is_debris || (!role.empty() && hints.is_debris_role(role));
  if (role == "main" || role == "article") facts.preference = 1.05;
  for (const Attribute name : {Attribute::class_, Attribute::id}) {
    const std::string_view value = tree_.attribute(node, name);
    if (value.empty()) continue;
    const NameHint hint = hints.hint_of(value);
    facts.is_debris = facts.is_debris || hint.is_debris;
    facts.is_comments = facts.is_comments || hint.is_comments;
    facts.is_caption = facts.is_caption || (hint.is_caption && n.tag != HtmlTag::body);
    if (hint.is_body && !hint.is_debris) facts.preference = 1.2;
  }
  if (tree_.attribute(node, Attribute::itemprop) == "articleBody") facts.preference = 1.3;
  return facts;
}

void ContentFinder::read_hints() {
  nodes_.resize(tree_.nodes.size());
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
    const HtmlTag tag = tree_.nodes[i].tag;
    if (tag != HtmlTag::text && tag != HtmlTag::html && tag != HtmlTag::body)
      nodes_[i] = hints_of(i);
  }
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (blocks_[i].is_text) nodes_[page_.blocks[i].node].text_words += blocks_[i].shape.words;
  }
  sum_up(&NodeFacts::text_words);
}

template <class Member>
void ContentFinder::sum_up(Member member) {
  for (std::size_t i = nodes_.size(); i-- > 1;) {
    nodes_[tree_.nodes[i].parent].*member += nodes_[i].*member;
  }
}

// Small <article>s beside a text that is not in them are cards of other stories. Where they are
// most of the page they are its entries.
void ContentFinder::find_cards() {
  const double all = nodes_[0].text_words;
  std::vector<std::uint32_t> cards;
  double words = 0;
  for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
    const bool is_card =
        tree_.nodes[i].tag == HtmlTag::article && nodes_[i].text_words * kCardsOfPage < all;
    if (!is_card) continue;
    cards.push_back(i);
    words += nodes_[i].text_words;
  }
  if (cards.size() < 2 || words * 2 > all) return;
  for (const std::uint32_t card : cards) nodes_[card].is_debris = true;
}

void ContentFinder::inherit_debris() {
  const double all = nodes_[0].text_words;
  for (std::size_t i = 1; i < nodes_.size(); ++i) {
    const NodeFacts& parent = nodes_[tree_.nodes[i].parent];
    NodeFacts& node = nodes_[i];
    const bool is_most = node.text_words * 2 > all;
    node.is_debris = (node.is_debris && !is_most) || node.is_comments || parent.is_debris;
    // A table in a <figure> is no caption of it.
    const bool is_table = tree_.nodes[i].tag == HtmlTag::table;
    node.is_caption = (node.is_caption && !is_most) || (parent.is_caption && !is_table);
  }
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const NodeFacts& node = nodes_[page_.blocks[i].node];
    blocks_[i].is_debris = node.is_debris;
    blocks_[i].is_caption = node.is_caption;
  }
}

double ContentFinder::worth_of(const Judged& block, HtmlTag tag) const {
  if (block.is_debris) return -kDebrisShare * block.shape.words;
  if (block.is_caption || is_heading(tag)) return 0;
  if (block.is_text) return block.shape.words * (1 - block.link_share);
  if (block.link_share >= kMostlyLinks) return kLinkWorth;
  const bool is_cell =
      tag == HtmlTag::td || tag == HtmlTag::th || tag == HtmlTag::dd || tag == HtmlTag::dt;
  return tag == HtmlTag::p || tag == HtmlTag::li || is_cell ? 0 : kLabelWorth;
}

void ContentFinder::weigh_nodes() {
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const PageBlock& block = page_.blocks[i];
    nodes_[block.node].worth += worth_of(blocks_[i], block.tag);
  }
  sum_up(&NodeFacts::worth);
}

void ContentFinder::choose_container() {
  double best = 0;
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (tree_.nodes[i].tag == HtmlTag::text || nodes_[i].is_debris) continue;
    const double worth = nodes_[i].worth * nodes_[i].preference;
    if (worth < best || worth <= 0) continue;  // at the same worth the inner one
    best = worth;
    container_ = i;
  }
}

// An article in sections that have only a wrapper in common: what is around the richest one has
// much more running text, menus and all.
void ContentFinder::widen_container() {
  std::vector<double> words(nodes_.size());
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    if (blocks_[i].is_text && !blocks_[i].is_debris)
      words[page_.blocks[i].node] += blocks_[i].shape.words * (1 - blocks_[i].link_share);
  for (std::size_t i = words.size(); i-- > 1;) words[tree_.nodes[i].parent] += words[i];
  if (container_ == 0) return;
  for (std::uint32_t node = tree_.nodes[container_].parent; node != 0;
       node = tree_.nodes[node].parent)
    if (words[node] > kMuchMore * words[container_]) container_ = node;
}

std::uint32_t ContentFinder::nearest(std::uint32_t node, HtmlTag first, HtmlTag second) const {
  for (int steps = 0; node != 0 && steps < 6; ++steps, node = tree_.nodes[node].parent) {
    if (tree_.nodes[node].tag == first || tree_.nodes[node].tag == second) return node;
  }
  return 0;
}

bool ContentFinder::in_list_of_links(std::size_t i) const {
  const std::uint32_t list = nearest(page_.blocks[i].node, HtmlTag::ul, HtmlTag::ol);
  return list != 0 && list_link_bytes_[list] * 5 > list_bytes_[list] * 3;
}

// "The trends of the year:" announces the list below it, links or not.
void ContentFinder::find_announced_lists() {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const std::uint32_t list = nearest(page_.blocks[i].node, HtmlTag::ul, HtmlTag::ol);
    if (list != 0 && list != before && i > 0) {
      const PageBlock& above = page_.blocks[i - 1];
      if (blocks_[i - 1].link_share < kMostlyLinks && page_.line(above).ends_with(':'))
        announced_.insert(list);
    }
    before = list;
  }
}

bool ContentFinder::is_announced(std::size_t i) const {
  return announced_.contains(nearest(page_.blocks[i].node, HtmlTag::ul, HtmlTag::ol));
}

bool ContentFinder::is_kept(std::size_t i) const {
  const Judged& block = blocks_[i];
  const HtmlTag tag = page_.blocks[i].tag;
  const Certainty certainty = block.verdict.certainty;
  if (block.shape.words == 0 && tag == HtmlTag::pre) return false;  // a rule of signs
  if (block.is_debris || certainty == Certainty::sure || certainty == Certainty::likely ||
      block.is_header_line) {
    return false;
  }
  if (in_list_of_links(i) && !is_announced(i)) return false;
  if (block.is_text || is_heading(tag) || block.is_caption) return true;
  if (block.link_share > 0.8 && !is_announced(i)) return false;
  const bool is_label = tag != HtmlTag::p && tag != HtmlTag::li && tag != HtmlTag::td &&
                        tag != HtmlTag::th && tag != HtmlTag::dd && tag != HtmlTag::dt &&
                        tag != HtmlTag::pre && tag != HtmlTag::blockquote;
  return !is_label || block.shape.words >= 5;
}

// A heading such as "Related stories" takes with it what follows up to the next running text.
std::vector<bool> ContentFinder::keep_inside() const {
  std::vector<bool> kept(blocks_.size(), false);
  bool in_section = false;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (!is_inside(i)) continue;
    if (blocks_[i].verdict.is_section) in_section = true;
    if (blocks_[i].is_text && blocks_[i].link_share < 0.2) in_section = false;
    kept[i] = !in_section && is_kept(i);
  }
  return kept;
}

void ContentFinder::fall_back(std::vector<bool>& kept) const {
  double words = 0;
  double all = 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    if (!blocks_[i].is_text || !is_inside(i)) continue;
    all += blocks_[i].shape.words;
    words += kept[i] ? blocks_[i].shape.words : 0;
  }
  if (all > 0 && words * 5 >= all * 2) return;
  const bool no_text = nodes_[0].text_words == 0;
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    const bool is_candidate = no_text ? blocks_[i].link_share < kMostlyLinks : blocks_[i].is_text;
    kept[i] = is_candidate && is_inside(i);
  }
  if (std::find(kept.begin(), kept.end(), true) == kept.end()) kept.assign(kept.size(), true);
}

// A page holds a text twice, for phones and for screens: once is enough.
void ContentFinder::drop_repeats(std::vector<bool>& kept) const {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (!kept[i] || blocks_[i].shape.words < kRepeatWords) continue;
    kept[i] = seen.insert(page_.line(page_.blocks[i])).second;
  }
}

// A heading with nothing kept below it, up to the next heading of its rank, heads nothing.
void ContentFinder::drop_empty_headings(std::vector<bool>& kept) const {
  // The rank of what is kept next below: text is deeper than any heading, the end above all.
  int below = 0;
  constexpr int kText = 256;
  for (std::size_t i = kept.size(); i-- > 0;) {
    if (!kept[i]) continue;
    const HtmlTag tag = page_.blocks[i].tag;
    // Items that are set as headings head nothing.
    const bool is_item = nearest(page_.blocks[i].node, HtmlTag::li, HtmlTag::dd) != 0;
    const int rank = is_heading(tag) && !is_item ? static_cast<int>(tag) : kText;
    kept[i] = rank == kText || below > rank;
    if (kept[i]) below = rank;
  }
}

BlockKind ContentFinder::kind_of(std::size_t i) const {
  const PageBlock& block = page_.blocks[i];
  if (blocks_[i].is_caption || blocks_[i].verdict.certainty == Certainty::caption) {
    return BlockKind::caption;
  }
  if (is_heading(block.tag)) return BlockKind::heading;
  if (nearest(block.node, HtmlTag::blockquote, HtmlTag::blockquote) != 0) return BlockKind::quote;
  if (nearest(block.node, HtmlTag::li, HtmlTag::dd) != 0) return BlockKind::list_item;
  return BlockKind::paragraph;
}

std::vector<ContentBlock> ContentFinder::collect(const std::vector<bool>& kept) const {
  std::vector<ContentBlock> content;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) content.push_back({kind_of(i), i});
  }
  return content;
}

}  // namespace

std::vector<ContentBlock> find_main_content(const HtmlTree& tree, const PageBlocks& page) {
  return ContentFinder(tree, page).find();
}

}  // namespace dateline
