#pragma once
// The dateline of a story: the place, and often the day, that stand before its first sentence.

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "dateline/base/calendar.hpp"
#include "dateline/read/document.hpp"
#include "read/dates.hpp"

namespace dateline {

// Datelines are looked for in so many first pieces of running text.
inline constexpr std::size_t kDatelinePieces = 3;

// The start of a story: "LONDON, 3 March 2021 (Wire) - The ...", "BRUSSELS (Wire) - ...", "Geneva -
// The ...", "ISLAMABAD: The ...".
struct Dateline {
  std::size_t size = 0;  // bytes up to the story, with the dash and the spaces behind it
  std::optional<Day> day;
};
[[nodiscard]] std::optional<Dateline> read_dateline(std::string_view paragraph, NumericOrder order);

// Makes a block of its own of the dateline that opens the running text, if there is one.
void split_dateline(std::string_view text, std::vector<Block>& blocks);

}  // namespace dateline
