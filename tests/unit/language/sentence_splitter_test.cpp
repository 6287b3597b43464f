#include "language/sentence_splitter.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "dateline/base/knowledge.hpp"
#include "language/tokeniser.hpp"

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

// The sentences with a bar between them.
std::string cut(std::string_view text, std::size_t max_tokens = 512) {
  const std::vector<Span> tokens = tokenise(text);
  std::string out;
  for (const SentenceRange range : SentenceSplitter(lists()).split(text, tokens, max_tokens)) {
    const std::uint32_t begin = tokens[range.first].begin;
    if (!out.empty()) out += '|';
    out += text.substr(begin, tokens[range.last - 1].end - begin);
  }
  return out;
}

struct Row {
  const char* name;
  const char* in;
  const char* want;
};

}  // namespace

TEST_CASE("sentences end where a reader would end them") {
  const Row rows[] = {
      {"plain", "It passed. The court agreed.", "It passed.|The court agreed."},
      {"label of an entry", "May 6: The court agreed. It closed.",
       "May 6:|The court agreed.|It closed."},
      {"no label", "The court said on May 6: The rule goes.",
       "The court said on May 6: The rule goes."},
      {"a ratio", "May 6: 2 of 3 agreed.", "May 6: 2 of 3 agreed."},
      {"question and exclamation", "Why? Because! So", "Why?|Because!|So"},
      {"title", "Mr. Smith met Sen. Lee. They spoke.", "Mr. Smith met Sen. Lee.|They spoke."},
      {"initials", "J. K. Rowling wrote. He read.", "J. K. Rowling wrote.|He read."},
      {"decimals", "It rose 3.5 per cent. It fell.", "It rose 3.5 per cent.|It fell."},
      {"country inside", "The U.S. Department of Commerce acted.",
       "The U.S. Department of Commerce acted."},
      {"country at the end", "He left the U.S. The court stayed.",
       "He left the U.S.|The court stayed."},
      {"company inside", "Acme Inc. said so.", "Acme Inc. said so."},
      {"company at the end", "He runs Acme Inc. It grew.", "He runs Acme Inc.|It grew."},
      {"time of day", "At 8 a.m. Monday it began.", "At 8 a.m. Monday it began."},
      {"quote closes behind the full stop", "\u201CWe won.\u201D The end.",
       "\u201CWe won.\u201D|The end."},
      {"straight quote", "\"We won.\" The end.", "\"We won.\"|The end."},
      {"speech goes on", "\"Why?\" she asked. \"No!\" he said.",
       "\"Why?\" she asked.|\"No!\" he said."},
      {"next quote opens", "It ended. \u201CGood,\u201D he said.",
       "It ended.|\u201CGood,\u201D he said."},
      {"brackets", "It ended (badly). Then rain.", "It ended (badly).|Then rain."},
      {"ellipsis inside", "Well... maybe not.", "Well... maybe not."},
      {"ellipsis at the end", "Well... Maybe.", "Well...|Maybe."},
      {"list number", "1. Ban the app. 2. Fine it.", "1. Ban the app.|2. Fine it."},
      {"bullets", "\u2022 One \u2022 Two", "\u2022 One|\u2022 Two"},
      {"empty line", "A headline\n\nThe story.", "A headline|The story."},
      {"one line break", "The story\ngoes on.", "The story\ngoes on."},
      {"no full stop", "A headline without", "A headline without"},
      {"number of a law", "Under No. 7 it is. Yes.", "Under No. 7 it is.|Yes."},
      {"versus", "In Roe v. Wade it held.", "In Roe v. Wade it held."},
      {"abbreviation before a bracket", "It left the U.S. (The end.)",
       "It left the U.S. (The end.)"},
      {"note numbers", "It passed. [12] The end.", "It passed. [12]|The end."},
      {"spaced full stops", "Wait . . . Now.", "Wait . . .|Now."},
      {"name with a mark", "Yahoo! said so.", "Yahoo! said so."},
      {"lower case opens", "It passed. then it fell.", "It passed.|then it fell."},
      {"footnote without number", "It passed. [sic] The end.", "It passed.|[sic] The end."},
      {"CJK", "\u6B27\u76DF\u3002\u6B27\u76DF", "\u6B27\u76DF\u3002|\u6B27\u76DF"},
      {"empty", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(cut(row.in) == row.want);
  }
}

TEST_CASE("a sentence that is too long is split") {
  CHECK(cut("a b c d e", 2) == "a b|c d|e");
  CHECK(cut("a b", 0) == "a|b");
}

TEST_CASE("sentences tile the tokens, whatever the text") {
  const char* const parts[] = {"A", "b",  ".", "...",  "?",   "\"",  "\u201D", "(", ")",
                               " ", "\n", "1", "U.S.", "Mr.", "The", "\u2022", "'", "Inc."};
  std::mt19937 random(11);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (int i = 0; i < 14; ++i) text += parts[random() % std::size(parts)];
    CAPTURE(text);
    const std::vector<Span> tokens = tokenise(text);
    std::size_t next = 0;
    for (const SentenceRange range : SentenceSplitter(lists()).split(text, tokens, 5)) {
      REQUIRE(range.first == next);
      REQUIRE(range.last > range.first);
      REQUIRE(range.last - range.first <= 5);
      next = range.last;
    }
    REQUIRE(next == tokens.size());
  }
}
