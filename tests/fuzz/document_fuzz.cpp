// Any bytes read as an article, as text or HTML: a case whose every citation can be cut out of the
// text, or one error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "dateline/graph/case.hpp"
#include "dateline/pipeline.hpp"
#include "dateline/read/reader.hpp"

using namespace dateline;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_citation(const Document& document, const Citation& citation) {
  require(citation.start <= citation.end && citation.end <= document.length());
}

void check_case(const Document& document, const Case& value) {
  for (const Event& event : value.events) {
    check_citation(document, event.quote);
    check_citation(document, event.trigger);
    require(!event.label.empty());
  }
  const auto back = read_case(write_case(value, -1), "back.json");
  require(back.has_value() && *back == value);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Pipeline pipeline = *Pipeline::create({});
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const InputFormat format : {InputFormat::text, InputFormat::html}) {
    ReadOptions options;
    options.format = format;
    const auto document = read_document(DocumentId{0}, "d1", "fuzz", bytes, options);
    if (!document) continue;
    std::size_t end = 0;
    for (const Block& block : document->blocks) {
      require(block.span.begin >= end && block.span.end <= document->text().size());
      end = block.span.end;
    }
    check_case(*document, pipeline.extract(*document, {}));
  }
  return 0;
}
