// Cytoscape.js (https://js.cytoscape.org/#notation/elements-json).
#include <fmt/format.h>

#include "render/data/json_text.hpp"
#include "render/data/network.hpp"
#include "render/formats.hpp"

namespace dateline {

std::string render_cytoscape(const Case& value, const Story& story) {
  const Network network = network_of(value, story);
  OrderedJson nodes = OrderedJson::array();
  for (const NetworkNode& node : network.nodes) {
    OrderedJson data = {{"id", node.id},
                        {"label", node.label},
                        {"kind", node.is_event ? "event" : "actor"},
                        {"type", node.type}};
    if (node.is_event) {
      data["status"] = node.status;
      data["date"] = node.edtf;
      data["earliest"] = node.earliest;
      data["latest"] = node.latest;
      data["importance"] = node.importance;
      data["quote"] = node.quote;
    }
    nodes.push_back(
        {{"data", std::move(data)}, {"classes", node.is_event ? node.status : "actor"}});
  }
  OrderedJson edges = OrderedJson::array();
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const NetworkEdge& edge = network.edges[i];
    edges.push_back({{"data",
                      {{"id", fmt::format("r{}", i + 1)},
                       {"source", edge.from},
                       {"target", edge.to},
                       {"label", edge.type}}}});
  }
  OrderedJson out;
  out["elements"] = {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
  return json_text(out);
}

}  // namespace dateline
