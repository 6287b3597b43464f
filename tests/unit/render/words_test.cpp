#include "render/words.hpp"

#include <doctest/doctest.h>

#include "render/measure.hpp"

using namespace dateline;

TEST_CASE("dates in words say what is known and no more") {
  struct Row {
    const char *edtf, *earliest, *latest, *main, *note;  // "" for null
  };
  for (const Row& row : std::vector<Row>{
           {"2020-09-18", "", "", "18 Sep 2020", ""},
           {"2020-09-18~", "", "", "18 Sep 2020", "about"},
           {"2020-03", "", "", "March 2020", "day not given"},
           {"2020?", "", "", "2020", "uncertain, year only"},
           {"2020-24", "", "", "winter 2020", "day not given"},
           {"201X", "", "", "2010s", "decade only"},
           {"[2020-09-18..2020-09-20]", "", "", "18–20 Sep 2020", "day not given"},
           {"[..2020-09-20]", "", "", "by 20 Sep 2020", "day not given"},
           {"[2020-09-20..]", "", "", "from 20 Sep 2020", "day not given"},
           {"[..2020-09-20]", "2020-03-01", "", "1 Mar – 20 Sep 2020", "day not given"},
           {"2020-03/2020-09", "", "", "Mar – Sep 2020", "whole period"},
           {"2020-03-01/..", "", "", "since 1 Mar 2020", "end not given"},
           {"../2020-03-01", "", "", "until 1 Mar 2020", "start not given"},
           {"XXXX-06-21", "", "", "21 June", "year not given"},
           {"", "", "2020-09-20", "by 20 Sep 2020", "undated"},
           {"", "2019-12-30", "2020-01-02", "30 Dec 2019 – 2 Jan 2020", "undated"},
           {"", "2020-01-02", "2020-01-02", "2 Jan 2020", "follows from other events"},
           {"", "", "", "undated", ""}}) {
    CAPTURE(row.edtf);
    CAPTURE(row.main);
    Event event;
    const std::string edtf = row.edtf;
    if (!edtf.empty()) event.date = *parse_edtf(edtf);
    event.bounds = {parse_iso(row.earliest), parse_iso(row.latest)};
    const DateWords words = date_words(event);
    CHECK(words.main == row.main);
    CHECK(words.note == row.note);
  }
}

TEST_CASE("a line is wrapped at spaces, and inside a word only when it must be") {
  const auto lines = [](const char* text, double width, std::size_t most = 0) {
    return wrap(text, {width, columns(), most, "…"});
  };
  using Lines = std::vector<std::string>;
  CHECK(lines("a ban on maps", 6) == Lines{"a ban", "on", "maps"});
  CHECK(lines("app-store", 5) == Lines{"app-", "store"});
  CHECK(lines("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(lines("明流通信", 4) == Lines{"明流", "通信"});
  CHECK(lines("one two three", 5, 2) == Lines{"one", "two…"});
  CHECK(lines("", 5) == Lines{""});
}
