#include "render/svg.hpp"

#include <fmt/format.h>

#include <cmath>

#include "render/escape.hpp"

namespace dateline {
namespace {

constexpr double kSuperscriptSize = 6;
constexpr double kSuperscriptGap = 1.6;
constexpr double kSuperscriptRise = 2.8;
constexpr double kNumberSize = 7.4;

std::string_view anchor_name(Anchor anchor) { return anchor == Anchor::end ? "end" : "middle"; }

// Three figures are as wide as the marker: smaller.
double number_size(int number, double radius) {
  const double size = kNumberSize * radius / 7.0;
  return number < 100 ? size : number < 1000 ? size * 0.82 : size * 0.62;
}

}  // namespace

std::string svg_number(double value) {
  const double rounded = std::round(value * 100) / 100;
  std::string text = fmt::format("{:.2f}", rounded == 0 ? 0.0 : rounded);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

void svg_text(std::string& out, double x, double y, std::string_view text, const TextStyle& style,
              std::string_view superscript) {
  out += fmt::format(R"(<text x="{}" y="{}" font-size="{}")", svg_number(x), svg_number(y),
                     svg_number(style.size));
  if (style.weight == Weight::bold) out += R"( font-weight="700")";
  if (style.italic) out += R"( font-style="italic")";
  if (style.anchor != Anchor::start) {
    out += fmt::format(R"( text-anchor="{}")", anchor_name(style.anchor));
  }
  out += fmt::format(R"( fill="{}">{})", style.fill, xml_text(text));
  if (!superscript.empty()) {
    out += fmt::format(R"(<tspan dx="{}" dy="-{}" font-size="{}" font-weight="400" fill="{}">{})",
                       svg_number(kSuperscriptGap), svg_number(kSuperscriptRise),
                       svg_number(kSuperscriptSize), ink::kMuted, xml_text(superscript));
    out += "</tspan>";
  }
  out += "</text>\n";
}

double superscript_width(std::string_view superscript) {
  return superscript.empty() ? 0 : kSuperscriptGap + text_points(superscript, kSuperscriptSize);
}

void svg_line(std::string& out, double x1, double y1, double x2, double y2, double width,
              std::string_view stroke) {
  out += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>)",
                     svg_number(x1), svg_number(y1), svg_number(x2), svg_number(y2), stroke,
                     svg_number(width));
  out += '\n';
}

Look look_of(Status status) {
  using namespace ink;
  switch (status) {
    case Status::asserted:
      return {MarkerShape::disc, "happened", kHappened, kWhite, kWhite, 1.5, {}};
    case Status::ongoing:
      return {MarkerShape::ringed_disc, "ongoing", kHappened, kWhite, kWhite, 1.5, {}};
    case Status::planned:
      return {MarkerShape::ring, "planned", kWhite, kPlanned, kPlanned, 1.4, "2.6 1.6"};
    case Status::alleged:
      return {MarkerShape::diamond, "alleged", kAllegedFill, kAlleged, kAlleged, 1.3, {}};
    case Status::denied:
      return {MarkerShape::diamond, "denied", kWhite, kDispute, kDispute, 1.3, {}};
    case Status::blocked:
      return {MarkerShape::octagon, "blocked", kWhite, kBlocked, kBlocked, 2.2, {}};
    case Status::hypothetical:
      return {MarkerShape::diamond, "possible", kWhite, kPlanned, kPlanned, 1.2, "2.2 1.6"};
    case Status::negated:
      return {MarkerShape::square, "negated", kWhite, kMuted, kMuted, 1.3, {}};
  }
  return {};
}

RelationLook relation_look(RelationType type) {
  using Head = RelationLook::Head;
  switch (type) {
    case RelationType::blocks:
      return {ink::kBlocked, 2.2, {}, Head::tee};
    case RelationType::challenges:
    case RelationType::denies:
    case RelationType::contradicts:
      return {ink::kDispute, 1.2, "4 2", Head::open};
    case RelationType::responds_to:
      return {ink::kMuted, 1.2, "1.4 2", Head::filled};
    default:
      return {};
  }
}

void svg_head(std::string& out, double x, double y, int direction, const RelationLook& look) {
  const auto at = [](double value) { return svg_number(value); };
  const auto back = [&](double length) { return svg_number(x - direction * length); };
  if (look.head == RelationLook::Head::tee) {
    out += fmt::format(R"(<path d="M{0},{1} V{2}" fill="none" stroke="{3}" stroke-width="3"/>)",
                       at(x), at(y - 5), at(y + 5), look.color);
  } else if (look.head == RelationLook::Head::open) {
    out += fmt::format(
        R"(<path d="M{0},{1} L{2},{3} L{0},{4}" fill="none" stroke="{5}" stroke-width="1.5"/>)",
        back(5.5), at(y - 3.4), at(x), at(y), at(y + 3.4), look.color);
  } else {
    out += fmt::format(R"(<path d="M{0},{1} L{2},{3} L{2},{4}Z" fill="{5}"/>)", at(x), at(y),
                       back(kHeadLength), at(y - 3.2), at(y + 3.2), look.color);
  }
  out += '\n';
}

bool is_round(MarkerShape shape) {
  return shape == MarkerShape::disc || shape == MarkerShape::ringed_disc ||
         shape == MarkerShape::ring;
}

std::string outline(MarkerShape shape, double x, double y, double radius) {
  const auto point = [&](double dx, double dy) {
    return svg_number(x + dx) + ',' + svg_number(y + dy);
  };
  if (shape == MarkerShape::diamond) {
    const double r = radius * 1.28;
    return fmt::format("M{} L{} L{} L{}Z", point(0, -r), point(r, 0), point(0, r), point(-r, 0));
  }
  if (shape == MarkerShape::square) {
    const double r = radius * 0.92;
    return fmt::format("M{} L{} L{} L{}Z", point(-r, -r), point(r, -r), point(r, r), point(-r, r));
  }
  const double r = radius * 1.14;
  const double s = r * 0.414;  // tan(22.5 degrees): a regular octagon
  return fmt::format("M{} L{} L{} L{} L{} L{} L{} L{}Z", point(-s, -r), point(s, -r), point(r, -s),
                     point(r, s), point(s, r), point(-s, r), point(-r, s), point(-r, -s));
}

void svg_marker(std::string& out, double x, double y, double radius, Status status, int number) {
  const Look look = look_of(status);
  if (look.shape == MarkerShape::ringed_disc) {
    out +=
        fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1"/>)",
                    svg_number(x), svg_number(y), svg_number(radius * 1.3), ink::kWhite, look.fill);
  }
  if (is_round(look.shape)) {
    out += fmt::format(R"(<circle cx="{}" cy="{}" r="{}")", svg_number(x), svg_number(y),
                       svg_number(radius));
  } else {
    out += fmt::format(R"(<path d="{}")", outline(look.shape, x, y, radius));
  }
  out += fmt::format(R"( fill="{}" stroke="{}" stroke-width="{}")", look.fill, look.stroke,
                     svg_number(look.stroke_width));
  if (!look.dashes.empty()) out += fmt::format(R"( stroke-dasharray="{}")", look.dashes);
  out += "/>\n";
  if (number == 0) return;
  const double size = number_size(number, radius);
  svg_text(out, x, y + size * 0.36, std::to_string(number),
           {size, Weight::bold, false, look.number, Anchor::middle});
}

}  // namespace dateline
