#include "support/parsed_text.hpp"

#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace dateline::test {
namespace {

template <class Enum>
Enum by_name(std::string_view (*name_of)(Enum), Enum last, const std::string& name) {
  for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  throw std::invalid_argument("no such label: " + name);
}

bool is_glued(const std::string& form, const std::string& before) {
  static const std::string kClosing = " , . ; : ! ? ) 's ' \u201D \u2019s % ";
  static const std::string kOpening = " ( \u201C $ \u20AC ";
  return kClosing.find(' ' + form + ' ') != std::string::npos ||
         kOpening.find(' ' + before + ' ') != std::string::npos;
}

class Builder {
 public:
  void add_line(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> cells;
    for (std::string cell; in >> cell;) cells.push_back(cell);
    if (cells.empty()) return end_sentence();
    if (cells[0] == "=") return end_block();
    add_token(cells);
  }

  ParsedText finish() {
    end_block();
    Document document(DocumentId{0}, "d1", "test", text_);
    document.blocks = std::move(blocks_);
    analysis_.build_children();
    return {std::move(document), std::move(analysis_)};
  }

  void add_token(const std::vector<std::string>& cells) {
    if (!before_.empty() && !is_glued(cells[0], before_)) text_ += ' ';
    Token token;
    token.span.begin = static_cast<std::uint32_t>(text_.size());
    text_ += before_ = cells[0];
    token.span.end = static_cast<std::uint32_t>(text_.size());
    if (cells.size() >= 5) read_labels(token, cells);
    if (cells.size() >= 6) add_entity(cells[5]);
    analysis_.tokens.push_back(std::move(token));
  }

  void end_sentence() {
    const auto count = static_cast<TokenIndex>(analysis_.tokens.size());
    if (count == first_) return;
    const Span span{analysis_.tokens[first_].span.begin, analysis_.tokens.back().span.end};
    const auto block = static_cast<std::uint32_t>(blocks_.size());
    analysis_.sentences.push_back({span, first_, count, block});
    first_ = count;
  }

 private:
  void read_labels(Token& token, const std::vector<std::string>& cells) const {
    token.lemma = cells[1];
    token.upos = by_name(upos_name, Upos::x, cells[2]);
    const auto head = static_cast<TokenIndex>(std::stoul(cells[3]));
    token.head = head == 0 ? kNoToken : first_ + head - 1;
    token.deprel = by_name(deprel_name, Deprel::dep, cells[4]);
    if (token.upos == Upos::noun) {
      token.features.number = cells[0] == cells[1] ? Number::sing : Number::plur;
    }
  }

  void add_entity(const std::string& cell) {
    const auto at = static_cast<TokenIndex>(analysis_.tokens.size());
    if (cell == "I") {
      analysis_.entities.back().last = at + 1;
    } else {
      analysis_.entities.push_back({at, at + 1, by_name(entity_type_name, EntityType::norp, cell)});
    }
  }

  void end_block() {
    end_sentence();
    const std::uint32_t begin = blocks_.empty() ? 0 : blocks_.back().span.end;
    blocks_.push_back({BlockKind::paragraph, {begin, static_cast<std::uint32_t>(text_.size())}});
    if (!text_.empty()) text_ += '\n';
    before_.clear();
  }

  std::string text_;
  std::string before_;
  TokenIndex first_ = 0;
  std::vector<Block> blocks_;
  Analysis analysis_;
};

}  // namespace

ParsedText parse_table(std::string_view table) {
  Builder builder;
  std::istringstream in{std::string(table)};
  for (std::string line; std::getline(in, line);) builder.add_line(line);
  return builder.finish();
}

ParsedText parse_words(std::string_view text) {
  Builder builder;
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) {
    builder.add_token({word});
    if (word == ".") builder.end_sentence();
  }
  return builder.finish();
}

}  // namespace dateline::test
