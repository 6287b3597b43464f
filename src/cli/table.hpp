#pragma once
// A table in plain text: columns as wide as their cells, the last one wrapped at the width. Widths
// count code points.

#include <cstddef>
#include <string>
#include <vector>

namespace dateline::cli {

class Table {
 public:
  Table(std::vector<std::string> head, std::size_t width);
  void add(std::vector<std::string> cells);  // as many as the head has
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::size_t width_;
};

}  // namespace dateline::cli
