#include "render/drawing_program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "base/child_process.hpp"
#include "draw/protocol.hpp"

namespace dateline {
namespace {

constexpr DrawingLimits kPictureLimits{60, std::size_t{2} << 30};
constexpr std::string_view kFewerEvents = "draw fewer events (--top), or write .svg";

// Beside this program (an unpacked build), where `install` puts it, or in the build tree.
std::optional<std::string> find_program() {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path self = fs::read_symlink("/proc/self/exe", error);
  const fs::path here = self.parent_path();
  for (const fs::path& folder : {here, here / ".." / "libexec", here / ".." / "draw",
                                 here / ".." / "src" / "draw", fs::path(DATELINE_LIBEXECDIR)}) {
    const fs::path program = folder / draw::kProgramName;
    if (access(program.c_str(), X_OK) == 0) return program.string();
  }
  return std::nullopt;
}

tl::unexpected<Error> drawing_failed(ErrorCode code, std::string what) {
  return fail(code, "cannot draw the picture: " + std::move(what), {}, std::string(kFewerEvents));
}

tl::unexpected<Error> failure_of(const ChildResult& result, const DrawingLimits& limits) {
  const std::string time = fmt::format("it needs more than {} seconds", limits.cpu_seconds);
  const std::string memory =
      fmt::format("it needs more than {} MB of memory", limits.memory_bytes >> 20);
  if (result.end == ChildResult::End::silent) return drawing_failed(ErrorCode::limit, time);
  if (result.end == ChildResult::End::killed) {
    if (result.code == SIGXCPU || result.code == SIGKILL)
      return drawing_failed(ErrorCode::limit, time);
    return drawing_failed(ErrorCode::internal, fmt::format("it crashed (signal {})", result.code));
  }
  if (result.code == draw::kOutOfMemory) return drawing_failed(ErrorCode::limit, memory);
  // What it wrote before it ended is its message.
  std::string what =
      result.output.empty() ? fmt::format("it ended with {}", result.code) : result.output;
  return drawing_failed(result.code == draw::kTooLarge ? ErrorCode::limit : ErrorCode::internal,
                        std::move(what));
}

// How a whole picture begins and ends.
struct PictureForm {
  std::string_view begin;
  std::string_view end;
};
constexpr PictureForm kSvg{"<", "</svg>\n"};
constexpr PictureForm kPng{"\x89PNG\r\n\x1A\n", "IEND\xAE\x42\x60\x82"};
constexpr PictureForm kPdf{"%PDF-", "%%EOF\n"};

bool is_picture(std::string_view bytes, const PictureForm& form) {
  return bytes.starts_with(form.begin) && bytes.ends_with(form.end);
}

// The picture that the program makes of the input.
Result<std::string> run_program(std::vector<std::string> words, const std::string& input,
                                const PictureForm& form, const DrawingLimits& limits) {
  const std::optional<std::string> program = find_program();
  if (!program) {
    return fail(ErrorCode::write, fmt::format("cannot find {}", draw::kProgramName), {},
                "it belongs beside dateline; install dateline again");
  }
  words.insert(words.begin(),
               {*program, std::to_string(limits.cpu_seconds), std::to_string(limits.memory_bytes)});
  ChildResult result = run_child(words, input, {});
  if (result.end == ChildResult::End::not_started)
    return fail(ErrorCode::internal, "cannot start " + *program);
  if (result.end != ChildResult::End::exited || result.code != 0) return failure_of(result, limits);
  if (!is_picture(result.output, form)) {
    return drawing_failed(ErrorCode::internal, "what it gave is no whole picture");
  }
  return std::move(result.output);
}

}  // namespace

Result<std::string> draw_dot(const std::string& dot, const DrawingLimits& limits) {
#if DATELINE_GRAPHVIZ
  return run_program({std::string(draw::kDotToSvg)}, dot, kSvg, limits);
#else
  static_cast<void>(dot), static_cast<void>(limits);
  return fail(ErrorCode::usage, "this dateline was built without Graphviz", {},
              "write the graph as .dot and run: dot -Tsvg graph.dot -o graph.svg");
#endif
}

Result<std::string> svg_to_png(const std::string& svg) {
#if DATELINE_PICTURES
  return run_program({std::string(draw::kSvgToPng)}, svg, kPng, kPictureLimits);
#else
  static_cast<void>(svg);
  return fail(ErrorCode::usage, "this dateline was built without PNG", {},
              "write .svg and run: rsvg-convert timeline.svg -o timeline.png");
#endif
}

Result<std::string> svg_to_pdf(const std::vector<std::string>& svgs, const PdfOptions& options) {
#if DATELINE_PICTURES
  std::vector<std::string> words = {std::string(draw::kSvgToPdf), options.title,
                                    format_iso(options.date.value_or(Day{}))};
  if (options.paper) {
    words.push_back(fmt::format("{:.2f}", options.paper->width));
    words.push_back(fmt::format("{:.2f}", options.paper->height));
  }
  std::string all;
  for (const std::string& svg : svgs) {
    if (svgs.size() > 1) words.push_back(std::to_string(svg.size()));
    all += svg;
  }
  return run_program(std::move(words), all, kPdf, kPictureLimits);
#else
  static_cast<void>(svgs), static_cast<void>(options);
  return fail(ErrorCode::usage, "this dateline was built without PDF", {},
              "write .svg and run: rsvg-convert -f pdf timeline.svg -o timeline.pdf");
#endif
}

}  // namespace dateline
