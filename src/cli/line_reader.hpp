#pragma once
// A file or standard input, line by line, without holding more than one line and one buffer.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "dateline/base/result.hpp"

namespace dateline::cli {

struct Line {
  std::string text;  // without its line end
  std::uint32_t number = 0;
  bool too_long = false;  // text holds the beginning only
};

class LineReader {
 public:
  // "-": standard input. Errors: not_found, unreadable.
  [[nodiscard]] static Result<LineReader> open(const std::string& path, std::size_t max_line);
  LineReader(LineReader&& other) noexcept;
  LineReader& operator=(LineReader&& other) noexcept;
  ~LineReader();

  // Blank lines are passed over; nothing at the end. A byte-order mark at the start is dropped.
  // Errors: unreadable.
  [[nodiscard]] Result<std::optional<Line>> next();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  LineReader(std::string path, int descriptor, std::size_t max_line);
  [[nodiscard]] Result<bool> fill();  // false at the end of the input
  void take(Line& line, std::size_t end);

  std::string path_;
  int descriptor_;
  std::size_t max_line_;
  std::string buffer_;
  std::size_t position_ = 0;
  std::uint32_t line_number_ = 0;
};

}  // namespace dateline::cli
