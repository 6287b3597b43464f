// The tagger: sentence by sentence, pieces -> items -> grammar matches -> drafts joined and grown
// -> values and days.
//
// A first pass drafts the whole document, so that the second knows whether it reads news or history
// when it resolves. Cost: linear in the text; a sentence without a word of time is left after the
// look-up of its words.
#include "dateline/timex/time_expression.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "timex/boundary.hpp"
#include "timex/compose.hpp"
#include "timex/resolve.hpp"
#include "timex/tense.hpp"

namespace dateline {
namespace timex {
namespace {

struct SentenceDrafts {
  std::uint32_t sentence = 0;
  std::vector<Piece> pieces;
  std::vector<Item> items;
  std::vector<Draft> drafts;
};

constexpr std::uint64_t kCores =
    bits(TokenType::month, TokenType::weekday, TokenType::weekdays, TokenType::season,
         TokenType::seasons, TokenType::unit, TokenType::units, TokenType::period,
         TokenType::day_part, TokenType::day_parts, TokenType::moment, TokenType::deictic_day,
         TokenType::deictic_night, TokenType::reference, TokenType::frequency, TokenType::meridiem,
         TokenType::year, TokenType::short_year, TokenType::decade, TokenType::decade_name,
         TokenType::holiday, TokenType::era, TokenType::session, TokenType::two_digits,
         TokenType::quarter_code, TokenType::half_code);

bool has_core(const std::vector<Item>& items) {
  return std::any_of(items.begin(), items.end(),
                     [](const Item& item) { return item.has_any(kCores); });
}

// "For the day", "ended the day at 7,200": the day of the report.
bool is_reported_day(const std::vector<Item>& items, const Lexicon& lexicon, std::uint32_t first) {
  static constexpr std::array<std::string_view, 14> frames = {
      "for",      "end",   "ends",    "ended",    "ending",    "finish", "finishes",
      "finished", "start", "started", "starting", "finishing", "close",  "closed"};
  return first > 0 && std::ranges::any_of(frames, [&](std::string_view word) {
           return is_word(items, lexicon, first - 1, word);
         });
}

// A part of the day that belongs to no day: "at night".
bool is_loose(const Draft& draft, const std::vector<Item>& items, const Lexicon& lexicon) {
  const Meaning& m = draft.meaning;
  const bool time_only = m.kind == MeaningKind::calendar && m.day_part != DayPart::none &&
                         m.minute == kNoMinute && m.weekday == 0 && m.day == 0 && m.holiday < 0 &&
                         !m.days_from_now && m.month == 0;
  // "the first half of the match"
  if (m.kind == MeaningKind::calendar && m.half != 0 && m.year == 0 && m.year_shift == 0 &&
      m.year_direction == Direction::none)
    return true;
  if (time_only) return m.direction == Direction::none && !m.definite;
  return m.kind == MeaningKind::period && m.direction == Direction::none && !m.latest &&
         m.year_shift == 0 && m.unit == Unit::day && m.ordinal == 0 &&
         !is_reported_day(items, lexicon, draft.first);
}

void draft_sentence(const Lexicon& lexicon, const Grammar& grammar, SentenceDrafts& out) {
  for (std::uint32_t at = 0; at < out.items.size();) {
    if (out.items[at].has(TokenType::not_time)) {
      ++at;
      continue;
    }
    const Match match = grammar.longest(out.items, at);
    const std::size_t known = out.drafts.size();
    if (match.last > match.first) build_drafts(match, out.items, lexicon, out.drafts);
    at = out.drafts.size() > known ? out.drafts.back().last : at + 1;
  }
  join_neighbours(out.items, lexicon, out.drafts);
  carry_years(out.items, lexicon, out.drafts);
  carry_ends(out.items, lexicon, out.drafts);
  expand(out.items, lexicon, out.drafts);
  std::erase_if(out.drafts,
                [&](const Draft& draft) { return is_loose(draft, out.items, lexicon); });
}

// History is full of years that are not the publication's and has few words that look from its day.
class GenreVote {
 public:
  explicit GenreVote(std::optional<Day> published)
      : year_(published ? to_ymd(*published).year : 0) {}
  void count(const Meaning& m) {
    if (m.kind == MeaningKind::calendar && m.year != 0 &&
        (m.before_christ || m.year < year_ - 1 || year_ == 0))
      ++far_years_;
    if (m.days_from_now || (m.weekday != 0 && m.day == 0) || m.direction == Direction::last ||
        m.direction == Direction::this_one) {
      ++deictic_;
    }
  }
  [[nodiscard]] bool is_narrative() const {
    constexpr int enough = 6, times = 4;
    return far_years_ >= enough && far_years_ >= times * deictic_;
  }

