#include "dateline/render/render.hpp"

#include <fmt/format.h>

#include "render/drawing_program.hpp"
#include "render/formats.hpp"
#include "render/lanes.hpp"
#include "render/spine.hpp"

namespace dateline {
namespace {

constexpr double kPaperMargin = 56.7;  // 20 mm, as src/draw leaves it

std::optional<Day> newest_source(const Case& value) {
  std::optional<Day> newest;
  for (const CaseDocument& document : value.documents) {
    if (document.published && (!newest || *newest < *document.published)) {
      newest = document.published;
    }
  }
  return newest;
}

std::string dot_of(const Case& value, const Story& story, const RenderOptions& options) {
  return options.view == View::actors ? render_actor_network(value, story)
                                      : render_dot(value, story);
}

Result<std::string> graph_svg(const Case& value, const Story& story, const RenderOptions& options) {
  if (story.rows.size() > options.max_graph_nodes) {
    return fail(ErrorCode::limit,
                fmt::format("the graph has {} events, and Graphviz is given at most {}",
                            story.rows.size(), options.max_graph_nodes),
                {}, "draw fewer (--top), or the timeline, or write .dot");
  }
  return draw_dot(dot_of(value, story, options),
                  {options.graphviz_cpu_seconds, options.graphviz_memory_bytes});
}

std::optional<Paper> paper_of(Page page) {
  switch (page) {
    case Page::a4:
      return Paper{595.28, 841.89};
    case Page::letter:
      return Paper{612, 792};
    case Page::landscape:
    case Page::slide:
    case Page::column:
      break;
  }
  return std::nullopt;
}

bool is_in_lanes(const Story& story, const RenderOptions& options) {
  const bool is_wide = options.page == Page::landscape || options.page == Page::slide;
  return options.layout == Layout::lanes ||
         (options.layout == Layout::automatic && is_wide && story.rows.size() <= kMaxLaneEvents);
}

std::string lanes_svg(const Story& story, Page page) {
  constexpr double landscape_height = 595, slide_height = 540;
  if (page == Page::slide)
    return draw_lanes(story, lay_out_lanes(story, kSlideWidth), slide_height);
  return draw_lanes(story, lay_out_lanes(story, kLandscapeWidth),
                    page == Page::landscape ? landscape_height : 0);
}

Result<std::string> timeline_pdf(const Case& value, const Story& story,
                                 const RenderOptions& options) {
  const Spine spine = lay_out_spine(story);
  const PdfOptions pdf{story.title, newest_source(value), paper_of(options.page)};
  std::vector<double> cuts;
  if (pdf.paper) cuts = page_cuts(story, spine, pdf.paper->height - 2 * kPaperMargin);
  cuts.push_back(spine.height);
  std::vector<std::string> pages;
  double top = 0;
  for (const double bottom : cuts) {
    pages.push_back(draw_spine(story, spine, {top, bottom}));
    top = bottom;
  }
  return svg_to_pdf(pages, pdf);
}

Result<std::string> picture(Format format, const Case& value, const Story& story,
                            const RenderOptions& options) {
  const bool is_timeline = options.view == View::timeline;
  const bool has_lanes = is_timeline && is_in_lanes(story, options);
  if (format == Format::pdf && is_timeline && !has_lanes)
    return timeline_pdf(value, story, options);
  Result<std::string> svg = !is_timeline ? graph_svg(value, story, options)
                            : has_lanes  ? Result<std::string>(lanes_svg(story, options.page))
                                         : Result<std::string>(render_spine_svg(story));
  if (!svg || format == Format::svg) return svg;
  if (format == Format::png) return svg_to_png(*svg);
  return svg_to_pdf({*svg}, {story.title, newest_source(value), paper_of(options.page)});
}

}  // namespace

Result<std::string> render(Format format, const Drawing& drawing, const RenderOptions& options) {
  const Case& value = drawing.graph.value();
  const Case& saved = drawing.saved ? *drawing.saved : value;
  if (format == Format::json) return write_case(saved);
  const Story story = tell(value, drawing.timeline);
  switch (format) {
    case Format::text:
      return render_text(story, options);
    case Format::markdown:
      return render_markdown(story);
    case Format::html:
      return render_html(value, saved, story);
    case Format::csv:
      return render_csv(value, story, options);
    case Format::dot:
      return dot_of(value, story, options);
    case Format::xlsx:
      return render_xlsx(value, story);
    case Format::docx:
      return render_docx(story);
    case Format::icalendar:
      return render_icalendar(value, story);
    case Format::timelinejs:
      return render_timelinejs(story);
    case Format::vis:
      return render_vis(story);
    case Format::mermaid:
      return render_mermaid(story);
    case Format::markwhen:
      return render_markwhen(story);
    case Format::graphml:
      return render_graphml(value, story);
    case Format::gexf:
      return render_gexf(value, story);
    case Format::cytoscape:
      return render_cytoscape(value, story);
    case Format::json_ld:
      return render_json_ld(value, story);
    case Format::plover:
      return render_plover(value, story, options);
    default:
      return picture(format, value, story, options);
  }
}

}  // namespace dateline
