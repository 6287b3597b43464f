#include "timex/build.hpp"

#include <utility>

#include "timex/bare_year.hpp"
#include "timex/fields.hpp"

namespace dateline::timex {
namespace {

constexpr int kNoon = 720;
constexpr int kMinutesOfDay = 1440;

class Builder {
 public:
  Builder(const Match& match, const std::vector<Item>& items, const Lexicon& lexicon)
      : match_(match), items_(items), lexicon_(lexicon) {
    for (std::size_t i = 0; i < match.count; ++i)
      set_field(draft_.meaning, match.captures[i].sense);
    draft_.first = match.first;
    draft_.last = match.last;
  }

  void build(std::vector<Draft>& drafts) {
    if (match_.kind == RuleKind::month_day_pair) return build_day_pair(drafts);
    if (match_.kind == RuleKind::year_pair) return build_year_pair(drafts);
    if (build_one()) drafts.push_back(draft_);
  }

 private:
  Meaning& m() { return draft_.meaning; }
  int number(std::size_t nth) const {
    const Capture* capture = match_.find(TokenType::number, nth);
    return capture ? capture->sense.value : -1;
  }
  double count_of(std::size_t nth) const {
    const Capture* capture = match_.find(TokenType::number, nth);
    return capture ? items_[capture->item].count : 1;
  }
  bool is_word(std::uint32_t item, std::string_view text) const {
    return timex::is_word(items_, lexicon_, item, text);
  }

  // "the year-ago", "this week-long"
  bool is_compound(std::uint32_t after) const { return is_word(after, "-") && items_[after].glued; }

  bool build_one() {
    switch (match_.kind) {
      case RuleKind::month_day:
        return build_month_day();
      case RuleKind::year_month_day:
        return build_year_month_day();
      case RuleKind::slash_date:
        return build_slash_date();
      case RuleKind::month:
        return m().year != 0 ? month_spelled_right() : is_month();
      case RuleKind::year:
        return build_year();
      case RuleKind::decade:
        return build_decade();
      case RuleKind::century:
        return build_century();
      case RuleKind::quarter:
        return build_quarter();
      case RuleKind::half:
        return build_half();
      case RuleKind::season:
        return m().year != 0 || is_season();
      case RuleKind::weekday:
        return is_weekday();
      case RuleKind::clock:
        return build_clock();
      case RuleKind::day_part:
        return true;
      default:
        return build_counted();
    }
  }

  bool build_counted() {
    switch (match_.kind) {
      case RuleKind::reference:
        m().kind = MeaningKind::reference;
        return true;
      case RuleKind::amount:
        return build_amount();
      case RuleKind::bare_units:
        return build_bare_units();
      case RuleKind::article_unit:
        return build_article_unit();
      case RuleKind::shifted:
        return build_shifted();
      case RuleKind::year_ago:
        return build_year_ago();
      case RuleKind::relative:
        return build_relative();
      case RuleKind::ordinal_period:
        return build_ordinal_period();
      case RuleKind::year_period:
        return build_year_period();
      case RuleKind::period_end:
        return build_period_end();
      case RuleKind::set:
        return build_set();
      case RuleKind::counted_days:
        return build_counted_days();
      case RuleKind::session:
        return build_session();
      default:
        return true;
    }
  }

  // "May" and "March" with a capital letter, "Sun" and "Sat" with a dot or a number.
  bool month_spelled_right() const {
    const Capture* month = match_.find(TokenType::month);
    const Item& item = items_[month->item];
    return lexicon_.wary(items_[month->item].word) != Wary::capital || item.capital;
  }

  bool before_time(std::uint32_t at) const {
    return at < items_.size() && items_[at].has_any(bits(TokenType::year, TokenType::day,
                                                         TokenType::direction, TokenType::month));
  }

  bool is_month() const {
    const Item& item = items_[match_.first];
    const Wary wary = lexicon_.wary(item.word);
    const bool evidence = follows_opener(items_, match_.first) || before_time(match_.last) ||
                          (match_.first > 0 && is_word(match_.first - 1, "-"));
    if (wary == Wary::capital) return item.capital && evidence;
    if (wary == Wary::short_form) return item.capital && (item.last > item.first + 1 || evidence);
    return item.capital;
  }

