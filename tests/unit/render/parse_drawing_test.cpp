#include "render/parse_drawing.hpp"

#include <doctest/doctest.h>

#include "support/parsed_text.hpp"

namespace dateline {
namespace {

std::string draw(std::string_view table) {
  const test::ParsedText text = test::parse_table(table);
  ParseDrawing drawing;
  drawing.add(text.document, text.analysis);
  return drawing.finish();
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size()))
    ++found;
  return found;
}

TEST_CASE("each word, arc and name is drawn once") {
  const std::string svg = draw(R"(
    Court   court   NOUN  2 nsubj
    blocked block   VERB  0 root
    ban     ban     NOUN  2 obj
    on      on      ADP   5 case
    Acme    Acme    PROPN 3 nmod      COM
    .       .       PUNCT 2 punct)");
  CHECK(svg.starts_with("<svg xmlns="));
  CHECK(count(svg, "</text>") == 6 + 6 + 5 + 1);  // words, parts of speech, relations, a name
  CHECK(count(svg, "<path") == 2 * 5);            // each arc and its head
  CHECK(count(svg, ">COM</text>") == 1);
  CHECK(count(svg, "<g><title>") == 1);  // a group a sentence
}

TEST_CASE("text of an article is no markup") {
  const std::string svg = draw("<script> <script> X 0 root\n");
  CHECK(count(svg, "<script>") == 0);
  CHECK(count(svg, "&lt;script&gt;") == 2);
}

TEST_CASE("labels of neighbours do not touch") {
  // "aux:pass" and "compound:prt" are wider than these words.
  const std::string svg = draw(R"(
    a a X 2 compound:prt
    b b X 0 root
    c c X 2 aux:pass)");
  std::vector<double> places;
  for (const char* label : {">a</text>", ">b</text>", ">c</text>"}) {
    const std::size_t element = svg.rfind("<text x=\"", svg.find(label));
    places.push_back(std::stod(svg.substr(element + 9)));
  }
  CHECK(places[1] - places[0] > 45);
  CHECK(places[2] - places[1] > 30);
}

TEST_CASE("nothing was drawn") { CHECK(ParseDrawing().is_empty()); }

}  // namespace
}  // namespace dateline
