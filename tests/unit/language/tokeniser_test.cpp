#include "language/tokeniser.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "dateline/base/knowledge.hpp"
#include "dateline/base/utf8.hpp"
#include "language/characters.hpp"

using namespace dateline;

namespace {

const WordLists& lists() {
  static const WordLists instance = *WordLists::parse(builtin_knowledge("abbreviations.toml"));
  return instance;
}

std::vector<Span> tokenise(std::string_view text) {
  std::vector<Span> tokens;
  Tokeniser(lists()).tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens;
}

// The tokens with a bar between them.
std::string cut(std::string_view text) {
  std::string out;
  for (const Span token : tokenise(text)) {
    if (!out.empty()) out += '|';
    out += text.substr(token.begin, token.size());
  }
  return out;
}

struct Row {
  const char* name;
  const char* in;
  const char* want;
};

void check(const Row* rows, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    CAPTURE(rows[i].name);
    CHECK(cut(rows[i].in) == rows[i].want);
  }
}

// A combining mark, or a byte inside a code point.
bool is_inside_character(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return false;
  if ((static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) return true;
  return character_at(text, offset).kind == CharKind::extend;
}

// Every promise of the header, on valid UTF-8.
bool keeps_promises(std::string_view text) {
  std::size_t position = 0;
  const auto only_space = [&](std::size_t until) {
    while (position < until) {
      const Character character = character_at(text, position);
      if (character.kind != CharKind::space) return false;
      position += character.size;
    }
    return position == until;
  };
  for (const Span token : tokenise(text)) {
    if (token.empty() || !only_space(token.begin)) return false;
    if (is_inside_character(text, token.end)) return false;
    position = token.end;
  }
  return only_space(text.size());
}

}  // namespace

TEST_CASE("clitics and contractions are cut off their word") {
  const Row rows[] = {
      {"possessive", "Apple's chips", "Apple|'s|chips"},
      {"possessive, curly", "Apple\u2019s chips", "Apple|\u2019s|chips"},
      {"possessive of a plural", "the states' rights", "the|states|'|rights"},
      {"not", "They don't, can't and won't.", "They|do|n't|,|ca|n't|and|wo|n't|."},
      {"not, curly", "isn\u2019t", "is|n\u2019t"},
      {"not, capitals", "DON'T", "DO|N'T"},
      {"the other clitics", "I'm, you're, we've, he'll, she'd",
       "I|'m|,|you|'re|,|we|'ve|,|he|'ll|,|she|'d"},
      {"written as one word", "It cannot; we're gonna", "It|can|not|;|we|'re|gon|na"},
      {"names keep their apostrophe", "O'Connell at 5 o'clock", "O'Connell|at|5|o'clock"},
      {"decades", "the 1980's and '90s", "the|1980's|and|'90s"},
      {"a year's", "2020's budget", "2020's|budget"},
      {"quoted", "'It's over,' he said", "'|It|'s|over|,|'|he|said"},
      {"after a bracket", "the FTC (now FTB)'s", "the|FTC|(|now|FTB|)|'s"},
  };
  check(rows, std::size(rows));
}

TEST_CASE("hyphens are tokens except in affixes, dates and telephone numbers") {
  const Row rows[] = {
      {"compound", "a 15-year term", "a|15|-|year|term"},
      {"prefix", "non-profit pre-war mid-2004", "non-profit|pre-war|mid-2004"},
      {"suffix", "career-wise", "career-wise"},
      {"prefix and compound", "pro-same-sex", "pro-same|-|sex"},
      {"U.S.-based", "U.S.-based", "U.S.|-|based"},
      {"ISO date", "on 2020-09-20.", "on|2020-09-20|."},
      {"telephone", "713-853-3989", "713-853-3989"},
      {"range", "5-10 and 1969-1970", "5|-|10|and|1969|-|1970"},
      {"code", "COVID-19", "COVID|-|19"},
      {"dashes", "he--she \u2014 it\u2013them", "he|--|she|\u2014|it|\u2013|them"},
      {"longer than a date", "2020-09-20-1", "2020|-|09|-|20|-|1"},
      {"prefix alone", "pre- and post-war", "pre|-|and|post-war"},
  };
  check(rows, std::size(rows));
}