 private:
  int year_;
  int far_years_ = 0;
  int deictic_ = 0;
};

class Tagging {
 public:
  Tagging(const Lexicon& lexicon, const Grammar& grammar, const Document& document,
          const Analysis& analysis)
      : lexicon_(lexicon), grammar_(grammar), document_(document), analysis_(analysis) {}

  std::vector<TimeExpression> run() {
    draft_all();
    settle_order();
    GenreVote vote(document_.metadata.published);
    for (const SentenceDrafts& sentence : sentences_) {
      for (const Draft& draft : sentence.drafts) vote.count(draft.meaning);
    }
    Resolver resolver(lexicon_, document_.metadata.published, vote.is_narrative());
    for (const SentenceDrafts& sentence : sentences_) resolve_sentence(sentence, resolver);
    return std::move(found_);
  }

 private:
  bool is_left_out(const Sentence& sentence) const {
    return sentence.block < document_.blocks.size() &&
           document_.blocks[sentence.block].kind == BlockKind::boilerplate;
  }

  void draft_all() {
    SentenceDrafts scratch;
    for (std::uint32_t i = 0; i < analysis_.sentences.size(); ++i) {
      const Sentence& sentence = analysis_.sentences[i];
      if (is_left_out(sentence)) continue;
      scratch.pieces.clear();
      scratch.items.clear();
      scratch.drafts.clear();
      scratch.sentence = i;
      cut_pieces(document_.text(), sentence.span.begin, sentence.span.end, lexicon_,
                 scratch.pieces);
      join_items(scratch.pieces, lexicon_, scratch.items);
      if (!has_core(scratch.items)) continue;
      draft_sentence(lexicon_, grammar_, scratch);
      if (!scratch.drafts.empty()) sentences_.push_back(scratch);
    }
  }

  // Dates with slashes are written one way in a document: one that can only be read one way says
  // how to read the others.
  void settle_order() {
    bool day_first = false, month_first = false;
    for_each_draft([&](const Draft& draft) {
      day_first = day_first || draft.meaning.order == DayOrder::day_first;
      month_first = month_first || draft.meaning.order == DayOrder::month_first;
    });
    if (day_first == month_first) return;
    for_each_draft([&](Draft& draft) {
      if (draft.meaning.order != DayOrder::open) return;
      draft.meaning.order = day_first ? DayOrder::day_first : DayOrder::month_first;
      if (day_first) std::swap(draft.meaning.day, draft.meaning.month);
    });
  }
  template <class Use>
  void for_each_draft(Use use) {
    for (SentenceDrafts& sentence : sentences_)
      for (Draft& draft : sentence.drafts) use(draft);
  }

  void resolve_sentence(const SentenceDrafts& drafts, Resolver& resolver) {
    const Sentence& sentence = analysis_.sentences[drafts.sentence];
    const SentenceView view{drafts.pieces, drafts.items,   lexicon_,     document_.text(),
                            &analysis_,    sentence.first, sentence.last};
    resolver.start_sentence();
    enter_block(drafts, sentence, resolver);
    for (std::size_t i = 0; i < drafts.drafts.size(); ++i) {
      const Draft& draft = drafts.drafts[i];
      const Tense tense = tense_around(view, draft.first, draft.last);
      const bool aside = resolver.is_narrative() && stands_aside(view, draft.first, draft.last);
      Resolved resolved = resolver.resolve(draft.meaning, tense, aside);
      if (resolved.value.empty()) continue;  // no time after all
      add(drafts, sentence, draft, std::move(resolved));
      if (i > 0 && makes_range(drafts.items, lexicon_, drafts.drafts[i - 1], draft)) join_range();
    }
  }

  [[nodiscard]] Span span_of(const SentenceDrafts& drafts, const Draft& draft) const {
    const std::uint32_t first = drafts.items[draft.first].first;
    const std::uint32_t last = drafts.items[draft.last - 1].last - 1;
    return {drafts.pieces[first].begin, drafts.pieces[last].end};
  }

