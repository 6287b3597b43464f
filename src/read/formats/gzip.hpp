#pragma once
// Gzip files (RFC 1952), with one member or many behind each other.

#include <string>
#include <string_view>

#include "dateline/base/result.hpp"

namespace dateline {

[[nodiscard]] bool is_gzip(std::string_view bytes);
// What was packed, as far as it is whole. Errors: limit (more than `most` bytes), format (nothing
// of it can be unpacked).
[[nodiscard]] Result<std::string> gunzip(std::string_view bytes, std::size_t most,
                                         const std::string& source);
// zlib's or raw deflate, as HTTP has it; empty where it is neither.
[[nodiscard]] std::string inflate_http(std::string_view bytes, std::size_t most);

}  // namespace dateline
