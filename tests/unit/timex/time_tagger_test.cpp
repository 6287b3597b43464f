// Tables for the tagger: one a family, each with rows that must match, must not match, and
// boundaries.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "dateline/language/analysis.hpp"
#include "dateline/read/reader.hpp"
#include "dateline/timex/time_expression.hpp"

namespace dateline {
namespace {

struct Tagged {
  Document document;
  std::vector<TimeExpression> times;
};

Tagged tag(const std::string& text,
           std::optional<Day> published = parse_iso("2020-09-20").value()) {
  static const Analyser analyser = *Analyser::create();
  static const TimeTagger tagger = *TimeTagger::create();
  JsonLine line{"t", text, published, std::nullopt, std::nullopt};
  Tagged tagged{*read_json_line(DocumentId{0}, std::move(line), "-", {}), {}};
  tagged.times = tagger.find_times(tagged.document, analyser.analyse(tagged.document));
  return tagged;
}

// "Friday=2020-09-18;March=2020-03"
std::string summary(const Tagged& tagged) {
  std::string out;
  for (const TimeExpression& time : tagged.times) {
    if (!out.empty()) out += ';';
    out += std::string(tagged.document.text(time.span)) + "=" + time.value;
  }
  return out;
}

std::string summary(const std::string& text) { return summary(tag(text)); }

struct Row {
  const char* text;
  const char* want;
};

template <std::size_t Size>
void check(const Row (&rows)[Size]) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(summary(row.text) == row.want);
  }
}

TEST_CASE("a year alone is the heading of a chronology's entries") {
  const std::string text =
      "2018\n\nMarch 14: The carrier is founded.\n\nJune-July: It is audited. A report of October "
      "is "
      "not released.\n\nThe rule was signed on May 2.\n\n2019\n\nNov. 3 \u2013 It is closed.";
  CHECK(summary(tag(text)) ==
        "2018=2018;March 14=2018-03-14;June=2018-06;July=2018-07;October=2018-10;May 2=2020-05-02;"
        "2019=2019;Nov. 3=2019-11-03");
}

TEST_CASE("what ended in a month ended in the last one, however long ago") {
  CHECK(summary(tag("The contract was ended in February.", parse_iso("2024-12-10").value())) ==
        "February=2024-02");
}

TEST_CASE("dates written in full are read in every usual order") {
  check({
      {"It was signed on September 18, 2020.", "September 18, 2020=2020-09-18"},
      {"It was signed on 18 September 2020.", "18 September 2020=2020-09-18"},
      {"It was signed on the 18th of September 2020.", "18th of September 2020=2020-09-18"},
      {"It was signed on Sept. 18, 2020.", "Sept. 18, 2020=2020-09-18"},
      {"It was signed on 2020-09-18.", "2020-09-18=2020-09-18"},
      {"It was signed on 09/18/2020.", "09/18/2020=2020-09-18"},
      {"It was signed on 18/09/2020.", "18/09/2020=2020-09-18"},
      {"It was signed on Friday, September 18, 2020, in court.",
       "Friday, September 18, 2020=2020-09-18"},
      {"It lasted from 1914 to 1918.", "1914=1914;1918=1918"},
      {"The 1990s were long.", "The 1990s=199"},
      {"In the 19th century it was new.", "the 19th century=18"},
      {"It paid in the third quarter of 2019.", "the third quarter of 2019=2019-Q3"},
      {"It fell in 480 BC.", "480 BC=BC0480"},
  });
}

TEST_CASE("a weekday is the last one up to the publication day unless the clause looks ahead") {
  check({
      {"A judge blocked the order on Friday.", "Friday=2020-09-18"},
      {"The judge blocked it Sunday.", "Sunday=2020-09-20"},
      {"The court will hear the case on Friday.", "Friday=2020-09-25"},
      {"The report is due Tuesday.", "Tuesday=2020-09-22"},
      {"A hearing was scheduled for Tuesday.", "Tuesday=2020-09-22"},
      {"Friday's order was blocked.", "Friday=2020-09-18"},
      {"It happened last Friday.", "last Friday=2020-09-18"},
  });
}

