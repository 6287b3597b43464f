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
#include "train/treebank_names.hpp"

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

int propose(const Corpora& corpora, const std::string& path) {
  const auto bytes = read_model(path);
  const auto model = LanguageModel::open(bytes, ModelCheck::all);
  if (!model) return report(model.error());
  const auto text = propose_names(*model, corpora);
  if (!text) return report(text.error());
  fmt::print("{}", *text);
  return 0;
}

int write_text(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  return out ? 0 : report({ErrorCode::write, "cannot write the weights", {path}, {}});
}

int learn_events(const std::vector<std::string>& folders, const std::string& data) {
  const auto events = learn_event_weights(folders);
  if (!events) return report(events.error());
  fmt::print(
      "events: {} articles, {} drafts, {} events, {} important; cross-validated: precision {:.3f}, "
      "recall {:.3f}\n",
      events->articles, events->drafts, events->events, events->important, events->precision,
      events->recall);
  // Who did what is marked alike in all of our articles, what is an event is not.
  std::vector<std::string> all = folders;
  all.push_back(data + "/training/named_articles");
  const auto doers = learn_doer_weights(all);
  if (!doers) return report(doers.error());
  fmt::print(
      "doers: {} events without an agent, {} with one in the gold, {} among the candidates; "
      "cross-validated: {} right, {} wrong, {} invented\n",
      doers->questions, doers->known, doers->possible, doers->right, doers->wrong, doers->invented);
  if (const int code = write_text(data + "/event_weights.tsv", events->weights)) return code;
  if (const int code = write_text(data + "/doer_weights.tsv", doers->weights)) return code;
  fmt::print("wrote {0}/event_weights.tsv and {0}/doer_weights.tsv; build again to use them\n",
             data);
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
  CLI::App* names_command = app.add_subcommand(
      "names", "list the sentences of EWT with the names that a model finds, to be mended");
  for (CLI::App* command : {train_command, evaluate_command, names_command}) {
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
  train_command
      ->add_option("--narrow-from", learning.narrow_from,
                   "part of the epochs after which open names are narrowed")
      ->capture_default_str();
  evaluate_command->add_flag("--errors", show_errors, "list the sentences with wrong names");
  std::vector<std::string> articles = {"data/training/articles"};
  CLI::App* events_command =
      app.add_subcommand("events", "learn the weights of the signs of an event");
  events_command->add_option("folders", articles, "folders of annotated articles")
      ->capture_default_str();
  events_command->add_option("--data", corpora.data, "the project's data folder")
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (events_command->parsed()) return learn_events(articles, corpora.data.string());
  if (names_command->parsed()) return propose(corpora, model);
  return train_command->parsed() ? train(corpora, options, model)
                                 : evaluate(corpora, model, show_errors);
}