  bool is_weekday() const {
    const Item& item = items_[match_.first];
    if (lexicon_.wary(item.word) != Wary::short_form) return item.capital;
    return item.capital && (item.last > item.first + 1 || before_time(match_.last));
  }

  // "the fall of Saigon".
  bool is_fall_of(std::uint32_t after) const {
    return lexicon_.wary(items_[after - 1].word) == Wary::neighbour && is_word(after, "of") &&
           !(after + 1 < items_.size() && items_[after + 1].has(TokenType::year));
  }

  bool is_season() const {
    const Item& item = items_[match_.first];
    if (is_fall_of(match_.last)) return false;
    if (lexicon_.wary(item.word) != Wary::neighbour)
      return !item.capital || follows_opener(items_, match_.first);
    return follows_opener(items_, match_.first) && match_.first > 0 &&
           items_[match_.first - 1].has_any(
               bits(TokenType::direction, TokenType::part, TokenType::every));
  }

  bool take_day() {
    if (m().day == 0) m().day = m().ordinal;
    m().ordinal = 0;
    return m().month >= 1 && m().month <= 12 && m().day >= 1 && m().day <= 31;
  }

  bool build_month_day() {
    if (const Capture* digits = match_.find(TokenType::two_digits); digits && m().year == 0) {
      m().year = full_year(digits->sense.value);
    }
    if (!month_spelled_right()) return false;
    return take_day() || is_month_alone();
  }

  // "June last year": no day.
  bool is_month_alone() {
    if (!match_.find(TokenType::ordinal) || !items_[match_.first].has(TokenType::month))
      return false;
    m().day = 0;
    draft_.last = match_.first + 1;
    return before_time(draft_.last);
  }

  void build_day_pair(std::vector<Draft>& drafts) {
    if (!month_spelled_right()) return;
    std::array<const Capture*, 2> days{};
    std::size_t found = 0;
    for (std::size_t i = 0; i < match_.count && found < 2; ++i) {
      const TokenType type = match_.captures[i].sense.type;
      if (type == TokenType::day || type == TokenType::ordinal) days[found++] = &match_.captures[i];
    }
    if (found < 2) return;
    const bool month_first = match_.captures[0].sense.type == TokenType::month;
    Draft one = draft_, two = draft_;
    one.meaning.day = days[0]->sense.value;
    two.meaning.day = days[1]->sense.value;
    one.meaning.ordinal = two.meaning.ordinal = 0;
    one.last = days[0]->item + 1;
    two.first = days[1]->item;
    if (one.meaning.day > 31 || two.meaning.day > 31) return;
    drafts.push_back(one);
    drafts.push_back(two);
    if (month_first && m().year == 0) drafts.back().last = days[1]->item + 1;
  }

  void build_year_pair(std::vector<Draft>& drafts) {
    const Capture* digits = match_.find(TokenType::two_digits);
    const int year = m().year;
    const int second = year - year % 100 + digits->sense.value;
    if (second <= year) return;
    draft_.last = draft_.first + 1;
    drafts.push_back(draft_);
    draft_.first = digits->item;
    draft_.last = digits->item + 1;
    m().year = second;
    drafts.push_back(draft_);
  }

  bool build_year_month_day() {
    if (m().month == 0) {
      m().month = number(0);
      m().day = number(1);
    }
    return take_day();
  }

  // The month first, as the United States write, until the document says otherwise
  // (settle_order()); the day where only that can be.
  bool build_slash_date() {
    int month = number(0), day = number(1);
    m().order = month > 12     ? DayOrder::day_first
                : day > 12     ? DayOrder::month_first
                : month != day ? DayOrder::open
                               : DayOrder::none;
    if (month > 12) std::swap(month, day);
    m().month = month;
    m().day = day;
    if (m().year == 0) m().year = full_year(match_.find(TokenType::two_digits)->sense.value);
    return take_day();
  }

  bool build_year() {
    if (match_.find(TokenType::era)) {
      m().year = match_.find(TokenType::year) ? m().year : m().day != 0 ? m().day : number(0);
      m().day = 0;
      return m().year > 0;
    }
    if (m().year == 0) m().year = number(0);
    if (match_.last - match_.first > 1) return m().year > 0;
    // "a suite '11" is a name.
    if (match_.find(TokenType::short_year))
      return match_.first == 0 || follows_opener(items_, match_.first) ||
             !items_[match_.first - 1].is_word;
    return BareYear(items_, lexicon_, match_.first, match_.last).is_year(m().year);
  }

