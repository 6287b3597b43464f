// Each word's line stands between those of the words that depend on it from the left and from the
// right; that is text order wherever the tree has no crossing arcs. Recursion is as deep as the
// tree, at most kMaxDepth levels; what lies deeper is drawn flat.
#include "render/parse_tree.hpp"

#include <algorithm>
#include <vector>

#include "dateline/base/utf8.hpp"
#include "render/escape.hpp"
#include "render/measure.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxDepth = 200;

struct TreeLine {
  std::string branch;  // "│ ╭─ "
  TokenIndex token = 0;
};

struct Strokes {
  const char* first;   // the first of the words above their head
  const char* middle;  // one between others and the head
  const char* last;    // the last of the words below their head
  const char* pass;    // beside the lines of another word
  const char* root;
};
constexpr Strokes kLines{"\u256d\u2500 ", "\u251c\u2500 ", "\u2570\u2500 ", "\u2502  ", "\u2500 "};
constexpr Strokes kAscii{",- ", "|- ", "`- ", "|  ", "- "};
constexpr const char* kGap = "   ";

class TreeDrawer {
 public:
  TreeDrawer(const Analysis& analysis, const Strokes& strokes)
      : analysis_(analysis), strokes_(strokes) {}

  // `above`, `own`, `below`: what stands before the lines above the word, its own, and those below.
  void draw(TokenIndex token, const std::string& above, const std::string& own,
            const std::string& below, std::size_t depth) {
    const std::vector<TokenIndex>& children = analysis_.children_of(token);
    const auto middle = std::lower_bound(children.begin(), children.end(), token);
    if (depth < kMaxDepth) {
      for (auto child = children.begin(); child != middle; ++child) {
        const bool is_first = child == children.begin();
        draw(*child, above + (is_first ? kGap : strokes_.pass),
             above + (is_first ? strokes_.first : strokes_.middle), above + strokes_.pass,
             depth + 1);
      }
    }
    lines.push_back({own, token});
    if (depth >= kMaxDepth) return;
    for (auto child = middle; child != children.end(); ++child) {
      const bool is_last = child + 1 == children.end();
      draw(*child, below + strokes_.pass, below + (is_last ? strokes_.last : strokes_.middle),
           below + (is_last ? kGap : strokes_.pass), depth + 1);
    }
  }

  std::vector<TreeLine> lines;

 private:
  const Analysis& analysis_;
  const Strokes& strokes_;
};

std::string entity_of(const Analysis& analysis, TokenIndex token) {
  const auto found =
      std::upper_bound(analysis.entities.begin(), analysis.entities.end(), token,
                       [](TokenIndex index, const Entity& entity) { return index < entity.last; });
  if (found == analysis.entities.end() || token < found->first) return {};
  return std::string(entity_type_name(found->type));
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = count_code_points(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}

}  // namespace

std::string render_parse_tree(const Document& document, const Analysis& analysis,
                              const Sentence& sentence, bool ascii) {
  const Strokes& strokes = ascii ? kAscii : kLines;
  TreeDrawer drawer(analysis, strokes);
  for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
    if (analysis.tokens[i].head == kNoToken) drawer.draw(i, "  ", strokes.root, "  ", 0);
  }
  std::vector<std::string> words;
  std::size_t width = 0;
  for (const TreeLine& line : drawer.lines) {
    words.push_back(line.branch + tty_text(document.text(analysis.tokens[line.token].span)));
    width = std::max(width, count_code_points(words.back()));
  }
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Token& token = analysis.tokens[drawer.lines[i].token];
    const std::string entity = entity_of(analysis, drawer.lines[i].token);
    out += padded(std::move(words[i]), width + 2) + padded(std::string(upos_name(token.upos)), 7);
    out += entity.empty() ? std::string(deprel_name(token.deprel))
                          : padded(std::string(deprel_name(token.deprel)), 14) + entity;
    out += '\n';
  }
  return out;
}

}  // namespace dateline