  // "2019" alone is the heading of entries such as "March 14: The carrier is founded."
  void enter_block(const SentenceDrafts& drafts, const Sentence& sentence, Resolver& resolver) {
    if (sentence.block >= document_.blocks.size() || drafts.drafts.empty()) return;
    const Span block = document_.blocks[sentence.block].span;
    const Draft& first = drafts.drafts.front();
    const Span span = span_of(drafts, first);
    const Meaning& m = first.meaning;
    const bool opens = span.begin == block.begin;
    const bool is_year = m.kind == MeaningKind::calendar && m.year != 0 && m.month == 0 &&
                         m.day == 0 && !m.before_christ;
    if (opens && span.end == block.end && is_year) return resolver.set_heading(m.year);
    const std::string_view behind = document_.text().substr(span.end);
    const bool is_label =
        opens && (behind.starts_with(":") || behind.starts_with("-") || behind.starts_with(" - ") ||
                  behind.starts_with("\u2013") || behind.starts_with(" \u2013") ||
                  behind.starts_with("\u2014") || behind.starts_with(" \u2014"));
    if (is_label || sentence.block != entry_block_) resolver.start_entry(is_label);
    entry_block_ = sentence.block;
  }

  void add(const SentenceDrafts& drafts, const Sentence& sentence, const Draft& draft,
           Resolved resolved) {
    TimeExpression& time = found_.emplace_back();
    time.span = span_of(drafts, draft);
    time.type = resolved.type;
    time.value = std::move(resolved.value);
    time.mod = modifier_name(draft.meaning.modifier);
    time.date = resolved.date;
    time.relative = resolved.relative;
    time.reason = std::move(resolved.reason);
    time.boundary = boundary_before(drafts.items, lexicon_, draft.first);
    set_tokens(sentence, time);
  }

  void set_tokens(const Sentence& sentence, TimeExpression& time) const {
    const auto begin = analysis_.tokens.begin() + sentence.first,
               end = analysis_.tokens.begin() + sentence.last;
    const auto first = std::partition_point(
        begin, end, [&](const Token& token) { return token.span.end <= time.span.begin; });
    const auto last = std::partition_point(
        first, end, [&](const Token& token) { return token.span.begin < time.span.end; });
    time.first = static_cast<TokenIndex>(first - analysis_.tokens.begin());
    time.last = static_cast<TokenIndex>(last - analysis_.tokens.begin());
  }

  // The last two found are the ends of one stretch.
  void join_range() {
    TimeExpression& a = found_[found_.size() - 2];
    TimeExpression& b = found_.back();
    if (!a.date || !b.date || !a.date->interval.earliest || !b.date->interval.latest) return;
    if (*b.date->interval.latest < *a.date->interval.earliest) return;
    a.range = b.range = lasting(a.date->interval.earliest, b.date->interval.latest);
  }

  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Document& document_;
  const Analysis& analysis_;
  std::vector<SentenceDrafts> sentences_;
  std::vector<TimeExpression> found_;
  std::uint32_t entry_block_ = 0xFFFFFFFFu;  // of the last sentence with a time
};

}  // namespace
}  // namespace timex

std::string_view timex_type_name(TimexType type) {
  constexpr std::array<std::string_view, 4> names = {"DATE", "TIME", "DURATION", "SET"};
  return names[static_cast<std::size_t>(type)];
}

std::string_view boundary_name(Boundary boundary) {
  constexpr std::array<std::string_view, 7> names = {"none", "from",   "since", "until",
                                                     "by",   "before", "after"};
  return names[static_cast<std::size_t>(boundary)];
}

struct TimeTagger::Impl {
  timex::Lexicon lexicon;
  timex::Grammar grammar;
};

TimeTagger::TimeTagger(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
TimeTagger::TimeTagger(TimeTagger&&) noexcept = default;
TimeTagger& TimeTagger::operator=(TimeTagger&&) noexcept = default;
TimeTagger::~TimeTagger() = default;

Result<TimeTagger> TimeTagger::create() {
  Result<timex::Lexicon> lexicon = timex::Lexicon::create();
  if (!lexicon) return tl::make_unexpected(lexicon.error());
  Result<timex::Grammar> grammar = timex::Grammar::create(*lexicon);
  if (!grammar) return tl::make_unexpected(grammar.error());
  return TimeTagger(std::make_unique<const Impl>(Impl{std::move(*lexicon), std::move(*grammar)}));
}

std::vector<TimeExpression> TimeTagger::find_times(const Document& document,
                                                   const Analysis& analysis) const {
  return timex::Tagging(impl_->lexicon, impl_->grammar, document, analysis).run();
}

}  // namespace dateline
