// Any bytes read as a case give a case or one error; a case is written and read back the same.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dateline/graph/case.hpp"
#include "dateline/graph/event_graph.hpp"
#include "dateline/graph/timeline.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto value = dateline::read_case(bytes, "fuzz.json");
  if (!value) return 0;
  dateline::EventGraph graph(*value);
  graph.tighten();
  (void)dateline::select_timeline(graph.value(), {});
  const auto back = dateline::read_case(dateline::write_case(graph.value(), -1), "back.json");
  if (!back || *back != graph.value()) __builtin_trap();
  return 0;
}
