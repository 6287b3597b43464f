#include "render/parse_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/escape.hpp"
#include "render/svg.hpp"

namespace dateline {
namespace {

constexpr double kMargin = 16;
constexpr double kWordSize = 11;
constexpr double kSmallSize = 7;
constexpr double kWordGap = 12;
constexpr double kLabelGap = 8;  // beside an arc's label
constexpr double kLevelHeight = 15;
constexpr double kRoundness = 5;    // of an arc's corners
constexpr double kSideStep = 3.5;   // from a word's middle to where arcs to its children begin
constexpr double kBelowWords = 34;  // for parts of speech and names

struct DrawnWord {
  std::string text;
  double width = 0;
  double middle = 0;
};

struct DrawnArc {
  std::size_t head = 0;
  std::size_t child = 0;
  std::string_view label;
  double label_width = 0;
  int level = 1;
  [[nodiscard]] std::size_t first() const { return std::min(head, child); }
  [[nodiscard]] std::size_t last() const { return std::max(head, child); }
};

class SentenceDrawer {
 public:
  SentenceDrawer(const Document& document, const Analysis& analysis, const Sentence& sentence)
      : document_(document), analysis_(analysis), sentence_(sentence) {
    collect();
    place_words();
    place_arcs();
  }

  [[nodiscard]] double width() const { return words_.back().middle + words_.back().width / 2; }
  [[nodiscard]] double height() const { return base() + kBelowWords; }
  void draw(std::string& out, double left, double top) const;

 private:
  [[nodiscard]] double base() const { return levels_ * kLevelHeight + 2 * kWordSize; }
  void collect();
  void place_words();
  void place_arcs();
  void draw_arc(std::string& out, const DrawnArc& arc, double left, double top) const;
  void draw_names(std::string& out, double left, double y) const;

  const Document& document_;
  const Analysis& analysis_;
  const Sentence& sentence_;
  std::vector<DrawnWord> words_;
  std::vector<DrawnArc> arcs_;  // short ones first
  int levels_ = 1;
};

void SentenceDrawer::collect() {
  for (TokenIndex i = sentence_.first; i < sentence_.last; ++i) {
    const Token& token = analysis_.tokens[i];
    DrawnWord word{one_line(document_.text(token.span)), 0, 0};
    word.width =
        std::max(text_points(word.text, kWordSize), text_points(upos_name(token.upos), kSmallSize));
    words_.push_back(std::move(word));
    if (token.head == kNoToken) continue;
    const std::string_view label = deprel_name(token.deprel);
    arcs_.push_back({token.head - sentence_.first, i - sentence_.first, label,
                     text_points(label, kSmallSize), 1});
  }
  std::ranges::stable_sort(arcs_, {}, [](const DrawnArc& arc) { return arc.last() - arc.first(); });
}

// Words far enough from each other for themselves and for the labels of the arcs between them.
void SentenceDrawer::place_words() {
  std::vector<double> gap(words_.size());  // from the middle of the word before
  for (std::size_t i = 1; i < words_.size(); ++i)
    gap[i] = (words_[i - 1].width + words_[i].width) / 2 + kWordGap;
  for (const DrawnArc& arc : arcs_) {
    double room = -kSideStep;
    for (std::size_t i = arc.first() + 1; i <= arc.last(); ++i) room += gap[i];
    const double missing = arc.label_width + kLabelGap - room;
    if (missing > 0) gap[arc.last()] += missing;
  }
  double at = words_.front().width / 2;
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i].middle = at += gap[i];
}

// Each arc above all shorter ones that it shares words with.
void SentenceDrawer::place_arcs() {
  std::vector<int> highest(words_.size());  // between each word and the next
  for (DrawnArc& arc : arcs_) {
    const auto first = highest.begin() + static_cast<std::ptrdiff_t>(arc.first());
    const auto last = highest.begin() + static_cast<std::ptrdiff_t>(arc.last());
    arc.level = 1 + *std::max_element(first, last);
    std::fill(first, last, arc.level);
    levels_ = std::max(levels_, arc.level);
  }
}

void SentenceDrawer::draw_arc(std::string& out, const DrawnArc& arc, double left,
                              double top) const {
  const double side = arc.child > arc.head ? 1 : -1;
  const double from = left + words_[arc.head].middle + side * kSideStep;
  const double to = left + words_[arc.child].middle;
  const double low = top + base() - kWordSize - 2;
  const double high = top + base() - kWordSize - 4 - arc.level * kLevelHeight + kSmallSize / 2;
  out += fmt::format(
      R"(<path d="M{} {}V{}Q{} {} {} {}H{}Q{} {} {} {}V{}" fill="none" stroke="{}"/>)",
      svg_number(from), svg_number(low), svg_number(high + kRoundness), svg_number(from),
      svg_number(high), svg_number(from + side * kRoundness), svg_number(high),
      svg_number(to - side * kRoundness), svg_number(to), svg_number(high), svg_number(to),
      svg_number(high + kRoundness), svg_number(low - 4), ink::kRangeLine);
  out += fmt::format(R"(<path d="M{} {}l-2.5 -5h5z" fill="{}"/>)", svg_number(to), svg_number(low),
                     ink::kRangeLine);
  const double middle = (from + to) / 2;
  out +=
      fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>)",
                  svg_number(middle - arc.label_width / 2 - 2), svg_number(high - kSmallSize / 2),
                  svg_number(arc.label_width + 4), svg_number(kSmallSize), ink::kWhite);
  out += '\n';
  svg_text(out, middle, high + kSmallSize * 0.36, arc.label,
           {.size = kSmallSize, .fill = ink::kMuted, .anchor = Anchor::middle});
}

