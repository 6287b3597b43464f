// The graph in Graphviz's language, for people who lay it out themselves and for graphviz.cpp.
// Time runs down a column of plain period names; events of one date share a rank; events of one
// actor share a box; relations keep their colours and heads. Plain labels only: they look the same
// in every Graphviz, and text in them cannot become markup.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/measure.hpp"
#include "render/svg.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxBands = 24;  // more dates than that are put together by period
constexpr std::size_t kMaxClusters = 12;
constexpr double kLabelColumns = 34;
constexpr std::size_t kMaxLabelLines = 5;
constexpr std::size_t kMaxTooltip = 300;

// Rows [first, last) that share a rank.
struct Band {
  std::string words;
  std::string gap;  // before it
  std::size_t first = 0;
  std::size_t last = 0;
};

std::string band_words(const Row& row) {
  return row.date.note.empty() ? row.date.main : row.date.main + '\n' + row.date.note;
}

std::vector<Band> bands_by_date(const Story& story) {
  std::vector<Band> bands;
  for (const Period& period : story.periods) {
    std::string gap = period.gap;
    for (std::size_t i = period.first; i < period.last; ++i) {
      std::string words = band_words(story.rows[i]);
      if (i > period.first && bands.back().words == words) {
        bands.back().last = i + 1;
        continue;
      }
      bands.push_back({std::move(words), std::move(gap), i, i + 1});
      gap.clear();
    }
  }
  return bands;
}

std::vector<Band> bands_of(const Story& story) {
  std::vector<Band> bands = bands_by_date(story);
  if (bands.size() <= kMaxBands) return bands;
  bands.clear();
  for (const Period& period : story.periods) {
    bands.push_back({period.heading, period.gap, period.first, period.last});
  }
  return bands;
}

std::string wrapped_label(std::string_view text) {
  return join(wrap(text, {kLabelColumns, columns(), kMaxLabelLines, "…"}), "\n");
}

std::string node_label(const Row& row, bool wants_date) {
  std::string label = wrapped_label(fmt::format("{}  {}", row.number, row.title));
  if (wants_date) label += '\n' + row.date.main;
  if (!row.tag.empty()) label += '\n' + std::string(row.tag);
  std::string by = byline(row);
  const std::string marks = source_marks(row, ",");
  if (!marks.empty()) by += fmt::format("{}[{}]", by.empty() ? "" : " ", marks);
  if (!by.empty()) label += '\n' + wrapped_label(by);
  return label;
}

struct NodeLook {
  std::string_view shape, style, color, fill;
  double width;
};

NodeLook node_look(const Row& row) {
  const bool is_undated = row.uncertain;
  const std::string_view plain = is_undated ? "filled,dashed" : "filled";
  switch (row.event->status) {
    case Status::asserted:
      return {"box", plain, ink::kHappened, ink::kWhite, 1.3};
    case Status::ongoing:
      return {"box", plain, ink::kHappened, "#EEF3F7", 2.2};
    case Status::planned:
      return {"box", "filled,rounded,dashed", ink::kPlanned, ink::kWhite, 1.3};
    case Status::alleged:
      return {"box", is_undated ? "filled,diagonals,dashed" : "filled,diagonals", ink::kAlleged,
              ink::kAllegedFill, 1.3};
    case Status::denied:
      return {"box", is_undated ? "filled,diagonals,dashed" : "filled,diagonals", ink::kDispute,
              ink::kWhite, 1.3};
    case Status::blocked:
      return {"octagon", plain, ink::kBlocked, ink::kWhite, 2};
    case Status::hypothetical:
      return {"box", "filled,rounded,dotted", ink::kPlanned, ink::kWhite, 1.3};
    case Status::negated:
      return {"box", "filled,dotted", ink::kMuted, ink::kWhite, 1.3};
  }
  return {};
}

std::string_view edge_style(RelationType type) {
  switch (type) {
    case RelationType::blocks:
      return R"(color="#B0331A", fontcolor="#B0331A", penwidth=2.4, arrowhead=tee, arrowsize=1.1)";
    case RelationType::challenges:
    case RelationType::denies:
    case RelationType::contradicts:
      return R"(style=dashed, color="#6A3D8F", fontcolor="#6A3D8F", arrowhead=vee)";
    case RelationType::responds_to:
      return "style=dotted";
    default:
      return "";
  }
}

std::string node(const Story& story, const Row& row, bool wants_date) {
  const NodeLook look = node_look(row);
  std::string out = fmt::format(
      "  e{0} [id=\"e{0}\", class=\"{1}\", shape={2}, style=\"{3}\", color=\"{4}\", "
      "fillcolor=\"{5}\", penwidth={6}, label={7}",
      row.number, status_name(row.event->status), look.shape, look.style, look.color, look.fill,
      look.width, dot_quote(node_label(row, wants_date)));
  if (look.shape == "octagon") out += ", margin=\"0.02,0.01\"";
  const std::string tooltip = clip(one_line(row.event->quote.text), kMaxTooltip);
  out += ", tooltip=" + dot_quote(tooltip.empty() ? row.title : tooltip);
  for (const int source : row.sources) {
    const auto at = static_cast<std::size_t>(source - 1);
    if (at >= story.sources.size() || !story.sources[at].url) continue;
    out += ", URL=" + dot_quote(*story.sources[at].url);
    break;
  }
  return out + "];\n";
}

