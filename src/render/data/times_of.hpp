#pragma once
// A row's days as formats take them that know nothing of uncertain dates.

#include <optional>

#include "render/story.hpp"

namespace dateline {

struct Days {
  Day first;
  Day last;
};

// The days on which it can have happened; an open end is the known one. Nothing where neither end
// is known.
[[nodiscard]] inline std::optional<Days> days_of(const Row& row) {
  const auto& [earliest, latest] = row.days;
  if (!earliest && !latest) return std::nullopt;
  return Days{earliest ? *earliest : *latest, latest ? *latest : *earliest};
}

// "18 Sep 2020", "undated (after 18 Sep 2020)": what a person should read beside it.
[[nodiscard]] inline std::string when_in_words(const Row& row) {
  return row.date.note.empty() ? row.date.main : row.date.main + " (" + row.date.note + ")";
}

}  // namespace dateline
