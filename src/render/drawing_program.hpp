#pragma once
// Pictures through Graphviz, librsvg and cairo, at arm's length: these libraries are slow to load,
// not thread-safe, and can take hours on a graph of some thousand nodes. They are linked into
// dateline-draw (src/draw), which runs as a child process under limits.
//
// Errors of all three: limit (time or memory ran out), internal (the child crashed or cannot be
// started), usage (built without these libraries).

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dateline/base/calendar.hpp"
#include "dateline/base/result.hpp"

namespace dateline {

struct DrawingLimits {
  unsigned cpu_seconds = 10;
  std::size_t memory_bytes = 512u << 20;  // on top of what the libraries map
};

// SVG of a graph in DOT.
[[nodiscard]] Result<std::string> draw_dot(const std::string& dot, const DrawingLimits& limits);

// PNG of an SVG that this program made: 300 dots per inch, fewer where the picture would be too
// large. The same SVG gives the same bytes.
[[nodiscard]] Result<std::string> svg_to_png(const std::string& svg);

struct Paper {
  double width = 0;
  double height = 0;
};

struct PdfOptions {
  std::string title;
  // Stands as the creation date, as the clock would make each file another: the newest source's
  // date.
  std::optional<Day> date;
  // Paper of so many points, on which one SVG is fitted and several are a page each; else a page of
  // the SVG's size.
  std::optional<Paper> paper;
};
// Links stay links.
[[nodiscard]] Result<std::string> svg_to_pdf(const std::vector<std::string>& svgs,
                                             const PdfOptions& options);

}  // namespace dateline
