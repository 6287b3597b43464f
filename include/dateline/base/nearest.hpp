#pragma once
// The known name that a mistyped word probably meant, for hints.
//
//   nearest_name("timline", {"extract", "timeline"})   == "timeline"
//   nearest_name("banana", {"extract", "timeline"})    == "" (nothing near)

#include <span>
#include <string_view>

namespace dateline {

// By optimal string alignment distance (insert, delete, replace, swap neighbours), case ignored; at
// most one edit for every three letters of the name, and at least one. The first of equals wins.
[[nodiscard]] std::string_view nearest_name(std::string_view word,
                                            std::span<const std::string_view> names);

}  // namespace dateline
