#pragma once
// A program run as a child: bytes in by standard input, bytes out by standard output, with limits.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

struct ChildLimits {
  unsigned cpu_seconds = 0;      // 0: the program limits itself
  std::size_t memory_bytes = 0;  // address space; 0: the same
  std::size_t output_bytes = std::size_t{1} << 30;
  int silence_milliseconds = 30'000;  // neither writing nor ending: killed
};

struct ChildResult {
  enum class End : std::uint8_t { exited, killed, not_started, silent, too_much };
  End end = End::not_started;
  int code = 0;  // exit code, or signal
  std::string output;
};

// `words`: the program (a path, or a name in the system's folders) and its arguments. It gets no
// environment, and its messages go nowhere. Safe to call from many threads.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& words, std::string_view input,
                                    const ChildLimits& limits);

}  // namespace dateline
