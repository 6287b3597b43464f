#include "timex/compose.hpp"

#include <optional>
#include <utility>

#include "timex/boundary.hpp"

namespace dateline::timex {
namespace {

bool names_year(const Meaning& m) {
  return m.year != 0 || m.year_direction != Direction::none || m.year_shift != 0;
}
bool names_day(const Meaning& m) {
  return m.day != 0 || m.weekday != 0 || m.holiday >= 0 || m.days_from_now ||
         (m.kind == MeaningKind::period && m.unit == Unit::day);
}
bool is_calendar(const Meaning& m) { return m.kind == MeaningKind::calendar; }
bool is_time_only(const Meaning& m) {
  return is_calendar(m) && (m.day_part != DayPart::none || m.minute != kNoMinute) &&
         !names_day(m) && m.month == 0 && m.year == 0;
}
bool is_year_only(const Meaning& m) {
  return is_calendar(m) && m.year != 0 && m.month == 0 && m.quarter == 0 && m.half == 0 &&
         m.season == 0;
}
bool is_year_period(const Meaning& m) {
  return m.kind == MeaningKind::period && m.unit == Unit::year;
}
// A year is all that it lacks.
bool wants_year(const Meaning& m) {
  return is_calendar(m) && !names_year(m) && m.direction == Direction::none &&
         (m.month != 0 || m.quarter != 0 || m.half != 0 || m.season != 0 || m.holiday >= 0);
}

void take_year(Meaning& fine, const Meaning& coarse) {
  fine.year = coarse.year;
  fine.before_christ = coarse.before_christ;
  fine.fiscal = fine.fiscal || coarse.fiscal;
  fine.year_shift = coarse.year_shift;
  if (coarse.kind == MeaningKind::period)
    fine.year_direction = coarse.definite ? Direction::same : coarse.direction;
}

// A day that is named by weekday and by number, or a time and its day.
std::optional<Meaning> join_days(const Meaning& a, const Meaning& b) {
  if (is_time_only(a) &&
      (names_day(b) || (is_time_only(b) && a.minute != kNoMinute && b.minute == kNoMinute))) {
    Meaning whole = b;
    if (whole.day_part == DayPart::none) whole.day_part = a.day_part;
    if (whole.minute == kNoMinute) whole.minute = a.minute;
    if (whole.zone == kNoZone) whole.zone = a.zone;
    return whole;
  }
  if (is_time_only(b) && names_day(a)) {
    Meaning whole = a;
    if (whole.day_part == DayPart::none) whole.day_part = b.day_part;
    if (b.minute != kNoMinute) whole.minute = b.minute;
    if (b.zone != kNoZone) whole.zone = b.zone;
    return whole;
  }
  const bool only_weekday = is_calendar(a) && a.weekday != 0 && a.month == 0;
  if (only_weekday && is_calendar(b) && b.day != 0 && b.month != 0) {
    Meaning whole = b;
    whole.weekday = a.weekday;
    return whole;
  }
  return std::nullopt;
}

struct Connector {
  bool possible = false;
  bool direct = false;  // nothing
  bool of = false;
  bool comma = false;
  bool on = false;
  bool possessive = false;
};

// What stands between two expressions: nothing, a comma, "of", "in", "'s".
Connector between(const std::vector<Item>& items, const Lexicon& lexicon, std::uint32_t begin,
                  std::uint32_t end) {
  Connector found;
  if (end < begin || end - begin > 2) return found;
  found.possible = true;
  found.direct = begin == end;
  if (found.direct) return found;
  if (end - begin == 1) {
    found.comma = is_word(items, lexicon, begin, ",");
    found.of = is_word(items, lexicon, begin, "of") || is_word(items, lexicon, begin, "in");
    found.on = is_word(items, lexicon, begin, "on");
    found.possible = found.comma || found.of || found.on;
    return found;
  }
  found.possessive = is_word(items, lexicon, begin, "'") && is_word(items, lexicon, begin + 1, "s");
  const bool of_the =
      is_word(items, lexicon, begin, "of") && is_word(items, lexicon, begin + 1, "the");
  found.of = of_the;
  found.possible = found.possessive || of_the;
  return found;
}

std::optional<Meaning> join(const Meaning& a, const Meaning& b, const Connector& link) {
  // "5 p.m. on Friday"
  if (link.on) {
    if (!is_time_only(a) || a.minute == kNoMinute || !names_day(b)) return std::nullopt;
    return join_days(a, b);
  }
  const bool coarse = is_year_only(b) || is_year_period(b);
  // "the last half of the '80s"
  if (is_calendar(a) && a.half != 0 && !names_year(a) && link.of && is_calendar(b) &&
      b.year_span == YearSpan::decade) {
    Meaning whole = b;
    whole.modifier = a.half == 1 ? Modifier::start : Modifier::end;
    return whole;
  }
  if (wants_year(a) && coarse && !link.possessive &&
      !(link.comma && b.kind == MeaningKind::period)) {
    if (b.year_span != YearSpan::year) return std::nullopt;
    Meaning whole = a;
    take_year(whole, b);
    return whole;
  }
  if (wants_year(b) && is_year_period(a) && link.possessive) {
    Meaning whole = b;
    take_year(whole, a);
    return whole;
  }
  // "the week of March 6"
  const bool is_week = a.kind == MeaningKind::period && a.unit == Unit::week &&
                       a.direction == Direction::none && a.definite;
  if (is_week && link.of && is_calendar(b) && b.day != 0) {
    Meaning whole = b;
    whole.unit = Unit::week;
    return whole;
  }
  // "the same month a year ago", "the quarter a year earlier"
  const bool is_quarter = a.unit == Unit::quarter && a.direction == Direction::none && a.definite;
  if (a.kind == MeaningKind::period && (a.direction == Direction::same || is_quarter) &&
      link.direct && b.kind == MeaningKind::shifted && b.unit == Unit::year && b.count > 0 &&
      (b.shift == Shift::ago || b.shift == Shift::earlier)) {
    Meaning whole = a;
    whole.year_shift = -static_cast<int>(b.count);
    return whole;
  }
  // "the first nine months of 1989": a length still.
  if (a.kind == MeaningKind::amount && a.ordinal != 0 && link.of && (coarse || b.month != 0))
    return a;
  if (link.possessive) return std::nullopt;
  return join_days(a, b);
}

// The word in front of an expression, skipping nothing; null at the start.
const Item* before(const std::vector<Item>& items, std::uint32_t at) {
  return at == 0 ? nullptr : &items[at - 1];
}

class Expander {
 public:
  Expander(const std::vector<Item>& items, const Lexicon& lexicon, std::uint32_t floor)
      : items_(items), lexicon_(lexicon), floor_(floor) {}

