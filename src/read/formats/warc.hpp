#pragma once
// Web archives (WARC 1.0 and 1.1, ISO 28500): the pages in them.

#include <string_view>
#include <vector>

#include "dateline/read/reader.hpp"

namespace dateline {

[[nodiscard]] bool is_warc(std::string_view bytes);
// The HTML pages that answered with a success, each with its address. A record that breaks off
// gives what there is of it.
[[nodiscard]] std::vector<ArticlePart> read_warc(std::string_view bytes, const Limits& limits);

}  // namespace dateline
