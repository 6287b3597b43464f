// A header line is read in segments ("By Jane Doe | March 3, 2021 | Markets"): a segment is a date
// stamp if the words around its dates are stamp words (data/boilerplate.toml), a byline if it is
// "By" and names.
#include "read/header_lines.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "read/name_words.hpp"
#include "read/shape.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxHeaderBytes = 240;
constexpr std::size_t kMaxHeaderWords = 20;
constexpr std::size_t kMaxBylineWords = 8;
constexpr std::size_t kMaxPlaceWords = 4;

constexpr std::array<std::string_view, 8> kSeparators = {"|",        "\u2022", "\u00B7", "\u2014",
                                                         " \u2013 ", " - ",    "   ",    "\t"};

// What follows a comma is a second author only where "and" joins the last.
std::string_view without_role(std::string_view names) {
  const std::size_t comma = names.find(',');
  if (comma == std::string_view::npos) return names;
  const std::string_view rest = names.substr(comma);
  const bool joined =
      rest.find(" and ") != std::string_view::npos || rest.find(" & ") != std::string_view::npos;
  return joined ? names : trimmed(names.substr(0, comma));
}

// The words between two dates of a stamp.
struct StampWords {
  bool published = false;
  bool updated = false;
  bool only = true;        // nothing but stamp words
  std::size_t others = 0;  // words that are none, all capitalised
};

StampWords read_stamp_words(std::string_view text, const BoilerplateRules& rules) {
  StampWords found;
  for (const std::string_view raw : split_words(text)) {
    for (const std::string& word : lookup_words(raw)) {
      const bool published = rules.is_published_word(word);
      const bool updated = rules.is_updated_word(word);
      found.published = found.published || published;
      found.updated = found.updated || updated;
      if (published || updated || rules.is_stamp_filler(word)) continue;
      found.only = false;
      found.others += is_upper(raw.front()) || raw.front() == '(' ? 1 : kMaxPlaceWords + 1;
    }
  }
  return found;
}

void add_date(HeaderLine& line, const StampWords& before, Day day) {
  if (before.updated) {
    line.updated = line.updated.value_or(day);
    return;
  }
  if (line.published && line.is_labelled) return;
  line.published = line.published && !before.published ? *line.published : day;
  line.is_labelled = line.is_labelled || before.published;
}

// Reads the dates of a segment; true if it is a stamp and nothing else.
bool read_stamp(std::string_view segment, const BoilerplateRules& rules, NumericOrder order,
                HeaderLine& line) {
  std::size_t from = 0;
  bool is_stamp = false;
  bool only = true;
  while (const std::optional<FoundDate> date = find_full_date(segment, from, order)) {
    const StampWords before =
        read_stamp_words(segment.substr(from, date->span.begin - from), rules);
    const bool is_place = !is_stamp && before.others > 0 && before.others <= kMaxPlaceWords &&
                          !before.published && !before.updated;
    if (!before.only && !is_place) return false;
    line.has_place = line.has_place || is_place;
    add_date(line, before, date->day);
    is_stamp = true;
    from = date->span.end;
  }
  const std::string_view rest = segment.substr(from);
  if (const auto author = read_byline(rest); author && is_stamp) {
    line.author = author;
  } else {
    only = read_stamp_words(rest, rules).only;
  }
  return is_stamp && only;
}

// True if the segment has nothing but a byline, and perhaps a date behind it.
bool read_byline_segment(std::string_view segment, const BoilerplateRules& rules,
                         NumericOrder order, HeaderLine& line) {
  const std::optional<FoundDate> date = find_full_date(segment, 0, order);
  const std::string_view names = segment.substr(0, date ? date->span.begin : segment.size());
  std::optional<std::string> author = read_byline(names);
  if (!author) return false;
  line.author = std::move(author);
  return !date || read_stamp(segment.substr(names.size()), rules, order, line);
}

}  // namespace

std::vector<std::string_view> split_segments(std::string_view line) {
  std::vector<std::string_view> segments;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size();) {
    const auto found = std::find_if(kSeparators.begin(), kSeparators.end(), [&](auto separator) {
      return line.substr(at).starts_with(separator);
    });
    if (found == kSeparators.end()) {
      ++at;
      continue;
    }
    segments.push_back(trimmed(line.substr(begin, at - begin)));
    at += found->size();
    begin = at;
  }
  segments.push_back(trimmed(line.substr(begin)));
  std::erase_if(segments, [](std::string_view segment) { return segment.empty(); });
  return segments;
}

std::optional<std::string> read_byline(std::string_view line) {
  const std::vector<std::string_view> words = split_words(line);
  if (words.size() < 2 || words.size() > kMaxBylineWords + 1) return std::nullopt;
  const std::string_view by = words.front();
  if (by != "By" && by != "BY" && by != "by" && by != "By:") return std::nullopt;
  const std::vector<std::string> first = lookup_words(words[1]);
  if (first.empty() || !is_upper(words[1].front()) || is_day_or_month(first.front())) {
    return std::nullopt;
  }
  const bool names = std::all_of(words.begin() + 1, words.end(), [](std::string_view word) {
    return is_upper(word.front()) || is_name_joint(word);
  });
  const Shape shape = shape_of(line);
  if (!names || (shape.ends_with_stop && words.back().size() > 4)) return std::nullopt;
  const std::string_view after = trimmed(line).substr(by.size());
  return std::string(without_role(trimmed(after)));
}

HeaderLine read_header_line(std::string_view line, const BoilerplateRules& rules,
                            NumericOrder order) {
  HeaderLine header;
  if (line.size() > kMaxHeaderBytes || split_words(line).size() > kMaxHeaderWords) return header;
  const std::vector<std::string_view> segments = split_segments(line);
  std::size_t others = 0;
  for (const std::string_view segment : segments) {
    HeaderLine read = header;
    if (read_byline_segment(segment, rules, order, read) ||
        read_stamp(segment, rules, order, read)) {
      header = std::move(read);
    } else if (rules.judge(segment).certainty == Certainty::none &&
               !read_stamp_words(segment, rules).only) {
      ++others;
    }
  }
  header.is_only_header = others == 0 && (header.author || header.published || header.updated);
  return header;
}

}  // namespace dateline
