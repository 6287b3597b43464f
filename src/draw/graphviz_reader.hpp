#pragma once
// DOT into a Graphviz graph, the same each time. Graphviz identifies its objects by the addresses
// of their names and draws subgraphs in the order of these; here they are numbered as they are
// read, so that the picture does not depend on where the memory lay.

#include <graphviz/cgraph.h>

#include <string>

namespace dateline::draw {

// Null when the text is not DOT. The graph and its names are not freed.
[[nodiscard]] Agraph_t* read_dot(const std::string& dot);

}  // namespace dateline::draw
