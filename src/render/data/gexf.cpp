// GEXF 1.3 (https://gexf.net): as GraphML, with the possible days as the time that a node is there.
#include <fmt/format.h>

#include <array>

#include "render/data/network.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 6> kAttributes = {"kind", "type",  "status",
                                                         "date", "quote", "importance"};

std::string value_of(std::size_t attribute, const NetworkNode& node) {
  switch (attribute) {
    case 0:
      return node.is_event ? "event" : "actor";
    case 1:
      return node.type;
    case 2:
      return node.status;
    case 3:
      return node.edtf;
    case 4:
      return node.quote;
    default:
      return node.is_event ? fmt::format("{:.3f}", node.importance) : "";
  }
}

std::string time_of(const NetworkNode& node) {
  std::string out;
  if (!node.earliest.empty()) out += fmt::format(" start=\"{}\"", node.earliest);
  if (!node.latest.empty()) out += fmt::format(" end=\"{}\"", node.latest);
  return out;
}

}  // namespace

std::string render_gexf(const Case& value, const Story& story) {
  const Network network = network_of(value, story);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n";
  out += fmt::format(
      "  <meta>\n    <creator>dateline</creator>\n    <description>{}</description>\n  </meta>\n",
      xml_text(story.title));
  out +=
      "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">\n"
      "    <attributes class=\"node\" mode=\"static\">\n";
  for (std::size_t i = 0; i < kAttributes.size(); ++i)
    out += fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", i, kAttributes[i],
                       i == 5 ? "double" : "string");
  out += "    </attributes>\n    <nodes>\n";
  for (const NetworkNode& node : network.nodes) {
    out += fmt::format("      <node id=\"{}\" label=\"{}\"{}>\n        <attvalues>\n", node.id,
                       xml_attr(node.label), time_of(node));
    for (std::size_t i = 0; i < kAttributes.size(); ++i)
      if (const std::string text = value_of(i, node); !text.empty())
        out += fmt::format("          <attvalue for=\"{}\" value=\"{}\"/>\n", i, xml_attr(text));
    out += "        </attvalues>\n      </node>\n";
  }
  out += "    </nodes>\n    <edges>\n";
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const NetworkEdge& edge = network.edges[i];
    out += fmt::format(
        "      <edge id=\"r{}\" source=\"{}\" target=\"{}\" kind=\"{}\" label=\"{}\"/>\n", i + 1,
        edge.from, edge.to, xml_attr(edge.type), xml_attr(edge.type));
  }
  return out + "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace dateline
