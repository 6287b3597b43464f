// Files by system calls, each one's result checked, so that a full disk or a bad sector is an error
// and never lost data.
//
// Writing: a nameless temporary file (O_TMPFILE) takes the bytes, so that nothing is left behind
// however the program ends; it gets a name only when it is whole and on the disk, and is then
// renamed over the target. File systems without O_TMPFILE get a named temporary file from the
// start. A link is followed to its target; a device or pipe is written to as it is, never replaced.
#include "dateline/base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/descriptor.hpp"

namespace dateline {
namespace {

constexpr int kMaxTemporaryNames = 1000;  // names tried before giving up
constexpr std::size_t kReadStep = 1u << 16;

std::string reason(int error_number) {
  std::string text = std::generic_category().message(error_number);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

tl::unexpected<Error> read_failure(const std::string& path, int error_number) {
  const Where where{path, 0, 0};
  if (error_number == ENOENT)
    return fail(ErrorCode::not_found, "no such file", where, "check the path");
  return fail(ErrorCode::unreadable, "cannot read: " + reason(error_number), where);
}

tl::unexpected<Error> write_failure(const std::string& path, int error_number) {
  const std::string hint = error_number == ENOENT ? "make its folder first" : "";
  return fail(ErrorCode::write, "cannot write: " + reason(error_number), {path, 0, 0}, hint);
}

tl::unexpected<Error> too_large(const std::string& path, std::size_t max_bytes) {
  return fail(ErrorCode::limit, "larger than the limit of " + std::to_string(max_bytes) + " bytes",
              {path, 0, 0}, "raise the limit with --max-input-size");
}

Result<std::string> read_all(int descriptor, const std::string& path, std::size_t max_bytes,
                             std::size_t expected) {
  std::string bytes;
  bytes.reserve(std::min(expected, max_bytes) + 1);
  for (;;) {
    const std::size_t used = bytes.size();
    // One byte more than the limit tells a file at the limit from a larger one.
    const std::size_t step = std::max(kReadStep, expected > used ? expected - used + 1 : 0);
    bytes.resize(used + (max_bytes - used < step ? max_bytes - used + 1 : step));
    const ssize_t count = ::read(descriptor, bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno != EINTR) return read_failure(path, errno);
    bytes.resize(used + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return bytes;
    if (bytes.size() > max_bytes) return too_large(path, max_bytes);
  }
}

// 0, or the error number.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return EIO;  // a device that takes nothing would be asked for ever
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

int flush(int descriptor) {
  while (::fsync(descriptor) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// A file that is being written. `name` is empty while it has none; a named one is removed unless it
// has become the target.
struct Temporary {
  Descriptor descriptor{-1};
  std::string name;

  Temporary() = default;
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!name.empty()) ::unlink(name.c_str());
  }
};

// Calls try_name(name) with unused names in the folder until it does not fail with EEXIST.
template <class TryName>
int with_new_name(const std::string& folder, std::string& name, TryName try_name) {
  for (int i = 0; i < kMaxTemporaryNames; ++i) {
    const std::string candidate =
        folder + "/.dateline-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".tmp";
    if (try_name(candidate.c_str()) >= 0) {
      name = candidate;
      return 0;
    }
    if (errno != EEXIST) return errno;
  }
  return EEXIST;
}

enum class TemporaryKind { nameless, named };

int open_temporary(Temporary& file, const std::string& folder, TemporaryKind kind) {
  if (kind == TemporaryKind::named) {
    return with_new_name(folder, file.name, [&file](const char* name) {
      file.descriptor.reset(::open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666));
      return file.descriptor.number();
    });
  }
  file.descriptor.reset(::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666));
  return file.descriptor.number() < 0 ? errno : 0;
}

int give_name(Temporary& file, const std::string& folder) {
  if (!file.name.empty()) return 0;
  const std::string open_file = "/proc/self/fd/" + std::to_string(file.descriptor.number());
  return with_new_name(folder, file.name, [&open_file](const char* name) {
    return ::linkat(AT_FDCWD, open_file.c_str(), AT_FDCWD, name, AT_SYMLINK_FOLLOW);
  });
}

// The folder's entry for a renamed file is on the disk only after this. A folder that may be
// written but not read cannot be flushed, nor one on a file system that has no such call.
int flush_folder(const std::string& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() < 0) return 0;
  const int error_number = flush(descriptor.number());
  return error_number == EINVAL ? 0 : error_number;
}

// 0, or the error number. `replaced` is the file that stands there now (its mode is kept), or null.
int replace_file(const std::string& path, std::string_view bytes, const struct stat* replaced,
                 TemporaryKind kind) {
  const std::string folder = folder_of(path);
  Temporary file;
  if (const int e = open_temporary(file, folder, kind); e != 0) return e;
  const int descriptor = file.descriptor.number();
  if (const int e = write_all(descriptor, bytes); e != 0) return e;
  if (replaced != nullptr && ::fchmod(descriptor, replaced->st_mode & 07777u) != 0) return errno;
  if (const int e = flush(descriptor); e != 0) return e;
  if (const int e = give_name(file, folder); e != 0) return e;
  if (::rename(file.name.c_str(), path.c_str()) != 0) return errno;
  file.name.clear();
  return flush_folder(folder);
}

// What open() and linkat() say where there are no nameless files, or no /proc to name them by.
bool means_no_nameless_files(int error_number) {
  return error_number == EOPNOTSUPP || error_number == EISDIR || error_number == EINVAL ||
         error_number == ENOENT || error_number == EPERM || error_number == EXDEV;
}

int write_in_place(const std::string& path, std::string_view bytes) {
  const Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (descriptor.number() < 0) return errno;
  return write_all(descriptor.number(), bytes);
}

// 0, or the error number.
int write_path(const std::string& path, std::string_view bytes) {
  std::error_code error;
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return EISDIR;
  if (exists && !S_ISREG(status.st_mode)) return write_in_place(path, bytes);
  if (exists && ::access(path.c_str(), W_OK) != 0) return errno;
  std::string target = path;
  if (std::filesystem::is_symlink(path, error)) {
    target = std::filesystem::canonical(path, error).string();
    if (error) return error.value();
  }
  const struct stat* replaced = exists ? &status : nullptr;
  const int error_number = replace_file(target, bytes, replaced, TemporaryKind::nameless);
  if (!means_no_nameless_files(error_number)) return error_number;
  return replace_file(target, bytes, replaced, TemporaryKind::named);
}

}  // namespace

Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes) {
  const bool is_standard_input = path == "-";
  const std::string name = is_standard_input ? "standard input" : path;
  const Descriptor file(is_standard_input ? STDIN_FILENO
                                          : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (file.number() < 0 || ::fstat(file.number(), &status) != 0) return read_failure(name, errno);
  if (S_ISDIR(status.st_mode)) {
    return fail(ErrorCode::unreadable, "is a directory", {name, 0, 0}, "name the files in it");
  }
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (S_ISREG(status.st_mode) && !is_standard_input && size > max_bytes) {
    return too_large(name, max_bytes);
  }
  return read_all(file.number(), name, max_bytes, S_ISREG(status.st_mode) ? size : 0);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  if (path.empty()) return write_failure("the output", ENOENT);
  if (const int e = write_path(path, bytes); e != 0) return write_failure(path, e);
  return {};
}

Result<void> write_descriptor(int descriptor, std::string_view bytes) {
  if (const int e = write_all(descriptor, bytes); e != 0) {
    return write_failure(descriptor == STDOUT_FILENO ? "standard output" : "the output", e);
  }
  return {};
}

}  // namespace dateline
