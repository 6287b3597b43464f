#include "dateline/graph/digest.hpp"

#include <doctest/doctest.h>

#include "cases.hpp"

using namespace dateline;
using dateline::testing::day;

namespace {

const Day kFirst = day("2010-04-20");
const Day kSecond = day("2010-05-01");

void add_articles(Digest& digest) {
  digest.add({kSecond,
              {{"The rig sank in the gulf after a large explosion.", {kFirst}},
               {"Nobody said anything about the weather that day.", {kFirst}}}});
  digest.add({kSecond, {{"A large explosion sank the rig in the gulf of Mexico.", {kFirst}}}});
  digest.add({kFirst, {{"The gulf rig burned through the whole night.", {}}}});
  digest.add({kSecond, {{"Oil from the rig reached the coast on Saturday.", {kSecond}}}});
}

}  // namespace

TEST_CASE("the day that more articles name comes first, with sentences of the topic") {
  Digest digest({std::nullopt, std::nullopt, "rig gulf", 1, 5});
  add_articles(digest);
  const std::vector<DigestEntry> entries = digest.finish();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].date == kFirst);
  CHECK(entries[0].text.size() == 3);  // the weather has no word of the topic
  for (const std::string& text : entries[0].text) CHECK(text.find("weather") == std::string::npos);
}

TEST_CASE("entries stand in date order and only within the range") {
  Digest both({std::nullopt, std::nullopt, "", 9, 1});
  add_articles(both);
  const auto entries = both.finish();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].date < entries[1].date);
  CHECK(entries[0].text.size() == 1);
  Digest late({kSecond, kSecond, "", {}, {}});
  add_articles(late);
  for (const DigestEntry& entry : late.finish()) CHECK(entry.date == kSecond);
}

TEST_CASE("a copy of an article counts once, and its sentence stands once") {
  const DigestArticle copy{kSecond, {{"The rig sank in the gulf after an explosion.", {kFirst}}}};
  const DigestArticle other{kSecond,
                            {{"Oil from the rig reached the coast on Saturday.", {kSecond}},
                             {"The oil had reached the coast by then.", {kSecond}}}};
  const DigestArticle more{kSecond, {{"Oil of the rig was seen on the long coast.", {kSecond}}}};
  Digest digest({std::nullopt, std::nullopt, "", 1, 9});
  for (const auto& article : {copy, copy, copy, other, more}) digest.add(article);
  const auto entries = digest.finish();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].date == kFirst);  // recalled eleven days later: twice one; the other: two
  CHECK(entries[0].text.size() == 1);
}

TEST_CASE("nothing in, nothing out, as JSON too") {
  CHECK(Digest({}).finish().empty());
  Digest empty({});
  empty.add({});
  empty.add({kFirst, {{"", {}}, {"\xFF\xFE", {kFirst}}}});
  CHECK(empty.finish().empty());
  CHECK(write_digest({}) == "[]\n");
  CHECK(write_digest({{kFirst, {"He said \"no\".\n", "é"}}}) ==
        "[{\"date\":\"2010-04-20\",\"text\":[\"He said \\\"no\\\".\\n\",\"é\"]}]\n");
}
