#pragma once
// The advance widths of Arial and Liberation Sans (they are the same), so that text can be measured
// without a font: the table is made by tools/font_widths.py.

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline {

struct GlyphWidth {
  std::uint16_t code_point;
  std::uint16_t regular;  // 1/2048 em
  std::uint16_t bold;
};

inline constexpr std::size_t kGlyphCount = 2274;
extern const std::array<GlyphWidth, kGlyphCount> kGlyphWidths;  // sorted by code point

}  // namespace dateline
