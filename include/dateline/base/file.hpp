#pragma once
// Files: read whole under a limit, written whole or not at all.

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/base/result.hpp"

namespace dateline {

// The bytes of a file, or of standard input for "-". Errors: not_found, unreadable (a directory is
// said so), limit. Reading stops at the limit; a larger file is never held in memory.
[[nodiscard]] Result<std::string> read_bytes(const std::string& path, std::size_t max_bytes);

// Writes a temporary file beside `path`, flushes it to the disk and renames it: the file has the
// old content or the new one, never a part. Errors: write.
[[nodiscard]] Result<void> write_file(const std::string& path, std::string_view bytes);

// Writes to an open descriptor (standard output), retrying short writes. Errors: write.
[[nodiscard]] Result<void> write_descriptor(int descriptor, std::string_view bytes);

// Lower-case hexadecimal SHA-256 of the bytes.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace dateline