TEST_CASE("relative expressions count from the publication date") {
  check({
      {"It was signed yesterday.", "yesterday=2020-09-19"},
      {"It was signed last week.", "last week=2020-W37"},
      {"It was signed last month.", "last month=2020-08"},
      {"It was signed last year.", "last year=2019"},
      {"It was signed two weeks ago.", "two weeks ago=2020-W36"},
      {"It was signed three days ago.", "three days ago=2020-09-17"},
      {"It was signed earlier this month.", "earlier this month=2020-09"},
      {"It was signed in March.", "March=2020-03"},
      {"It was signed last March.", "last March=2020-03"},
      {"It will be signed in March.", "March=2021-03"},
      {"It will be signed next year.", "next year=2021"},
      {"It will be signed early next year.", "early next year=2021"},
      {"It will be signed in the week of October 12.", "the week of October 12=2020-W42"},
      {"It will be signed by year-end.", "year-end=2020-12-31"},
      {"The hearing, to be held on August 28, fell out.", "August 28=2020-08-28"},
      {"It was signed last week - at last.", "last week=2020-W37"},
      {"It was signed last week\u2014at last.", "last week=2020-W37"},
      {"It was signed in late 2019.", "late 2019=2019"},
      {"It was signed in mid-May.", "mid-May=2020-05"},
  });
}

TEST_CASE("durations and sets have lengths and no days") {
  check({
      {"It must answer within 30 days.", "30 days=P30D"},
      {"It was banned for three years.", "three years=P3Y"},
      {"A two-year ban followed.", "two-year=P2Y"},
      {"It took two and a half hours.", "two and a half hours=PT2H30M"},
      {"It reports every month.", "every month=P1M"},
      {"It meets every Tuesday.", "every Tuesday=XXXX-WXX-2"},
  });
  CHECK_FALSE(tag("It was banned for three years.").times.at(0).date.has_value());
}

TEST_CASE("what only looks like time is left alone") {
  check({
      {"Barra, 51, may march on in her second term.", ""},
      {"The boy is 12 years old.", ""},
      {"A 12-year-old was fined under section 2010.", "2010=2010"},
      {"Support is open 24/7 for version 3.5.", ""},
      {"Some 1988 people came for $2019 each.", ""},
      {"They may appeal, the Sun said.", ""},
  });
}

TEST_CASE("without a publication date what is relative stays unresolved") {
  const Tagged weekday = tag("A judge blocked the order on Friday.", std::nullopt);
  REQUIRE(weekday.times.size() == 1);
  CHECK(weekday.times[0].value == "XXXX-WXX-5");
  CHECK_FALSE(weekday.times[0].date.has_value());
  const Tagged day = tag("It was signed on 21 June.", std::nullopt);
  REQUIRE(day.times.size() == 1);
  CHECK(day.times[0].value == "XXXX-06-21");
  CHECK(day.times[0].date == date_of_month_day(6, 21));
}

TEST_CASE("the reason names the anchor and the steps from it") {
  const auto reason = [](const char* text) { return tag(text).times.back().reason; };
  CHECK(reason("It will be signed in the week of October 12.")
            .starts_with("the week of 2020-10-12, "));
  CHECK(reason("It lost more in the second quarter than in the quarter a year ago.") ==
        "1 year before the quarter named before, 2020-Q2");
  CHECK(reason("Sales fell in January from the same month a year earlier.") ==
        "1 year before the date named before, 2020-01");
}

TEST_CASE("the reason says how the days were worked out") {
  CHECK(tag("A judge blocked the order on Friday.").times.at(0).reason ==
        "Friday before the publication date, 2020-09-20");
  CHECK(tag("It was signed on 18 September 2020.").times.at(0).reason == "written in full");
}

