#pragma once
// JSON that is written, with its keys in the order of writing.

#include <nlohmann/json.hpp>
#include <string>

namespace dateline {

using OrderedJson = nlohmann::ordered_json;

// Indented, with a newline at the end; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] inline std::string json_text(const OrderedJson& value) {
  return value.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + '\n';
}

}  // namespace dateline