  void grow(Draft& draft) {
    take_article(draft);
    take_part(draft);
    take_approximator(draft);
    take_or_so(draft);
  }

 private:
  bool free(std::uint32_t at) const { return at > floor_; }
  bool word(std::uint32_t at, std::string_view text) const {
    return is_word(items_, lexicon_, at, text);
  }

  static bool takes_article(const Meaning& m) {
    if (m.kind == MeaningKind::amount)
      return m.ordinal != 0 || m.direction != Direction::none || !m.hyphened;
    if (m.kind == MeaningKind::session) return true;
    if (m.kind == MeaningKind::period || m.kind == MeaningKind::shifted) return true;
    return is_calendar(m) && (m.quarter != 0 || m.half != 0 || m.season != 0 ||
                              m.year_span == YearSpan::decade || m.year_span == YearSpan::century ||
                              is_time_only(m) || m.direction != Direction::none || names_part(m));
  }
  static bool names_part(const Meaning& m) { return m.day_part != DayPart::none; }

  void take_article(Draft& draft) {
    if (!free(draft.first) || !word(draft.first - 1, "the") || !takes_article(draft.meaning))
      return;
    --draft.first;
    draft.meaning.definite = true;
  }

  // "(the) end of", "early (in)", "mid-", "later".
  void take_part(Draft& draft) {
    if (draft.meaning.kind == MeaningKind::amount || draft.meaning.kind == MeaningKind::reference)
      return;
    std::uint32_t at = draft.first;
    bool linked = false;
    if (free(at) && word(at - 1, "the")) --at;
    if (free(at) && (word(at - 1, "of") || word(at - 1, "in"))) {
      linked = true;
      --at;
    } else if (at != draft.first) {
      return;
    }
    if (free(at) && word(at - 1, "-")) --at;
    if (!free(at) || !items_[at - 1].has(TokenType::part)) return;
    const bool noun = is_noun(at - 1);
    if (noun != linked && !(linked && !noun)) return;
    if (linked && noun && word(at, "in")) return;
    draft.first = at - 1;
    draft.meaning.modifier = static_cast<Modifier>(items_[at - 1].value(TokenType::part));
    if (noun && free(draft.first) && word(draft.first - 1, "the")) --draft.first;
    if (!noun && free(draft.first) && word(draft.first - 1, "the") &&
        draft.meaning.year_span != YearSpan::year)
      --draft.first;
    if (!noun && free(draft.first) && word(draft.first - 1, "the") && (draft.meaning.season != 0))
      --draft.first;
  }

