// A date is read from its first character: a number or a month's name, at the start of a word.
// Each reader below takes a cursor, and leaves it where it was when it finds nothing.
#include "read/dates.hpp"

#include <array>
#include <string>

namespace dateline {
namespace {

constexpr int kFirstNewsYear = 1600;
constexpr int kLastNewsYear = 2100;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0xC0;
}

struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] char peek() const { return at < text.size() ? text[at] : '\0'; }
  bool skip(char c) {
    if (peek() != c) return false;
    ++at;
    return true;
  }
  void skip_spaces() {
    while (peek() == ' ' || peek() == '\t') ++at;
    while (text.substr(at, 2) == "\u00A0") at += 2;
  }
};

struct Number {
  int value = 0;
  int digits = 0;
};

// Up to eight digits; more are no part of a date.
std::optional<Number> read_number(Cursor& cursor) {
  Number number;
  std::size_t at = cursor.at;
  while (at < cursor.text.size() && is_digit(cursor.text[at]) && number.digits < 9) {
    number.value = number.value * 10 + (cursor.text[at] - '0');
    ++number.digits;
    ++at;
  }
  if (number.digits == 0 || number.digits > 8) return std::nullopt;
  cursor.at = at;
  return number;
}

int read_month(Cursor& cursor) {
  std::string name;
  std::size_t at = cursor.at;
  while (at < cursor.text.size() && is_letter(cursor.text[at]) && name.size() < 10) {
    name += lower(cursor.text[at++]);
  }
  const int month = month_number(name);
  if (month != 0) cursor.at = at;
  return month;
}

std::optional<int> read_year(Cursor& cursor) {
  Cursor ahead = cursor;
  const std::optional<Number> number = read_number(ahead);
  if (!number || number->digits != 4) return std::nullopt;
  if (number->value < kFirstNewsYear || number->value > kLastNewsYear) return std::nullopt;
  cursor = ahead;
  return number->value;
}

// "st", "nd", "rd", "th" behind a day.
void skip_ordinal(Cursor& cursor) {
  if (cursor.at + 2 > cursor.text.size()) return;
  const std::string ending = {lower(cursor.text[cursor.at]), lower(cursor.text[cursor.at + 1])};
  if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") cursor.at += 2;
}

// What may stand between the parts of a written date: spaces, ".", "," "-", "/", "of".
void skip_joint(Cursor& cursor) {
  cursor.skip_spaces();
  if (!cursor.skip('.') && !cursor.skip('-')) cursor.skip('/');
  cursor.skip(',');
  cursor.skip_spaces();
  if (lower(cursor.peek()) == 'o' && cursor.text.substr(cursor.at + 1, 2) == "f ") {
    cursor.at += 3;
    cursor.skip_spaces();
  }
}

// "March 3rd, 2021"
std::optional<Day> read_month_first(Cursor& cursor) {
  const int month = read_month(cursor);
  if (month == 0) return std::nullopt;
  skip_joint(cursor);
  const std::optional<Number> day = read_number(cursor);
  if (!day || day->digits > 2) return std::nullopt;
  skip_ordinal(cursor);
  skip_joint(cursor);
  const std::optional<int> year = read_year(cursor);
  return year ? day_from_ymd(*year, month, day->value) : std::nullopt;
}

// The rest of "3 March 2021" behind its day.
std::optional<Day> read_named_month(Cursor& cursor, int day) {
  skip_ordinal(cursor);
  skip_joint(cursor);
  const int month = read_month(cursor);
  if (month == 0) return std::nullopt;
  skip_joint(cursor);
  const std::optional<int> year = read_year(cursor);
  return year ? day_from_ymd(*year, month, day) : std::nullopt;
}

// The rest of "2021-03-04" behind its year.
std::optional<Day> read_year_first(Cursor& cursor, int year, char separator) {
  const std::optional<Number> month = read_number(cursor);
  if (!month || month->digits > 2 || !cursor.skip(separator)) return std::nullopt;
  const std::optional<Number> day = read_number(cursor);
  if (!day || day->digits > 2) return std::nullopt;
  return day_from_ymd(year, month->value, day->value);
}

// The rest of "2023 Jan 7" behind its year.
std::optional<Day> read_year_and_month(Cursor& cursor, int year) {
  skip_joint(cursor);
  const int month = read_month(cursor);
  if (month == 0) return std::nullopt;
  skip_joint(cursor);
  const std::optional<Number> day = read_number(cursor);
  return day && day->digits <= 2 ? day_from_ymd(year, month, day->value) : std::nullopt;
}

std::optional<Day> in_order(int first, int second, int year, char separator, NumericOrder order) {
  if (separator == '.' || first > 12) return day_from_ymd(year, second, first);
  if (second > 12 || first == second) return day_from_ymd(year, first, second);
  if (order == NumericOrder::day_first) return day_from_ymd(year, second, first);
  if (order == NumericOrder::month_first) return day_from_ymd(year, first, second);
  return std::nullopt;
}

// The rest of "03/04/2021" behind its first number.
std::optional<Day> read_year_last(Cursor& cursor, int first, char separator, NumericOrder order) {
  const std::optional<Number> second = read_number(cursor);
  if (!second || second->digits > 2 || !cursor.skip(separator)) return std::nullopt;
  const std::optional<int> year = read_year(cursor);
  return year ? in_order(first, second->value, *year, separator, order) : std::nullopt;
}

std::optional<Day> read_number_first(Cursor& cursor, NumericOrder order) {
  const std::optional<Number> first = read_number(cursor);
  if (!first) return std::nullopt;
  const char separator = cursor.peek();
  const bool is_separator = separator == '-' || separator == '/' || separator == '.';
  if (is_separator && is_digit(Cursor{cursor.text, cursor.at + 1}.peek())) {
    ++cursor.at;
    if (first->digits == 4) return read_year_first(cursor, first->value, separator);
    if (first->digits <= 2) return read_year_last(cursor, first->value, separator, order);
    return std::nullopt;
  }
  if (first->digits == 4) return read_year_and_month(cursor, first->value);
  return first->digits <= 2 ? read_named_month(cursor, first->value) : std::nullopt;
}

}  // namespace

int month_number(std::string_view name) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const std::string_view full = kMonths[i];
    const bool is_usual = name == full || name == full.substr(0, 3) || name == "sept";
    if (is_usual && full.starts_with(name)) return static_cast<int>(i) + 1;
  }
  return 0;
}

std::optional<FoundDate> find_full_date(std::string_view text, std::size_t from,
                                        NumericOrder order) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const bool in_word =
        at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == '$');
    const bool digit = is_digit(text[at]);
    if (in_word || (!digit && !is_letter(text[at]))) continue;
    Cursor cursor{text, at};
    const std::optional<Day> day =
        digit ? read_number_first(cursor, order) : read_month_first(cursor);
    if (!day || is_digit(cursor.peek())) continue;
    return FoundDate{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(cursor.at)}, *day};
  }
  return std::nullopt;
}

}  // namespace dateline