  bool build_decade() {
    int decade = 0;
    if (const Capture* digits = match_.find(TokenType::decade)) {
      decade = digits->sense.value;
      if (decade < 100) decade = full_year(decade);
    } else if (const Capture* name = match_.find(TokenType::decade_name)) {
      const int century = number(0) > 0 ? number(0) : 19;
      decade = century * 100 + name->sense.value;
      if (number(0) <= 0 && (match_.first == 0 || !is_word(match_.first - 1, "the"))) return false;
    }
    m().year = decade;
    m().year_span = YearSpan::decade;
    m().unit = Unit::none;
    return decade % 10 == 0;
  }

  bool build_century() {
    if (m().ordinal < 1 || m().ordinal > 30) return false;
    m().year = (m().ordinal - 1) * 100;
    m().year_span = YearSpan::century;
    m().ordinal = 0;
    return m().year > 0;
  }

  bool build_quarter() {
    constexpr int last_one = 99;
    if (m().quarter == 0) m().quarter = m().ordinal == last_one ? 4 : m().ordinal;
    m().unit = Unit::none;
    m().ordinal = 0;
    return m().quarter >= 1 && m().quarter <= 4;
  }

  // Only with its year, or "of": halves belong to matches as well.
  bool build_half() {
    if (m().half == 0) m().half = m().ordinal == 1 ? 1 : 2;
    m().direction = Direction::none;
    m().unit = Unit::none;
    m().ordinal = 0;
    return m().year != 0 || is_word(match_.last, "of");
  }

  bool build_clock() {
    if (const Capture* moment = match_.find(TokenType::moment)) {
      m().minute = moment->sense.value;
      return true;
    }
    const Capture* meridiem = match_.find(TokenType::meridiem);
    int hour = number(0);
    const int minute = number(1) < 0 ? 0 : number(1);
    const bool evening =
        m().day_part == DayPart::AF || m().day_part == DayPart::EV || m().day_part == DayPart::NI;
    m().day = 0;
    m().day_part = DayPart::none;
    if (hour < 0 || hour > 24 || minute > 59 || (meridiem && (hour > 12 || hour == 0)))
      return false;
    if (!meridiem && number(1) < 0 && hour > 12) return false;
    if (meridiem) hour = hour % 12 + (meridiem->sense.value == 12 ? 12 : 0);
    if (evening && hour < 12) hour += 12;
    m().minute = (hour * 60 + minute) % (kMinutesOfDay + 1);
    static_assert(kNoon < kMinutesOfDay);
    return !is_word(match_.last, ":");
  }

  bool build_amount() {
    m().kind = MeaningKind::amount;
    if (const Capture* first = match_.find(TokenType::number))
      m().count = items_[first->item].count;
    if (m().unit == Unit::quarter && is_year_number()) {
      m() = Meaning{};
      m().year = number(0);
      m().unit = Unit::quarter;
      return build_year_period();
    }
    const Capture* second = match_.find(TokenType::number, 1);
    if (second) m().modifier = Modifier::approx;
    if (!match_.find(TokenType::number) && !match_.find(TokenType::vague_number)) m().count = 1;
    if (const Capture* half = match_.find(TokenType::unit, 1); half) {
      m().unit = static_cast<Unit>(match_.find(TokenType::unit)->sense.value);
      m().count += 0.5;
    }
    m().hyphened = match_.first + 1 < items_.size() && is_word(match_.first + 1, "-");
    // "three-quarters of its food"
    if (m().hyphened && m().unit == Unit::quarter && match_.find(TokenType::units)) return false;
    if (is_word(match_.first, "the") && is_word(match_.first + 1, "full") && m().unit == Unit::year)
      m().kind = MeaningKind::period, m().definite = true;
    if (match_.find(TokenType::long_) && match_.find(TokenType::units)) m().vague = true;
    return !is_age() && m().unit != Unit::half && !is_clock_face();
  }

  bool is_year_number() const {
    const Capture* first = match_.find(TokenType::number);
    return first && items_[first->item].has(TokenType::year);
  }

