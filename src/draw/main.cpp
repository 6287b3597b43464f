// dateline-draw: pictures for dateline, in a process of their own; protocol.hpp says how it is
// called. It reads its input, gives up what it does not need, and draws under limits.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "draw/graphviz.hpp"
#include "draw/pictures.hpp"
#include "draw/protocol.hpp"

namespace dateline::draw {
namespace {

void set_limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

// Bytes of memory that this process has mapped: the limit counts what it adds to them.
std::size_t mapped_bytes() {
  std::array<char, 64> text{};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t size = read(file, text.data(), text.size());
  close(file);
  std::size_t pages = 0;
  std::from_chars(text.data(), text.data() + std::max<ssize_t>(size, 0), pages);
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// No files, no core, so much time and memory. AddressSanitizer maps terabytes, so memory is free
// under it.
void confine(unsigned cpu_seconds, std::size_t memory_bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  set_limit(RLIMIT_FSIZE, 0);
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_CPU, cpu_seconds);
#if defined(__SANITIZE_ADDRESS__)
  static_cast<void>(memory_bytes);
#else
  set_limit(RLIMIT_AS, mapped_bytes() + memory_bytes);
#endif
}

bool read_input(std::string& out) {
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t size = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return size == 0;
    out.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

bool write_output(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

template <class Number>
bool parse(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size();
}

Drawing draw(const std::vector<std::string>& words, const std::string& input) {
  if (words.size() == 1 && words[0] == kDotToSvg) return dot_to_svg(input);
  if (words.size() == 1 && words[0] == kSvgToPng) return svg_to_png(input);
  if (words.size() >= 3 && words[0] == kSvgToPdf) {
    std::vector<double> numbers(words.size() - 3);
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (!parse(words[i + 3], numbers[i])) return {kUsage, "not a number"};
    return svg_to_pdf(input, words[1], words[2], numbers);
  }
  return {kUsage, "dateline-draw draws for dateline; run dateline instead"};
}

int run(const std::vector<std::string>& words) {
  unsigned cpu_seconds = 0;
  std::size_t memory_bytes = 0;
  Drawing drawing{kUsage, "dateline-draw draws for dateline; run dateline instead"};
  std::string input;
  if (words.size() > 2 && parse(words[0], cpu_seconds) && parse(words[1], memory_bytes)) {
    if (!read_input(input)) return kFailed;
    confine(cpu_seconds, memory_bytes);
    drawing = draw({words.begin() + 2, words.end()}, input);
  }
  return write_output(drawing.bytes) ? drawing.code : kFailed;
}

}  // namespace
}  // namespace dateline::draw

// Ends without destructors: the libraries keep what they took, which the system takes back.
int main(int argc, char** argv) {
  int code = dateline::draw::kOutOfMemory;
  try {
    code = dateline::draw::run({argv + 1, argv + argc});
  } catch (const std::bad_alloc&) {
    // the code says it
  }
  std::_Exit(code);
}
