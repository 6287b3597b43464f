// Logistic regression with L2 regularisation, full-batch gradient descent with AdaGrad step sizes:
// a few thousand examples with some forty signs each, so a second is enough and the order of the
// examples does not matter. Signs seen fewer than kMinCount times are left out.
#include "train/event_weights.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "dateline/base/file.hpp"
#include "dateline/read/reader.hpp"
#include "events/contents.hpp"
#include "events/signs.hpp"
#include "events/stages.hpp"
#include "events/weighing.hpp"
#include "timex/attachment.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr int kMinCount = 3;
constexpr int kRounds = 400;
constexpr double kStep = 0.3;
constexpr double kRegularisation = 0.004;
constexpr std::size_t kFolds = 5;
constexpr std::size_t kMaxBytes = 16u << 20;

struct Example {
  std::size_t article = 0;
  std::vector<std::string> signs;
  std::vector<std::uint32_t> features;
  bool is_event = false;
  bool is_important = false;
};

struct GoldEvent {
  std::vector<Span> spans;  // code points; the trigger first
  int importance = 1;
};

struct Tools {
  Analyser analyser;
  TimeTagger times;
  ActorFinder actors;
  Ontology ontology;
  Lexicon lexicon;
};

Result<Tools> make_tools() {
  auto analyser = Analyser::create();
  if (!analyser) return tl::make_unexpected(analyser.error());
  auto times = TimeTagger::create();
  if (!times) return tl::make_unexpected(times.error());
  auto actors = ActorFinder::create({});
  if (!actors) return tl::make_unexpected(actors.error());
  auto ontology = Ontology::load({});
  if (!ontology) return tl::make_unexpected(ontology.error());
  auto lexicon = Lexicon::load();
  if (!lexicon) return tl::make_unexpected(lexicon.error());
  return Tools{std::move(*analyser), std::move(*times), std::move(*actors), std::move(*ontology),
               std::move(*lexicon)};
}

std::vector<GoldEvent> read_gold(const nlohmann::json& gold) {
  std::vector<GoldEvent> events;
  const auto span = [](const nlohmann::json& at) {
    return Span{at.at("start").get<std::uint32_t>(), at.at("end").get<std::uint32_t>()};
  };
  for (const nlohmann::json& item : gold.at("events")) {
    GoldEvent event;
    event.spans.push_back(span(item.at("trigger")));
    if (item.contains("alt_triggers")) {
      for (const nlohmann::json& other : item.at("alt_triggers")) {
        event.spans.push_back(span(other));
      }
    }
    event.importance = item.at("importance").get<int>();
    events.push_back(std::move(event));
  }
  return events;
}

// How well a draft's words fit a gold event's: the best overlap of any two, 0 for none; the main
// triggers count a little more.
double fit(const Document& document, const Tree& tree, const Draft& draft, const GoldEvent& gold) {
  std::vector<Span> spans = {tree.span_of(draft.trigger)};
  spans.insert(spans.end(), draft.mentions.begin(), draft.mentions.end());
  double best = 0.0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span span{document.code_points_before(spans[i].begin),
                    document.code_points_before(spans[i].end)};
    for (std::size_t j = 0; j < gold.spans.size(); ++j) {
      const Span other = gold.spans[j];
      if (!span.overlaps(other)) continue;
      const double overlap = std::min(span.end, other.end) - std::max(span.begin, other.begin);
      const double whole = std::max(span.end, other.end) - std::min(span.begin, other.begin);
      best = std::max(best, overlap / whole + (j == 0 ? 0.3 : 0.0) + (i == 0 ? 0.1 : 0.0));
    }
  }
  return best;
}

struct Pair {
  double fit = 0.0;
  std::size_t draft = 0;
  std::size_t gold = 0;
};

// One to one, the best fit first.
std::vector<int> match(const Document& document, const Tree& tree, const std::vector<Draft>& drafts,
                       const std::vector<GoldEvent>& gold) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    for (std::size_t j = 0; j < gold.size(); ++j) {
      const double value = fit(document, tree, drafts[i], gold[j]);
      if (value > 0.0) pairs.push_back({value, i, j});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const Pair& a, const Pair& b) { return a.fit > b.fit; });
  std::vector<int> importance(drafts.size(), 0);
  std::vector<bool> is_taken(gold.size(), false);
  for (const Pair& pair : pairs) {
    if (importance[pair.draft] != 0 || is_taken[pair.gold]) continue;
    importance[pair.draft] = gold[pair.gold].importance;
    is_taken[pair.gold] = true;
  }
  return importance;
}

