// The shipped model on sentences made up for these tests: easy ones, which any good model gets
// right, and hostile ones.
#include "language/language_model.hpp"

#include <doctest/doctest.h>

#include <string>

namespace dateline {
namespace {

const LanguageModel& model() {
  static const LanguageModel instance = *LanguageModel::open(builtin_model(), ModelCheck::all);
  return instance;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

SentenceLabels label(std::span<const std::string_view> forms) {
  LanguageModel::Scratch scratch;
  SentenceLabels labels;
  model().label(forms, scratch, labels);
  return labels;
}

std::string tags_of(std::string_view text) {
  std::string out;
  for (const Tag tag : label(words_of(text)).tags) out += std::string(xpos_name(tag.xpos)) + " ";
  return out;
}

// "head/relation" of each word, heads from 1 as CoNLL-U counts, 0 for the root.
std::string tree_of(std::string_view text) {
  std::string out;
  for (const Arc arc : label(words_of(text)).arcs)
    out += std::to_string(arc.head == kNoToken ? 0 : arc.head + 1) + "/" +
           std::string(deprel_name(arc.deprel)) + " ";
  return out;
}

std::string names_of(std::string_view text) {
  const auto words = words_of(text);
  std::string out;
  for (const EntitySpan& span : label(words).entities) {
    out += std::string(entity_type_name(span.type)) + ":";
    for (std::uint32_t i = span.first; i < span.last; ++i) out += std::string(words[i]) + " ";
  }
  return out;
}

TEST_CASE("easy sentences get the tags that anyone would give them") {
  CHECK(tags_of("The regulator fined the bank .") == "DT NN VBD DT NN . ");
  CHECK(tags_of("They will appeal the ruling .") == "PRP MD VB DT NN . ");
  CHECK(tags_of("Officials said the rules were changed .") == "NNS VBD DT NNS VBD VBN . ");
}

TEST_CASE("easy sentences get the trees that anyone would draw") {
  CHECK(tree_of("The regulator fined the bank .") == "2/det 3/nsubj 0/root 5/det 3/obj 3/punct ");
  CHECK(tree_of("The bank was fined by the regulator .") ==
        "2/det 4/nsubj:pass 4/aux:pass 0/root 7/case 7/det 4/obl:agent 4/punct ");
  CHECK(tree_of("She said the court blocked the order .") ==
        "2/nsubj 0/root 4/det 5/nsubj 2/ccomp 7/det 5/obj 2/punct ");
}

TEST_CASE("easy names are found with their types") {
  CHECK(names_of("The European Commission fined Google in Brussels .") ==
        "GOV:European Commission COM:Google GPE:Brussels ");
  CHECK(names_of("The minister left early .").empty());
}

TEST_CASE("every word has one head, one word is the root, and there is no circle") {
  const char* sentences[] = {
      "On Monday the agency said , after months of talks , that it would sue .",
      "Fines , bans , tariffs : who pays ?",
      "BANK FINED AGAIN",
      ", , ,",
      "a",
      "the of and to in"};
  for (const char* sentence : sentences) {
    CAPTURE(sentence);
    const auto arcs = label(words_of(sentence)).arcs;
    std::size_t roots = 0;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      roots += arcs[i].head == kNoToken;
      CHECK((arcs[i].head == kNoToken) == (arcs[i].deprel == Deprel::root));
      std::size_t at = i, steps = 0;
      while (arcs[at].head != kNoToken && steps++ <= arcs.size()) at = arcs[at].head;
      CHECK(steps <= arcs.size());
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("any forms are labelled") {
  const std::string long_form(10'000, 'x');
  const std::vector<std::string_view> hostile[] = {
      {},
      {""},
      {"", "", ""},
      {long_form},
      {std::string_view("\xFF\xFE\x80", 3), std::string_view("\0\0", 2), "\xE2\x80", "\xC3"},
      std::vector<std::string_view>(512, "("),
      std::vector<std::string_view>(512, "Bank"),
      std::vector<std::string_view>(5'000, "and"),
  };
  for (const auto& forms : hostile) {
    const SentenceLabels labels = label(forms);
    CHECK(labels.tags.size() == forms.size());
    CHECK(labels.arcs.size() == forms.size());
    for (const EntitySpan& span : labels.entities) CHECK(span.last <= forms.size());
  }
}

TEST_CASE("labels do not depend on what was labelled before") {
  const auto first = words_of("The European Commission fined the bank in Paris .");
  const auto other = words_of("Nobody knows .");
  LanguageModel::Scratch scratch;
  SentenceLabels labels;
  model().label(first, scratch, labels);
  const SentenceLabels once = labels;
  model().label(other, scratch, labels);
  model().label(first, scratch, labels);
  CHECK(labels.tags == once.tags);
  CHECK(labels.entities == once.entities);
  for (std::size_t i = 0; i < once.arcs.size(); ++i) {
    CHECK(labels.arcs[i].head == once.arcs[i].head);
    CHECK(labels.arcs[i].deprel == once.arcs[i].deprel);
  }
}

TEST_CASE("a model that lacks a part or is damaged does not open") {
  const auto good = builtin_model();
  CHECK_FALSE(LanguageModel::open(good.first(good.size() / 2), ModelCheck::table).has_value());
  std::vector<std::byte> bad(good.begin(), good.end());
  bad[bad.size() / 2] ^= std::byte{1};
  const auto opened = LanguageModel::open(bad, ModelCheck::all);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().message == "language model: damaged, the checksum differs");
  const auto empty = ModelFileBuilder().build();
  const auto lacking = LanguageModel::open(empty, ModelCheck::all);
  REQUIRE_FALSE(lacking.has_value());
  CHECK(lacking.error().message == "language model: no section \"words.keys\"");
}

}  // namespace
}  // namespace dateline
