// Who acted on whom, in Graphviz's language: an actor a node, its shape by kind; an arrow for all
// that one did to another, with the events' numbers and types, dashed where none of it is told as
// having happened.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/measure.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr double kLabelColumns = 24;
constexpr std::size_t kMostEdgeLines = 4;
constexpr double kWidest = 5.0;

struct Deeds {
  std::vector<std::string> words;  // "3 blocked"
  bool is_real = false;
};

constexpr std::size_t kMostWord = 24;

bool is_real(Status status) { return status == Status::asserted || status == Status::ongoing; }

std::string_view shape_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::person:
      return "ellipse";
    case ActorKind::court:
      return "house";
    case ActorKind::government:
    case ActorKind::country:
      return "box";
    case ActorKind::law:
      return "note";
    case ActorKind::product:
      return "component";
    default:
      return "box, style=\"rounded,filled\"";
  }
}

std::string node(const Case& value, ActorId actor) {
  const Actor& who = value.actors[index(actor)];
  const std::string name = join(wrap(one_line(who.name), {kLabelColumns, columns(), 4, "…"}), "\n");
  return fmt::format("  a{} [label={}, shape={}, tooltip={}];\n", index(actor) + 1, dot_quote(name),
                     shape_of(who.kind), dot_quote(actor_kind_name(who.kind)));
}

std::string edge(ActorId from, ActorId to, const Deeds& deeds) {
  std::vector<std::string> lines = deeds.words;
  if (lines.size() > kMostEdgeLines) {
    const std::size_t more = lines.size() - kMostEdgeLines + 1;
    lines.resize(kMostEdgeLines - 1);
    lines.push_back(fmt::format("and {} more", more));
  }
  const double width = std::min(1.0 + 0.4 * static_cast<double>(deeds.words.size()), kWidest);
  return fmt::format("  a{} -> a{} [label={}, penwidth={:.1f}{}];\n", index(from) + 1,
                     index(to) + 1, dot_quote(join(lines, "\n")), width,
                     deeds.is_real ? "" : ", style=dashed");
}

}  // namespace

std::string render_actor_network(const Case& value, const Story& story) {
  std::map<std::pair<ActorId, ActorId>, Deeds> deeds;
  std::set<ActorId> actors;
  for (const Row& row : story.rows) {
    const Event& event = *row.event;
    for (const ActorId agent : event.agents) {
      for (const ActorId target : event.targets) {
        if (agent == target || index(agent) >= value.actors.size() ||
            index(target) >= value.actors.size())
          continue;
        Deeds& done = deeds[{agent, target}];
        done.words.push_back(
            fmt::format("{} {}", row.number, clip(one_line(event.trigger.text), kMostWord)));
        done.is_real = done.is_real || is_real(event.status);
        actors.insert({agent, target});
      }
    }
  }
  std::string out = fmt::format(
      "digraph dateline {{\n"
      "  graph [rankdir=LR, splines=spline, nodesep=0.4, ranksep=0.9, pad=0.25, bgcolor=white,\n"
      "         fontname=\"Arial\", fontsize=13, fontcolor=\"#14181C\", labelloc=t, labeljust=l, "
      "tooltip=\"\",\n         label={}];\n"
      "  node [fontname=\"Arial\", fontsize=10, fontcolor=\"#14181C\", color=\"{}\", "
      "style=filled, fillcolor=white,\n        margin=\"0.12,0.07\"];\n"
      "  edge [fontname=\"Arial\", fontsize=8.5, fontcolor=\"{}\", color=\"{}\", arrowsize=0.7];\n",
      dot_quote(story.title + "\nWho acted on whom: " + count_words(actors.size(), "actor") +
                    ", numbers as on the timeline",
                DotLines::left),
      ink::kHappened, ink::kMuted, ink::kMuted);
  for (const ActorId actor : actors) out += node(value, actor);
  for (const auto& [pair, done] : deeds) out += edge(pair.first, pair.second, done);
  return out + "}\n";
}

}  // namespace dateline
