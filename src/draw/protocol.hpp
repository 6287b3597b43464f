#pragma once
// What dateline and its drawing program say to each other:
//
//   dateline-draw CPU_SECONDS MEMORY_BYTES dot-to-svg            < DOT > SVG
//   dateline-draw CPU_SECONDS MEMORY_BYTES svg-to-png            < SVG > PNG
//   dateline-draw CPU_SECONDS MEMORY_BYTES svg-to-pdf TITLE DAY  < SVG > PDF   (DAY: YYYY-MM-DD)
//       ... [WIDTH HEIGHT [SIZE ...]]   on paper of so many points: SVGs of so many bytes, one
//       behind the other, each on a page; or without sizes one, fitted to the page, upright or
//       across
//
// It ends with 0 and the picture on its output, or with another code and one line that says why.

#include <string_view>

namespace dateline::draw {

inline constexpr std::string_view kProgramName = "dateline-draw";
inline constexpr std::string_view kDotToSvg = "dot-to-svg";
inline constexpr std::string_view kSvgToPng = "svg-to-png";
inline constexpr std::string_view kSvgToPdf = "svg-to-pdf";

// Graphviz itself ends with 1 when memory runs out.
enum ExitCode : int { kDrawn = 0, kOutOfMemory = 1, kUsage = 2, kTooLarge = 3, kFailed = 4 };

}  // namespace dateline::draw
