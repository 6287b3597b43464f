#pragma once
// A place in a source that a person can check: which document, where (Unicode code points, end
// exclusive, as in the case file), and the text that stands there.

#include <cstdint>
#include <string>

#include "dateline/base/ids.hpp"

namespace dateline {

struct Citation {
  DocumentId document{};
  std::uint32_t start = 0;  // code points
  std::uint32_t end = 0;
  std::string text;
  friend bool operator==(const Citation&, const Citation&) = default;
};

}  // namespace dateline
