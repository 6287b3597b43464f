#include "cli/console.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "dateline/base/file.hpp"

namespace dateline::cli {
namespace {

// Nobody is left to tell when standard error itself cannot be written.
void say(std::string line) {
  line += '\n';
  static_cast<void>(write_descriptor(STDERR_FILENO, line).has_value());
}

}  // namespace

void Console::error(const Error& error) const { say(format_error(error)); }

void Console::warning(const Where& where, std::string_view message, std::string_view hint) const {
  if (loudness_ == Loudness::quiet) return;
  say(format_message("warning", where, message, hint));
}

void Console::note(std::string_view message) const {
  if (loudness_ == Loudness::verbose) say(std::string(message));
}

void Tally::failed(ErrorCode code) {
  ++failed_;
  if (code == ErrorCode::limit) ++by_limit_;
}

int Tally::exit_code() const {
  if (failed_ == 0) return kDone;
  if (done_ > 0) return kSomeFailed;
  return by_limit_ == failed_ ? kLimit : kNothingUsable;
}

int exit_code_of(ErrorCode code) {
  if (code == ErrorCode::usage) return kUsage;
  if (code == ErrorCode::write) return kOutputFailed;
  if (code == ErrorCode::limit) return kLimit;
  return code == ErrorCode::internal ? kBug : kNothingUsable;
}

}  // namespace dateline::cli
