// GraphML (http://graphml.graphdrawing.org): events and actors as nodes, relations and roles as
// directed edges.
#include <fmt/format.h>

#include <array>

#include "render/data/network.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

namespace dateline {
namespace {

struct Key {
  std::string_view id, owner, name, type;
};
constexpr std::array<Key, 10> kKeys = {{{"label", "node", "label", "string"},
                                        {"kind", "node", "kind", "string"},
                                        {"type", "node", "type", "string"},
                                        {"status", "node", "status", "string"},
                                        {"date", "node", "date", "string"},
                                        {"earliest", "node", "earliest", "string"},
                                        {"latest", "node", "latest", "string"},
                                        {"quote", "node", "quote", "string"},
                                        {"importance", "node", "importance", "double"},
                                        {"relation", "edge", "relation", "string"}}};

void add_data(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty())
    out += fmt::format("      <data key=\"{}\">{}</data>\n", key, xml_text(value));
}

}  // namespace

std::string render_graphml(const Case& value, const Story& story) {
  const Network network = network_of(value, story);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const Key& key : kKeys)
    out += fmt::format("  <key id=\"{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"/>\n", key.id,
                       key.owner, key.name, key.type);
  out += "  <graph id=\"case\" edgedefault=\"directed\">\n";
  for (const NetworkNode& node : network.nodes) {
    out += fmt::format("    <node id=\"{}\">\n", node.id);
    add_data(out, "label", node.label);
    add_data(out, "kind", node.is_event ? "event" : "actor");
    add_data(out, "type", node.type);
    add_data(out, "status", node.status);
    add_data(out, "date", node.edtf);
    add_data(out, "earliest", node.earliest);
    add_data(out, "latest", node.latest);
    add_data(out, "quote", node.quote);
    if (node.is_event) add_data(out, "importance", fmt::format("{:.3f}", node.importance));
    out += "    </node>\n";
  }
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const NetworkEdge& edge = network.edges[i];
    out += fmt::format("    <edge id=\"r{}\" source=\"{}\" target=\"{}\">\n", i + 1, edge.from,
                       edge.to);
    add_data(out, "relation", edge.type);
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace dateline
