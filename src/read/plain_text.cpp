// Pieces (lines.hpp) -> facts of each -> title -> what is left out (boilerplate.hpp) -> kinds.
//
// The publication date is, in this order: a labelled stamp ("Published: 3 March 2021"), a stamp or
// byline above the article, the dateline of a first paragraph, and an "Updated" stamp where there
// is nothing else. A chronology has a date above each of its entries: there an unlabelled stamp is
// a heading.
#include "read/plain_text.hpp"

#include <algorithm>
#include <string>

#include "read/boilerplate.hpp"
#include "read/boilerplate_rules.hpp"
#include "read/datelines.hpp"
#include "read/header_lines.hpp"
#include "read/lines.hpp"
#include "read/shape.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t kMaxTitleWords = 30;
constexpr std::uint32_t kMaxHeadingWords = 16;
constexpr std::size_t kChronologyDates = 3;
// In a header of more lines than this (menus), the title is not simply the first.
constexpr std::size_t kPlainHeader = 6;
constexpr std::uint32_t kHeadlineWords = 5;

struct Piece {
  Span span;
  PieceFacts facts;
  HeaderLine header;
};

struct Pieces {
  std::string_view text;
  std::vector<Piece> all;
  std::size_t first_body = 0;  // all.size() if there is none

  [[nodiscard]] std::string_view line(std::size_t i) const {
    return text.substr(all[i].span.begin, all[i].span.size());
  }
};

// "OPINION | Trade" is a kicker as "OPINION" is.
LineVerdict judge_line(std::string_view line, const Shape& shape, const BoilerplateRules& rules) {
  const LineVerdict verdict = rules.judge(line);
  if (verdict.certainty != Certainty::none || !is_title_like(shape)) return verdict;
  const std::vector<std::string_view> segments = split_segments(line);
  if (segments.size() < 2) return verdict;
  const LineVerdict first = rules.judge(segments.front());
  return first.certainty == Certainty::header ? first : verdict;
}

Pieces make_pieces(std::string_view text, const BoilerplateRules& rules) {
  Pieces pieces{text, {}, 0};
  for (const TextLine& joined : join_wrapped(text, split_lines(text))) {
    const std::string_view line = text.substr(joined.span.begin, joined.span.size());
    Piece piece{joined.span, {}, read_header_line(line, rules, NumericOrder::unknown)};
    piece.facts.shape = shape_of(line);
    piece.facts.verdict = judge_line(line, piece.facts.shape, rules);
    piece.facts.is_listed = list_mark_size(line) > 0;
    piece.facts.is_header_line = piece.header.is_only_header;
    pieces.all.push_back(std::move(piece));
  }
  return pieces;
}

std::size_t find_first_body(const Pieces& pieces) {
  const auto found = std::find_if(pieces.all.begin(), pieces.all.end(),
                                  [](const Piece& piece) { return is_body(piece.facts); });
  return static_cast<std::size_t>(found - pieces.all.begin());
}

bool is_bare_stamp(const Piece& piece) {
  return piece.header.published && !piece.header.is_labelled && !piece.header.author;
}

// Below the header an unlabelled date is a heading of the article, as is a stamp with a place.
void keep_dates_of_body(Pieces& pieces) {
  std::size_t bare = 0;
  for (const Piece& piece : pieces.all) bare += is_bare_stamp(piece) ? 1u : 0u;
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    Piece& piece = pieces.all[i];
    if (!is_bare_stamp(piece) || (i < pieces.first_body && bare < kChronologyDates)) continue;
    piece.facts.is_header_line = false;
    piece.header = {};
  }
}

bool can_be_title(const Piece& piece) {
  const Shape& shape = piece.facts.shape;
  const Certainty certainty = piece.facts.verdict.certainty;
  return (certainty == Certainty::none || certainty == Certainty::likely) &&
         !piece.facts.is_header_line && shape.words > 0 && shape.words <= kMaxTitleWords &&
         shape.sentences <= 1 && (!shape.ends_with_stop || shape.ends_with_question);
}

