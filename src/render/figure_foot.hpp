#pragma once
// What stands below a timeline's drawing, whatever its layout: the legend, with the statuses and
// kinds of dates that occur, and the numbered sources.

#include <cstddef>
#include <string>
#include <vector>

#include "render/measure.hpp"
#include "render/story.hpp"

namespace dateline {

struct LegendItem {
  enum class Kind : unsigned char { status, possible_days, open_days, period };
  Kind kind = Kind::status;
  Status status = Status::asserted;
  std::string words;
  double x = 0;
  double y = 0;  // middle
};

struct FigureSource {
  std::size_t number = 0;
  std::vector<std::string> lines;
  double y = 0;  // baseline of the first line
};

// Which bars of days are drawn.
struct BarKinds {
  bool closed = false;
  bool open = false;  // an end is not known
  bool solid = false;
};

// Between `left` and `right`, in points.
struct FootPlace {
  double left = 0;
  double right = 0;
};

inline constexpr double kFootText = 7.4;
inline constexpr double kSourceLine = 10.4;
inline constexpr double kSourceIndent = 12;

[[nodiscard]] std::vector<LegendItem> legend_items(const Story& story, const BarKinds& bars);
// Items side by side below the rule at `top`, in as many lines as they need. Returns the last
// line's middle.
double place_legend(const FootPlace& place, double top, std::vector<LegendItem>& items);
// The first baseline is `y`; `last` gets the last one.
[[nodiscard]] std::vector<FigureSource> place_sources(const Story& story, const FootPlace& place,
                                                      double y, double& last);

// Statuses with their markers and the words of all items; the caller draws its bars.
void draw_legend_words(std::string& out, const std::vector<LegendItem>& items);
void draw_source(std::string& out, const Story& story, const FigureSource& source, double left);

[[nodiscard]] std::vector<std::string> wrap_points(std::string_view text, double width, double size,
                                                   Weight weight, std::size_t max_lines);
// What a screen reader and a pointer are told of an event.
[[nodiscard]] std::string spoken(const Row& row);

}  // namespace dateline
