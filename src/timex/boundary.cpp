#include "timex/boundary.hpp"

#include <optional>

namespace dateline::timex {
namespace {

std::optional<Boundary> parse_boundary(std::string_view name) {
  if (name == "from") return Boundary::from;
  if (name == "since") return Boundary::since;
  if (name == "until") return Boundary::until;
  if (name == "by") return Boundary::by;
  if (name == "before") return Boundary::before;
  if (name == "after") return Boundary::after;
  return std::nullopt;
}

// Words that may stand between the opener and its date: "since at least March", "by the".
bool is_skipped(const Item& item) {
  return item.has_any(bits(TokenType::article, TokenType::approximator));
}

}  // namespace

Boundary boundary_before(const std::vector<Item>& items, const Lexicon& lexicon,
                         std::uint32_t first) {
  constexpr int most_skipped = 2;
  std::uint32_t at = first;
  for (int skipped = 0; skipped < most_skipped && at > 0 && is_skipped(items[at - 1]); ++skipped)
    --at;
  if (at == 0 || !items[at - 1].has(TokenType::boundary)) return Boundary::none;
  return parse_boundary(lexicon.text(items[at - 1].value(TokenType::boundary)))
      .value_or(Boundary::none);
}

bool makes_range(const std::vector<Item>& items, const Lexicon& lexicon, const Draft& a,
                 const Draft& b) {
  if (b.first < a.last || b.first - a.last > 1) return false;
  if (b.first == a.last) return b.first != 0 && items[b.first].glued;
  const Item& joiner = items[a.last];
  if (is_word(items, lexicon, a.last, "-")) return true;
  if (!joiner.has(TokenType::range_joiner)) return false;
  const bool opened = a.first > 0 && items[a.first - 1].has(TokenType::range_opener);
  const bool between = a.first > 0 && is_word(items, lexicon, a.first - 1, "between");
  if (is_word(items, lexicon, a.last, "and")) return between;
  return opened || !is_word(items, lexicon, a.last, "to") || a.meaning.kind == b.meaning.kind;
}

}  // namespace dateline::timex
