#include "train/evaluate_coreference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "train/entity_corpus.hpp"

namespace dateline {
namespace {

// The number of the entity that a mention belongs to; a mention that is in none is alone.
using Places = std::unordered_map<std::uint32_t, std::size_t>;

Places places_in(const Clusters& clusters) {
  Places places;
  for (std::size_t i = 0; i < clusters.size(); ++i)
    for (const std::uint32_t mention : clusters[i]) places.emplace(mention, i);
  return places;
}

// How many mentions of an entity each entity of the other side has, and how many none has.
struct Overlap {
  std::map<std::size_t, std::size_t> shared;
  std::size_t alone = 0;
};

Overlap overlap_of(const std::vector<std::uint32_t>& entity, const Places& places) {
  Overlap overlap;
  for (const std::uint32_t mention : entity) {
    const auto found = places.find(mention);
    if (found == places.end())
      ++overlap.alone;
    else
      ++overlap.shared[found->second];
  }
  return overlap;
}

double links(std::size_t mentions) {
  return static_cast<double>(mentions) * static_cast<double>(mentions - 1) / 2;
}

bool is_actor(TypeSet types) {
  // A person, an organisation or a place; GUM's other types have bits of none of these alone.
  constexpr TypeSet kNoName = 1;
  return (types & kNoName) == 0;
}

std::uint32_t head_of(const TreeSentence& sentence, const GumMention& mention) {
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    const std::uint32_t head = sentence.heads[i];
    if (head < mention.first || head >= mention.last) return i;
  }
  return mention.first;
}

Clusters found_clusters(const ActorSet& actors) {
  std::vector<std::vector<std::uint32_t>> by_actor(actors.actors.size());
  for (const Mention& mention : actors.mentions) {
    auto& cluster = by_actor[index(mention.actor)];
    if (std::ranges::find(cluster, mention.head) == cluster.end()) cluster.push_back(mention.head);
  }
  std::erase_if(by_actor, [](const auto& cluster) { return cluster.size() < 2; });
  return by_actor;
}

ActorSet find_actors(std::span<const TreeSentence> sentences, const Analyser& analyser,
                     const ActorFinder& finder) {
  std::string text;
  std::vector<std::vector<Span>> words;
  for (const TreeSentence& sentence : sentences) {
    words.emplace_back();
    for (const std::string& form : sentence.forms) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += form;
      words.back().push_back({begin, static_cast<std::uint32_t>(text.size())});
      text += ' ';
    }
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  Document document(DocumentId{}, sentences.front().document, "-", std::move(text));
  document.blocks = {{BlockKind::paragraph, {0, size}}};
  return finder.find_actors(document, analyser.analyse_words(document, words));
}

// Precision and recall of one measure over all documents.
struct Measure {
  const char* name;
  ScoreSum (*side)(const Clusters&, const Clusters&);
  ScoreSum precision{}, recall{};
};

}  // namespace

double CoreferenceScore::f1() const {
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

ScoreSum& ScoreSum::operator+=(const ScoreSum& other) {
  found += other.found;
  whole += other.whole;
  return *this;
}

ScoreSum muc(const Clusters& of, const Clusters& in) {
  const Places places = places_in(in);
  ScoreSum sum;
  for (const auto& entity : of) {
    const Overlap overlap = overlap_of(entity, places);
    const std::size_t parts = overlap.shared.size() + overlap.alone;
    sum += {static_cast<double>(entity.size() - parts), static_cast<double>(entity.size() - 1)};
  }
  return sum;
}

ScoreSum b_cubed(const Clusters& of, const Clusters& in) {
  const Places places = places_in(in);
  ScoreSum sum;
  for (const auto& entity : of) {
    const auto size = static_cast<double>(entity.size());
    for (const auto& [other, shared] : overlap_of(entity, places).shared) {
      const auto both = static_cast<double>(shared);
      sum.found += both * both / size;
    }
    sum.whole += size;
  }
  return sum;
}

ScoreSum lea(const Clusters& of, const Clusters& in) {
  const Places places = places_in(in);
  ScoreSum sum;
  for (const auto& entity : of) {
    double resolved = 0;
    for (const auto& [other, shared] : overlap_of(entity, places).shared) resolved += links(shared);
    const auto size = static_cast<double>(entity.size());
    sum += {size * resolved / links(entity.size()), size};
  }
  return sum;
}

Clusters gold_clusters(std::span<const TreeSentence> document) {
  std::map<std::string, std::vector<std::uint32_t>> by_entity;
  std::uint32_t first = 0;
  for (const TreeSentence& sentence : document) {
    for (const GumMention& mention : read_mentions(sentence)) {
      if (!is_actor(mention.types)) continue;
      auto& cluster = by_entity[mention.id];
      const std::uint32_t head = first + head_of(sentence, mention);
      if (std::ranges::find(cluster, head) == cluster.end()) cluster.push_back(head);
    }
    first += static_cast<std::uint32_t>(sentence.forms.size());
  }
  Clusters clusters;
  for (auto& [id, cluster] : by_entity)
    if (cluster.size() > 1) clusters.push_back(std::move(cluster));
  return clusters;
}

std::string evaluate_coreference(std::span<const TreeSentence> sentences, const Analyser& analyser,
                                 const ActorFinder& finder) {
  std::array<Measure, 3> measures = {{{"MUC", muc}, {"B3", b_cubed}, {"LEA", lea}}};
  std::size_t entities = 0;
  while (!sentences.empty()) {
    const std::string& name = sentences.front().document;
    const auto end =
        std::ranges::find_if(sentences, [&](const TreeSentence& s) { return s.document != name; });
    const auto document = sentences.first(static_cast<std::size_t>(end - sentences.begin()));
    sentences = sentences.subspan(document.size());
    const Clusters gold = gold_clusters(document);
    const Clusters found = found_clusters(find_actors(document, analyser, finder));
    entities += gold.size();
    for (Measure& measure : measures) {
      measure.precision += measure.side(found, gold);
      measure.recall += measure.side(gold, found);
    }
  }
  std::string out;
  for (const Measure& measure : measures) {
    const CoreferenceScore score{measure.precision.ratio(), measure.recall.ratio()};
    out += fmt::format("coreference, {:4} P {:.1f}  R {:.1f}  F1 {:.1f}  ({} entities)\n",
                       measure.name, 100 * score.precision, 100 * score.recall, 100 * score.f1(),
                       entities);
  }
  return out;
}

}  // namespace dateline
