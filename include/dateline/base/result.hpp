#pragma once
// Errors as values. A function that can fail on bad input or a bad environment returns Result<T>;
// a caller's bug is an assert; library exceptions are caught at the edge of the file that calls
// them.
//
//   Result<Document> document = read_file("a.txt", options);
//   if (!document) report(format_error(document.error()));
//
// Messages are lower case, without a full stop, and name the thing; the hint says what to do.

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace dateline {

enum class ErrorCode : std::uint8_t {
  usage,       // the command line or an argument is wrong
  not_found,   // no such file
  unreadable,  // a directory, no permission, an I/O error
  empty,       // nothing to read
  format,      // not what it should be: binary, bad JSON, bad case file
  range,       // a value outside what we can hold (a date, an offset)
  limit,       // larger than the limits allow
  write,       // an output could not be written
  internal,    // a bug, or a library that failed for no reason of the input
};

// line and column are 1-based; 0 means "not known".
struct Where {
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  Where where;
  std::string hint;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                Where where = {}, std::string hint = {}) {
  return tl::make_unexpected(Error{code, std::move(message), std::move(where), std::move(hint)});
}

// "path:line:col: error: message" and, where there is one, a second line "hint: ...". No newline at
// the end; control characters of the path and message are shown as escapes.
[[nodiscard]] std::string format_error(const Error& error);
// The same for a message of another kind ("warning").
[[nodiscard]] std::string format_message(std::string_view kind, const Where& where,
                                         std::string_view message, std::string_view hint);

}  // namespace dateline
