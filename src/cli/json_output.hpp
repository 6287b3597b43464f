#pragma once
// JSON as the line formats want it: one line, fields in the order they are set.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "cli/inputs.hpp"

namespace dateline::cli {

using Json = nlohmann::ordered_json;

[[nodiscard]] inline std::string json_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

template <class Text>
[[nodiscard]] Json json_or_null(const std::optional<Text>& value) {
  return value ? Json(*value) : Json(nullptr);
}

// {"id": "…", "error": "…"}; the id is null where the line did not give one.
[[nodiscard]] inline std::string error_line(std::string_view id_field, const ItemError& error) {
  Json out;
  out[std::string(id_field)] = error.id.empty() ? Json(nullptr) : Json(error.id);
  out["error"] = error.error.message;
  return json_line(out);
}

}  // namespace dateline::cli
