#pragma once
// The formats that are text: each a function from what is told to bytes.

#include <string>

#include "dateline/graph/case.hpp"
#include "dateline/render/render.hpp"
#include "render/story.hpp"

namespace dateline {

[[nodiscard]] std::string render_text(const Story& story, const RenderOptions& options);
[[nodiscard]] std::string render_markdown(const Story& story);
[[nodiscard]] std::string render_html(const Case& value, const Story& story);
[[nodiscard]] std::string render_csv(const Case& value, const Story& story,
                                     const RenderOptions& options);
[[nodiscard]] std::string render_dot(const Case& value, const Story& story);
[[nodiscard]] std::string render_spine_svg(const Story& story);

}  // namespace dateline
