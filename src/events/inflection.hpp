#pragma once
// English verb forms for labels.

#include <string>
#include <string_view>

namespace dateline {

// "block" -> "blocks", "deny" -> "denies", "take effect" -> "takes effect"
[[nodiscard]] std::string third_person(std::string_view verb);

}  // namespace dateline