  // "45 minutes", not the "second" of "one second".
  bool is_clock_face() const {
    const Capture* unit = match_.find(TokenType::unit);
    return unit && unit->sense.value == static_cast<int>(Unit::second) &&
           draft_.meaning.hyphened == false;
  }

  // "51 years old", "a 12-year-old".
  bool is_age() const {
    std::uint32_t at = match_.last;
    if (is_word(at, "-")) ++at;
    if (is_word(at, "old") || is_word(at, "olds")) return true;
    return is_word(at, "of") && is_word(at + 1, "age");
  }

  bool build_bare_units() {
    m().kind = MeaningKind::amount;
    m().vague = true;
    constexpr std::array<Unit, 5> too_small = {Unit::second, Unit::minute, Unit::hour,
                                               Unit::quarter, Unit::weekend};
    for (const Unit unit : too_small) {
      if (m().unit == unit) return false;
    }
    return !is_age();
  }

  bool build_article_unit() {
    if (is_compound(match_.last)) return false;
    const bool definite = match_.find(TokenType::article)->sense.value == lexicon_text("the");
    if (m().season != 0 && is_fall_of(match_.last)) return false;
    if (m().unit == Unit::second || m().unit == Unit::half || is_age()) return false;
    if (definite) {
      m().kind = m().season != 0 || m().day_part != DayPart::none || m().ordinal != 0
                     ? MeaningKind::calendar
                     : MeaningKind::period;
      m().definite = true;
      if (m().unit == Unit::year && is_ended(match_.last)) {
        m().kind = MeaningKind::amount;
        m().count = 1;
        return true;
      }
      if (m().ordinal != 0) return build_quarter();
      return m().unit != Unit::minute && m().unit != Unit::hour;
    }
    m().kind = MeaningKind::amount;
    m().count = 1;
    if (is_rate()) return false;
    return m().unit != Unit::none && m().unit != Unit::quarter && m().unit != Unit::weekend;
  }

  // "$5 million a year", "20 pounds a week".
  bool is_rate() const {
    if (match_.first == 0) return false;
    const Item& before = items_[match_.first - 1];
    return before.has_any(bits(TokenType::number, TokenType::measure, TokenType::multiplier)) ||
           is_word(match_.first - 1, "%");
  }

  // "the year ending June 30, 1990", "the year to June"
  bool is_ended(std::uint32_t at) const {
    constexpr std::uint64_t ends = bits(TokenType::month, TokenType::day);
    return is_word(at, "ended") || is_word(at, "ending") ||
           (is_word(at, "to") && at + 1 < items_.size() && items_[at + 1].has_any(ends));
  }

  std::int32_t lexicon_text(std::string_view text) const {
    const Lexicon::NodeId node = lexicon_.start(lexicon_.word(text));
    for (const Sense sense : lexicon_.senses(node)) {
      if (sense.type == TokenType::article) return sense.value;
    }
    return -1;
  }

  bool build_shifted() {
    m().kind = MeaningKind::shifted;
    if (match_.find(TokenType::number)) {
      m().count = count_of(0);
    } else if (match_.find(TokenType::units) && !match_.find(TokenType::vague_number)) {
      m().vague = true;
    } else if (!match_.find(TokenType::vague_number)) {
      m().count = 1;
    }
    if (m().shift == Shift::none) m().shift = Shift::hence;
    if (is_word(match_.first, "half")) m().count = 0.5;
    if (is_before_event()) {
      m().kind = MeaningKind::amount;
      m().shift = Shift::none;
      --draft_.last;
      return m().unit != Unit::second && !is_clock_face();
    }
    return m().unit != Unit::second && m().unit != Unit::none && !is_age();
  }

  // "two weeks after the ruling": a length, counted from what no calendar knows; "the day before
  // the vote" is a day all the same.
  bool is_before_event() const {
    const std::uint32_t last = match_.last - 1;
    const bool joins = is_word(last, "after") || is_word(last, "before");
    if (!joins || match_.last >= items_.size() || is_word(match_.first, "the")) return false;
    return items_[match_.last].is_word && !is_word(match_.last, "that");
  }

