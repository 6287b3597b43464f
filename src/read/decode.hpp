#pragma once
// Bytes of plain text to UTF-8, checked once: what follows may trust its text.

#include <cstddef>
#include <string>
#include <string_view>

#include "dateline/base/result.hpp"

namespace dateline {

struct DecodedText {
  std::string text;
  std::size_t replaced_bytes = 0;
};

// UTF-8, or UTF-16 where a byte-order mark says so. The mark is dropped, each byte (or half
// surrogate) that is not well formed becomes U+FFFD, and nothing else changes.
// Errors: empty (nothing, or white space only), format (binary data, or not UTF-8 at all), limit.
[[nodiscard]] Result<DecodedText> decode_plain_text(std::string_view bytes,
                                                    const std::string& source);

// Text that is UTF-8 already, as it is. Errors: empty, format (NULs, control characters), limit.
[[nodiscard]] Result<std::string> checked_text(std::string text, const std::string& source);

// Bytes that begin with a UTF-16 byte-order mark, which the result lacks.
[[nodiscard]] bool has_utf16_mark(std::string_view bytes);
[[nodiscard]] std::string decode_utf16(std::string_view bytes);

}  // namespace dateline
