#pragma once
// Every loop that input drives has a limit. A command-line flag sets each of the sizes.

#include <cstddef>

namespace dateline {

struct Limits {
  std::size_t max_input_bytes = 64u << 20;  // one file, or one JSON line
  std::size_t max_case_bytes = 256u << 20;  // a case file
  std::size_t max_html_depth = 512;         // nesting of elements that is looked into
  std::size_t max_html_nodes = 1u << 20;    // elements and texts of a page; the rest is left out
  std::size_t max_sentence_tokens = 512;    // longer ones are split
  std::size_t max_graph_nodes = 500;        // more are not given to Graphviz
};

}  // namespace dateline
