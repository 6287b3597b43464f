#pragma once
// Where in a JSON text a value stands, for messages: the parser keeps no positions, so the text is
// walked again, only when there is something to report.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

// The way to a value from the root: {"events", 3, "date"}.
using JsonPath = std::vector<std::variant<std::string, std::size_t>>;

// Offset of the value; the nearest one above it, when the path leads nowhere. `json` is valid JSON.
[[nodiscard]] std::size_t find_json_value(std::string_view json, const JsonPath& path);

// 1-based line and column (in code points) of a byte offset.
[[nodiscard]] Where where_in_text(std::string_view text, std::size_t offset, std::string path);

// The deepest nesting of brackets outside strings; linear, for any bytes.
[[nodiscard]] std::size_t json_depth(std::string_view json);

// "events[3].date"
[[nodiscard]] std::string json_path_in_words(const JsonPath& path);

}  // namespace dateline
