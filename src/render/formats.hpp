#pragma once
// The formats that are text: each a function from what is told to bytes.

#include <string>

#include "dateline/graph/case.hpp"
#include "dateline/render/render.hpp"
#include "render/story.hpp"

namespace dateline {

[[nodiscard]] std::string render_text(const Story& story, const RenderOptions& options);
[[nodiscard]] std::string render_markdown(const Story& story);
[[nodiscard]] std::string render_html(const Case& value, const Case& saved, const Story& story);
[[nodiscard]] std::string render_csv(const Case& value, const Story& story,
                                     const RenderOptions& options);
[[nodiscard]] std::string render_dot(const Case& value, const Story& story);
[[nodiscard]] std::string render_actor_network(const Case& value, const Story& story);
[[nodiscard]] std::string render_spine_svg(const Story& story);

// data/: for other programs. docs/formats.md says what each cannot carry.
[[nodiscard]] std::string render_timelinejs(const Story& story);
[[nodiscard]] std::string render_vis(const Story& story);
[[nodiscard]] std::string render_mermaid(const Story& story);
[[nodiscard]] std::string render_markwhen(const Story& story);
[[nodiscard]] std::string render_icalendar(const Case& value, const Story& story);
[[nodiscard]] std::string render_graphml(const Case& value, const Story& story);
[[nodiscard]] std::string render_gexf(const Case& value, const Story& story);
[[nodiscard]] std::string render_cytoscape(const Case& value, const Story& story);
[[nodiscard]] std::string render_json_ld(const Case& value, const Story& story);
[[nodiscard]] std::string render_plover(const Case& value, const Story& story,
                                        const RenderOptions& options);
// Errors: internal.
[[nodiscard]] Result<std::string> render_xlsx(const Case& value, const Story& story);
[[nodiscard]] Result<std::string> render_docx(const Story& story);

}  // namespace dateline
