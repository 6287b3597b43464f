#pragma once
// The visible text of a page in blocks: what stands between two line breaks when it is drawn.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/span.hpp"
#include "read/html_tree.hpp"

namespace dateline {

struct PageBlock {
  Span span;                   // into PageBlocks::text; white space is one space, none at the ends
  std::uint32_t node = 0;      // the innermost block element around it
  HtmlTag tag = HtmlTag::div;  // of that element
  std::uint32_t link_bytes = 0;  // of the span, inside links
};

struct PageBlocks {
  std::string text;
  std::vector<PageBlock> blocks;

  [[nodiscard]] std::string_view line(const PageBlock& block) const {
    return std::string_view(text).substr(block.span.begin, block.span.size());
  }
};

[[nodiscard]] PageBlocks find_page_blocks(const HtmlTree& tree);

[[nodiscard]] bool is_heading(HtmlTag tag);

}  // namespace dateline
