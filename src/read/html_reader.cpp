#include "read/html_reader.hpp"

#include "read/html_encoding.hpp"
#include "read/html_metadata.hpp"
#include "read/html_tree.hpp"
#include "read/main_content.hpp"
#include "read/page_blocks.hpp"

namespace dateline {

ExtractedArticle read_html(std::string_view bytes, const Limits& limits) {
  const HtmlTree tree = parse_html(decode_html(bytes), limits);
  const PageBlocks page = find_page_blocks(tree);
  ExtractedArticle article;
  article.metadata = read_html_metadata(tree, page);
  if (page.blocks.empty()) return article;
  const std::string title = article.metadata.title.value_or("");
  if (!title.empty()) article.add(BlockKind::title, title);
  constexpr std::size_t long_enough = 12;  // for a line of the title
  bool is_head = true;
  for (const ContentBlock& content : find_main_content(tree, page)) {
    const PageBlock& block = page.blocks[content.block];
    const std::string_view line = page.line(block);
    is_head = is_head && (line.size() < long_enough || title.find(line) != std::string::npos);
    const bool repeats_title =
        block.tag == HtmlTag::h1 || line == title || (is_head && line.size() >= long_enough);
    if (repeats_title && !title.empty()) continue;
    article.add(content.kind, page.line(block));
  }
  return article;
}

}  // namespace dateline
