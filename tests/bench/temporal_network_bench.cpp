// Time to tighten a case of N events, 60 % of them dated, two relations an event, and the same with
// one relation in a hundred turned against the dates.
//
//   temporal_network_bench [EVENTS]      prints one line a run: events, relations, conflicts, ms
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "dateline/graph/event_graph.hpp"

namespace {

using namespace dateline;

Case make_case(std::uint32_t count, bool has_faults) {
  std::mt19937 random(1991);
  Case value;
  value.documents.resize(1);
  value.documents[0].id = "d1";
  for (std::uint32_t i = 0; i < count; ++i) {
    Event event;
    event.type = "other";
    if (random() % 10 < 6) event.date = date_of_day(Day{static_cast<std::int32_t>(i / 20)});
    value.events.push_back(event);
  }
  for (std::uint32_t i = 0; i < 2 * count; ++i) {
    auto first = static_cast<std::uint32_t>(random() % count);
    auto second = static_cast<std::uint32_t>(random() % count);
    if (first > second) std::swap(first, second);
    if (has_faults && random() % 100 == 0) std::swap(first, second);
    value.relations.push_back({EventId{first}, EventId{second}, RelationType::precedes, {}});
  }
  return value;
}

void run(std::uint32_t count, bool has_faults) {
  EventGraph graph(make_case(count, has_faults));
  const auto start = std::chrono::steady_clock::now();
  graph.tighten();
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
  std::printf("%u events, %u relations, %zu conflicts: %.1f ms\n", count, 2 * count,
              graph.value().conflicts.size(), spent.count());
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint32_t only = argc > 1 ? static_cast<std::uint32_t>(std::atoi(argv[1])) : 0;
  for (const std::uint32_t count : {1000u, 10000u, 100000u}) {
    if (only != 0 && only != count) continue;
    run(count, false);
    run(count, true);
  }
  return 0;
}
