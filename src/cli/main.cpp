// The process around run(): signals, descriptors, and the last net under exceptions.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/environment.hpp"
#include "cli/run.hpp"

namespace {

// A reader that goes away ends the command quietly (exit code 141), even where the parent ignored
// the signal. A file larger than the user's limit is an error of write(), which is reported.
void set_signals() {
  std::signal(SIGPIPE, SIG_DFL);
  std::signal(SIGXFSZ, SIG_IGN);
}

// Were standard output closed, the next file to be opened would take its number, and its place.
// It is held by a descriptor that cannot be written.
void hold_standard_descriptors() {
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; ++number) {
    if (::fcntl(number, F_GETFD) == -1 && ::open("/dev/null", O_RDONLY) != number) return;
  }
}

int report(dateline::ErrorCode code, std::string message, std::string hint) {
  dateline::cli::Console(dateline::cli::Loudness::normal)
      .error({code, std::move(message), {}, std::move(hint)});
  return dateline::cli::exit_code_of(code);
}

}  // namespace

int main(int argc, char** argv) {
  set_signals();
  hold_standard_descriptors();
  try {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    return dateline::cli::run(arguments, dateline::cli::read_environment());
  } catch (const std::bad_alloc&) {
    return report(dateline::ErrorCode::limit, "out of memory", "give fewer articles, or -j 1");
  } catch (const std::exception& error) {
    return report(dateline::ErrorCode::internal, std::string("a bug in dateline: ") + error.what(),
                  "please report it, with the input");
  } catch (...) {
    return report(dateline::ErrorCode::internal, "a bug in dateline", "please report it");
  }
}