TEST_CASE("the words in front make a boundary") {
  struct BoundaryRow {
    const char* text;
    Boundary want;
  };
  const BoundaryRow rows[] = {
      {"It is barred from Sunday.", Boundary::from},
      {"It is barred starting Sunday.", Boundary::from},
      {"The rule is effective 1 July.", Boundary::from},
      {"It was seen as early as 1 January.", Boundary::from},
      {"It has been barred since 2019.", Boundary::since},
      {"It must answer by 1 July.", Boundary::by},
      {"Comments are due no later than 1 July.", Boundary::by},
      {"It is barred until Friday.", Boundary::until},
      {"It fell before 2019.", Boundary::before},
      {"It fell after 2019.", Boundary::after},
      {"It fell in 2019.", Boundary::none},
  };
  for (const BoundaryRow& row : rows) {
    CAPTURE(row.text);
    const Tagged tagged = tag(row.text);
    REQUIRE(tagged.times.size() == 1);
    CHECK(tagged.times[0].boundary == row.want);
  }
}

TEST_CASE("the clause says which way a weekday points") {
  check({
      {"They said they would fight the ruling, announced Friday by the agency.",
       "Friday=2020-09-18"},
      {"The agency is to meet in Paris on Friday.", "Friday=2020-09-25"},
      {"The group plans to sue on Friday.", "Friday=2020-09-25"},
      {"The thrift announced the plan Aug. 21.", "Aug. 21=2020-08-21"},
      {"It will repay the loan by February.", "February=2021-02"},
      {"Officials said Friday the ban would start Sunday.", "Friday=2020-09-18;Sunday=2020-09-20"},
      {"They look for ways to get around Friday's ruling.", "Friday=2020-09-18"},
  });
}

TEST_CASE("lengths before an event, stretches and rates") {
  check({
      {"It fell two weeks after the ruling.", "two weeks=P2W"},
      {"It fell in the past two months.", "the past two months=P2M"},
      {"Sales fell in the year-ago quarter.", "the year-ago quarter=2019-Q2"},
      {"It costs $5 million a year.", ""},
      {"It beat the 1988 quarter.", "the 1988 quarter=1988"},
      {"It lost in the second quarter. It had lost less in the 1988 quarter.",
       "the second quarter=2020-Q2;the 1988 quarter=1988-Q2"},
      {"It lost more in the second quarter than in the quarter a year ago.",
       "the second quarter=2020-Q2;the quarter a year ago=2019-Q2"},
      {"Sales fell in January from the same month a year earlier.",
       "January=2020-01;the same month a year earlier=2019-01"},
      {"In the quarter it lost 2. In the nine months it lost 3, from 2 a year earlier.",
       "the quarter=2020-Q2;the nine months=P9M;a year earlier=2019"},
      {"It hit a record in the year to June 2019.", "the year=P1Y;June 2019=2019-06"},
      {"It beat the 1988 period, said some.", "the 1988 period=1988"},
      {"In the quarter ended July 31, it lost 2.", "the quarter=2020-Q2;July 31=2020-07-31"},
      {"In the quarter ended Jan. 31, 2019, it lost 2.",
       "the quarter=2018-Q4;Jan. 31, 2019=2019-01-31"},
      {"It fell in the last half of 1989.", "the last half of 1989=1989-H2"},
      {"It fell in the first half of the 1990s.", "the first half of the 1990s=199"},
      {"It scored in the first half of the match.", ""},
      {"In June last year, it fell.", "June last year=2019-06"},
      {"It imports three-quarters of its food.", ""},
      {"Sales for the full year were up.", "the full year=2020"},
      {"It rose in 1987. That day he wept.", "1987=1987;That day=1987-XX-XX"},
      {"Shares ended the day at 7. For the day, they lost 3.",
       "the day=2020-09-20;the day=2020-09-20"},
      {"It sells a suite '11. He left in '60.", "'60=1960"},
      {"It said that Sun's profits rose.", ""},
      {"It said output would be cut in October.", "October=2020-10"},
      {"It had been due to expire Friday.", "Friday=2020-09-18"},
      {"The fall of Saigon was near.", ""},
      {"It ran from May through August 2019.", "May=2019-05;August 2019=2019-08"},
      {"It ran from November to March 2019.", "November=2018-11;March 2019=2019-03"},
      {"It will begin at 5 p.m. on Friday.", "5 p.m. on Friday=2020-09-25T17:00"},
  });
}

