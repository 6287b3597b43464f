#pragma once
// White space of Unicode, as it stands in pasted text: no-break and zero-width spaces included.

#include <cstddef>
#include <string_view>

#include "dateline/base/span.hpp"

namespace dateline {

[[nodiscard]] bool is_space(char32_t code_point);

// The bytes of the white space character at `offset`, 0 where there is none.
[[nodiscard]] std::size_t space_size(std::string_view valid_utf8, std::size_t offset);

// The span without the white space at its two ends; empty at span.begin if there is nothing else.
[[nodiscard]] Span trimmed(std::string_view valid_utf8, Span span);
[[nodiscard]] std::string_view trimmed(std::string_view valid_utf8);

}  // namespace dateline