TEST_CASE("numbers, money, dates and times are whole; units are not part of them") {
  const Row rows[] = {
      {"thousands", "200,000 and 1,234,567.89", "200,000|and|1,234,567.89"},
      {"list of numbers", "1,2,3", "1|,|2|,|3"},
      {"a year behind a day", "May 5,2020", "May|5|,|2020"},
      {"Indian grouping", "1,00,000", "1,00,000"},
      {"decimal without zero", "up .5 points", "up|.5|points"},
      {"money", "$5bn, US$4.5 and \u20AC20", "$|5|bn|,|US$|4.5|and|\u20AC|20"},
      {"per cent", "25% or 3.5%.", "25|%|or|3.5|%|."},
      {"date with slashes", "20/09/2020", "20/09/2020"},
      {"date with full stops", "20.09.2020", "20.09.2020"},
      {"times", "8:30 a.m., 5pm", "8:30|a.m.|,|5|pm"},
      {"ordinals and decades", "the 20th in the 1970s", "the|20th|in|the|1970s"},
      {"fraction", "1/2 cup, 24/7", "1/2|cup|,|24/7"},
      {"end of a sentence", "in 2003. Then", "in|2003|.|Then"},
      {"codes", "the A4 and 83N", "the|A4|and|83N"},
      {"ratio", "a 10:1 vote", "a|10:1|vote"},
      {"capital unit behind money only", "$3M at 3M on 5G", "$|3|M|at|3M|on|5G"},
  };
  check(rows, std::size(rows));
}

TEST_CASE("abbreviations keep their full stop, other words do not") {
  const Row rows[] = {
      {"titles", "Mr. Smith and Sen. Lee", "Mr.|Smith|and|Sen.|Lee"},
      {"company", "Acme Inc., said", "Acme|Inc.|,|said"},
      {"countries", "the U.S. and the U.K.", "the|U.S.|and|the|U.K."},
      {"initials", "J. K. Rowling, George W. Bush", "J.|K.|Rowling|,|George|W.|Bush"},
      {"a letter that ends a sentence", "take vitamin C. The", "take|vitamin|C|.|The"},
      {"number", "No. 7 but I said no. Then", "No.|7|but|I|said|no|.|Then"},
      {"month", "Sept. 18, but in March. Then", "Sept.|18|,|but|in|March|.|Then"},
      {"a word that looks like a day", "He sat. They stood.", "He|sat|.|They|stood|."},
      {"state after a comma", "Jackson, Miss., but Miss.", "Jackson|,|Miss.|,|but|Miss|."},
      {"latin", "e.g. this, i.e. that, etc.", "e.g.|this|,|i.e.|that|,|etc."},
      {"degree", "a Ph.D. in law", "a|Ph.D.|in|law"},
      {"missing space", "the end.Next one", "the|end|.|Next|one"},
      {"initial behind a small word", "by D. Lee", "by|D.|Lee"},
      {"two initials", "said I. M. Pei", "said|I.|M.|Pei"},
      {"numeral of a war", "World War I. Germany", "World|War|I|.|Germany"},
      {"day before a month", "Fri. Sept. 22", "Fri.|Sept.|22"},
      {"paper, not day", "in the Sun. The paper", "in|the|Sun|.|The|paper"},
      {"clipped word at the end", "the max. The", "the|max|.|The"},
      {"born", "(b. March 2009)", "(|b.|March|2009|)"},
      {"versus", "Roe v. Wade", "Roe|v.|Wade"},
  };
  check(rows, std::size(rows));
}

TEST_CASE("addresses, handles and tags are whole") {
  const Row rows[] = {
      {"URL in a sentence", "See https://a.org/x?y=1. Then", "See|https://a.org/x?y=1|.|Then"},
      {"URL in brackets", "(www.a.org/b_(c))", "(|www.a.org/b_(c)|)"},
      {"e-mail", "jo.doe@dept.gov, please", "jo.doe@dept.gov|,|please"},
      {"host", "on whitehouse.gov today", "on|whitehouse.gov|today"},
      {"host with hyphens", "Get-A-House.com", "Get-A-House.com"},
      {"host with a path", "bbc.co.uk/news.", "bbc.co.uk/news|."},
      {"file", "report.pdf", "report.pdf"},
      {"handle and tag", "@POTUS on #antitrust", "@POTUS|on|#antitrust"},
      {"number sign", "#1 on the list", "#|1|on|the|list"},
      {"scheme alone", "http:// is", "http|:|/|/|is"},
  };
  check(rows, std::size(rows));
}

