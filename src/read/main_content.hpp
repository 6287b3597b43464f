#pragma once
// Which blocks of a page are the article.

#include <vector>

#include "dateline/read/document.hpp"
#include "read/html_tree.hpp"
#include "read/page_blocks.hpp"

namespace dateline {

struct ContentBlock {
  BlockKind kind = BlockKind::paragraph;
  std::size_t block = 0;  // into PageBlocks::blocks
};

// In the order of the page. Empty only for a page without visible text. Cost: linear in the page.
[[nodiscard]] std::vector<ContentBlock> find_main_content(const HtmlTree& tree,
                                                          const PageBlocks& page);

}  // namespace dateline
