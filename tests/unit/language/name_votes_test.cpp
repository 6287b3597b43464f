// Names agree within a document.
#include "language/name_votes.hpp"

#include <doctest/doctest.h>

namespace dateline {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    words.push_back(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return words;
}

// Capitalised words are proper nouns.
std::vector<Tag> tags_of(std::span<const std::string_view> words) {
  std::vector<Tag> tags;
  for (const auto word : words)
    tags.push_back(word[0] >= 'A' && word[0] <= 'Z' ? Tag{Upos::propn, Xpos::nnp}
                                                    : Tag{Upos::noun, Xpos::nn});
  return tags;
}

struct Seen {
  const char* sentence;
  EntitySpan name;
};

const Seen kSeen[] = {
    {"Lumacell sued", {0, 1, EntityType::com}},
    {"shares in Lumacell fell", {2, 3, EntityType::com}},
    {"talks with Lumacell", {2, 3, EntityType::per}},
    {"Tiziana Corbelli resigned", {0, 2, EntityType::per}},
    {"the Port Authority", {1, 3, EntityType::gov}},
    {"the AB group", {1, 2, EntityType::org}},
};

TEST_CASE("names are revised by what the rest of a document calls them") {
  NameVotes votes;
  for (const Seen& seen : kSeen) {
    const EntitySpan names[] = {seen.name};
    votes.add(words_of(seen.sentence), names);
  }
  const struct {
    const char* sentence;
    std::vector<EntitySpan> found, expected;
  } cases[] = {
      {"talks with Lumacell", {{2, 3, EntityType::per}}, {{2, 3, EntityType::com}}},
      {"and Lumacell won", {}, {{1, 2, EntityType::com}}},
      {"and Corbelli lost", {{1, 2, EntityType::gpe}}, {{1, 2, EntityType::per}}},
      {"and Corbelli lost", {}, {{1, 2, EntityType::per}}},
      {"Rome and the Port Authority",
       {{0, 1, EntityType::gpe}},
       {{0, 1, EntityType::gpe}, {3, 5, EntityType::gov}}},
      // Others' names: longer, unknown, of small letters, too short.
      {"and Lumacell Street", {}, {}},
      {"and Old Lumacell", {}, {}},
      {"and lumacell won", {}, {}},
      {"and Milan won", {{1, 2, EntityType::gpe}}, {{1, 2, EntityType::gpe}}},
      {"an AB test", {}, {}},
  };
  for (const auto& test : cases) {
    CAPTURE(test.sentence);
    const auto words = words_of(test.sentence);
    auto names = test.found;
    votes.revise(words, tags_of(words), names);
    CHECK(names == test.expected);
  }
}

TEST_CASE("a type keeps its name when the votes are even") {
  NameVotes votes;
  const auto words = words_of("Orion");
  for (const EntityType type : {EntityType::com, EntityType::prod}) {
    const EntitySpan names[] = {{0, 1, type}};
    votes.add(words, names);
  }
  for (const EntityType type : {EntityType::com, EntityType::prod}) {
    std::vector<EntitySpan> names = {{0, 1, type}};
    votes.revise(words, tags_of(words), names);
    CHECK(names[0].type == type);
  }
}

}  // namespace
}  // namespace dateline
