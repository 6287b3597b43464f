#include "read/extracted_article.hpp"

namespace dateline {

void ExtractedArticle::add(BlockKind kind, std::string_view valid_utf8) {
  const std::size_t before = text.size();
  if (!text.empty()) text += '\n';
  const std::size_t begin = text.size();
  bool is_gap = false;
  for (const char c : valid_utf8) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
    if (!is_blank && is_gap && text.size() > begin) text += ' ';
    if (!is_blank) text += c;
    is_gap = is_blank;
  }
  if (text.size() == begin) {
    text.resize(before);
    return;
  }
  blocks.push_back(
      {kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())}});
}

}  // namespace dateline
