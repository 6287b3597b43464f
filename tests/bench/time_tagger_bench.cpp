// Speed of the time tagger on text that is analysed already, and its cost on hostile shapes of n,
// and 4n repetitions.
//
//   time_tagger_bench [FILE...]      text files; without any, a text of its own
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "dateline/language/analysis.hpp"
#include "dateline/read/reader.hpp"
#include "dateline/timex/time_expression.hpp"

namespace {

using namespace dateline;

constexpr const char* kText =
    "The agency fined the company 40 million euros on Friday, two weeks after a court had lifted "
    "the ban. "
    "In March the regulator had asked for a second opinion, and its president spoke of a difficult "
    "year. "
    "Lawyers for the company said that it would appeal before the end of the month. Nobody "
    "answered letters. "
    "The new rules take effect on 1 January 2022; until then the old ones of 2016 stay in force "
    "everywhere. "
    "Ministers from nine countries met to discuss a common charger for farm machinery, and did not "
    "agree. ";

// Words that begin patterns, numbers that could be anything, openers without an end.
const std::vector<std::string> kShapes = {
    "the ",       "1 ",           "2020 ",     "May ",     "Friday ",    "first ",
    "the first ", "last ",        "of the ",   "early ",   "12/",        "1-",
    "2020-",      "20:",          ". ",        ", ",       "' ",         "'s ",
    "a ",         "few ",         "day ",      "days ",    "years ago ", "the day before ",
    "more than ", "in the ",      "at least ", "quarter ", "year-",      "the past ",
    "every ",     "two hundred ", "twenty-",   "noon ",    "5 p.m. ",    "from May to ",
    "Q1 ",        "'99 ",         "half ",     "will by "};

struct Tools {
  Analyser analyser = *Analyser::create();
  TimeTagger tagger = *TimeTagger::create();
};

Document document_of(std::string text) {
  Document document(DocumentId{0}, "d1", "-", std::move(text));
  document.metadata.published = parse_iso("2021-06-09");
  return document;
}

double seconds_for(const Tools& tools, const Document& document, const Analysis& analysis,
                   int rounds) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto times = tools.tagger.find_times(document, analysis);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    best = std::min(best, took.count());
    if (times.size() > document.text().size()) return 0;
  }
  return best;
}

void measure(const Tools& tools, const char* name, std::string text) {
  const Document document = document_of(std::move(text));
  const Analysis analysis = tools.analyser.analyse(document);
  const double took = seconds_for(tools, document, analysis, 5);
  std::printf("%s: %.2f MB, %.1f MB a second\n", name,
              static_cast<double>(document.text().size()) / 1e6,
              static_cast<double>(document.text().size()) / 1e6 / took);
}

// The largest factor by which four times as much text takes longer, over all shapes.
void measure_shapes(const Tools& tools) {
  double worst = 0;
  std::string worst_shape;
  for (const std::string& shape : kShapes) {
    double before = 0;
    for (const std::size_t times : {5000u, 20000u}) {
      std::string text;
      for (std::size_t i = 0; i < times; ++i) text += shape;
      const Document document = document_of(std::move(text));
      const double took = seconds_for(tools, document, tools.analyser.analyse(document), 5);
      if (before > 0 && took / before > worst) worst = took / before, worst_shape = shape;
      before = took;
    }
  }
  std::printf("%zu shapes, n to 4n: at most %.2f times as long ('%s')\n", kShapes.size(), worst,
              worst_shape.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const Tools tools;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i]);
    measure(tools, argv[i], std::string(std::istreambuf_iterator<char>(in), {}));
  }
  if (argc == 1) {
    std::string text;
    while (text.size() < 1'000'000) text += kText;
    measure(tools, "news of its own", text);
  }
  measure_shapes(tools);
  return 0;
}
