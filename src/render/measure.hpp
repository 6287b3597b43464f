#pragma once
// How wide text is, and where it breaks: in points for drawings (Arial's widths, compiled in), in
// columns for terminals (East Asian width, by utf8proc).
//
//   TextWidth width = points(9.0, Weight::regular);
//   std::vector<std::string> lines = wrap(title, {.width = 190, .measure = width});

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class Weight : unsigned char { regular, bold };

// Width of one grapheme cluster.
using TextWidth = std::function<double(std::string_view cluster)>;
[[nodiscard]] TextWidth points(double font_size, Weight weight);
[[nodiscard]] TextWidth columns();

[[nodiscard]] double text_width(std::string_view text, const TextWidth& measure);
[[nodiscard]] double text_points(std::string_view text, double font_size,
                                 Weight weight = Weight::regular);
[[nodiscard]] std::size_t text_columns(std::string_view text);

struct WrapOptions {
  double width = 0;
  TextWidth measure;
  std::size_t max_lines = 0;  // 0: as many as it takes; else the last one ends in "…"
  std::string_view ellipsis = "…";
};

// Lines no wider than `width` (a single cluster that is wider stands alone). Breaks at spaces,
// after hyphens, dashes and slashes and beside wide (East Asian) characters, and inside a word only
// when it does not fit a line of its own. At least one line, which may be empty. Linear.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, const WrapOptions& options);

}  // namespace dateline
