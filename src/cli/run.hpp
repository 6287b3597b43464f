#pragma once

#include <span>
#include <string>

#include "cli/environment.hpp"

namespace dateline::cli {

// The whole command but for the process around it: arguments in, exit code out.
[[nodiscard]] int run(std::span<const std::string> arguments, const Environment& environment);

}  // namespace dateline::cli
