#pragma once
// PNG and PDF of an SVG, through librsvg and cairo.

#include <string>

#include "draw/drawing.hpp"

namespace dateline::draw {

// 300 dots per inch, fewer where the picture would be too large for a PNG.
[[nodiscard]] Drawing svg_to_png(const std::string& svg);

// One page of the SVG's size. `day` (YYYY-MM-DD) stands as the creation date.
[[nodiscard]] Drawing svg_to_pdf(const std::string& svg, const std::string& title,
                                 const std::string& day);

}  // namespace dateline::draw