  bool build_year_ago() {
    const Capture* second = match_.find(TokenType::unit, 1);
    m().year_shift = -1;
    m().shift = Shift::none;
    const bool quarter = second && second->sense.value == static_cast<int>(Unit::quarter);
    m().unit = quarter ? Unit::quarter : Unit::year;
    m().latest = match_.find(TokenType::period) != nullptr;
    m().kind = MeaningKind::period;
    if (match_.find(TokenType::units)) {
      m().kind = MeaningKind::amount;
      m().unit = static_cast<Unit>(match_.find(TokenType::units)->sense.value);
      m().count = count_of(0);
      return true;
    }
    if (m().ordinal != 0) {
      m().kind = MeaningKind::calendar;
      return build_quarter();
    }
    return true;
  }

  // "the 1988 quarter": the latest one's, of that year.
  bool build_year_period() {
    m().kind = MeaningKind::period;
    m().latest = true;
    return true;
  }

  bool build_relative() {
    if (m().season != 0 || m().month != 0 || m().weekday != 0 || m().day_part != DayPart::none ||
        m().holiday >= 0) {
      return build_relative_calendar();
    }
    if (m().ordinal != 0 && m().unit == Unit::quarter) {
      m().kind = MeaningKind::calendar;
      return build_quarter();
    }
    const bool several = match_.find(TokenType::units) != nullptr ||
                         match_.find(TokenType::number) != nullptr ||
                         match_.find(TokenType::vague_number) != nullptr;
    if (several) {
      m().kind = MeaningKind::amount;
      if (match_.find(TokenType::number)) m().count = count_of(0);
      if (m().count == 0) m().vague = true;
      return true;
    }
    m().kind = MeaningKind::period;
    if (match_.find(TokenType::period)) m().latest = true;
    return m().unit != Unit::second && m().unit != Unit::half && !is_compound(match_.last);
  }

  bool build_relative_calendar() {
    if (m().day != 0 && !take_day()) return false;
    if (m().month != 0) return month_spelled_right();
    if (m().weekday != 0)
      return items_[match_.last - 1].capital && !is_word(match_.last - 1, "sun");
    if (match_.find(TokenType::seasons)) {
      m().kind = MeaningKind::amount;
      m().vague = true;
      m().unit = Unit::year;
    }
    return true;
  }

  bool build_ordinal_period() {
    m().kind = MeaningKind::amount;
    if (match_.find(TokenType::number)) m().count = count_of(0);
    if (match_.find(TokenType::units)) return m().count != 0 || m().vague;
    m().kind = MeaningKind::period;
    // Without "of the siege" and the like nobody knows which.
    return m().unit == Unit::day && m().ordinal < 99;
  }

  // "year-end" is a day, "the year's end" some time then.
  bool build_period_end() {
    draft_.last = match_.last;
    while (draft_.last < items_.size() && !is_word(draft_.last - 1, "end")) ++draft_.last;
    if (!is_word(draft_.last - 1, "end")) return false;
    if (m().unit == Unit::year && !is_word(match_.first + 1, "'")) {
      constexpr int december = 12, last_day = 31;
      m().unit = Unit::none;
      m().month = december;
      m().day = last_day;
      return true;
    }
    m().kind = MeaningKind::period;
    m().direction = Direction::this_one;
    m().modifier = Modifier::end;
    return true;
  }

  // "30 days after publication"
  bool build_counted_days() {
    m().kind = MeaningKind::shifted;
    m().count = count_of(0);
    m().shift = Shift::hence;
    return m().unit != Unit::none;
  }

  // "the 118th Congress", "the October Term 2022".
  bool build_session() {
    m().kind = MeaningKind::session;
    if (m().session == kTerm) return m().year != 0;
    return m().ordinal >= 1 && items_[match_.last - 1].capital;
  }

  bool build_set() {
    m().kind = MeaningKind::set;
    m().count = match_.find(TokenType::number) && m().unit != Unit::none ? count_of(0) : 1;
    if (const Capture* every = match_.find(TokenType::every); every && every->sense.value == 2)
      m().count = 2;
    if (match_.find(TokenType::times) || is_word(match_.first + 1, "times")) m().count = 1;
    return true;
  }

  const Match& match_;
  const std::vector<Item>& items_;
  const Lexicon& lexicon_;
  Draft draft_;
};

}  // namespace

void build_drafts(const Match& match, const std::vector<Item>& items, const Lexicon& lexicon,
                  std::vector<Draft>& drafts) {
  Builder(match, items, lexicon).build(drafts);
}

}  // namespace dateline::timex
