#pragma once
// PNG and PDF of an SVG that this program made, through librsvg and cairo (build option
// `pictures`). The same SVG gives the same bytes.

#include <optional>
#include <string>

#include "dateline/base/calendar.hpp"
#include "dateline/base/result.hpp"

namespace dateline {

// 300 dots per inch, fewer where the picture would be too large for a PNG. Errors: limit, internal,
// usage (built without pictures).
[[nodiscard]] Result<std::string> svg_to_png(const std::string& svg);

struct PdfMetadata {
  std::string title;
  // Stands as the creation date, as the clock would make each file another: the newest source's
  // date.
  std::optional<Day> date;
};
// One page of the SVG's size; links stay links. Errors: as above.
[[nodiscard]] Result<std::string> svg_to_pdf(const std::string& svg, const PdfMetadata& metadata);

}  // namespace dateline
