#include "train/gold_articles.hpp"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "dateline/base/file.hpp"
#include "dateline/read/reader.hpp"
#include "events/contents.hpp"
#include "timex/attachment.hpp"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBytes = 16u << 20;

std::vector<GoldEvent> read_events(const nlohmann::json& gold) {
  std::vector<GoldEvent> events;
  const auto span = [](const nlohmann::json& at) {
    return Span{at.at("start").get<std::uint32_t>(), at.at("end").get<std::uint32_t>()};
  };
  for (const nlohmann::json& item : gold.at("events")) {
    GoldEvent event;
    event.spans.push_back(span(item.at("trigger")));
    if (item.contains("alt_triggers"))
      for (const nlohmann::json& other : item.at("alt_triggers"))
        event.spans.push_back(span(other));
    event.importance = item.at("importance").get<int>();
    for (const nlohmann::json& name : item.at("agent"))
      event.agents.push_back(name.get<std::string>());
    events.push_back(std::move(event));
  }
  return events;
}

Result<nlohmann::json> read_json(const fs::path& path) {
  const Result<std::string> bytes = read_bytes(path.string(), kMaxBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  nlohmann::json value = nlohmann::json::parse(*bytes, nullptr, false);
  if (value.is_discarded()) return fail(ErrorCode::format, "not JSON", {path.string(), 0, 0});
  return value;
}

}  // namespace

GoldArticle::GoldArticle(Document read, Analysis analysed, std::vector<TimeExpression> found,
                         ActorSet who, const Ontology& ontology, const Lexicon& lexicon)
    : document(std::move(read)),
      analysis(std::move(analysed)),
      times(std::move(found)),
      actors(std::move(who)),
      tree(document, analysis),
      reading{tree,     times,   actors,
              ontology, lexicon, find_time_tokens(analysis.tokens.size(), times)} {}

struct GoldReader::Tools {
  Analyser analyser;
  TimeTagger times;
  ActorFinder actors;
  Ontology ontology;
  Lexicon lexicon;
};

Result<GoldReader> GoldReader::create() {
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
  return GoldReader(std::make_shared<const Tools>(Tools{std::move(*analyser), std::move(*times),
                                                        std::move(*actors), std::move(*ontology),
                                                        std::move(*lexicon)}));
}

Result<std::unique_ptr<GoldArticle>> GoldReader::read(const std::string& folder) const {
  const fs::path path(folder);
  const Result<nlohmann::json> meta = read_json(path / "meta.json");
  if (!meta) return tl::make_unexpected(meta.error());
  const Result<nlohmann::json> gold = read_json(path / "gold.json");
  if (!gold) return tl::make_unexpected(gold.error());
  const Result<std::string> bytes = read_bytes((path / "article.txt").string(), kMaxBytes);
  if (!bytes) return tl::make_unexpected(bytes.error());
  ReadOptions options;
  if (meta->contains("published") && meta->at("published").is_string())
    options.published = parse_iso(meta->at("published").get<std::string>());
  Result<Document> document = read_document(DocumentId{0}, "d1", folder, *bytes, options);
  if (!document) return tl::make_unexpected(document.error());
  Analysis analysis = tools_->analyser.analyse(*document);
  std::vector<TimeExpression> times = tools_->times.find_times(*document, analysis);
  attach_around_times(analysis, times, document->metadata.published);
  attach_contents(analysis, tools_->ontology, tools_->lexicon);
  ActorSet actors = tools_->actors.find_actors(*document, analysis);
  auto article =
      std::make_unique<GoldArticle>(std::move(*document), std::move(analysis), std::move(times),
                                    std::move(actors), tools_->ontology, tools_->lexicon);
  article->events = read_events(*gold);
  return article;
}

std::vector<std::string> gold_folders(const std::vector<std::string>& above) {
  std::vector<std::string> found;
  for (const std::string& folder : above) {
    std::error_code problem;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem))
      if (fs::exists(entry.path() / "gold.json")) found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<std::size_t> gold_of(const GoldArticle& article, const Draft& draft) {
  std::optional<std::size_t> best;
  double most = 0.0;
  for (std::size_t i = 0; i < article.events.size(); ++i) {
    const double fit = fit_of(article, draft, article.events[i]);
    if (fit > most) most = fit, best = i;
  }
  return best;
}

double fit_of(const GoldArticle& article, const Draft& draft, const GoldEvent& gold) {
  std::vector<Span> spans = {article.tree.span_of(draft.trigger)};
  spans.insert(spans.end(), draft.mentions.begin(), draft.mentions.end());
  double best = 0.0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const Span span{article.document.code_points_before(spans[i].begin),
                    article.document.code_points_before(spans[i].end)};
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

}  // namespace dateline
