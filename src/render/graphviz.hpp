#pragma once
// Graphviz's layout, at arm's length: it is neither thread-safe nor free of leaks and can take
// hours on a graph of some thousand nodes, so it runs in a child process under limits.

#include <cstddef>
#include <string>

#include "dateline/base/result.hpp"

namespace dateline {

struct GraphvizLimits {
  unsigned cpu_seconds = 10;
  std::size_t memory_bytes = 512u << 20;
};

// SVG of a graph in DOT. Errors: limit (time or memory ran out), internal (the child crashed or
// cannot be started), usage (built without Graphviz).
[[nodiscard]] Result<std::string> draw_dot(const std::string& dot, const GraphvizLimits& limits);

}  // namespace dateline
