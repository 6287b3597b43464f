// A program of somebody who uses the installed library: prints an article's events.
#include <cstdio>

#include "dateline/pipeline.hpp"
#include "dateline/read/reader.hpp"

int main() {
  const auto pipeline = dateline::Pipeline::create({});
  if (!pipeline) return 1;
  const auto document = dateline::read_document(dateline::DocumentId{0}, "d1", "example",
                                                "A court blocked the rule on 3 May 2021.", {});
  if (!document) return 1;
  const dateline::Case value = pipeline->extract(*document, {});
  for (const dateline::Event& event : value.events) std::puts(event.label.c_str());
  return value.events.empty() ? 1 : 0;
}
