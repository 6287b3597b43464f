#include "cli/line_reader.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace dateline::cli {
namespace {

constexpr std::size_t kBufferSize = 1u << 16;
constexpr std::size_t kKeptOfLongLine = 4096;  // enough to find its id
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

tl::unexpected<Error> cannot_read(const std::string& path, int error_number) {
  if (error_number == ENOENT) {
    return fail(ErrorCode::not_found, "no such file", {path, 0, 0}, "check the path");
  }
  if (error_number == EISDIR) {
    return fail(ErrorCode::unreadable, "is a directory", {path, 0, 0}, "name the files in it");
  }
  return fail(ErrorCode::unreadable,
              "cannot read: " + std::generic_category().message(error_number), {path, 0, 0});
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace

Result<LineReader> LineReader::open(const std::string& path, std::size_t max_line) {
  if (path == "-") return LineReader("standard input", STDIN_FILENO, max_line);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_read(path, errno);
  return LineReader(path, descriptor, max_line);
}

LineReader::LineReader(std::string path, int descriptor, std::size_t max_line)
    : path_(std::move(path)), descriptor_(descriptor), max_line_(max_line) {}

LineReader::LineReader(LineReader&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      max_line_(other.max_line_),
      buffer_(std::move(other.buffer_)),
      position_(other.position_),
      line_number_(other.line_number_) {}

LineReader& LineReader::operator=(LineReader&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(max_line_, other.max_line_);
  std::swap(buffer_, other.buffer_);
  std::swap(position_, other.position_);
  std::swap(line_number_, other.line_number_);
  return *this;
}

LineReader::~LineReader() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<bool> LineReader::fill() {
  buffer_.resize(kBufferSize);
  position_ = 0;
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  const int error_number = errno;
  buffer_.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  if (count < 0) return cannot_read(path_, error_number);
  return count > 0;
}

// Moves what stands before `end` in the buffer to the line.
void LineReader::take(Line& line, std::size_t end) {
  const std::size_t size = end - position_;
  line.too_long = line.too_long || line.text.size() + size > max_line_;
  if (!line.too_long) {
    line.text.append(buffer_, position_, size);
  } else if (line.text.size() < kKeptOfLongLine) {
    line.text.append(buffer_, position_, std::min(size, kKeptOfLongLine));
  } else {
    line.text.resize(kKeptOfLongLine);
    line.text.shrink_to_fit();
  }
  position_ = end;
}

Result<std::optional<Line>> LineReader::next() {
  Line line;
  bool has_some = false;
  for (;;) {
    if (position_ == buffer_.size()) {
      const Result<bool> more = fill();
      if (!more) return tl::make_unexpected(more.error());
      if (!*more) break;
    }
    has_some = true;
    const std::size_t end = buffer_.find('\n', position_);
    take(line, std::min(end, buffer_.size()));
    if (end == std::string::npos) continue;
    ++position_;
    line.number = ++line_number_;
    if (line.number == 1 && line.text.starts_with(kByteOrderMark)) line.text.erase(0, 3);
    if (!is_blank(line.text)) return line;
    line = {};
    has_some = false;
  }
  line.number = ++line_number_;
  if (line.number == 1 && line.text.starts_with(kByteOrderMark)) line.text.erase(0, 3);
  if (!has_some || is_blank(line.text)) return std::optional<Line>();
  return line;
}

}  // namespace dateline::cli
