#pragma once
// RSS 0.9 to 2.0, RDF and Atom: each item is an article.

#include <string_view>
#include <vector>

#include "dateline/read/reader.hpp"

namespace dateline {

// The root elements of feeds: "rss", "feed", "RDF".
[[nodiscard]] bool is_feed_root(std::string_view root);
[[nodiscard]] std::vector<ArticlePart> read_feed(std::string_view bytes);

}  // namespace dateline
