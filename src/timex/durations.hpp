#pragma once
// Lengths of time as TIMEX3 writes them: P3Y, PT5H30M, PXW, P20Y for two decades.

#include <string>

#include "timex/meaning.hpp"

namespace dateline::timex {

[[nodiscard]] std::string duration_value(const Meaning& meaning);

}  // namespace dateline::timex
