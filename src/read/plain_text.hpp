#pragma once
// Blocks and metadata of plain text.

#include <string_view>
#include <vector>

#include "dateline/read/document.hpp"
#include "read/dates.hpp"

namespace dateline {

struct PlainText {
  std::vector<Block> blocks;  // in order, apart, each without white space at its ends
  std::optional<std::string> title;
  std::optional<std::string> author;
  std::optional<Day> published;  // from a stamp or a dateline
};

// Every character of the text that is no white space lies in a block. `known_title` (may be empty)
// is the title as known from elsewhere. Cost: linear.
[[nodiscard]] PlainText read_plain_text(std::string_view valid_utf8, std::string_view known_title);

}  // namespace dateline