Result<nlohmann::json> read_json(const fs::path& path) {
  const Result<std::string> bytes = read_bytes(path.string(), kMaxBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  nlohmann::json value = nlohmann::json::parse(*bytes, nullptr, false);
  if (value.is_discarded()) return fail(ErrorCode::format, "not JSON", {path.string(), 0, 0});
  return value;
}

Result<void> add_article(const Tools& tools, const fs::path& folder, std::size_t article,
                         std::vector<Example>& examples) {
  const Result<nlohmann::json> meta = read_json(folder / "meta.json");
  if (!meta) return tl::make_unexpected(meta.error());
  const Result<nlohmann::json> gold = read_json(folder / "gold.json");
  if (!gold) return tl::make_unexpected(gold.error());
  const Result<std::string> bytes = read_bytes((folder / "article.txt").string(), kMaxBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  ReadOptions options;
  if (meta->contains("published") && meta->at("published").is_string()) {
    options.published = parse_iso(meta->at("published").get<std::string>());
  }
  const Result<Document> document =
      read_document(DocumentId{0}, "d1", folder.string(), *bytes, options);
  if (!document) return tl::make_unexpected(document.error());
  Analysis analysis = tools.analyser.analyse(*document);
  const std::vector<TimeExpression> times = tools.times.find_times(*document, analysis);
  attach_around_times(analysis, times, document->metadata.published);
  attach_contents(analysis, tools.ontology);
  ActorSet actors = tools.actors.find_actors(*document, analysis);
  const Tree tree(*document, analysis);
  const Reading reading{tree,          times,
                        actors,        tools.ontology,
                        tools.lexicon, find_time_tokens(analysis.tokens.size(), times)};
  Owners owners;
  const std::vector<Draft> drafts = draft_events(reading, actors, owners);
  const std::vector<int> importance = match(*document, tree, drafts, read_gold(*gold));
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    examples.push_back(
        {article, signs_of(reading, drafts[i]), {}, importance[i] > 0, importance[i] >= 2});
  }
  return {};
}

using Vocabulary = std::map<std::string, std::uint32_t>;

Vocabulary number_signs(std::vector<Example>& examples) {
  std::map<std::string, int> counts;
  for (const Example& example : examples) {
    for (const std::string& sign : example.signs) ++counts[sign];
  }
  Vocabulary vocabulary;
  for (const auto& [sign, count] : counts) {
    if (count >= kMinCount) vocabulary.emplace(sign, static_cast<std::uint32_t>(vocabulary.size()));
  }
  for (Example& example : examples) {
    for (const std::string& sign : example.signs) {
      if (const auto found = vocabulary.find(sign); found != vocabulary.end()) {
        example.features.push_back(found->second);
      }
    }
  }
  return vocabulary;
}

double probability(const std::vector<double>& weights, const Example& example) {
  double score = 0.0;
  for (const std::uint32_t feature : example.features) score += weights[feature];
  return 1.0 / (1.0 + std::exp(-score));
}

// Weights of one question; examples for which `is_left_out` holds are not looked at.
template <class Answer, class LeftOut>
std::vector<double> learn(const std::vector<Example>& examples, std::size_t size, Answer answer,
                          LeftOut is_left_out) {
  std::vector<double> weights(size, 0.0);
  std::vector<double> squares(size, 1e-6);
  std::vector<double> gradient(size, 0.0);
  for (int round = 0; round < kRounds; ++round) {
    std::fill(gradient.begin(), gradient.end(), 0.0);
    double count = 0.0;
    for (const Example& example : examples) {
      if (is_left_out(example)) continue;
      const double error = probability(weights, example) - (answer(example) ? 1.0 : 0.0);
      for (const std::uint32_t feature : example.features) gradient[feature] += error;
      count += 1.0;
    }
    for (std::size_t i = 0; i < size; ++i) {
      const double slope = gradient[i] / std::max(count, 1.0) + kRegularisation * weights[i];
      squares[i] += slope * slope;
      weights[i] -= kStep * slope / std::sqrt(squares[i]);
    }
  }
  return weights;
}

bool is_event(const Example& example) { return example.is_event; }
bool is_important(const Example& example) { return example.is_important; }

void cross_validate(const std::vector<Example>& examples, std::size_t size,
                    EventWeightsReport& report) {
  double kept = 0.0;
  double right = 0.0;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto is_held_out = [&](const Example& example) {
      return example.article % kFolds == fold;
    };
    const std::vector<double> weights = learn(examples, size, is_event, is_held_out);
    for (const Example& example : examples) {
      if (!is_held_out(example) || probability(weights, example) < kEventThreshold) continue;
      kept += 1.0;
      right += example.is_event ? 1.0 : 0.0;
    }
  }
  report.precision = kept > 0 ? right / kept : 0.0;
  report.recall = report.events > 0 ? right / static_cast<double>(report.events) : 0.0;
}

std::string write_weights(const Vocabulary& vocabulary, const std::vector<double>& event,
                          const std::vector<double>& importance) {
  std::string out =
      "# Weights of the signs of an event: sign, is it an event, is it important.\n"
      "# Made by `dateline-train events` from data/training; docs/model-card.md says more.\n";
  for (const auto& [sign, number] : vocabulary) {
    if (std::abs(event[number]) < 0.01 && std::abs(importance[number]) < 0.01) continue;
    out += fmt::format("{}\t{:.3f}\t{:.3f}\n", sign, event[number], importance[number]);
  }
  return out;
}

std::vector<fs::path> article_folders(const std::vector<std::string>& folders) {
  std::vector<fs::path> found;
  for (const std::string& folder : folders) {
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
      if (fs::exists(entry.path() / "gold.json")) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Result<EventWeightsReport> learn_event_weights(const std::vector<std::string>& folders) {
  Result<Tools> tools = make_tools();
  if (!tools) return tl::make_unexpected(tools.error());
  EventWeightsReport report;
  std::vector<Example> examples;
  for (const fs::path& folder : article_folders(folders)) {
    const Result<void> added = add_article(*tools, folder, report.articles++, examples);
    if (!added) return tl::make_unexpected(added.error());
  }
  if (report.articles == 0) return fail(ErrorCode::not_found, "no annotated articles");
  const Vocabulary vocabulary = number_signs(examples);
  report.drafts = examples.size();
  report.events =
      static_cast<std::size_t>(std::count_if(examples.begin(), examples.end(), is_event));
  report.important =
      static_cast<std::size_t>(std::count_if(examples.begin(), examples.end(), is_important));
  cross_validate(examples, vocabulary.size(), report);
  const auto nothing = [](const Example&) { return false; };
  report.weights = write_weights(vocabulary, learn(examples, vocabulary.size(), is_event, nothing),
                                 learn(examples, vocabulary.size(), is_important, nothing));
  return report;
}

}  // namespace dateline
