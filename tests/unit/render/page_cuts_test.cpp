#include <doctest/doctest.h>

#include "render/spine.hpp"
#include "support/sample_case.hpp"

using namespace dateline;

TEST_CASE("pages hold whole rows, in order, none taller than the room") {
  const auto sample = sample::veltria();
  const Story story = tell(sample.value, sample.timeline);
  const Spine spine = lay_out_spine(story);
  for (const double room : {200.0, 300.0, 500.0, 10'000.0}) {
    CAPTURE(room);
    std::vector<double> cuts = page_cuts(story, spine, room);
    CHECK(cuts.empty() == (spine.height <= room));
    cuts.push_back(spine.height);
    double top = 0;
    std::size_t rows = 0;
    for (const double bottom : cuts) {
      CHECK(bottom > top);
      CHECK(bottom - top <= room + 0.01);
      for (const SpineRow& row : spine.rows) {
        const bool is_here = row.y >= top && row.y < bottom;
        rows += is_here ? 1 : 0;
        // The marker and every line of the row lie on the page.
        if (is_here) CHECK(row.y - spine_size::kMarker >= top);
        const double lines =
            spine_size::kBaseline +
            spine_size::kEventLine * static_cast<double>(row.title_lines.size() - 1) +
            spine_size::kMetaLine * static_cast<double>(row.meta_lines.size());
        if (is_here) CHECK(row.y + lines <= bottom + 0.01);
      }
      top = bottom;
    }
    CHECK(rows == spine.rows.size());
  }
}
