#include "graph/json_position.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Walks JSON that the parser has accepted.
class Walker {
 public:
  explicit Walker(std::string_view json) : json_(json) {
    if (json_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    skip_spaces();
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  // Steps into the member or element, if there is one.
  bool enter(const std::variant<std::string, std::size_t>& step) {
    const auto* key = std::get_if<std::string>(&step);
    return key != nullptr ? enter_member(*key) : enter_element(std::get<std::size_t>(step));
  }

 private:
  [[nodiscard]] char peek() const { return at_ < json_.size() ? json_[at_] : '\0'; }
  void skip_spaces() {
    while (at_ < json_.size() && is_space(json_[at_])) ++at_;
  }
  void step() {
    ++at_;
    skip_spaces();
  }

  std::string_view skip_string() {
    const std::size_t start = at_++;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2u : 1u;
    at_ = std::min(at_ + 1, json_.size());
    return json_.substr(start, at_ - start);
  }
  void skip_value() {
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        skip_string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && depth > 0) --depth;
      if (depth == 0 && c != '}' && c != ']') {  // a number or a word
        while (at_ < json_.size() && json_[at_] != ',' && json_[at_] != '}' && json_[at_] != ']') {
          ++at_;
        }
        return;
      }
      ++at_;
    } while (depth > 0 && at_ < json_.size());
  }

  // Of equal keys the last one counts, as it does for the parser.
  bool enter_member(const std::string& wanted) {
    if (peek() != '{') return false;
    step();
    std::optional<std::size_t> found;
    while (peek() == '"') {
      const auto key = nlohmann::json::parse(skip_string(), nullptr, false);
      skip_spaces();
      step();  // the colon
      if (key == wanted) found = at_;
      skip_value();
      skip_spaces();
      if (peek() == ',') step();
    }
    if (found) at_ = *found;
    return found.has_value();
  }
  bool enter_element(std::size_t which) {
    if (peek() != '[') return false;
    step();
    for (std::size_t i = 0; i < which && at_ < json_.size(); ++i) {
      skip_value();
      skip_spaces();
      if (peek() == ',') step();
    }
    return true;
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

std::size_t find_json_value(std::string_view json, const JsonPath& path) {
  Walker walker(json);
  std::size_t found = walker.at();
  for (const auto& step : path) {
    if (!walker.enter(step)) break;
    found = walker.at();
  }
  return found;
}

Where where_in_text(std::string_view text, std::size_t offset, std::string path) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_end = before.rfind('\n');
  const std::size_t line_start = line_end == std::string_view::npos ? 0 : line_end + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  // Bytes that start a code point; good enough where the bytes are no UTF-8.
  const std::string_view line = before.substr(line_start);
  const auto columns = std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  });
  return {std::move(path), static_cast<std::uint32_t>(lines) + 1,
          static_cast<std::uint32_t>(columns) + 1};
}

std::size_t json_depth(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool is_in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (c == '"') is_in_string = !is_in_string;
    if (is_in_string && c == '\\') ++i;
    if (is_in_string) continue;
    if (c == '{' || c == '[') deepest = std::max(deepest, ++depth);
    if ((c == '}' || c == ']') && depth > 0) --depth;
  }
  return deepest;
}

std::string json_path_in_words(const JsonPath& path) {
  std::string words;
  for (const auto& step : path) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      if (!words.empty()) words += '.';
      words += *key;
    } else {
      words += '[' + std::to_string(std::get<std::size_t>(step)) + ']';
    }
  }
  return words.empty() ? "the root" : words;
}

}  // namespace dateline
