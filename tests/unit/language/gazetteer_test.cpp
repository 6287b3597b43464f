#include "language/gazetteer.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

TEST_CASE("the longest phrase of a list is found") {
  const auto hash = [](std::initializer_list<const char*> words) {
    std::uint64_t phrase = 0;
    for (const char* word : words) phrase = Gazetteer::extend(phrase, atom_of(word));
    return phrase;
  };
  const auto section = build_key_table({{hash({"new"}), Gazetteer::kIsStart},
                                        {hash({"new", "york"}), 1},
                                        {hash({"new", "york", "times"}), 2}});
  const auto gazetteer = *Gazetteer::open(section);
  std::vector<WordTraits> words;
  std::vector<Atom> found;
  const std::vector<std::string_view> text = {"The", "New", "York", "Times",
                                              "in",  "New", "York", "new"};
  read_traits(text, {}, words);
  gazetteer.match(words, found);
  CHECK(found ==
        std::vector<Atom>{0, 2 << 2 | 1, 2 << 2 | 3, 2 << 2 | 2, 0, 1 << 2 | 1, 1 << 2 | 2, 0});
}

}  // namespace
}  // namespace dateline
