#pragma once
// PNG and PDF of an SVG, through librsvg and cairo.

#include <string>
#include <vector>

#include "draw/drawing.hpp"

namespace dateline::draw {

// 300 dots per inch, fewer where the picture would be too large for a PNG.
[[nodiscard]] Drawing svg_to_png(const std::string& svg);

// `day` (YYYY-MM-DD) stands as the creation date. Without `paper` one page of the SVG's size; else
// its width and height in points and the sizes of the pages' SVGs (protocol.hpp).
[[nodiscard]] Drawing svg_to_pdf(const std::string& svg, const std::string& title,
                                 const std::string& day, const std::vector<double>& paper);

}  // namespace dateline::draw
