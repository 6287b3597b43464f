#include "draw/pictures.hpp"

#if DATELINE_PICTURES

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace dateline::draw {
namespace {

constexpr double kPointsPerInch = 72;
constexpr double kDotsPerInch = 300;
constexpr double kLeastDotsPerInch = 72;
constexpr double kMaxSide = 32'000;        // cairo's images end at 32,767
constexpr double kMaxPixels = 150e6;       // 600 MB of memory
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

Drawing svg_to_pdf(const std::string& svg, const std::string& title, const std::string& day) {
  Picture picture;
  if (Drawing opened = open_picture(svg, picture); opened.code != kDrawn) return opened;
  if (std::max(picture.width, picture.height) > kMaxPdfPoints) {
    return {kTooLarge, "it is too large for PDF"};
  }
  Drawing out;
  const Surface surface(
      cairo_pdf_surface_create_for_stream(append, &out.bytes, picture.width, picture.height));
  const std::string date = day + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "dateline");
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, date.c_str());
  if (Drawing painted = paint(picture, surface.get(), 1); painted.code != kDrawn) return painted;
  cairo_surface_finish(surface.get());
  Drawing written = checked(cairo_surface_status(surface.get()));
  return written.code == kDrawn ? out : written;
}

}  // namespace dateline::draw

#else

namespace dateline::draw {

Drawing svg_to_png(const std::string&) { return {kUsage, "built without PNG"}; }
Drawing svg_to_pdf(const std::string&, const std::string&, const std::string&) {
  return {kUsage, "built without PDF"};
}

}  // namespace dateline::draw

#endif
