#include "render/drawing_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include "draw/protocol.hpp"

namespace dateline {
namespace {

// A child that neither writes nor uses its time is stuck.
constexpr int kSilenceMilliseconds = 30'000;
constexpr DrawingLimits kPictureLimits{60, std::size_t{2} << 30};
constexpr std::string_view kFewerEvents = "draw fewer events (--top), or write .svg";

// Closes a descriptor at the end of its scope.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() { reset(); }
  void reset() {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = -1;
  }
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

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

// The bytes as a file without a name, to be read from the start.
Descriptor in_memory(std::string_view bytes) {
  Descriptor file(memfd_create("dateline", MFD_CLOEXEC));
  while (file.get() >= 0 && !bytes.empty()) {
    const ssize_t written = write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Descriptor(-1);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.get() >= 0) lseek(file.get(), 0, SEEK_SET);
  return file;
}

bool start(const std::vector<std::string>& words, int input, int output, pid_t& child) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};  // no fonts, plugins or locale from the user's
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int status = posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(),
                                 environment.data());
  posix_spawn_file_actions_destroy(&actions);
  return status == 0;
}

// All that comes through the pipe; false when the child stays silent.
bool read_all(int descriptor, std::string& out) {
  std::array<char, 65536> buffer{};
  while (true) {
    pollfd wait{descriptor, POLLIN, 0};
    const int ready = poll(&wait, 1, kSilenceMilliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return false;
    const ssize_t size = read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return size == 0;
    out.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

tl::unexpected<Error> drawing_failed(ErrorCode code, std::string what) {
  return fail(code, "cannot draw the picture: " + std::move(what), {}, std::string(kFewerEvents));
}

// `output` is what the child wrote before it ended: its message, unless it was killed.
tl::unexpected<Error> failure_of(int status, const DrawingLimits& limits, std::string output) {
  const std::string time = fmt::format("it needs more than {} seconds", limits.cpu_seconds);
  const std::string memory =
      fmt::format("it needs more than {} MB of memory", limits.memory_bytes >> 20);
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU || signal == SIGKILL) return drawing_failed(ErrorCode::limit, time);
    return drawing_failed(ErrorCode::internal, fmt::format("it crashed (signal {})", signal));
  }
  const int code = WEXITSTATUS(status);
  if (code == draw::kOutOfMemory) return drawing_failed(ErrorCode::limit, memory);
  if (output.empty()) output = fmt::format("it ended with {}", code);
  return drawing_failed(code == draw::kTooLarge ? ErrorCode::limit : ErrorCode::internal,
                        std::move(output));
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
  const Descriptor source = in_memory(input);
  std::array<int, 2> ends{-1, -1};
  if (source.get() < 0 || pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(ErrorCode::internal, "cannot open a pipe for the picture");
  }
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  pid_t child = -1;
  if (!start(words, source.get(), writing.get(), child)) {
    return fail(ErrorCode::internal, "cannot start " + *program);
  }
  writing.reset();
  std::string output;
  const bool is_whole = read_all(reading.get(), output);
  if (!is_whole) kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!is_whole || status != 0) return failure_of(status, limits, std::move(output));
  if (!is_picture(output, form)) {
    return drawing_failed(ErrorCode::internal, "what it gave is no whole picture");
  }
  return output;
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

Result<std::string> svg_to_pdf(const std::string& svg, const PdfMetadata& metadata) {
#if DATELINE_PICTURES
  const std::string day = format_iso(metadata.date.value_or(Day{}));
  return run_program({std::string(draw::kSvgToPdf), metadata.title, day}, svg, kPdf,
                     kPictureLimits);
#else
  static_cast<void>(svg), static_cast<void>(metadata);
  return fail(ErrorCode::usage, "this dateline was built without PDF", {},
              "write .svg and run: rsvg-convert -f pdf timeline.svg -o timeline.pdf");
#endif
}

}  // namespace dateline