// The column of dates, as a heavy chain that fixes the ranks.
std::string time_column(const std::vector<Band>& bands) {
  std::string out =
      "  node [shape=plaintext, style=\"\", fontsize=10, fontcolor=\"#55606B\"];\n"
      "  edge [color=\"#C9D1D8\", arrowhead=none, penwidth=1.6, weight=50];\n";
  for (std::size_t i = 0; i < bands.size(); ++i) {
    out += fmt::format("  t{} [label={}, tooltip=\"\"];\n", i + 1, dot_quote(bands[i].words));
    if (i == 0) continue;
    out += fmt::format("  t{} -> t{}", i, i + 1);
    if (!bands[i].gap.empty()) {
      out += fmt::format(" [style=dotted, label={}]", dot_quote(fmt::format("  {}", bands[i].gap)));
    }
    out += ";\n";
  }
  return out;
}

std::string ranks(const Story& story, const std::vector<Band>& bands) {
  std::string out;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    out += fmt::format("  {{ rank=same; t{};", i + 1);
    for (std::size_t k = bands[i].first; k < bands[i].last; ++k) {
      out += fmt::format(" e{};", story.rows[k].number);
    }
    out += " }\n";
  }
  return out;
}

// Boxes around the events of one actor: of those with two events or more, the busiest first.
std::string clusters(const Case& value, const Story& story) {
  std::map<ActorId, std::vector<int>> events;
  for (const Row& row : story.rows) {
    if (!row.event->agents.empty()) events[row.event->agents.front()].push_back(row.number);
  }
  std::vector<ActorId> actors;
  for (const auto& [actor, numbers] : events) {
    if (numbers.size() > 1 && index(actor) < value.actors.size()) actors.push_back(actor);
  }
  std::stable_sort(actors.begin(), actors.end(),
                   [&](ActorId a, ActorId b) { return events[a].size() > events[b].size(); });
  if (actors.size() > kMaxClusters) actors.resize(kMaxClusters);
  std::string out;
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const std::string name = wrapped_label(one_line(value.actors[index(actors[i])].name));
    out += fmt::format(
        "  subgraph cluster_{} {{ label={}; labelloc=t; labeljust=l; fontsize=10; "
        "fontcolor=\"#55606B\"; style=\"rounded,filled\"; color=\"#E3E8EC\"; "
        "fillcolor=\"#F7F9FA\";",
        i + 1, dot_quote(name));
    for (const int number : events[actors[i]]) out += fmt::format(" e{};", number);
    out += " }\n";
  }
  return out;
}

// The band of each row.
std::vector<std::size_t> band_numbers(const Story& story, const std::vector<Band>& bands) {
  std::vector<std::size_t> numbers(story.rows.size(), 0);
  for (std::size_t i = 0; i < bands.size(); ++i) {
    for (std::size_t k = bands[i].first; k < bands[i].last; ++k) numbers[k] = i;
  }
  return numbers;
}

// Only relations that follow time may shape the layout; the others would fight the ranks.
std::string relations(const Story& story, const std::vector<Band>& bands) {
  const std::vector<std::size_t> band = band_numbers(story, bands);
  std::string out;
  for (const StoryRelation& relation : story.relations) {
    std::string attributes =
        fmt::format("label={}", dot_quote(fmt::format(" {}", relation_verb(relation.type).active)));
    const std::string_view style = edge_style(relation.type);
    if (!style.empty()) attributes += fmt::format(", {}", style);
    if (band[relation.from] >= band[relation.to]) attributes += ", constraint=false";
    out += fmt::format("  e{} -> e{} [{}];\n", story.rows[relation.from].number,
                       story.rows[relation.to].number, attributes);
  }
  return out;
}

std::string heading(const Story& story) {
  std::string words = story.title + '\n';
  if (!story.subtitle.empty()) words += story.subtitle + '\n';
  return fmt::format(
      "digraph dateline {{\n"
      "  graph [rankdir=TB, newrank=true, splines=spline, nodesep=0.28, ranksep=0.42, pad=0.25,\n"
      "         bgcolor=white, fontname=\"Arial\", fontsize=13, fontcolor=\"#14181C\", "
      "labelloc=t,\n"
      "         labeljust=l, outputorder=edgesfirst, tooltip=\"\", label={}];\n"
      "  node [fontname=\"Arial\", fontsize=10, fontcolor=\"#14181C\", margin=\"0.10,0.06\"];\n"
      "  edge [fontname=\"Arial\", fontsize=8.5, fontcolor=\"#55606B\", arrowsize=0.65];\n",
      dot_quote(words, DotLines::left));
}

}  // namespace

std::string render_dot(const Case& value, const Story& story) {
  const std::vector<Band> bands = bands_of(story);
  const bool wants_dates = bands.size() != bands_by_date(story).size();
  std::string out = heading(story) + time_column(bands);
  out += "  node [fontcolor=\"#14181C\"];\n";
  for (const Row& row : story.rows) out += node(story, row, wants_dates);
  out += ranks(story, bands);
  out += clusters(value, story);
  out += "  edge [color=\"#55606B\", arrowhead=normal, penwidth=1.1, weight=1];\n";
  return out + relations(story, bands) + "}\n";
}

}  // namespace dateline
