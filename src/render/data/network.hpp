#pragma once
// The events of a story and their actors as a network: what every graph format writes.

#include <string>
#include <vector>

#include "dateline/graph/case.hpp"
#include "render/story.hpp"

namespace dateline {

struct NetworkNode {
  std::string id;  // "e3", "a7"
  std::string label;
  bool is_event = false;
  std::string type;                                   // of the event, or the actor's kind
  std::string status, edtf, earliest, latest, quote;  // events only
  double importance = 0.0;
};

struct NetworkEdge {
  std::string from, to;
  std::string type;  // "blocks", "agent", "target"
};

struct Network {
  std::vector<NetworkNode> nodes;
  std::vector<NetworkEdge> edges;
};

[[nodiscard]] Network network_of(const Case& value, const Story& story);

}  // namespace dateline