// The first line that can be a title; in a header with menus the last that is long enough.
std::optional<std::size_t> find_title(const Pieces& pieces, std::string_view known_title) {
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < pieces.first_body; ++i) {
    if (!known_title.empty() && pieces.line(i) == known_title) return i;
    if (can_be_title(pieces.all[i])) candidates.push_back(i);
  }
  if (candidates.empty() || pieces.first_body == pieces.all.size()) return std::nullopt;
  if (candidates.size() <= kPlainHeader) return candidates.front();
  const auto headline = std::find_if(candidates.rbegin(), candidates.rend(), [&](std::size_t i) {
    return pieces.all[i].facts.shape.words >= kHeadlineWords;
  });
  return headline == candidates.rend() ? candidates.front() : *headline;
}

BlockKind kind_of(const Pieces& pieces, std::size_t i, const std::vector<bool>& dropped) {
  const PieceFacts& facts = pieces.all[i].facts;
  if (dropped[i]) return BlockKind::boilerplate;
  if (facts.verdict.certainty == Certainty::caption) return BlockKind::caption;
  if (pieces.line(i).starts_with('>')) return BlockKind::quote;
  if (facts.is_listed) return BlockKind::list_item;
  if (!is_title_like(facts.shape) || facts.shape.words > kMaxHeadingWords) {
    return BlockKind::paragraph;
  }
  std::size_t next = i + 1;
  while (next < pieces.all.size() && dropped[next]) ++next;
  const bool heads = next < pieces.all.size() && is_body(pieces.all[next].facts);
  return heads ? BlockKind::heading : BlockKind::paragraph;
}

std::optional<Day> find_dateline(const Pieces& pieces) {
  std::size_t looked_at = 0;
  for (std::size_t i = pieces.first_body; i < pieces.all.size(); ++i) {
    if (!is_body(pieces.all[i].facts)) continue;
    const auto dateline = read_dateline(pieces.line(i), NumericOrder::unknown);
    if (dateline && dateline->day) return dateline->day;
    if (++looked_at == kDatelinePieces) break;
  }
  return std::nullopt;
}

std::optional<Day> find_published(const Pieces& pieces) {
  std::optional<Day> stamp;
  std::optional<Day> updated;
  for (const Piece& piece : pieces.all) {
    if (piece.header.published && piece.header.is_labelled) return piece.header.published;
    if (!stamp) stamp = piece.header.published;
    if (!updated) updated = piece.header.updated;
  }
  if (stamp) return stamp;
  if (const auto dateline = find_dateline(pieces)) return dateline;
  return updated;
}

std::optional<std::string> find_author(const Pieces& pieces) {
  for (const Piece& piece : pieces.all) {
    if (piece.header.author) return piece.header.author;
  }
  return std::nullopt;
}

std::vector<bool> find_dropped(const Pieces& pieces, std::optional<std::size_t> title) {
  std::vector<PieceFacts> facts;
  facts.reserve(pieces.all.size());
  for (const Piece& piece : pieces.all) facts.push_back(piece.facts);
  return find_boilerplate(facts, title);
}

}  // namespace

PlainText read_plain_text(std::string_view text, std::string_view known_title) {
  Pieces pieces = make_pieces(text, builtin_boilerplate_rules());
  pieces.first_body = find_first_body(pieces);
  keep_dates_of_body(pieces);
  const std::optional<std::size_t> title = find_title(pieces, known_title);
  const std::vector<bool> dropped = find_dropped(pieces, title);
  PlainText result;
  result.blocks.reserve(pieces.all.size());
  for (std::size_t i = 0; i < pieces.all.size(); ++i) {
    const BlockKind kind = title == i ? BlockKind::title : kind_of(pieces, i, dropped);
    result.blocks.push_back({kind, pieces.all[i].span});
  }
  if (title) result.title = std::string(pieces.line(*title));
  result.author = find_author(pieces);
  result.published = find_published(pieces);
  return result;
}

}  // namespace dateline
