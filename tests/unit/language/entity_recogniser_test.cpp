#include "language/entity_recogniser.hpp"

#include <doctest/doctest.h>

#include "language/hashing.hpp"

namespace dateline {
namespace {

constexpr std::size_t kPerBegin = name_label(EntityType::per, NamePart::begin);
constexpr std::size_t kPerInside = name_label(EntityType::per, NamePart::inside);
constexpr std::size_t kPerEnd = name_label(EntityType::per, NamePart::end);
constexpr std::size_t kComEnd = name_label(EntityType::com, NamePart::end);
constexpr std::size_t kComSingle = name_label(EntityType::com, NamePart::single);

TEST_CASE("labels know their type and part") {
  CHECK(name_label(EntityType::per, NamePart::begin) == 1);
  CHECK(name_label(EntityType::norp, NamePart::single) == kNameLabelCount - 1);
  for (std::size_t label = 1; label < kNameLabelCount; ++label)
    CHECK(name_label(type_of_label(label), part_of_label(label)) == label);
}

TEST_CASE("a name goes on in its own type until its end") {
  struct Row {
    std::size_t before, after;
    bool may;
  };
  const Row rows[] = {{0, 0, true},
                      {0, kPerBegin, true},
                      {0, kPerInside, false},
                      {0, kPerEnd, false},
                      {kPerBegin, kPerInside, true},
                      {kPerBegin, kPerEnd, true},
                      {kPerBegin, kComEnd, false},
                      {kPerBegin, 0, false},
                      {kPerBegin, kPerBegin, false},
                      {kPerInside, kComSingle, false},
                      {kPerEnd, kComSingle, true},
                      {kComSingle, kComSingle, true}};
  for (const Row& row : rows) {
    CAPTURE(row.before);
    CAPTURE(row.after);
    CHECK(may_follow(row.before, row.after) == row.may);
  }
}

// The best labelling by trying them all.
std::int64_t best_sum(const std::vector<std::int32_t>& scores,
                      const std::vector<std::int32_t>& transitions, std::size_t at,
                      std::size_t before) {
  const std::size_t count = scores.size() / kNameLabelCount;
  if (at == count) return may_follow(before, 0) ? 0 : kForbidden;
  std::int64_t best = INT64_MIN / 2;
  for (std::size_t label = 0; label < kNameLabelCount; ++label) {
    if (!may_follow(before, label)) continue;
    best = std::max(best, scores[at * kNameLabelCount + label] +
                              transitions[before * kNameLabelCount + label] +
                              best_sum(scores, transitions, at + 1, label));
  }
  return best;
}

TEST_CASE("decoding finds what trying all labellings finds") {
  for (std::uint64_t round = 0; round < 10; ++round) {
    const auto draw = [&](std::uint64_t i) {
      return static_cast<std::int32_t>(mix_bits(round * 100'003 + i) % 2001) - 1000;
    };
    std::vector<std::int32_t> scores(3 * kNameLabelCount);
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = draw(i);
    std::vector<std::int32_t> transitions(kNameLabelCount * kNameLabelCount);
    for (std::size_t i = 0; i < transitions.size(); ++i) transitions[i] = draw(i + 7'000);
    std::vector<std::uint8_t> back, labels;
    decode_names(scores, transitions, back, labels);
    std::int64_t sum = 0;
    std::size_t before = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      CHECK(may_follow(before, labels[i]));
      sum += scores[i * kNameLabelCount + labels[i]] +
             transitions[before * kNameLabelCount + labels[i]];
      before = labels[i];
    }
    CHECK(may_follow(before, 0));
    CHECK(sum == best_sum(scores, transitions, 0, 0));
  }
}

TEST_CASE("an empty sentence has no labels") {
  const std::vector<std::int32_t> transitions(kNameLabelCount * kNameLabelCount);
  std::vector<std::uint8_t> back, labels = {1, 2};
  decode_names({}, transitions, back, labels);
  CHECK(labels.empty());
}

TEST_CASE("labels become spans") {
  const std::uint8_t labels[] = {kComSingle, 0, kPerBegin, kPerInside, kPerEnd, kComSingle};
  const auto spans = spans_of_labels(labels);
  REQUIRE(spans.size() == 3);
  CHECK(spans[0] == EntitySpan{0, 1, EntityType::com});
  CHECK(spans[1] == EntitySpan{2, 5, EntityType::per});
  CHECK(spans[2] == EntitySpan{5, 6, EntityType::com});
}

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
