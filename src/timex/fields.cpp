#include "timex/fields.hpp"

namespace dateline::timex {
namespace {

constexpr int kPivotYear = 50;  // '50 and later are 19xx

// One captured sense into the field that it fills, whatever the rule.
void set_amount_field(Meaning& m, Sense sense) {
  switch (sense.type) {
    case TokenType::unit:
    case TokenType::units:
      m.unit = static_cast<Unit>(sense.value);
      break;
    case TokenType::direction:
      m.direction = static_cast<Direction>(sense.value);
      break;
    case TokenType::shift:
      m.shift = static_cast<Shift>(sense.value);
      break;
    case TokenType::latest:
      m.latest = true;
      break;
    case TokenType::vague_number:
      m.count = sense.value;
      m.vague = sense.value == 0;
      if (sense.value != 0) m.modifier = Modifier::approx;
      break;
    case TokenType::or_so:
      m.modifier = Modifier::approx;
      break;
    case TokenType::fiscal:
      m.fiscal = true;
      break;
    case TokenType::document_day:
      m.from_publication = true;
      break;
    case TokenType::session:
      m.session = sense.value;
      break;
    case TokenType::reference:
    case TokenType::frequency:
      m.text = sense.value;
      break;
    default:
      break;
  }
}

}  // namespace

int full_year(int two_digits) {
  return two_digits >= kPivotYear ? 1900 + two_digits : 2000 + two_digits;
}

void set_field(Meaning& m, Sense sense) {
  switch (sense.type) {
    case TokenType::month:
      m.month = sense.value;
      break;
    case TokenType::day:
      m.day = sense.value;
      break;
    case TokenType::year:
      m.year = sense.value;
      break;
    case TokenType::short_year:
      m.year = full_year(sense.value);
      break;
    case TokenType::weekday:
    case TokenType::weekdays:
      m.weekday = sense.value;
      break;
    case TokenType::season:
    case TokenType::seasons:
      m.season = sense.value;
      break;
    case TokenType::ordinal:
      m.ordinal = sense.value;
      break;
    case TokenType::quarter_code:
      m.quarter = sense.value;
      break;
    case TokenType::half_code:
      m.half = sense.value;
      break;
    case TokenType::day_part:
    case TokenType::day_parts:
      m.day_part = static_cast<DayPart>(sense.value);
      break;
    case TokenType::holiday:
      m.holiday = sense.value;
      break;
    case TokenType::deictic_day:
      m.days_from_now = sense.value;
      break;
    case TokenType::deictic_night:
      m.days_from_now = sense.value;
      m.day_part = DayPart::NI;
      break;
    case TokenType::era:
      m.before_christ = sense.value < 0;
      break;
    case TokenType::zone:
      m.zone = sense.value;
      break;
    default:
      set_amount_field(m, sense);
      break;
  }
}

}  // namespace dateline::timex
