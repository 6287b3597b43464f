#pragma once
// The overview strip of the HTML page: an SVG with one slot an event, in order, periods above it,
// bars of possible days below it and relations as ties; for many events, counts by period.

#include <string>

#include "render/story.hpp"

namespace dateline {

// The class that relations of this type carry on the page: "tie-blocks", "tie-dispute",
// "tie-responds" or "tie-plain".
[[nodiscard]] std::string_view tie_class(RelationType type);
[[nodiscard]] std::string draw_strip(const Story& story);
// A marker around (0, 0), coloured by the page's style.
[[nodiscard]] std::string page_marker(Status status, double radius, int number);

}  // namespace dateline
