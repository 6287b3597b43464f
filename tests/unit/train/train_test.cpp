// The trainer's parts on small made-up data.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "language/language_model.hpp"
#include "train/article_names.hpp"
#include "train/entity_corpus.hpp"
#include "train/export_network.hpp"
#include "train/name_hints.hpp"
#include "train/train_network.hpp"
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

// "Firms" are companies in this language.
std::vector<Lesson> small_lessons() {
  std::vector<Lesson> lessons;
  for (const TreeSentence& sentence : small_treebank()) {
    lessons.push_back(lesson_of(sentence));
    for (const std::string& form : sentence.forms)
      lessons.back().names.push_back(
          form == "firms" ? LabelSet{1} << name_label(EntityType::com, NamePart::single) : 1);
  }
  return lessons;
}

TEST_CASE("a network learns a small language, the same each time, and the tool reads it so") {
  const auto lessons = small_lessons();
  WordVectors vectors{8, {"dogs", "bark"}, std::vector<float>(16, 0.25F)};
  const auto keys = build_word_keys(vectors);
  const auto phrases = build_key_table({});
  const NetworkInput input{vectors, *KeyTable::open(keys), *Gazetteer::open(phrases)};
  NetworkTraining options;
  options.shape.bag = options.shape.hidden = options.shape.name = 16;
  options.shape.arc = options.shape.relation = 16;
  options.shape.layers = 2;
  options.learning.epochs = 60;
  options.learning.batch_words = 16;
  options.learning.average_decay = 0.9;
  const auto train = [&] {
    const auto trained = train_network(lessons, {}, input, options, [](const std::string&) {});
    ModelFileBuilder builder;
    add_network(trained, vectors, builder);
    builder.add("names.gazetteer", phrases);
    return builder.build();
  };
  const auto bytes = train();
  CHECK(bytes == train());
  const auto model = LanguageModel::open(bytes, ModelCheck::all);
  REQUIRE(model.has_value());
  LanguageModel::Scratch scratch;
  SentenceLabels labels;
  const std::vector<std::string_view> sentence = {"firms", "bark", "rivals"};
  model->label(sentence, scratch, labels);
  CHECK(labels.tags[1].upos == Upos::verb);
  CHECK(labels.tags[2].upos == Upos::noun);
  CHECK(labels.arcs ==
        std::vector<Arc>{{1, Deprel::nsubj}, {kNoToken, Deprel::root}, {1, Deprel::obj}});
  CHECK(labels.entities == std::vector<EntitySpan>{{0, 1, EntityType::com}});
}

TEST_CASE("a marked span allows the labels of all its types") {
  NameExample example{{"the", "High", "Court", "said"}, std::vector<LabelSet>(4, kOutsideOnly), {}};
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

TEST_CASE("the actors of an annotated article say what its names are") {
  const auto examples = names_of_article(
      "The Fair Trade Board fined Ostara on Monday. Judge Wim Aalders of Ghent may lift it.\n"
      "The board declined.",
      R"({"actors": [
        {"kind": "government", "mentions": ["the Fair Trade Board", "The board"]},
        {"kind": "company", "mentions": ["Ostara"]},
        {"kind": "person", "mentions": ["Wim Aalders"]}]})");
  REQUIRE(examples.size() == 3);
  const auto& first = examples[0];
  CHECK(first.forms[4] == "fined");
  CHECK(first.allowed[2] == (LabelSet{1} << name_label(EntityType::gov, NamePart::inside) |
                             LabelSet{1} << name_label(EntityType::gpe, NamePart::inside)));
  CHECK(first.allowed[4] == kOutsideOnly);
  CHECK(first.allowed[5] == LabelSet{1} << name_label(EntityType::com, NamePart::single));
  const LabelSet any = (LabelSet{1} << kNameLabelCount) - 1;
  CHECK(first.allowed[7] == any);  // Monday: nobody says
  CHECK(examples[1].allowed[1] == LabelSet{1} << name_label(EntityType::per, NamePart::begin));
  CHECK(examples[2].allowed[1] == kOutsideOnly);  // a board, no name
  CHECK(names_of_article("Some text.", "no json").empty());
}

TEST_CASE("lists say what a treebank's proper nouns are") {
  const auto folder = std::filesystem::temp_directory_path() / "dateline-name-hints";
  std::filesystem::create_directories(folder / "gazetteers");
  std::ofstream(folder / "gazetteers/companies.txt") << "# Firms\nJordan Foods\n";
  std::ofstream(folder / "first_names.txt") << "f: Anna Jordan\n";
  std::ofstream(folder / "actor_countries.txt") << "Peru | peruvian, peruvians | Lima\n";
  const auto sentences = read_treebank(
      "1\tMr.\t_\tPROPN\tNNP\t_\t2\tx\t_\t_\n2\tBerg\t_\tPROPN\tNNP\t_\t3\tx\t_\t_\n"
      "3\tand\t_\tCCONJ\tCC\t_\t0\troot\t_\t_\n4\tJordan\t_\tPROPN\tNNP\t_\t3\tx\t_\t_\n"
      "5\tFoods\t_\tPROPN\tNNPS\t_\t3\tx\t_\t_\n6\tmet\t_\tVERB\tVBD\t_\t3\tx\t_\t_\n"
      "7\tAnna\t_\tPROPN\tNNP\t_\t3\tx\t_\t_\n8\tBloggs\t_\tPROPN\tNNP\t_\t3\tx\t_\t_\n"
      "9\tin\t_\tADP\tIN\t_\t3\tx\t_\t_\n10\tLima\t_\tPROPN\tNNP\t_\t3\tx\t_\t_\n"
      "11\ton\t_\tADP\tIN\t_\t3\tx\t_\t_\n12\tMonday\t_\tPROPN\tNNP\t_\t3\tx\t_\t_\n");
  REQUIRE(sentences.size() == 1);
  const auto labels = NameHints(folder).labels(sentences[0]);
  std::filesystem::remove_all(folder);
  const LabelSet any = (LabelSet{1} << kNameLabelCount) - 1;
  const auto only = [](EntityType type, NamePart part) {
    return LabelSet{1} << name_label(type, part);
  };
  CHECK(labels[0] == kOutsideOnly);  // a title
  CHECK(labels[1] == any);           // on no list
  CHECK(labels[3] == any);           // "Berg and Jordan Foods" may be one name
  CHECK(labels[5] == kOutsideOnly);
  CHECK(labels[6] == only(EntityType::per, NamePart::begin));
  CHECK(labels[7] == only(EntityType::per, NamePart::end));
  CHECK(labels[9] == only(EntityType::gpe, NamePart::single));
  CHECK(labels[11] == kOutsideOnly);
}

TEST_CASE("words in capitals and as in a headline") {
  const std::vector<std::string> forms = {"Bank", "of", "Peru", "wins"};
  CHECK(recase(forms, Recase::upper) == std::vector<std::string>{"BANK", "OF", "PERU", "WINS"});
  CHECK(recase(forms, Recase::title) == std::vector<std::string>{"Bank", "of", "Peru", "Wins"});
  CHECK(recase(forms, Recase::lower) == std::vector<std::string>{"bank", "of", "peru", "wins"});
}

}  // namespace
}  // namespace dateline
