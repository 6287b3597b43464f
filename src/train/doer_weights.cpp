#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "events/doers.hpp"
#include "events/stages.hpp"
#include "train/event_weights.hpp"
#include "train/gold_articles.hpp"
#include "train/logistic.hpp"
#include "train/name_lists.hpp"

namespace dateline {
namespace {

constexpr int kMinCount = 4;
constexpr double kRegularisation = 0.002;

// An event and its candidates: examples [first, last).
struct Question {
  std::size_t first = 0;
  std::size_t last = 0;
  bool is_known = false;
  bool is_possible = false;
};

struct Questions {
  std::vector<SignExample> examples;
  std::vector<Question> questions;
};

// In small letters, a space on either side, without "the" and signs.
std::string plain(std::string_view name) {
  std::string out = " ";
  for (const char c : lower_case(name)) {
    const bool is_sign = c == '.' || c == ',' || c == '(' || c == ')' || c == '"' || c == '\'';
    if (!is_sign) out += c;
  }
  out += " ";
  for (const std::string_view article : {" the ", " a ", " an "})
    if (out.starts_with(article)) out.erase(0, article.size() - 1);
  return out;
}

// One contains the other, as whole words.
bool is_same_name(std::string_view a, std::string_view b) {
  const std::string x = plain(a), y = plain(b);
  return x.size() > 2 && y.size() > 2 &&
         (x.find(y) != std::string::npos || y.find(x) != std::string::npos);
}

bool is_agent(const Actor& actor, const GoldEvent& gold) {
  return std::ranges::any_of(gold.agents, [&](const std::string& name) {
    return is_same_name(actor.name, name) ||
           std::ranges::any_of(actor.aliases,
                               [&](const std::string& alias) { return is_same_name(alias, name); });
  });
}

void add_questions(GoldArticle& article, std::size_t number, Questions& out) {
  Owners owners;
  const std::vector<Draft> drafts = draft_events(article.reading, article.actors, owners);
  const DoerFinder finder(article.reading, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto gold = gold_of(article, drafts[i]);
    if (drafts[i].is_dropped || !gold || !drafts[i].agents.empty()) continue;
    Question question{out.examples.size(), 0, !article.events[*gold].agents.empty(), false};
    for (DoerCandidate& candidate : finder.candidates(i)) {
      const Actor& actor = article.actors.actors[index(candidate.actor)];
      const bool is_right = is_agent(actor, article.events[*gold]);
      question.is_possible = question.is_possible || is_right;
      out.examples.push_back({number, std::move(candidate.signs), {}, is_right});
    }
    question.last = out.examples.size();
    if (question.last > question.first) out.questions.push_back(question);
  }
}

void cross_validate(const Questions& all, std::size_t signs, DoerWeightsReport& report) {
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const auto weights = learn_weights(all.examples, signs, fold, kRegularisation);
    for (const Question& question : all.questions) {
      if (!is_held_out(all.examples[question.first], fold)) continue;
      double best = kDoerThreshold;
      const SignExample* choice = nullptr;
      for (std::size_t i = question.first; i < question.last; ++i)
        if (const double p = probability(weights, all.examples[i]); p > best)
          best = p, choice = &all.examples[i];
      if (choice == nullptr) continue;
      ++(choice->is_right ? report.right : question.is_known ? report.wrong : report.invented);
    }
  }
}

std::string write_weights(const Vocabulary& vocabulary, const std::vector<double>& weights) {
  std::string out =
      "# Weights of the signs that an actor did what no doer is named for: sign, weight.\n"
      "# Made by `dateline-train events` from data/training; docs/model-card.md says more.\n";
  for (const auto& [sign, number] : vocabulary)
    if (std::abs(weights[number]) >= 0.01)
      out += fmt::format("{}\t{:.3f}\n", sign, weights[number]);
  return out;
}

}  // namespace

Result<DoerWeightsReport> learn_doer_weights(const std::vector<std::string>& folders) {
  const auto reader = GoldReader::create();
  if (!reader) return tl::make_unexpected(reader.error());
  Questions all;
  std::size_t articles = 0;
  for (const std::string& folder : gold_folders(folders)) {
    const auto article = reader->read(folder);
    if (!article) return tl::make_unexpected(article.error());
    add_questions(**article, articles++, all);
  }
  if (articles == 0) return fail(ErrorCode::not_found, "no annotated articles");
  DoerWeightsReport report;
  const Vocabulary vocabulary = number_signs(all.examples, kMinCount);
  report.questions = all.questions.size();
  for (const Question& question : all.questions) {
    report.known += question.is_known ? 1 : 0;
    report.possible += question.is_possible ? 1 : 0;
  }
  cross_validate(all, vocabulary.size(), report);
  report.weights = write_weights(
      vocabulary, learn_weights(all.examples, vocabulary.size(), kNoFold, kRegularisation));
  return report;
}

}  // namespace dateline
