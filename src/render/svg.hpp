#pragma once
// Small pieces of SVG, in the subset that Office programs draw as well: g, rect, circle, path,
// line, text, tspan, a, title, desc, linearGradient; no style sheet, marker, pattern, clip or
// filter.

#include <string>
#include <string_view>

#include "dateline/events/event.hpp"
#include "render/measure.hpp"

namespace dateline {

// Colours of all drawings on white; contrast with white in brackets.
namespace ink {
inline constexpr std::string_view kText = "#14181C";   // 17.8
inline constexpr std::string_view kMuted = "#55606B";  // 6.4
inline constexpr std::string_view kRule = "#C9D1D8";
inline constexpr std::string_view kRangeFill = "#E3EBF2";
inline constexpr std::string_view kRangeLine = "#6B8CA8";
inline constexpr std::string_view kHappened = "#17466B";  // 9.9
inline constexpr std::string_view kAlleged = "#7A5200";   // 6.9
inline constexpr std::string_view kAllegedFill = "#FFF6DF";
inline constexpr std::string_view kPlanned = "#4A5560";  // 7.6
inline constexpr std::string_view kBlocked = "#B0331A";  // 6.3
inline constexpr std::string_view kDispute = "#6A3D8F";  // 7.8
inline constexpr std::string_view kWhite = "#FFFFFF";
}  // namespace ink

inline constexpr std::string_view kFontFamily = "Arial, 'Liberation Sans', Helvetica, sans-serif";

// At most two decimals, without trailing zeros: "127", "8.5".
[[nodiscard]] std::string svg_number(double value);

enum class Anchor : unsigned char { start, middle, end };

struct TextStyle {
  double size = 9;
  Weight weight = Weight::regular;
  bool italic = false;
  std::string_view fill = ink::kText;
  Anchor anchor = Anchor::start;
};

// `superscript` (footnote marks) stays attached behind the text.
void svg_text(std::string& out, double x, double y, std::string_view text, const TextStyle& style,
              std::string_view superscript = {});
[[nodiscard]] double superscript_width(std::string_view superscript);
void svg_line(std::string& out, double x1, double y1, double x2, double y2, double width,
              std::string_view stroke);

// The form that a status takes: one shape each, so that it is told apart without colour.
enum class MarkerShape : unsigned char { disc, ringed_disc, ring, diamond, octagon, square };

struct Look {
  MarkerShape shape = MarkerShape::disc;
  std::string_view name;  // also the CSS class: "happened"
  std::string_view fill = ink::kHappened;
  std::string_view stroke = ink::kWhite;
  std::string_view number = ink::kWhite;
  double stroke_width = 1.5;
  std::string_view dashes;  // stroke-dasharray, or empty
};
[[nodiscard]] Look look_of(Status status);
// Path data of the outline around (x, y), for every shape but the round ones.
[[nodiscard]] std::string outline(MarkerShape shape, double x, double y, double radius);
[[nodiscard]] bool is_round(MarkerShape shape);

// How a relation is drawn; every kind differs in more than colour.
struct RelationLook {
  std::string_view color = ink::kMuted;
  double width = 1.2;
  std::string_view dashes;
  enum class Head : unsigned char { filled, open, tee } head = Head::filled;
};
[[nodiscard]] RelationLook relation_look(RelationType type);
inline constexpr double kHeadLength = 7;
// The head of a line at its tip (x, y); `direction`: 1 where it points right, -1 left.
void svg_head(std::string& out, double x, double y, int direction, const RelationLook& look);

// The marker with its number; 0 draws none (legend).
void svg_marker(std::string& out, double x, double y, double radius, Status status, int number);

}  // namespace dateline
