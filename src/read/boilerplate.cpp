// Five rules, in this order; each only adds to what the ones before it left out.
//
//   1. Lines     a rule of data/boilerplate.toml is sure of the line itself ("Audio By ...").
//   2. Runs      three or more short title-like lines in a row of which one heads a list of links
//                or is an age: "Latest Stories", a headline, "2 hours", a headline, "3 hours".
//   3. Edges     many short lines before the first or after the last running text: menus, footers.
//   4. Likely    what a rule is only fairly sure of, beside something left out or at an edge.
//   5. Core      in a copy of a whole page (many short lines), what stands outside the stretches
//   that
//                are dense with running text.
//
// A text without running text (a list, a poem) has no edges to go by: rules 2 to 5 leave it alone.
// Where rules 2 to 5 would take more than two fifths of the words of a short text, they are undone.
#include "read/boilerplate.hpp"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::size_t kRunLines = 3;
constexpr std::size_t kLeadingLines = 8;  // a title, a kicker, a byline ... are fewer
constexpr std::size_t kTrailingLines = 6;
constexpr std::size_t kPageLines = 30;  // short lines: more than most articles have of their own
constexpr double kLineCost = 7;         // of a short line, in words of running text
constexpr double kLeastShare = 0.12;    // of the richest stretch, for another one
constexpr double kMostWords = 80;       // that a paragraph counts
constexpr std::uint32_t kBodyWords = 8;
constexpr std::uint32_t kSubtitleWords = 6;
constexpr std::uint32_t kShortText = 150;  // words of running text

using Pieces = std::vector<PieceFacts>;
using Flags = std::vector<bool>;

bool is_line(const PieceFacts& piece) { return !is_body(piece) && !piece.shape.ends_with_colon; }

bool is_evidence(const PieceFacts& piece) {
  return piece.verdict.is_section || piece.verdict.is_age;
}

void drop_sure_lines(const Pieces& pieces, Flags& dropped) {
  const auto first_body = std::find_if(pieces.begin(), pieces.end(), is_body) - pieces.begin();
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Certainty certainty = pieces[i].verdict.certainty;
    const bool above = static_cast<std::ptrdiff_t>(i) < first_body;
    dropped[i] = certainty == Certainty::sure || pieces[i].is_header_line ||
                 (certainty == Certainty::header && above);
  }
}

// The run [begin, end) of short lines: from its first evidence on, or from the headline whose age
// that is. A last line before running text may be its heading and stays.
void drop_run(const Pieces& pieces, std::size_t begin, std::size_t end, bool before_body,
              Flags& dropped) {
  std::size_t evidence = 0;
  std::size_t first = end;
  for (std::size_t i = end; i-- > begin;) {
    if (!is_evidence(pieces[i])) continue;
    ++evidence;
    first = i;
  }
  if (evidence == 0) return;
  const bool is_list_head = pieces[first].verdict.is_section;
  if (!is_list_head && evidence < 2) return;  // the age of the article itself
  if (!is_list_head && first > begin) --first;
  if (before_body && !is_evidence(pieces[end - 1])) --end;
  if (end < first + kRunLines) return;
  std::fill(dropped.begin() + static_cast<std::ptrdiff_t>(first),
            dropped.begin() + static_cast<std::ptrdiff_t>(end), true);
}

void drop_runs(const Pieces& pieces, Flags& dropped) {
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin;
    while (end < pieces.size() && is_line(pieces[end])) ++end;
    if (end - begin >= kRunLines) drop_run(pieces, begin, end, end < pieces.size(), dropped);
    begin = end + 1;
  }
}

void drop_leading(const Pieces& pieces, std::optional<std::size_t> title, Flags& dropped) {
  const auto body = static_cast<std::size_t>(std::find_if(pieces.begin(), pieces.end(), is_body) -
                                             pieces.begin());
  if (body == pieces.size() || body < kLeadingLines) return;
  for (std::size_t i = 0; i < body; ++i) {
    const bool is_subtitle = title && i > *title && pieces[i].shape.words >= kSubtitleWords;
    if (is_line(pieces[i]) && !is_subtitle) dropped[i] = true;
  }
}

