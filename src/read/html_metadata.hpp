#pragma once
// What a page says of itself: in its head, in JSON-LD, and in what stands around its headline.

#include "dateline/read/document.hpp"
#include "read/html_tree.hpp"
#include "read/page_blocks.hpp"

namespace dateline {

// published_from is `metadata` for what a program wrote for programs (meta, JSON-LD, <time>, the
// address), `dateline` for a date that only readers see. A modification date is never taken for it.
[[nodiscard]] Metadata read_html_metadata(const HtmlTree& tree, const PageBlocks& page);

}  // namespace dateline
