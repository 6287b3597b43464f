#include "timex/durations.hpp"

#include <fmt/format.h>

#include <cmath>

namespace dateline::timex {
namespace {

struct UnitCode {
  std::string_view code;
  double times = 1;  // of that code's unit
  bool clock = false;
};

// A decade counted is ten years; a vague one is PXDE.
UnitCode code_of(Unit unit, bool vague) {
  switch (unit) {
    case Unit::second:
      return {"S", 1, true};
    case Unit::minute:
      return {"M", 1, true};
    case Unit::hour:
      return {"H", 1, true};
    case Unit::week:
      return {"W"};
    case Unit::fortnight:
      return {"W", 2};
    case Unit::weekend:
      return {"WE"};
    case Unit::month:
      return {"M"};
    case Unit::quarter:
      return {"Q"};
    case Unit::half:
    case Unit::half_year:
      return {"M", 6};
    case Unit::year:
      return {"Y"};
    case Unit::decade:
      return vague ? UnitCode{"DE"} : UnitCode{"Y", 10};
    case Unit::century:
      return vague ? UnitCode{"CE"} : UnitCode{"Y", 100};
    case Unit::millennium:
      return vague ? UnitCode{"ML"} : UnitCode{"Y", 1000};
    default:
      return {"D"};
  }
}

// "two and a half hours" is PT2H30M, "two and a half years" P2Y6M.
std::string half_of(Unit unit) {
  if (unit == Unit::hour) return "30M";
  if (unit == Unit::minute) return "30S";
  if (unit == Unit::year) return "6M";
  return {};
}

}  // namespace

std::string duration_value(const Meaning& m) {
  const UnitCode unit = code_of(m.unit, m.vague);
  const std::string_view open = unit.clock ? "PT" : "P";
  if (m.vague) return fmt::format("{}X{}", open, unit.code);
  const double count = (m.count == 0 ? 1 : m.count) * unit.times;
  const double whole = std::floor(count);
  if (count - whole == 0.5 && whole > 0 && !half_of(m.unit).empty()) {
    return fmt::format("{}{}{}{}", open, whole, unit.code, half_of(m.unit));
  }
  return fmt::format("{}{:.10g}{}", open, count, unit.code);
}

}  // namespace dateline::timex