TEST_CASE("symbols stand alone, runs of the same one together") {
  const Row rows[] = {
      {"curly quotes", "\u201CYes,\u201D she said", "\u201C|Yes|,|\u201D|she|said"},
      {"ellipsis", "Wait... what\u2026", "Wait|...|what|\u2026"},
      {"ends", "What?! No!!", "What|?!|No|!!"},
      {"rules and arrows", "a => b ==-- c", "a|=>|b|==--|c"},
      {"brackets", "([a])", "(|[|a|]|)"},
      {"slash", "and/or", "and|/|or"},
      {"short forms with a slash", "n/a, w/o", "n/a|,|w/o"},
      {"ampersand", "AT&T, R&D, Johnson&Johnson", "AT&T|,|R&D|,|Johnson|&|Johnson"},
      {"bullet", "\u2022 First", "\u2022|First"},
      {"CJK", "\u6B27\u76DF\u3002\u6B27\u76DF", "\u6B27\u76DF|\u3002|\u6B27\u76DF"},
      {"combining marks", "cafe\u0301 -\u0301", "cafe\u0301|-\u0301"},
      {"emoji", "\U0001F44D\U0001F3FD\U0001F468\u200D\U0001F469",
       "\U0001F44D\U0001F3FD|\U0001F468\u200D\U0001F469"},
      {"no-break space", "18\u00A0May", "18|May"},
      {"empty", "", ""},
      {"only space", " \t\n\u00A0\uFEFF", ""},
  };
  check(rows, std::size(rows));
}

TEST_CASE("every character that is not space is in exactly one token, whatever the text") {
  const char* const parts[] = {"a",          "Z",
                               "s",          "t",
                               "n",          "7",
                               "0",          ".",
                               ",",          "'",
                               "\u2019",     "-",
                               "/",          ":",
                               "@",          "&",
                               "$",          "#",
                               "(",          ")",
                               "\"",         "\u201C",
                               " ",          "\n",
                               "\u00A0",     "\u0301",
                               "\u200D",     "\u200B",
                               "\u6B27",     "\U0001F468",
                               "\U0001F1EA", "www.",
                               "http://",    ".com",
                               "U.S.",       "n't",
                               "cannot",     "2020-09-20",
                               "%",          "+",
                               "_",          "\u00E9",
                               "...",        "?",
                               "`",          "\u0939\u093F",
                               "pm",         "non-"};
  std::mt19937 random(20200920);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const auto length = random() % 12;
    for (std::size_t i = 0; i < length; ++i) text += parts[random() % std::size(parts)];
    CAPTURE(text);
    REQUIRE(keeps_promises(text));
  }
}

TEST_CASE("random bytes, made valid, keep the promises too") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) bytes += static_cast<char>(random() % 256);
    const std::string text = to_valid_utf8(bytes);
    CAPTURE(text);
    REQUIRE(keeps_promises(text));
  }
}

TEST_CASE("a hostile block costs no more than its length") {
  for (const char* part :
       {"a.", "a@", "www.", "http://(", "-", "'", "1-", "1,000", "a'", ")", "a&"}) {
    std::string text;
    while (text.size() < 300000) text += part;
    CAPTURE(part);
    CHECK(keeps_promises(text));
  }
}

TEST_CASE("only the block is cut") {
  const std::string_view text = "One two.com three";
  std::vector<Span> tokens;
  Tokeniser(lists()).tokenise(text, {4, 9}, tokens);
  REQUIRE(tokens.size() == 3);
  CHECK(text.substr(tokens[0].begin, tokens[0].size()) == "two");
  CHECK(tokens[2].end == 9);
}
