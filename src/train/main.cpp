// dateline-train: makes the language model from the corpora and measures it. Stands apart from the
// tool; it alone prints here.

#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

#include "language/language_model.hpp"
#include "train/corpora.hpp"
#include "train/evaluate_model.hpp"
#include "train/event_weights.hpp"
#include "train/train_model.hpp"

namespace {

using namespace dateline;

int report(const Error& error) {
  fmt::print(stderr, "dateline-train: {}\n", format_error(error));
  return 1;
}

int train(const Corpora& corpora, const ModelTraining& options, const std::string& output) {
  const auto model = train_model(corpora, options, [](const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
  });
  if (!model) return report(model.error());
  std::ofstream out(output, std::ios::binary);
  out.write(reinterpret_cast<const char*>(model->data()),
            static_cast<std::streamsize>(model->size()));
  out.close();
  if (!out) return report({ErrorCode::write, "cannot write the model", {output}, {}});
  fmt::print("wrote {} ({} bytes)\n", output, model->size());
  return 0;
}

int evaluate(const Corpora& corpora, const std::string& path, bool show_errors) {
  const auto bytes = read_model(path);
  const auto model = LanguageModel::open(bytes, ModelCheck::all);
  if (!model) return report(model.error());
  const auto text = evaluate_model(*model, corpora, show_errors);
  if (!text) return report(text.error());
  fmt::print("{}", *text);
  return 0;
}

int learn_events(const std::vector<std::string>& folders, const std::string& output) {
  const auto learned = learn_event_weights(folders);
  if (!learned) return report(learned.error());
  std::ofstream out(output, std::ios::binary);
  out << learned->weights;
  out.close();
  if (!out) return report({ErrorCode::write, "cannot write the weights", {output}, {}});
  fmt::print("{} articles, {} drafts, {} events, {} important\n", learned->articles,
             learned->drafts, learned->events, learned->important);
  fmt::print("cross-validated: precision {:.3f}, recall {:.3f}\nwrote {}; build again to use it\n",
             learned->precision, learned->recall, output);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("make and measure dateline's language model");
  app.require_subcommand(1);
  Corpora corpora;
  ModelTraining options;
  std::string model = "data/models/english.model";
  bool show_errors = false;
  CLI::App* train_command = app.add_subcommand("train", "train the model from the corpora");
  CLI::App* evaluate_command = app.add_subcommand("evaluate", "score a model on the dev files");
  for (CLI::App* command : {train_command, evaluate_command}) {
    command->add_option("--corpora", corpora.folder, "folder with treebanks/, entities/ and own/")
        ->required();
    command->add_option("--model", model, "the model file")->capture_default_str();
    command->add_option("--data", corpora.data, "the project's data folder")->capture_default_str();
  }
  train_command->add_option("--news", corpora.news,
                            "folder with articles.jsonl files, for classes");
  train_command->add_flag("--watch", options.watch, "measure the dev files after each epoch");
  network::Learning& learning = options.network.learning;
  network::Shape& shape = options.network.shape;
  train_command->add_option("--epochs", learning.epochs)->capture_default_str();
  train_command->add_option("--rate", learning.rate)->capture_default_str();
  train_command->add_option("--hidden", shape.hidden, "units of a direction")
      ->capture_default_str();
  train_command->add_option("--layers", shape.layers)->capture_default_str();
  train_command->add_option("--bag", shape.bag, "numbers of a feature")->capture_default_str();
  train_command->add_option("--vector", options.words.dimensions, "numbers of a word's vector")
      ->capture_default_str();
  train_command->add_option("--contexts", options.words.context_words, "words that vectors count")
      ->capture_default_str();
  train_command->add_option("--dropout", learning.dropout.layer, "of the layers' inputs")
      ->capture_default_str();
  train_command->add_option("--name-weight", learning.name_weight, "of losses on names")
      ->capture_default_str();
  evaluate_command->add_flag("--errors", show_errors, "list the sentences with wrong names");
  std::vector<std::string> articles = {"data/training/articles"};
  std::string weights = "data/event_weights.tsv";
  CLI::App* events_command =
      app.add_subcommand("events", "learn the weights of the signs of an event");
  events_command->add_option("folders", articles, "folders of annotated articles")
      ->capture_default_str();
  events_command->add_option("--weights", weights, "the file to write")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (events_command->parsed()) return learn_events(articles, weights);
  return train_command->parsed() ? train(corpora, options, model)
                                 : evaluate(corpora, model, show_errors);
}
