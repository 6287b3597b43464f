// Any bytes as the words of a case, through every text format.
#include <cstddef>
#include <cstdint>
#include <string>

#include "../unit/support/sample_case.hpp"
#include "dateline/base/utf8.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(bytes), size);
  dateline::sample::Sample sample = dateline::sample::veltria();
  std::size_t at = 0;
  const auto next = [&] {
    const std::size_t from = at < size ? at : 0;
    at = from + 40;
    return text.substr(from, 40);
  };
  for (dateline::Event& event : sample.value.events) {
    event.label = next();
    event.quote.text = next();
  }
  for (dateline::Actor& actor : sample.value.actors) actor.name = next();
  sample.value.documents[0].title = text;
  sample.value.documents[0].url = next();
  sample.timeline.title = text;
  const dateline::Story story = dateline::tell(sample.value, sample.timeline);
  dateline::RenderOptions narrow;
  narrow.width = size % 100;
  narrow.ascii = size % 2 == 0;
  for (const std::string& out :
       {dateline::render_text(story, narrow), dateline::render_markdown(story),
        dateline::render_html(sample.value, sample.value, story), dateline::render_csv(sample.value, story, {}),
        dateline::render_dot(sample.value, story), dateline::render_spine_svg(story)}) {
    if (!dateline::is_valid_utf8(out)) __builtin_trap();
  }
  return 0;
}
