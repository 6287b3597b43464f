#include "render/graphviz.hpp"

#if DATELINE_GRAPHVIZ

#include <fcntl.h>
#include <fmt/format.h>
#include <graphviz/gvc.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

#include "render/graphviz_reader.hpp"

namespace dateline {
namespace {

// How the child ends; Graphviz itself ends with 1 when memory runs out.
enum ChildExit : int { kDrawn = 0, kOutOfMemory = 1, kNotDot = 3, kNoLayout = 4, kNoPicture = 5 };

// A child that neither writes nor uses its time is stuck (a lock held at the fork, say).
constexpr int kSilenceMilliseconds = 30'000;

void set_limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

// Pages that this process has mapped: the limit counts what the child adds to them.
std::size_t mapped_bytes() {
  std::array<char, 64> text{};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t size = read(file, text.data(), text.size() - 1);
  close(file);
  std::size_t pages = 0;
  for (ssize_t i = 0; i < size && text[static_cast<std::size_t>(i)] != ' '; ++i) {
    pages = pages * 10 + static_cast<std::size_t>(text[static_cast<std::size_t>(i)] - '0');
  }
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// No files, no core, so much time and memory. AddressSanitizer maps terabytes, so memory is free
// under it.
void confine(const GraphvizLimits& limits) {
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  set_limit(RLIMIT_FSIZE, 0);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_CPU, limits.cpu_seconds);
#if !defined(__SANITIZE_ADDRESS__)
  set_limit(RLIMIT_AS, mapped_bytes() + limits.memory_bytes);
#endif
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (nowhere >= 0) dup2(nowhere, descriptor);
  }
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

int lay_out_and_draw(const std::string& dot, int output) {
  GVC_t* context = gvContext();
  if (context == nullptr) return kNoLayout;
  Agraph_t* graph = read_dot(dot);
  if (graph == nullptr) return kNotDot;
  if (gvLayout(context, graph, "dot") != 0) return kNoLayout;
  char* picture = nullptr;
  unsigned int size = 0;
  if (gvRenderData(context, graph, "svg", &picture, &size) != 0) return kNoPicture;
  return write_all(output, {picture, size}) ? kDrawn : kNoPicture;
}

// The result of the pipe up to its end; false when the child stays silent.
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

constexpr std::string_view kHint =
    "draw fewer events (--top), or the timeline, which needs no Graphviz";

Error out_of(std::string what) {
  return {ErrorCode::limit, "Graphviz ran out of " + std::move(what), {}, std::string(kHint)};
}

Error child_error(int status, const GraphvizLimits& limits) {
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU || signal == SIGKILL) {
      return out_of(fmt::format("its {} seconds", limits.cpu_seconds));
    }
    return {ErrorCode::internal,
            fmt::format("Graphviz crashed (signal {})", signal),
            {},
            std::string(kHint)};
  }
  const int code = WEXITSTATUS(status);
  if (code == kOutOfMemory) return out_of(fmt::format("its {} bytes", limits.memory_bytes));
  const std::string_view step = code == kNotDot ? "read" : code == kNoLayout ? "lay out" : "draw";
  return {ErrorCode::internal,
          fmt::format("Graphviz cannot {} the graph", step),
          {},
          std::string(kHint)};
}

}  // namespace

Result<std::string> draw_dot(const std::string& dot, const GraphvizLimits& limits) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail(ErrorCode::internal, "cannot open a pipe for Graphviz");
  }
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return fail(ErrorCode::internal, "cannot start a process for Graphviz");
  }
  if (child == 0) {
    close(ends[0]);
    confine(limits);
    _exit(lay_out_and_draw(dot, ends[1]));
  }
  close(ends[1]);
  std::string picture;
  const bool is_whole = read_all(ends[0], picture);
  close(ends[0]);
  if (!is_whole) kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!is_whole || status != 0) return tl::make_unexpected(child_error(status, limits));
  return picture;
}

}  // namespace dateline

#else

namespace dateline {

Result<std::string> draw_dot(const std::string&, const GraphvizLimits&) {
  return fail(ErrorCode::usage, "this dateline was built without Graphviz", {},
              "write the graph as .dot and run: dot -Tsvg graph.dot -o graph.svg");
}

}  // namespace dateline

#endif
