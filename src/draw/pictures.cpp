#include "draw/pictures.hpp"

#if DATELINE_PICTURES

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>
#include <utility>

namespace dateline::draw {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kDotsPerInch = 300;
constexpr double kLeastDotsPerInch = 72;
constexpr double kMaxSide = 32'000;        // cairo's images end at 32,767
constexpr double kMaxPixels = 150e6;       // 600 MB of memory
constexpr double kPaperMargin = 56.7;      // 20 mm
constexpr double kMaxPdfPoints = 1000000;  // far beyond any timeline, within cairo's fixed point

struct HandleCloser {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
struct SurfaceCloser {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextCloser {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Handle = std::unique_ptr<RsvgHandle, HandleCloser>;
using Surface = std::unique_ptr<cairo_surface_t, SurfaceCloser>;
using Context = std::unique_ptr<cairo_t, ContextCloser>;

// An open drawing and its size in points.
struct Picture {
  Handle handle;
  double width = 0;
  double height = 0;
};

std::string taken_message(GError* error) {
  std::string message = error != nullptr ? error->message : "unknown error";
  g_clear_error(&error);
  return message;
}

// Opens into `picture`; kDrawn or why not.
Drawing open_picture(const std::string& svg, Picture& picture) {
  GError* error = nullptr;
  picture.handle.reset(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (!picture.handle) return {kFailed, taken_message(error)};
  rsvg_handle_set_dpi(picture.handle.get(), kPointsPerInch);
  if (rsvg_handle_get_intrinsic_size_in_pixels(picture.handle.get(), &picture.width,
                                               &picture.height) == 0) {
    return {kFailed, "the drawing has no size"};
  }
  return {};
}

Drawing paint(const Picture& picture, cairo_surface_t* surface, double scale) {
  const Context context(cairo_create(surface));
  cairo_scale(context.get(), scale, scale);
  const RsvgRectangle page{0, 0, picture.width, picture.height};
  GError* error = nullptr;
  if (rsvg_handle_render_document(picture.handle.get(), context.get(), &page, &error) == 0) {
    return {kFailed, taken_message(error)};
  }
  return {};
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

Drawing checked(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return {};
  if (status == CAIRO_STATUS_NO_MEMORY) return {kOutOfMemory, {}};
  return {kFailed, cairo_status_to_string(status)};
}

// Dots per inch with which the picture stays inside what cairo and memory allow.
double fitting_dpi(const Picture& picture) {
  const double side = std::max(picture.width, picture.height);
  const double area = picture.width * picture.height;
  return std::min({kDotsPerInch, kMaxSide / side * kPointsPerInch,
                   std::sqrt(kMaxPixels / area) * kPointsPerInch});
}

}  // namespace

Drawing svg_to_png(const std::string& svg) {
  Picture picture;
  if (Drawing opened = open_picture(svg, picture); opened.code != kDrawn) return opened;
  const double dpi = fitting_dpi(picture);
  if (dpi < kLeastDotsPerInch) return {kTooLarge, "it is too large for PNG"};
  const double scale = dpi / kPointsPerInch;
  const Surface surface(cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(picture.width * scale)),
      static_cast<int>(std::ceil(picture.height * scale))));
  if (Drawing ready = checked(cairo_surface_status(surface.get())); ready.code != kDrawn) {
    return ready;
  }
  {
    // The last row and column of pixels may be covered in part.
    const Context context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
  }
  if (Drawing painted = paint(picture, surface.get(), scale); painted.code != kDrawn) {
    return painted;
  }
  Drawing out;
  Drawing written = checked(cairo_surface_write_to_png_stream(surface.get(), append, &out.bytes));
  return written.code == kDrawn ? out : written;
}

namespace {

constexpr double kFooterSize = 7.5;

// "title      2 of 5" under the drawing.
void write_footer(cairo_t* context, const std::string& title, std::size_t page, std::size_t pages,
                  double left, double right, double baseline) {
  cairo_select_font_face(context, "Arial", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(context, kFooterSize);
  cairo_set_source_rgb(context, 0.33, 0.38, 0.42);
  const std::string count = std::to_string(page) + " of " + std::to_string(pages);
  cairo_text_extents_t extents;
  cairo_text_extents(context, count.c_str(), &extents);
  cairo_move_to(context, right - extents.x_advance, baseline);
  cairo_show_text(context, count.c_str());
  cairo_save(context);
  cairo_rectangle(context, left, baseline - 2 * kFooterSize, right - left - extents.x_advance - 12,
                  3 * kFooterSize);
  cairo_clip(context);
  cairo_move_to(context, left, baseline);
  cairo_show_text(context, title.c_str());
  cairo_restore(context);
}

Drawing render_at(const Picture& picture, cairo_t* context) {
  const RsvgRectangle all{0, 0, picture.width, picture.height};
  GError* error = nullptr;
  if (rsvg_handle_render_document(picture.handle.get(), context, &all, &error) == 0)
    return {kFailed, taken_message(error)};
  return {};
}

// An SVG a page, in the middle of the paper's width.
Drawing paint_pages(std::string_view svgs, cairo_surface_t* surface, const std::string& title,
                    const std::vector<double>& paper) {
  const Context context(cairo_create(surface));
  const std::size_t pages = paper.size() - 2;
  for (std::size_t page = 0; page < pages; ++page) {
    const auto size = static_cast<std::size_t>(paper[page + 2]);
    Picture picture;
    if (Drawing opened = open_picture(std::string(svgs.substr(0, size)), picture);
        opened.code != kDrawn)
      return opened;
    svgs.remove_prefix(std::min(size, svgs.size()));
    const double left = (paper[0] - picture.width) / 2;
    cairo_save(context.get());
    cairo_translate(context.get(), left, kPaperMargin);
    cairo_rectangle(context.get(), 0, 0, picture.width, picture.height);
    cairo_clip(context.get());
    if (Drawing done = render_at(picture, context.get()); done.code != kDrawn) return done;
    cairo_restore(context.get());
    write_footer(context.get(), title, page + 1, pages, left, left + picture.width,
                 paper[1] - kPaperMargin / 2);
    cairo_show_page(context.get());
  }
  return {};
}

// All of it on one page, as large as it fits, never larger than it is.
Drawing paint_fitted(const Picture& picture, cairo_surface_t* surface, double width,
                     double height) {
  const double scale = std::min({(width - 2 * kPaperMargin) / picture.width,
                                 (height - 2 * kPaperMargin) / picture.height, 1.0});
  const Context context(cairo_create(surface));
  cairo_translate(context.get(), (width - scale * picture.width) / 2, kPaperMargin);
  cairo_scale(context.get(), scale, scale);
  return render_at(picture, context.get());
}

}  // namespace

Drawing svg_to_pdf(const std::string& svg, const std::string& title, const std::string& day,
                   const std::vector<double>& paper) {
  Picture picture;
  const std::size_t first = paper.size() > 2 ? static_cast<std::size_t>(paper[2]) : svg.size();
  if (Drawing opened = open_picture(svg.substr(0, first), picture); opened.code != kDrawn)
    return opened;
  if (std::max(picture.width, picture.height) > kMaxPdfPoints) {
    return {kTooLarge, "it is too large for PDF"};
  }
  Drawing out;
  const bool is_on_paper = paper.size() >= 2;
  const bool is_across = paper.size() == 2 && picture.width > picture.height;
  double width = is_on_paper ? paper[0] : picture.width;
  double height = is_on_paper ? paper[1] : picture.height;
  if (is_across) std::swap(width, height);
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &out.bytes, width, height));
  const std::string date = day + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "dateline");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  const Drawing painted = paper.size() > 2 ? paint_pages(svg, surface.get(), title, paper)
                          : is_on_paper    ? paint_fitted(picture, surface.get(), width, height)
                                           : paint(picture, surface.get(), 1);
  if (painted.code != kDrawn) return painted;
  cairo_surface_finish(surface.get());
  Drawing written = checked(cairo_surface_status(surface.get()));
  return written.code == kDrawn ? out : written;
}

}  // namespace dateline::draw

#else

namespace dateline::draw {

Drawing svg_to_png(const std::string&) { return {kUsage, "built without PNG"}; }
Drawing svg_to_pdf(const std::string&, const std::string&, const std::string&,
                   const std::vector<double>&) {
  return {kUsage, "built without PDF"};
}

}  // namespace dateline::draw

#endif
