#include "dateline/read/document.hpp"

#include <doctest/doctest.h>

#include <random>

#include "dateline/base/utf8.hpp"

using namespace dateline;

TEST_CASE("code points before an offset agree with counting from the start") {
  std::mt19937 random(7);
  const std::string_view pieces[] = {"a", "\n", "é", "“", "𝕏"};
  for (int round = 0; round < 50; ++round) {
    std::string text;
    std::vector<std::uint32_t> borders = {0};
    for (unsigned i = 0; i < random() % 200; ++i) {
      text += pieces[random() % std::size(pieces)];
      borders.push_back(static_cast<std::uint32_t>(text.size()));
    }
    const Document document(DocumentId{0}, "d1", "a.txt", text);
    for (std::uint32_t i = 0; i < borders.size(); ++i) {
      CHECK(document.code_points_before(borders[i]) == i);
    }
    CHECK(document.length() == borders.size() - 1);
  }
}

TEST_CASE("a citation counts code points and holds the text") {
  const Document document(DocumentId{3}, "d4", "a.txt", "“Zoë” said no.");
  const Span said{11, 15};
  REQUIRE(document.text(said) == "said");
  const Citation citation = document.cite(said);
  CHECK(citation == Citation{DocumentId{3}, 6, 10, "said"});
}

TEST_CASE("an empty document has length 0") {
  CHECK(Document().length() == 0);
  CHECK(Document(DocumentId{0}, "d1", "-", "").length() == 0);
}

TEST_CASE("a text of exactly one and two strides is counted whole") {
  for (const std::size_t size : {63u, 64u, 65u, 128u}) {
    const Document document(DocumentId{0}, "d1", "-", std::string(size, 'x'));
    CHECK(document.length() == size);
  }
}

TEST_CASE("block kinds and date origins have names") {
  CHECK(block_kind_name(BlockKind::title) == "title");
  CHECK(block_kind_name(BlockKind::list_item) == "list_item");
  CHECK(block_kind_name(BlockKind::boilerplate) == "boilerplate");
  CHECK(published_from_name(PublishedFrom::none) == "none");
  CHECK(published_from_name(PublishedFrom::dateline) == "dateline");
}
