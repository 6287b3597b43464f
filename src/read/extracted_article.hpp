#pragma once
// What a reader makes of a file that is not plain text: the words of the article alone.

#include <string>
#include <string_view>
#include <vector>

#include "dateline/read/document.hpp"

namespace dateline {

struct ExtractedArticle {
  std::string text;           // the blocks; one newline between two
  std::vector<Block> blocks;  // into the text
  Metadata metadata;

  // White space at the ends is cut off, within it a run becomes one space; blank blocks are none.
  void add(BlockKind kind, std::string_view valid_utf8);
};

}  // namespace dateline