void SentenceDrawer::draw_names(std::string& out, double left, double y) const {
  for (const Entity& name : analysis_.entities) {
    if (name.first < sentence_.first || name.last > sentence_.last) continue;
    const DrawnWord& first = words_[name.first - sentence_.first];
    const DrawnWord& last = words_[name.last - 1 - sentence_.first];
    const double begin = left + first.middle - first.width / 2;
    const double end = left + last.middle + last.width / 2;
    svg_line(out, begin, y, end, y, 1.2, ink::kHappened);
    svg_text(out, (begin + end) / 2, y + kSmallSize + 1, entity_type_name(name.type),
             {.size = kSmallSize, .fill = ink::kHappened, .anchor = Anchor::middle});
  }
}

void SentenceDrawer::draw(std::string& out, double left, double top) const {
  const double y = top + base();
  out += "<g><title>" + xml_text(one_line(document_.text(sentence_.span))) + "</title>\n";
  // Long arcs first, so that no line runs over the label of a shorter one.
  for (auto arc = arcs_.rbegin(); arc != arcs_.rend(); ++arc) draw_arc(out, *arc, left, top);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const Token& token = analysis_.tokens[sentence_.first + i];
    const bool is_root = token.head == kNoToken;
    svg_text(out, left + words_[i].middle, y, words_[i].text,
             {.size = kWordSize,
              .weight = is_root ? Weight::bold : Weight::regular,
              .anchor = Anchor::middle});
    svg_text(out, left + words_[i].middle, y + kSmallSize + 4, upos_name(token.upos),
             {.size = kSmallSize, .fill = ink::kMuted, .anchor = Anchor::middle});
  }
  draw_names(out, left, y + kSmallSize + 9);
  out += "</g>\n";
}

}  // namespace

void ParseDrawing::add(const Document& document, const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.first == sentence.last) continue;
    const SentenceDrawer drawer(document, analysis, sentence);
    drawer.draw(body_, kMargin, height_ + kMargin);
    width_ = std::max(width_, drawer.width());
    height_ += drawer.height() + kMargin;
  }
}

std::string ParseDrawing::finish() const {
  const std::string width = svg_number(width_ + 2 * kMargin);
  const std::string height = svg_number(height_ + 2 * kMargin);
  std::string out =
      fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}pt" height="{1}pt" )"
                  R"(viewBox="0 0 {0} {1}" font-family="{2}" role="img">)",
                  width, height, kFontFamily);
  out += "\n<title>Dependency trees</title>\n";
  out += fmt::format(R"(<rect width="{}" height="{}" fill="{}"/>)", width, height, ink::kWhite);
  return out + "\n" + body_ + "</svg>\n";
}

}  // namespace dateline
