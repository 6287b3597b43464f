#pragma once
// What the command says beside its result, on standard error; and the count that becomes the exit
// code.

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/base/result.hpp"

namespace dateline::cli {

// The exit codes, as README.md and the manual page list them.
enum ExitCode : int {
  kDone = 0,
  kSomeFailed = 1,
  kUsage = 2,
  kNothingUsable = 3,
  kOutputFailed = 4,
  kLimit = 5,
  kBug = 70,
};

enum class Loudness : unsigned char { quiet, normal, verbose };

class Console {
 public:
  explicit Console(Loudness loudness) : loudness_(loudness) {}
  void error(const Error& error) const;
  void warning(const Where& where, std::string_view message,
               std::string_view hint) const;  // unless quiet
  void note(std::string_view message) const;  // only when verbose

 private:
  Loudness loudness_;
};

// Counts what became of the inputs.
class Tally {
 public:
  void done() { ++done_; }
  void failed(ErrorCode code);
  void answered() { ++done_; }  // failed, and the error stands in the output in its place
  // Some failed: 1. All failed: 5 where a limit was the reason of each, else 3.
  [[nodiscard]] int exit_code() const;

 private:
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  std::size_t by_limit_ = 0;
};

// For an error that is not one of an input.
[[nodiscard]] int exit_code_of(ErrorCode code);

}  // namespace dateline::cli
