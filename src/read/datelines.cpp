#include "read/datelines.hpp"

#include <algorithm>
#include <string>

#include "read/name_words.hpp"
#include "read/shape.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxDatelineBytes = 120;
constexpr std::size_t kMaxPlaceWords = 6;
constexpr std::size_t kMaxShortPlace = 2;

struct DatelineEnd {
  std::size_t begin = 0;
  std::string_view mark;  // the dash, or ":"; empty where there is none
};

DatelineEnd find_dateline_end(std::string_view start) {
  DatelineEnd end{start.size(), {}};
  for (const std::string_view mark : {" - ", " -- ", "\u2014", "\u2013", "--", ":"}) {
    const std::size_t found = start.find(mark);
    if (found < end.begin) end = {found, mark};
  }
  return end;
}

// What a dateline says before its dash: "NEW YORK, March 3 (Wire)".
struct DatelineHead {
  bool is_place = false;  // a few capitalised words first, and nothing else but a date, an agency
  bool is_capitals = false;  // all letters of the place are capitals
  bool has_day = false;      // a month or a weekday
  bool has_agency = false;   // "(Wire)"
  std::size_t place_words = 0;
};

bool is_all_capitals(std::string_view word) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return std::none_of(word.begin(), word.end(), is_lower);
}

// "(Wire) - The ministry said": an agency alone.
bool is_agency(std::string_view head) {
  constexpr std::size_t most_words = 3;
  if (head.size() < 4 || head.front() != '(' || head.back() != ')') return false;
  const std::string_view name = head.substr(1, head.size() - 2);
  const auto words = split_words(name);
  return words.size() <= most_words && name.find_first_of("()") == std::string_view::npos &&
         std::ranges::all_of(words, [](std::string_view word) { return is_upper(word.front()); });
}

DatelineHead read_dateline_head(std::string_view head) {
  DatelineHead found;
  if (is_agency(trimmed(head))) {
    found.is_place = found.has_agency = true;
    return found;
  }
  std::size_t letters = 0;
  found.is_capitals = true;
  for (const std::string_view word : split_words(head)) {
    const std::vector<std::string> keys = lookup_words(word);
    const bool is_number = word.front() >= '0' && word.front() <= '9';
    found.has_agency = found.has_agency || (word.front() == '(' && found.place_words > 0);
    found.has_day = found.has_day || (!keys.empty() && is_day_or_month(keys.front()));
    if (found.has_agency || found.has_day) continue;
    if (!is_upper(word.front()) && !is_name_joint(word) && !is_number) return found;
    if (is_number && found.place_words == 0) return found;
    found.is_capitals = found.is_capitals && is_all_capitals(word);
    letters += word.size();
    ++found.place_words;
  }
  found.is_capitals = found.is_capitals && letters > 3;
  found.is_place = found.place_words > 0 && found.place_words <= kMaxPlaceWords;
  return found;
}

bool is_dateline_head(const DatelineHead& head, std::string_view mark) {
  if (mark == ":") return head.is_capitals;
  const bool is_long_dash = mark == "\u2014" || mark == "\u2013";
  // "Brussels - EU regulators have raided": a short dash joins, too, so that less may stand there.
  return head.has_day || head.has_agency || head.is_capitals ||
         head.place_words <= (is_long_dash ? kMaxPlaceWords / 2 : kMaxShortPlace);
}

bool opens_sentence(std::string_view story) {
  static constexpr std::string_view kQuotes = "\"'0123456789";
  return is_upper(story.front()) || kQuotes.find(story.front()) != std::string_view::npos ||
         story.starts_with("\u201C") || story.starts_with("\u2018");
}

}  // namespace

std::optional<Dateline> read_dateline(std::string_view paragraph, NumericOrder order) {
  const std::string_view start = paragraph.substr(0, kMaxDatelineBytes);
  const DatelineEnd end = find_dateline_end(start);
  if (end.mark.empty()) return std::nullopt;
  const std::string_view head = start.substr(0, end.begin);
  const std::size_t story =
      paragraph.size() - trimmed(paragraph.substr(end.begin + end.mark.size())).size();
  const std::optional<FoundDate> date = find_full_date(head, 0, order);
  if (date && date->span.begin == 0) return std::nullopt;  // the entry of a chronology
  const DatelineHead found = read_dateline_head(head);
  if (!found.is_place || story == paragraph.size()) return std::nullopt;
  const bool is_sure = end.mark != ":" && date;
  if (!is_sure && !(is_dateline_head(found, end.mark) && opens_sentence(paragraph.substr(story)))) {
    return std::nullopt;
  }
  return Dateline{story, date ? std::optional<Day>(date->day) : std::nullopt};
}

void split_dateline(std::string_view text, std::vector<Block>& blocks) {
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < blocks.size() && looked_at < kDatelinePieces; ++i) {
    if (blocks[i].kind != BlockKind::paragraph) continue;
    ++looked_at;
    const Span whole = blocks[i].span;
    const auto found = read_dateline(text.substr(whole.begin, whole.size()), NumericOrder::unknown);
    if (!found) continue;
    const auto story = whole.begin + static_cast<std::uint32_t>(found->size);
    const Span head = trimmed(text, {whole.begin, story});
    blocks[i].span.begin = story;
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(i), {BlockKind::dateline, head});
    return;
  }
}

}  // namespace dateline
