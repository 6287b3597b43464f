#pragma once
// The annotated articles of data/training, read as the product reads articles, with what their
// annotators marked.

#include <memory>
#include <string>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/base/result.hpp"
#include "dateline/timex/time_expression.hpp"
#include "events/draft.hpp"

namespace dateline {

struct GoldEvent {
  std::vector<Span> spans;  // code points; the trigger first
  std::vector<std::string> agents;
  int importance = 1;
};

// Everything that the events room needs. Not movable: `reading` points into it.
struct GoldArticle {
  GoldArticle(Document read, Analysis analysed, std::vector<TimeExpression> found, ActorSet who,
              const Ontology& ontology, const Lexicon& lexicon);
  GoldArticle(const GoldArticle&) = delete;
  GoldArticle& operator=(const GoldArticle&) = delete;

  Document document;
  Analysis analysis;
  std::vector<TimeExpression> times;
  ActorSet actors;
  Tree tree;
  Reading reading;
  std::vector<GoldEvent> events;
};

class GoldReader {
 public:
  [[nodiscard]] static Result<GoldReader> create();
  // A folder with article.txt, meta.json and gold.json. Errors: those of reading, format.
  [[nodiscard]] Result<std::unique_ptr<GoldArticle>> read(const std::string& folder) const;

 private:
  struct Tools;
  explicit GoldReader(std::shared_ptr<const Tools> tools) : tools_(std::move(tools)) {}
  std::shared_ptr<const Tools> tools_;
};

// The folders below these that hold a gold.json, sorted.
[[nodiscard]] std::vector<std::string> gold_folders(const std::vector<std::string>& above);

// How well a draft's words fit a gold event's: the best overlap of any two, 0 for none; the main
// triggers count a little more.
[[nodiscard]] double fit_of(const GoldArticle& article, const Draft& draft, const GoldEvent& gold);

// The gold event whose words fit the draft's best.
[[nodiscard]] std::optional<std::size_t> gold_of(const GoldArticle& article, const Draft& draft);

}  // namespace dateline