  // "end of 1990" and "early 1990" differ in needing "of".
  bool is_noun(std::uint32_t at) const {
    static constexpr std::array<std::string_view, 3> adverbs = {"early", "earlier", "late"};
    for (const std::string_view adverb : adverbs) {
      if (word(at, adverb)) return false;
    }
    return !word(at, "later") && !word(at, "mid");
  }

  void take_approximator(Draft& draft) {
    const Item* item = free(draft.first) ? before(items_, draft.first) : nullptr;
    if (!item || !item->has(TokenType::approximator)) return;
    const auto modifier = static_cast<Modifier>(item->value(TokenType::approximator));
    const Meaning& m = draft.meaning;
    const bool counted = m.kind == MeaningKind::amount || m.kind == MeaningKind::shifted;
    if (counted && m.vague && m.count == 0 && items_[draft.first].has(TokenType::units)) return;
    const bool dated = is_calendar(m) && modifier == Modifier::approx &&
                       (m.day != 0 || m.month != 0 || m.year != 0 || m.minute >= 0);
    if (!(counted && m.direction == Direction::none) && !dated) return;
    if (counted && m.hyphened) return;
    --draft.first;
    if (modifier != Modifier::none) draft.meaning.modifier = modifier;
  }

  void take_or_so(Draft& draft) {
    if (draft.last >= items_.size() || !items_[draft.last].has(TokenType::or_so)) return;
    ++draft.last;
    draft.meaning.modifier = Modifier::approx;
  }

  const std::vector<Item>& items_;
  const Lexicon& lexicon_;
  std::uint32_t floor_;
};

}  // namespace

void join_neighbours(const std::vector<Item>& items, const Lexicon& lexicon,
                     std::vector<Draft>& drafts) {
  std::vector<Draft> joined;
  for (const Draft& draft : drafts) {
    if (!joined.empty()) {
      Draft& last = joined.back();
      const Connector link = between(items, lexicon, last.last, draft.first);
      const std::optional<Meaning> whole =
          link.possible ? join(last.meaning, draft.meaning, link) : std::nullopt;
      if (whole) {
        last.last = draft.last;
        last.meaning = *whole;
        continue;
      }
    }
    joined.push_back(draft);
  }
  drafts.swap(joined);
}

void carry_years(const std::vector<Item>& items, const Lexicon& lexicon,
                 std::vector<Draft>& drafts) {
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    Meaning& from = drafts[i - 1].meaning;
    const Meaning& to = drafts[i].meaning;
    const bool lacks_year = wants_year(from) && from.month != 0 && to.month != 0 && to.year != 0;
    if (!lacks_year || !makes_range(items, lexicon, drafts[i - 1], drafts[i])) continue;
    from.year = to.year - (from.month > to.month ? 1 : 0);
    from.before_christ = to.before_christ;
  }
}

void carry_ends(const std::vector<Item>& items, const Lexicon& lexicon,
                std::vector<Draft>& drafts) {
  for (std::size_t i = 1; i < drafts.size(); ++i) {
    Meaning& from = drafts[i - 1].meaning;
    const Meaning& to = drafts[i].meaning;
    const std::uint32_t word = drafts[i - 1].last;
    const bool is_quarter = from.kind == MeaningKind::period && from.unit == Unit::quarter &&
                            from.direction == Direction::none && from.year_shift == 0;
    const bool ends =
        is_word(items, lexicon, word, "ended") || is_word(items, lexicon, word, "ending");
    if (!is_quarter || !is_calendar(to) || to.month == 0 || !ends || drafts[i].first != word + 1)
      continue;
    from.month = to.month;
    from.year = to.year;
  }
}

void expand(const std::vector<Item>& items, const Lexicon& lexicon, std::vector<Draft>& drafts) {
  std::uint32_t floor = 0;
  for (Draft& draft : drafts) {
    Expander(items, lexicon, floor).grow(draft);
    floor = draft.last;
  }
}

}  // namespace dateline::timex
