#pragma once
// Graphviz's layout of a graph in DOT, as SVG. Leaks what Graphviz leaks: one picture a process.

#include <string>

#include "draw/drawing.hpp"

namespace dateline::draw {

[[nodiscard]] Drawing dot_to_svg(const std::string& dot);

}  // namespace dateline::draw
