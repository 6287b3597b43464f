#include "dateline/read/reader.hpp"

#include <doctest/doctest.h>

#include <string>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

Document read(const std::string& bytes, ReadOptions options = {}) {
  auto document = read_document(DocumentId{0}, "d1", "test", bytes, options);
  REQUIRE(document.has_value());
  return std::move(*document);
}

std::string kinds(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) {
    out += std::string(out.empty() ? "" : " ") + std::string(block_kind_name(block.kind));
  }
  return out;
}

TEST_CASE("a dateline is a block of its own, and gives the publication date") {
  struct Row {
    const char* text;
    const char* dateline;  // "" for none
    const char* published;
  };
  const Row rows[] = {
      {"LONDON, 3 March 2021 (Wire) - The court blocked the rule.", "LONDON, 3 March 2021 (Wire) -",
       "2021-03-03"},
      {"WASHINGTON (Wire) \u2014 The court blocked the rule.", "WASHINGTON (Wire) \u2014", ""},
      {"Rome \u2014The court blocked the rule.", "Rome \u2014", ""},
      {"Geneva \u2013 The court blocked the rule.", "Geneva \u2013", ""},
      {"ISLAMABAD: The court blocked the rule.", "ISLAMABAD:", ""},
      {"NEW YORK, March 3 - The court blocked the rule.", "NEW YORK, March 3 -", ""},
      {"Brussels - EU regulators have blocked the rule.", "Brussels -", ""},
      {"The court - in a surprise - blocked the rule.", "", ""},
      {"Amazon \u2014 the shop \u2014 sued the court over the rule.", "", ""},
      {"Note: the court blocked the rule.", "", ""},
      {"3 March 2021 - The court blocked the rule.", "", ""},
      {"(Wire) \u2014 The court blocked the rule.", "(Wire) \u2014", ""},
      {"(on appeal) - The court blocked the rule.", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = read(row.text);
    const bool has_one = document.blocks.front().kind == BlockKind::dateline;
    CHECK(std::string(has_one ? document.text(document.blocks.front().span) : "") == row.dateline);
    if (*row.published != '\0') {
      CHECK(document.metadata.published == parse_iso(row.published));
      CHECK(document.metadata.published_from == PublishedFrom::dateline);
    }
    CHECK(main_text(document) == row.text);
  }
}

TEST_CASE("a list of other stories is left out, and stays in the text") {
  const std::string text =
      "Court blocks the rule\n\nThe court blocked the rule on Friday, after a suit by farmers. It "
      "said that the ministry had not heard them.\n\nLatest stories\n\nRail fares to rise\n\n2 "
      "hours "
      "ago\n\nUnion agrees on pay\n\n3 hours ago\n";
  const Document document = read(text);
  CHECK(kinds(document) ==
        "title paragraph boilerplate boilerplate boilerplate boilerplate boilerplate");
  CHECK(document.text() == text);
  CHECK(main_text(document).find("Rail fares") == std::string::npos);
}

TEST_CASE("of a whole page that was pasted, the dense part is the article") {
  std::string page;
  const auto add_menu = [&](int lines) {
    for (int i = 0; i < lines; ++i) page += "Section " + std::to_string(i) + "\n";
  };
  const std::string story =
      "The court blocked the rule on Friday, after a suit by farmers. It said that the ministry "
      "had "
      "not heard them, and that it had given no reason for its haste in the matter.\n";
  add_menu(25);
  for (int i = 0; i < 4; ++i) page += "In part " + std::to_string(i) + " of the ruling: " + story;
  add_menu(25);
  const std::string notice = "We and our partners store cookies on your device to show you ads.\n";
  page += notice;
  add_menu(25);
  const std::string text = main_text(read(page));
  CHECK(text.find("In part 3") != std::string::npos);
  CHECK(text.find("cookies") == std::string::npos);
  // With few short lines around nothing is taken for a page.
  CHECK(main_text(read(story + "Section 1\nSection 2\n" + notice)).find("cookies") !=
        std::string::npos);
}

TEST_CASE("a page's title is no part of its text; the last change is a day of its own") {
  const Document document = read(
      "<!doctype html><html lang=en><head><title>The Daily | Court blocks the rule</title>"
      "<meta property='og:title' content='Court blocks the rule'>"
      "<meta property='article:modified_time' content='2021-03-05T10:00:00Z'></head><body>"
      "<h1>The Daily</h1><h2>Court blocks the rule</h2><p>By Ann Lee | March 3, 2021</p>"
      "<article><p>The court blocked the rule on Friday, after a suit by farmers and fishers. It "
      "said that nobody had heard them.</p></article></body></html>");
  CHECK(document.metadata.published == parse_iso("2021-03-03"));
  CHECK(document.metadata.modified == parse_iso("2021-03-05"));
  CHECK(main_text(document).find("blocks") == std::string::npos);
  const Document updated = read(
      "<!doctype html><html><head><title>Rule</title></head><body><h1>Court blocks the rule</h1>"
      "<p>Last updated on 5 March 2021</p><p>The court blocked the rule on Friday, after a suit by "
      "farmers and fishers. It said that nobody had heard them.</p></body></html>");
  CHECK(updated.metadata.published == parse_iso("2021-03-05"));
  CHECK(updated.metadata.published_from == PublishedFrom::updated);
}

TEST_CASE("a web page gives its title, its date and its paragraphs") {
  const Document document = read(
      "<!doctype html><html lang=en><head><title>Court blocks rule | The Post</title>"
      "<meta property='article:published_time' content='2021-03-03T10:00:00Z'>"
      "<meta property='og:title' content='Court blocks rule'></head><body><nav><a>Home</a></nav>"
      "<article><h1>Court blocks rule</h1><p>The court <b>blocked</b> the rule on&nbsp;Friday, "
      "after a suit by farmers &amp; fishers. It said that nobody had heard them.</p>"
      "<script>var a = '<p>not this</p>';</script><p>The ministry said it would appeal, and that "
      "it would hear the farmers in the meantime.</p></article><footer>All rights "
      "reserved.</footer></body></html>");
  CHECK(document.metadata.title == "Court blocks rule");
  CHECK(document.metadata.published == parse_iso("2021-03-03"));
  CHECK(document.metadata.published_from == PublishedFrom::metadata);
  CHECK(document.metadata.language == "en");
  CHECK(document.text_is_extracted);
  CHECK(kinds(document) == "title paragraph paragraph");
  CHECK(document.text().find("blocked the rule on") != std::string_view::npos);
  for (const char* const other : {"Home", "not this", "All rights", "<b>", "&amp;"}) {
    CHECK(document.text().find(other) == std::string_view::npos);
  }
}

TEST_CASE("what pages have in their text, whatever it is wrapped in") {
  const std::string story =
      "<p>The court blocked the rule on Friday, after a suit by farmers and fishers. It said that "
      "nobody had heard them.</p><p>The ministry said it would appeal, and that it would hear the "
      "farmers in the meantime, or at least read what they had to say.</p>";
  const auto page = [&](const std::string& more) {
    return main_text(read("<!doctype html><html><body><article><h1>Court blocks rule</h1>" + story +
                          more + "</article></body></html>"));
  };
  struct Row {
    const char* more;
    const char* words;
    bool is_text;
  };
  const Row rows[] = {
      {"<p>The rules at stake:</p><ul><li><a href=a>Nets of the coast</a></li><li><a href=b>Dams "
       "of "
       "the rivers</a></li></ul>",
       "Dams of the rivers", true},
      {"<p>More.</p><ul><li><a href=a>Nets of the coast</a></li><li><a href=b>Dams of the "
       "rivers</a></li></ul>",
       "Dams of the rivers", false},
      {"<figure><table><tr><td>Volta</td><td>107,764</td></tr></table></figure>", "107,764", true},
      {"<div id='component_1ad269af0d'><p>A second judge had refused to hear the farmers in May, "
       "as "
       "the ministry had asked.</p></div>",
       "A second judge", true},
      {"<div id='ad-1'><p>A second judge had refused to hear the farmers in May, as the ministry "
       "had asked.</p></div>",
       "A second judge", false},
      {"<p>Reproduction in whole or in part without the express written consent of the publisher, "
       "which the reader may ask for by post, is not allowed to anybody.</p>",
       "Reproduction", false},
      {"<p>The ministry hadn\u00E2\u0080\u0099t heard the farmers of the caf\u00C3\u00A9 at all, "
       "and "
       "said so in June.</p>",
       "hadn\u2019t heard the farmers of the caf\u00E9", true},
      {"<p>The mayor of \u00C2ge said that S\u00E3o Paulo had heard of it as well in June.</p>",
       "\u00C2ge said that S\u00E3o Paulo", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.more);
    CHECK((page(row.more).find(row.words) != std::string::npos) == row.is_text);
  }
}

TEST_CASE("pages of official journals give their day, their title and their paragraphs") {
  const Document rule = read(
      "<html><head><title>Federal Register, Volume 86 Issue 104 (Wednesday, June 2, 2021)</title>"
      "</head><body><pre>\n[Federal Register Volume 86, Number 104 (Wednesday, June 2, 2021)]\n"
      "[Rules and Regulations]\n[FR Doc No: 2021-11411]\n\n=======================\n\n"
      "COASTAL LICENCE AGENCY\n\n50 CFR Part 999\n\nClosure of the Herring Fishery\n\n"
      "AGENCY: Coastal Licence Agency.\n\nSUMMARY: The agency closes the herring fishery on the\n"
      "Northern Shelf. It found in April that the quota had been reached.\n\n[[Page 29502]]\n\n"
      "Two associations opposed the closure, and the agency rejected their request.\n\n"
      "BILLING CODE 0999-22-P\n</pre></body></html>");
  CHECK(rule.metadata.title == "Closure of the Herring Fishery");
  CHECK(rule.metadata.published == parse_iso("2021-06-02"));
  CHECK(rule.metadata.publisher == "Federal Register");
  const std::string text = main_text(rule);
  CHECK(text.find("fishery on the Northern Shelf. It found") != std::string::npos);
  for (const char* const other : {"BILLING", "Page", "====", "Volume"})
    CHECK(text.find(other) == std::string::npos);

  const Document regulation = read(
      "<html><head><title>L_2022238EN.01000101.xml</title></head><body><table><tr><td>"
      "<p class='oj-hd-date'>14.9.2022</p></td><td><p class='oj-hd-ti'>Official Journal of the "
      "European Union</p></td><td><p class='oj-hd-oj'>L 238/1</p></td></tr></table>"
      "<p class='oj-doc-ti'>COMMISSION IMPLEMENTING REGULATION (EU) 2022/9999</p>"
      "<p class='oj-doc-ti'>of 13 September 2022</p><p class='oj-doc-ti'>withdrawing the approval "
      "of "
      "fenoxatril</p><p class='oj-normal'>The approval of fenoxatril is withdrawn. Member States "
      "shall withdraw authorisations by 1 March 2023 at the latest.</p></body></html>");
  CHECK(regulation.metadata.title ==
        "COMMISSION IMPLEMENTING REGULATION (EU) 2022/9999 of 13 September 2022 withdrawing the "
        "approval of fenoxatril");
  CHECK(regulation.metadata.published == parse_iso("2022-09-14"));
  CHECK(main_text(regulation).find("withdrawing the approval") == std::string::npos);
  CHECK(main_text(regulation).find("1 March 2023") != std::string::npos);
}

TEST_CASE("a title that is too long is cut between two characters") {
  std::string title = "a";
  for (int i = 0; i < 400; ++i) title += "\u2014";
  const Document document = read("<!doctype html><html><head><title>" + title +
                                 "</title></head><body><p>The court blocked "
                                 "the rule on Friday, after a suit by farmers.</p></body></html>");
  CHECK(is_valid_utf8(document.text()));
  REQUIRE(document.metadata.title.has_value());
  CHECK(is_valid_utf8(*document.metadata.title));
  CHECK(document.metadata.title->size() > 490);
}

TEST_CASE("a date that may be read in two ways is read as its element says") {
  const Document document = read(
      "<!doctype html><html><head><title>Court blocks the rule</title></head><body>"
      "<h1>Court blocks the rule</h1><div><time datetime='2017-03-01T12:00:00Z'>03/01/2017</time> "
      "by Ann Lee</div><p>The court blocked the rule on Friday, after a suit by farmers and "
      "fishers. It said that nobody had heard them.</p><h3>Other news</h3><time "
      "datetime='2025-12-16'>12/16/2025</time></body></html>");
  CHECK(document.metadata.published == parse_iso("2017-03-01"));
}

TEST_CASE("what the caller says of the date wins over what the page says") {
  ReadOptions options;
  options.published = parse_iso("2020-01-02");
  const Document document = read("LONDON, 3 March 2021 - The court blocked the rule.", options);
  CHECK(document.metadata.published == parse_iso("2020-01-02"));
  CHECK(document.metadata.published_from == PublishedFrom::option);
}

TEST_CASE("bytes that are not UTF-8 are replaced one by one, and counted") {
  const Document document = read("Caf\xE9 owners sued \xFF\xFE on Friday.");
  CHECK(document.text() == "Caf\uFFFD owners sued \uFFFD\uFFFD on Friday.");
  CHECK(document.replaced_bytes == 3);
}

}  // namespace
}  // namespace dateline
