// The trainer's parts on small made-up data.
#include <doctest/doctest.h>

#include <algorithm>

#include "language/parser.hpp"
#include "train/entity_corpus.hpp"
#include "train/perceptron.hpp"
#include "train/train_parser.hpp"
#include "train/train_tagger.hpp"
#include "train/treebank.hpp"

namespace dateline {
namespace {

constexpr std::string_view kTreebank =
    "# newdoc id = one\n"
    "1-2\tShe's\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tShe\tshe\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
    "2\t's\tbe\tAUX\tVBZ\t_\t3\tcop\t_\t_\n"
    "3\tright\tright\tADJ\tJJ\t_\t0\troot\t_\t_\n"
    "3.1\tthere\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct:odd\t_\t_\n"
    "\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n";

TEST_CASE("a treebank is read word by word") {
  const auto sentences = read_treebank(kTreebank);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].forms == std::vector<std::string>{"She", "'s", "right", "."});
  CHECK(sentences[0].heads == std::vector<std::uint32_t>{2, 2, 4, 2});
  CHECK(sentences[0].deprels[0] == Deprel::nsubj);
  CHECK(sentences[0].deprels[3] == Deprel::punct);  // a subtype we do not have
  CHECK(sentences[0].tags[1] == Tag{Upos::aux, Xpos::vbz});
  CHECK(sentences[1].document == "one");
  CHECK(sentences[1].heads == std::vector<std::uint32_t>{1});
  CHECK(read_treebank("").empty());
}

TEST_CASE("a perceptron learns to tell two features apart and averages over time") {
  Perceptron perceptron(2);
  const std::uint64_t even = 11, odd = 12;
  perceptron.update(std::span(&even, 1), 0, 1);
  perceptron.update(std::span(&odd, 1), 1, 1);
  float scores[2] = {};
  perceptron.add_scores(std::span(&even, 1), scores);
  CHECK(scores[0] == 1);
  CHECK(scores[1] == 0);
  for (int i = 0; i < 99; ++i) perceptron.tick();
  perceptron.update(std::span(&even, 1), 0, 7);  // too late to matter
  auto rows = perceptron.averages();
  std::ranges::sort(rows, {}, &WeightRow::feature);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].weights[0].second == doctest::Approx(0.99));
}

// What a move costs, by its definition: the arcs that can be reached before it and not after.
bool is_reachable(const ParserState& state, std::uint32_t child, std::uint32_t head) {
  const auto stack = state.stack();
  const auto place = [&](std::uint32_t word) {
    return std::ranges::find(stack, word) - stack.begin();
  };
  const auto waits = [&](std::uint32_t word) { return word >= state.next(); };
  const bool child_on_stack = place(child) != std::ssize(stack);
  const bool head_on_stack = place(head) != std::ssize(stack);
  if (waits(child) && waits(head)) return true;
  if (child_on_stack && head_on_stack) return place(child) == place(head) + 1;
  return (waits(child) && head_on_stack) || (child_on_stack && waits(head));
}

std::size_t lost_by(const ParserState& before, Move move, const std::vector<std::uint32_t>& heads) {
  ParserState after = before;
  after.apply({move, Deprel::dep});
  std::size_t lost = 0;
  for (std::uint32_t word = 0; word < heads.size(); ++word) {
    const bool made = after.node(word).head == heads[word];
    lost +=
        is_reachable(before, word, heads[word]) && !made && !is_reachable(after, word, heads[word]);
  }
  return lost;
}

TEST_CASE("the oracle's cost of a move is the number of arcs it loses") {
  Random random(5);
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 2 + random.below(8);
    std::vector<std::uint32_t> heads(count);
    const std::size_t root = random.below(count);
    for (std::size_t i = 0; i < count; ++i) do
        heads[i] = static_cast<std::uint32_t>(i == root ? count : random.below(count));
      while (heads[i] == i);
    const std::vector<WordTraits> words(count);
    const std::vector<Tag> tags(count);
    ParserState state;
    state.start(words, tags);
    while (!state.is_done()) {
      std::vector<Move> moves;
      for (const Move move : {Move::shift, Move::left, Move::right})
        if (state.may(move)) moves.push_back(move);
      REQUIRE_FALSE(moves.empty());
      for (const Move move : moves)
        CHECK(move_cost(state, move, heads) == lost_by(state, move, heads));
      state.apply({moves[random.below(moves.size())], Deprel::dep});
    }
  }
}

