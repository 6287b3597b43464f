// EDTF: what is written is read back, and anything else is refused.
#include <doctest/doctest.h>

#include <random>
#include <string>

#include "dateline/base/date.hpp"

namespace dateline {
namespace {

TEST_CASE("every form is read to its days and written as it was") {
  const struct {
    const char* text;
    const char* first;  // empty: not known
    const char* last;
  } rows[] = {
      {"2020-09-18", "2020-09-18", "2020-09-18"},
      {"2020-09", "2020-09-01", "2020-09-30"},
      {"2020-02", "2020-02-01", "2020-02-29"},
      {"2020", "2020-01-01", "2020-12-31"},
      {"201X", "2010-01-01", "2019-12-31"},
      {"2020-21", "2020-03-01", "2020-05-31"},
      {"2020-09-18~", "2020-09-18", "2020-09-18"},
      {"2020?", "2020-01-01", "2020-12-31"},
      {"2020-09-18/2020-09-20", "2020-09-18", "2020-09-20"},
      {"2020-09-18/..", "2020-09-18", ""},
      {"../2020-09-18", "", "2020-09-18"},
      {"[2020-09-18..2020-09-20]", "2020-09-18", "2020-09-20"},
      {"[2020-09-18..]", "2020-09-18", ""},
      {"[..2020-09-18]", "", "2020-09-18"},
      {"XXXX-06-21", "", ""},
  };
  const auto written = [](const std::optional<Day>& day) {
    return day ? format_iso(*day) : std::string();
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto date = parse_edtf(row.text);
    REQUIRE(date.has_value());
    CHECK(written(date->interval.earliest) == row.first);
    CHECK(written(date->interval.latest) == row.last);
    CHECK(to_edtf(*date) == row.text);
  }
}

TEST_CASE("what is no date is refused") {
  for (const char* text : {"", "20", "2020-13", "2020-02-30", "2020-9-1", "2020-09-18T10:00",
                           "[2020-09-18", "..", "../..", "[..]", "2020-09-20/2020-09-18", "XXXX",
                           "XXXX-13-01", "0000", "tomorrow", "2020-09-18~~"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_edtf(text).has_value());
  }
}

TEST_CASE("any dates survive writing and reading") {
  std::mt19937 random(20200918);
  std::uniform_int_distribution<int> number(-100'000, 60'000);
  for (int i = 0; i < 2000; ++i) {
    Day a{number(random)}, b{number(random)};
    if (b < a) std::swap(a, b);
    for (const Date& date : {date_of_day(a), one_of(a, b), one_of(a, {}), one_of({}, b),
                             lasting(a, b), lasting(a, {}), lasting({}, b)}) {
      const auto again = parse_edtf(to_edtf(date));
      CAPTURE(to_edtf(date));
      REQUIRE(again.has_value());
      CHECK(*again == date);
    }
  }
}

TEST_CASE("any bytes are read or refused, and what is read is written back") {
  std::mt19937 random(7);
  const std::string letters = "0123456789-/.[]XUT~?% ,";
  std::uniform_int_distribution<std::size_t> letter(0, letters.size() - 1), length(0, 24);
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (std::size_t k = length(random); k > 0; --k) text += letters[letter(random)];
    if (const auto date = parse_edtf(text)) CHECK(parse_edtf(to_edtf(*date)) == *date);
  }
}

}  // namespace
}  // namespace dateline