TEST_CASE("years in pairs, and words that are times in histories alone") {
  check({
      {"The Eastern Theater 1861-1865 was quiet.", "1861=1861;1865=1865"},
      {"The Directory (1795-1799) fell.", "1795=1795;1799=1799"},
      {"It killed 1500-2000 soldiers.", ""},
      {"The former minister left.", ""},
  });
  const std::string history =
      "It began in 1861. It went on in 1862. In 1863 it turned. In 1864 it slowed. In 1865 it "
      "ended. "
      "In 1866 the former rulers left. In 1867 they came back. In December 1868 they won, and by "
      "the "
      "next spring they ruled.";
  const std::string found = summary(history);
  // What a noun only mentions is no turn of the story.
  const std::string aside =
      summary(history + " The leader of the August 1861 revolt fled. On 3 June he came back.");
  CHECK(aside.find("3 June=1869-06-03") != std::string::npos);
  CHECK(found.find("former=PAST_REF") != std::string::npos);
  CHECK(found.find("the next spring=1869-SP") != std::string::npos);
}

TEST_CASE("legal texts count from their own day and by sessions") {
  check({
      {"The rule is effective 30 days after publication.", "30 days after publication=2020-10-20"},
      {"File within 90 days of the date of this order.",
       "90 days of the date of this order=2020-12-19"},
      {"The 116th Congress passed it.", "The 116th Congress=2019-01-03/2021-01-02"},
      {"It was heard in the October Term 2019.", "the October Term 2019=2019-10-07/2020-10-04"},
      {"The Congress met.", ""},
  });
  CHECK(tag("File within 90 days of the date of this order.").times.at(0).boundary == Boundary::by);
}

TEST_CASE("dates in figures are read as the document writes them") {
  check({
      {"It was signed on 03/04/2020.", "03/04/2020=2020-03-04"},
      {"It was signed on 03/04/2020 and 20/09/2020.",
       "03/04/2020=2020-04-03;20/09/2020=2020-09-20"},
      {"It was signed on 03/04/2020 and 09/20/2020.",
       "03/04/2020=2020-03-04;09/20/2020=2020-09-20"},
  });
  const std::string open = tag("It was signed on 03/04/2020.").times.at(0).reason;
  CHECK(open.find("nothing in the text says") != std::string::npos);
  CHECK(tag("It was signed on 04/04/2020.").times.at(0).reason == "written in full");
}

TEST_CASE("the weekend is over on a Monday and ahead on a Friday") {
  const auto weekend_on = [](const char* day) {
    return summary(tag("It fell over the weekend.", parse_iso(day)));
  };
  CHECK(weekend_on("2020-09-21") == "the weekend=2020-W38-WE");
  CHECK(weekend_on("2020-09-18") == "the weekend=2020-W38-WE");
}

TEST_CASE("both ends of a range carry the whole stretch") {
  const Tagged tagged = tag("It lasted from 3 May to 9 May.");
  REQUIRE(tagged.times.size() == 2);
  const Date whole = lasting(parse_iso("2020-05-03"), parse_iso("2020-05-09"));
  CHECK(tagged.times[0].range == whole);
  CHECK(tagged.times[1].range == whole);
  CHECK_FALSE(tag("It fell on 3 May. On 9 May it rose.").times.at(0).range.has_value());
}

TEST_CASE("any text gives sorted spans that do not overlap and lie within it") {
  const std::vector<std::string> parts = {
      "the ",         "end of ",   "last ",       "two ",  "years ", "ago ",
      "May ",         "12",        ", ",          "2020 ", "-",      "'",
      "s ",           "Friday ",   "10:30 ",      "p.m. ", "1/2 ",   "99999999999 ",
      "\xE2\x80\x93", "\xC3\xA9",  "and a half ", "BC ",   "Q3 ",    ". ",
      "31 ",          "February ", "\n"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += parts[random() % parts.size()];
    CAPTURE(text);
    const Tagged tagged = tag(text);
    std::uint32_t floor = 0;
    for (const TimeExpression& time : tagged.times) {
      CHECK(time.span.begin >= floor);
      CHECK(time.span.end > time.span.begin);
      CHECK(time.span.end <= tagged.document.text().size());
      CHECK(time.first < time.last);
      floor = time.span.end;
    }
  }
}

}  // namespace
}  // namespace dateline
