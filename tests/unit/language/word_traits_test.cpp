#include "language/word_traits.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dateline {
namespace {

WordTraits traits_of(std::string_view form) {
  std::vector<WordTraits> out;
  read_traits(std::span(&form, 1), {}, out);
  return out.front();
}

TEST_CASE("forms are compared without regard to digits, quotes and dashes") {
  struct Row {
    const char* name;
    const char* form;
    const char* text;
    const char* lower;
  };
  const Row rows[] = {
      {"plain", "Fined", "Fined", "fined"},
      {"digits", "2024", "0000", "0000"},
      {"curly apostrophe", "’s", "'s", "'s"},
      {"curly quotes", "“", "\"", "\""},
      {"dash", "—", "-", "-"},
      {"Latin-1 letter", "Évreux", "Évreux", "évreux"},
      {"other script", "Москва", "Москва", "Москва"},
      {"nothing", "", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const NormalForm form(row.form);
    CHECK(form.text() == row.text);
    CHECK(form.lower() == row.lower);
  }
}

TEST_CASE("of a long form the two ends are kept") {
  const std::string form = std::string(32, 'a') + std::string(10'000, 'b') + std::string(32, 'c');
  CHECK(NormalForm(form).text() == std::string(32, 'a') + std::string(32, 'c'));
}

TEST_CASE("letter case is that of the whole word") {
  CHECK(traits_of("fined").word_case == WordCase::lower);
  CHECK(traits_of("iPhone").word_case == WordCase::lower);
  CHECK(traits_of("Apple").word_case == WordCase::initial);
  CHECK(traits_of("A").word_case == WordCase::initial);
  CHECK(traits_of("FTC").word_case == WordCase::upper);
  CHECK(traits_of("ÉDF").word_case == WordCase::upper);
  CHECK(traits_of("14").word_case == WordCase::none);
  CHECK(traits_of("").word_case == WordCase::none);
}

TEST_CASE("words alike in shape and ending share those atoms, and only those") {
  const WordTraits fined = traits_of("Fined");
  const WordTraits banned = traits_of("Banned");
  CHECK(fined.shape == banned.shape);
  CHECK(fined.suffixes[1] == banned.suffixes[1]);
  CHECK(fined.suffixes[3] != banned.suffixes[3]);
  CHECK(fined.lower == traits_of("fined").lower);
  CHECK(fined.form != traits_of("fined").form);
}

TEST_CASE("any bytes have traits") {
  for (const std::string_view form : {std::string_view("\xFF\xFE"), std::string_view("\xE2"),
                                      std::string_view("\xC3"), std::string_view("\0", 1)})
    CHECK(traits_of(form).form == traits_of(form).form);
}

}  // namespace
}  // namespace dateline
