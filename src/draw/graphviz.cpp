#include "draw/graphviz.hpp"

#if DATELINE_GRAPHVIZ

#include <graphviz/gvc.h>

#include "draw/graphviz_reader.hpp"

namespace dateline::draw {

Drawing dot_to_svg(const std::string& dot) {
  GVC_t* context = gvContext();
  Agraph_t* graph = read_dot(dot);
  if (context == nullptr || graph == nullptr) return {kFailed, "Graphviz cannot read the graph"};
  if (gvLayout(context, graph, "dot") != 0) return {kFailed, "Graphviz cannot lay out the graph"};
  char* picture = nullptr;
  unsigned int size = 0;
  if (gvRenderData(context, graph, "svg", &picture, &size) != 0) {
    return {kFailed, "Graphviz cannot draw the graph"};
  }
  return {kDrawn, std::string(picture, size)};
}

}  // namespace dateline::draw

#else

namespace dateline::draw {

Drawing dot_to_svg(const std::string&) { return {kUsage, "built without Graphviz"}; }

}  // namespace dateline::draw

#endif
