#pragma once
// Which pieces of a plain text are the article, and which came along when the page was copied.

#include <cstddef>
#include <optional>
#include <vector>

#include "read/boilerplate_rules.hpp"
#include "read/shape.hpp"

namespace dateline {

// What is known of a piece (a paragraph, heading, link, ...) before its neighbours are looked at.
struct PieceFacts {
  Shape shape;
  LineVerdict verdict;
  bool is_header_line = false;  // a byline or date stamp and nothing else
  bool is_listed = false;       // begins with a list mark
};

// A sentence or more: what an article is made of.
[[nodiscard]] bool is_body(const PieceFacts& piece);

// One flag a piece: true, leave it out. Running text (is_prose) is left out only in copies of whole
// pages, far from where it is dense; `title` (an index) is never left out.
[[nodiscard]] std::vector<bool> find_boilerplate(const std::vector<PieceFacts>& pieces,
                                                 std::optional<std::size_t> title);

}  // namespace dateline
