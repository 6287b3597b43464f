#pragma once
// Text cut into words as the tool cuts it.

#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/span.hpp"
#include "language/tokeniser.hpp"
#include "language/word_lists.hpp"

namespace dateline {

class WordCutter {
 public:
  WordCutter();
  // The tokeniser points at the lists.
  WordCutter(const WordCutter&) = delete;
  WordCutter& operator=(const WordCutter&) = delete;

  [[nodiscard]] std::vector<Span> spans(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> words(std::string_view text) const;

 private:
  WordLists lists_;
  Tokeniser tokeniser_;
};

}  // namespace dateline
