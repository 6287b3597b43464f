#include "base/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include "base/descriptor.hpp"

namespace dateline {
namespace {

constexpr int kCannotStart = 127;
constexpr std::string_view kFolders = "/usr/local/bin:/usr/bin:/bin";

// The bytes as a file without a name, to be read from the start.
Descriptor in_memory(std::string_view bytes) {
  Descriptor file(memfd_create("dateline", MFD_CLOEXEC));
  while (file.number() >= 0 && !bytes.empty()) {
    const ssize_t written = write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Descriptor(-1);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.number() >= 0) lseek(file.number(), 0, SEEK_SET);
  return file;
}

// Looked up before the fork, since a child of a process with threads may do next to nothing.
std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  std::string_view rest = kFolders;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    std::string program = std::string(rest.substr(0, end)) + '/' + name;
    if (end > 0 && access(program.c_str(), X_OK) == 0) return program;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

// In the child, before the program: only calls that are safe there.
void limit(int what, std::size_t value) {
  if (value == 0) return;
  const rlimit both{value, value};
  setrlimit(what, &both);
}

pid_t start(const std::string& program, const std::vector<std::string>& words, int input,
            int output, const ChildLimits& limits) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  std::array<char*, 1> environment{nullptr};  // no fonts, plugins or locale from the user's
  const pid_t child = fork();
  if (child != 0) return child;
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_AS, limits.memory_bytes);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  execve(program.c_str(), arguments.data(), environment.data());
  _exit(kCannotStart);
}

// All that comes through the pipe.
ChildResult::End read_all(int descriptor, const ChildLimits& limits, std::string& out) {
  std::array<char, 65536> buffer{};
  while (true) {
    pollfd wait{descriptor, POLLIN, 0};
    const int ready = poll(&wait, 1, limits.silence_milliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return ChildResult::End::silent;
    const ssize_t size = read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return ChildResult::End::silent;
    if (size == 0) return ChildResult::End::exited;
    out.append(buffer.data(), static_cast<std::size_t>(size));
    if (out.size() > limits.output_bytes) return ChildResult::End::too_much;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

ChildResult run_child(const std::vector<std::string>& words, std::string_view input,
                      const ChildLimits& limits) {
  ChildResult result;
  const std::string program = find_program(words.front());
  const Descriptor source = in_memory(input);
  std::array<int, 2> ends{-1, -1};
  if (program.empty() || source.number() < 0 || pipe2(ends.data(), O_CLOEXEC) != 0) return result;
  const Descriptor reading(ends[0]);
  Descriptor writing(ends[1]);
  const pid_t child = start(program, words, source.number(), writing.number(), limits);
  if (child < 0) return result;
  writing.reset();
  result.end = read_all(reading.number(), limits, result.output);
  if (result.end != ChildResult::End::exited) kill(child, SIGKILL);
  const int status = wait_for(child);
  if (result.end != ChildResult::End::exited) return result;
  result.end = WIFSIGNALED(status) ? ChildResult::End::killed : ChildResult::End::exited;
  result.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  if (result.end == ChildResult::End::exited && result.code == kCannotStart)
    result.end = ChildResult::End::not_started;
  return result;
}

}  // namespace dateline