// "dogs bark", "cats sleep" ...: nouns before verbs.
std::vector<TreeSentence> small_treebank() {
  std::vector<TreeSentence> sentences;
  for (const char* noun : {"dogs", "cats", "firms", "banks"})
    for (const char* verb : {"bark", "sleep", "merge", "fail"}) {
      TreeSentence sentence;
      sentence.forms = {noun, verb};
      sentence.tags = {{Upos::noun, Xpos::nns}, {Upos::verb, Xpos::vbp}};
      sentence.heads = {1, 2};
      sentence.deprels = {Deprel::nsubj, Deprel::root};
      sentences.push_back(sentence);
      // With a second noun, so that there is something to choose.
      sentence.forms = {noun, verb, "rivals"};
      sentence.tags.push_back({Upos::noun, Xpos::nns});
      sentence.heads = {1, 3, 1};
      sentence.deprels.push_back(Deprel::obj);
      sentences.push_back(sentence);
    }
  return sentences;
}

TEST_CASE("tagger and parser learn a small language, the same each time") {
  const auto sentences = small_treebank();
  std::vector<const TreeSentence*> pointers;
  for (const TreeSentence& sentence : sentences) pointers.push_back(&sentence);
  const auto no_classes = build_key_table({});
  const KeyTable classes = *KeyTable::open(no_classes);
  TaggerTraining options;
  const auto train = [&] {
    TaggerSections tagger = train_tagger(pointers, classes, options);
    std::vector<ParserExample> examples;
    for (const TreeSentence& sentence : sentences) {
      ParserExample example{{}, sentence.tags, sentence.heads, sentence.deprels};
      read_traits(sentence.views(), {}, example.words);
      examples.push_back(std::move(example));
    }
    ParserTraining parsing;
    ParserSections parser = train_parser(examples, parsing, [](int, double) {});
    ModelFileBuilder builder;
    builder.add("tagger.tags", std::move(tagger.tags));
    builder.add("tagger.weights", std::move(tagger.weights));
    builder.add("parser.actions", std::move(parser.actions));
    builder.add("parser.weights", std::move(parser.weights));
    return builder.build();
  };
  const auto bytes = train();
  CHECK(bytes == train());
  const ModelFile file = *ModelFile::open(bytes, ModelCheck::all);
  const std::vector<std::string_view> unseen = {"judges", "bark", "banks"};
  std::vector<WordTraits> words;
  read_traits(unseen, {}, words);
  std::vector<Tag> tags;
  Tagger::open(file)->tag(words, tags);
  CHECK(tags[1].upos == Upos::verb);
  CHECK(tags[2].upos == Upos::noun);
  ParserState state;
  std::vector<Arc> arcs;
  Parser::open(file)->parse(words, tags, state, arcs);
  CHECK(arcs[0].head == 1);
  CHECK(arcs[0].deprel == Deprel::nsubj);
  CHECK(arcs[1].head == kNoToken);
  CHECK(arcs[1].deprel == Deprel::root);
  CHECK(arcs[2].head == 1);
  CHECK(arcs[2].deprel == Deprel::obj);
}

TEST_CASE("a marked span allows the labels of all its types") {
  NameExample example{{"the", "High", "Court", "said"}, std::vector<LabelSet>(4, kOutsideOnly)};
  const TypeSet court_or_gov =
      1u << static_cast<unsigned>(EntityType::court) | 1u << static_cast<unsigned>(EntityType::gov);
  mark(example, {1, 3, court_or_gov});
  CHECK(example.allowed[0] == kOutsideOnly);
  CHECK(example.allowed[1] == (LabelSet{1} << name_label(EntityType::gov, NamePart::begin) |
                               LabelSet{1} << name_label(EntityType::court, NamePart::begin)));
  CHECK(example.allowed[2] == (LabelSet{1} << name_label(EntityType::gov, NamePart::end) |
                               LabelSet{1} << name_label(EntityType::court, NamePart::end)));
  mark(example, {3, 4, 1});  // a span that may be no name
  CHECK(example.allowed[3] == kOutsideOnly);
}

TEST_CASE("copies in capitals and as headlines keep their labels") {
  std::vector<NameExample> examples = {{{"Bank", "of", "Peru", "wins"}, {2, 4, 8, 1}},
                                       {{"Bank", "of", "Peru", "wins"}, {2, 4, 8, 1}}};
  recase_names(examples, 1);
  REQUIRE(examples.size() == 4);
  CHECK(examples[2].forms == std::vector<std::string>{"BANK", "OF", "PERU", "WINS"});
  CHECK(examples[3].forms == std::vector<std::string>{"Bank", "of", "Peru", "Wins"});
  CHECK(examples[3].allowed == examples[0].allowed);
}

}  // namespace
}  // namespace dateline