void drop_trailing(const Pieces& pieces, Flags& dropped) {
  std::size_t begin = pieces.size();
  while (begin > 0 && !is_body(pieces[begin - 1])) --begin;
  if (begin == 0 || pieces.size() - begin < kTrailingLines) return;
  if (pieces[begin - 1].shape.ends_with_colon || pieces[begin].shape.ends_with_colon) return;
  for (std::size_t i = begin; i < pieces.size(); ++i) {
    if (!pieces[i].is_listed) dropped[i] = true;
  }
}

void drop_likely(const Pieces& pieces, Flags& dropped) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].verdict.certainty != Certainty::likely) continue;
    const bool at_edge = i == 0 || i + 1 == pieces.size();
    dropped[i] = dropped[i] || at_edge || dropped[i - 1] || dropped[i + 1];
  }
}

// What a piece counts in a stretch of the article.
double worth_of(const PieceFacts& piece) {
  if (is_body(piece)) return std::min<double>(piece.shape.words, kMostWords);
  return piece.is_listed ? 0 : -kLineCost;
}

struct Stretch {
  std::size_t first = 0, last = 0;
  double worth = 0;
};

// The stretches whose worth is above that of all that could be added on either side.
std::vector<Stretch> find_stretches(const Pieces& pieces) {
  std::vector<Stretch> found;
  Stretch best;
  double sum = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (sum <= 0) {
      if (best.worth > 0) found.push_back(best);
      best = {i, i, 0};
      sum = 0;
    }
    sum += worth_of(pieces[i]);
    if (sum > best.worth) best.last = i + 1, best.worth = sum;
  }
  if (best.worth > 0) found.push_back(best);
  return found;
}

// A whole page was copied: the article is where the running text is dense. What stands outside are
// menus, teasers, comments and notices.
void drop_around_core(const Pieces& pieces, Flags& dropped) {
  const auto lines = static_cast<std::size_t>(std::ranges::count_if(pieces, is_line));
  if (lines < kPageLines) return;
  const std::vector<Stretch> stretches = find_stretches(pieces);
  double most = 0;
  for (const Stretch& stretch : stretches) most = std::max(most, stretch.worth);
  Flags outside(pieces.size(), true);
  for (const Stretch& stretch : stretches)
    if (stretch.worth >= kLeastShare * most)
      std::fill(outside.begin() + static_cast<std::ptrdiff_t>(stretch.first),
                outside.begin() + static_cast<std::ptrdiff_t>(stretch.last), false);
  for (std::size_t i = 0; i < pieces.size(); ++i) dropped[i] = dropped[i] || outside[i];
}

std::uint32_t words_in(const Pieces& pieces, const Flags& dropped, bool flag) {
  std::uint32_t words = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (dropped[i] == flag) words += pieces[i].shape.words;
  }
  return words;
}

std::uint32_t body_words(const Pieces& pieces) {
  std::uint32_t words = 0;
  for (const PieceFacts& piece : pieces) words += is_body(piece) ? piece.shape.words : 0;
  return words;
}

}  // namespace

bool is_body(const PieceFacts& piece) {
  if (piece.verdict.certainty == Certainty::sure || piece.is_header_line) return false;
  const Shape& shape = piece.shape;
  return is_prose(shape) || (shape.sentences > 0 && shape.words >= kBodyWords);
}

std::vector<bool> find_boilerplate(const Pieces& pieces, std::optional<std::size_t> title) {
  Flags lines(pieces.size(), false);
  drop_sure_lines(pieces, lines);
  Flags dropped = lines;
  const std::uint32_t body = body_words(pieces);
  if (body > 0) {
    drop_runs(pieces, dropped);
    drop_leading(pieces, title, dropped);
    drop_trailing(pieces, dropped);
    drop_likely(pieces, dropped);
    drop_around_core(pieces, dropped);
  }
  const std::uint32_t left_out = words_in(pieces, dropped, true);
  const std::uint32_t kept = words_in(pieces, dropped, false);
  if (body < kShortText && left_out * 5 > (left_out + kept) * 2) dropped = lines;
  if (title) dropped[*title] = false;
  // Nothing but debris: then it is what the reader was given to read.
  if (std::find(dropped.begin(), dropped.end(), false) == dropped.end()) {
    std::fill(dropped.begin(), dropped.end(), false);
  }
  return dropped;
}

}  // namespace dateline
