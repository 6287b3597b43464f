#include "train/event_weights.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "events/signs.hpp"
#include "events/stages.hpp"
#include "train/gold_articles.hpp"
#include "train/logistic.hpp"

namespace dateline {
namespace {

constexpr double kEvenOdds = 0.5;
constexpr int kMinCount = 3;
constexpr double kRegularisation = 0.004;

struct Pair {
  double fit = 0.0;
  std::size_t draft = 0;
  std::size_t gold = 0;
};

// The importance of the gold event of each draft, 0 for none: one to one, the best fit first.
std::vector<int> match(const GoldArticle& article, const std::vector<Draft>& drafts) {
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    for (std::size_t j = 0; j < article.events.size(); ++j) {
      const double value = fit_of(article, drafts[i], article.events[j]);
      if (value > 0.0) pairs.push_back({value, i, j});
    }
  }
  std::ranges::stable_sort(pairs, std::greater(), &Pair::fit);
  std::vector<int> importance(drafts.size(), 0);
  std::vector<bool> is_taken(article.events.size(), false);
  for (const Pair& pair : pairs) {
    if (importance[pair.draft] != 0 || is_taken[pair.gold]) continue;
    importance[pair.draft] = article.events[pair.gold].importance;
    is_taken[pair.gold] = true;
  }
  return importance;
}

struct Examples {
  std::vector<SignExample> events, important;  // the same drafts, with other answers
};

void add_article(GoldArticle& article, std::size_t number, Examples& examples) {
  Owners owners;
  const std::vector<Draft> drafts = draft_events(article.reading, article.actors, owners);
  const std::vector<int> importance = match(article, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    SignExample example{number, signs_of(article.reading, drafts, i), {}, importance[i] > 0};
    examples.events.push_back(example);
    example.is_right = importance[i] >= 2;
    examples.important.push_back(std::move(example));
  }
}

void cross_validate(const std::vector<SignExample>& examples, std::size_t signs,
                    EventWeightsReport& report) {
  double kept = 0.0;
  double right = 0.0;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const std::vector<double> weights = learn_weights(examples, signs, fold, kRegularisation);
    for (const SignExample& example : examples) {
      if (!is_held_out(example, fold) || probability(weights, example) < kEvenOdds) continue;
      kept += 1.0;
      right += example.is_right ? 1.0 : 0.0;
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

std::size_t count_right(const std::vector<SignExample>& examples) {
  return static_cast<std::size_t>(std::ranges::count_if(examples, &SignExample::is_right));
}

}  // namespace

Result<EventWeightsReport> learn_event_weights(const std::vector<std::string>& folders) {
  const auto reader = GoldReader::create();
  if (!reader) return tl::make_unexpected(reader.error());
  EventWeightsReport report;
  Examples examples;
  for (const std::string& folder : gold_folders(folders)) {
    const auto article = reader->read(folder);
    if (!article) return tl::make_unexpected(article.error());
    add_article(**article, report.articles++, examples);
  }
  if (report.articles == 0) return fail(ErrorCode::not_found, "no annotated articles");
  const Vocabulary vocabulary = number_signs(examples.events, kMinCount);
  for (std::size_t i = 0; i < examples.events.size(); ++i)
    examples.important[i].features = examples.events[i].features;
  report.drafts = examples.events.size();
  report.events = count_right(examples.events);
  report.important = count_right(examples.important);
  cross_validate(examples.events, vocabulary.size(), report);
  report.weights = write_weights(
      vocabulary, learn_weights(examples.events, vocabulary.size(), kNoFold, kRegularisation),
      learn_weights(examples.important, vocabulary.size(), kNoFold, kRegularisation));
  return report;
}

}  // namespace dateline
