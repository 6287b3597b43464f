#pragma once
// A draft's reasons in words; see dateline/events/explanation.hpp.

#include <string>
#include <vector>

#include "dateline/events/explanation.hpp"
#include "events/draft.hpp"
#include "events/weighing.hpp"

namespace dateline {

[[nodiscard]] Explanation explain(const Reading& reading, const Weighing& weighing,
                                  const Draft& draft, const std::vector<std::string>& signs);

}  // namespace dateline
