#include "read/name_words.hpp"

#include <algorithm>
#include <array>

#include "read/dates.hpp"
#include "read/spaces.hpp"

namespace dateline {

bool is_upper(char c) { return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC3; }

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!(text = trimmed(text)).empty()) {
    std::size_t end = 0;
    while (end < text.size() && space_size(text, end) == 0) ++end;
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

bool is_name_joint(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kJoints = {
      "&",   "al", "and", "bin", "da", "de", "del", "den", "der", "di",
      "dos", "du", "el",  "for", "in", "la", "le",  "of",  "van", "von"};
  return std::find(kJoints.begin(), kJoints.end(), word) != kJoints.end();
}

bool is_day_or_month(const std::string& word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return month_number(word) != 0 || std::find(kDays.begin(), kDays.end(), word) != kDays.end();
}

}  // namespace dateline
