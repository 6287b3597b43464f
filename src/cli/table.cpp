#include "cli/table.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "dateline/base/utf8.hpp"

namespace dateline::cli {
namespace {

constexpr std::size_t kMaxColumn = 32;  // a longer cell pushes its row to the right
constexpr std::size_t kMinLast = 20;

std::string padded(const std::string& cell, std::size_t width) {
  const std::size_t size = count_code_points(cell);
  return cell + std::string(width > size ? width - size : 0, ' ') + "  ";
}

// Words filled into lines of `width`; every line but the first is indented.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    const std::size_t size = count_code_points(word);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (column > 0 && column + 1 + size > width) {
      out += '\n' + std::string(indent, ' ');
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
  }
  return out;
}

}  // namespace

Table::Table(std::vector<std::string> head, std::size_t width)
    : rows_{std::move(head)}, width_(width) {}

void Table::add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

std::string Table::text() const {
  const std::size_t last = rows_.front().size() - 1;
  std::vector<std::size_t> widths(last, 0);
  std::size_t indent = 2;
  for (std::size_t column = 0; column < last; ++column) {
    for (const auto& row : rows_) {
      widths[column] = std::max(widths[column], count_code_points(row[column]));
    }
    widths[column] = std::min(widths[column], kMaxColumn);
    indent += widths[column] + 2;
  }
  const std::size_t room = std::max(kMinLast, width_ > indent ? width_ - indent : 0);
  std::string out;
  for (const auto& row : rows_) {
    out += "  ";
    for (std::size_t column = 0; column < last; ++column) {
      out += padded(row[column], widths[column]);
    }
    out += wrapped(row[last], indent, room) + '\n';
  }
  return out;
}

}  // namespace dateline::cli
