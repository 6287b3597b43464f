// In this order, each step only for what is still undated:
//
// 1. an expression that the event governs. It goes to the nearest event above it in the tree, so
//    that announcement and effect keep their own dates ("announced on Friday a ban from Sunday":
//    announced: Friday; ban: Sunday), and to the verb above an event noun ("dismissed a suit in
//    June"), because a parser often hangs the last words of a clause on its last noun;
// 2. an expression of the sentence that no event took: the clause that it opens or closes;
// 3. the clause that the event is coordinated with, or the occasion that it reports from;
// 4. the entry of a chronology ("Feb. 2: ...");
// 5. the news itself: what is told as just done, and what people say about it.
#include "events/dating.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace dateline {
namespace {

constexpr int kMaxSteps = 12;
// News without a date is at most so many days old (design: the present perfect of hot news).
constexpr int kHotNewsDays = 2;
// People still speak about a lead event that is so many days old.
constexpr int kReactionDays = 31;
constexpr int kLeadSentences = 3;
constexpr TokenIndex kMaxOpening = 4;  // an expression that opens its sentence starts before that

// How firmly an expression belongs to an event.
enum class Tie : std::uint8_t {
  none,
  compound,  // through a noun that it may describe: "the 2019 law"
  noun,      // through a phrase of a noun: "the programme in 2016"
  direct,
};

struct Candidate {
  const TimeExpression* time = nullptr;
  Tie tie = Tie::none;
};

bool is_future(const Date& date, const std::optional<Day>& published) {
  return published && date.interval.earliest && *date.interval.earliest > *published;
}

class Dater {
 public:
  Dater(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts)
      : reading_(reading),
        tree_(reading.tree),
        published_(reading.tree.document().metadata.published),
        owners_(owners),
        drafts_(drafts) {
    candidates_.resize(drafts.size());
    is_taken_.resize(reading.times.size());
    find_lead();
  }

  void run() {
    for (const TimeExpression& time : reading_.times) place(time);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_expression(i);
    for (const TimeExpression& time : reading_.times) place_in_sentence(time);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_clause(i);
    date_by_entries();
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_publication(i);
    find_lead_day();
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_reaction(i);
  }

 private:
  void place(const TimeExpression& time);
  [[nodiscard]] TokenIndex head_of(const TimeExpression& time) const;
  [[nodiscard]] std::int32_t owner_below(TokenIndex verb) const;
  void place_in_sentence(const TimeExpression& time);
  [[nodiscard]] bool opens_sentence(const TimeExpression& time) const;
  [[nodiscard]] bool can_take(const Draft& draft, const TimeExpression& time) const;
  void date_by_expression(std::size_t which);
  void date_by_clause(std::size_t which);
  void date_by_entries();
  void date_by_publication(std::size_t which);
  void date_by_reaction(std::size_t which);
  [[nodiscard]] std::optional<Date> date_of(const TimeExpression& time, Status status) const;
  void set_date(Draft& draft, const Date& date, const TimeExpression& time);
  [[nodiscard]] std::size_t number_of(const TimeExpression& time) const {
    return static_cast<std::size_t>(&time - reading_.times.data());
  }
  [[nodiscard]] bool inherit(std::size_t which, TokenIndex from);
  void find_lead();
  void find_lead_day();
  [[nodiscard]] bool is_lead(TokenIndex token) const;
  [[nodiscard]] bool is_main(TokenIndex verb) const {
    return tree_.is_relation(verb, {Deprel::root, Deprel::conj, Deprel::parataxis});
  }
  [[nodiscard]] bool is_past_perfect(TokenIndex verb) const;
  [[nodiscard]] bool is_background(TokenIndex verb) const;
  [[nodiscard]] bool has_adverb(TokenIndex verb, std::initializer_list<std::string_view>) const;

  const Reading& reading_;
  const Tree& tree_;
  const std::optional<Day> published_;
  const Owners& owners_;
  std::vector<Draft>& drafts_;
  std::vector<std::vector<Candidate>> candidates_;
  std::vector<bool> is_taken_;  // by time expression: dates an event
  TokenIndex lead_end_ = 0;
  const Draft* lead_ = nullptr;  // the event that the news is about, where its day is known
};

TokenIndex Dater::head_of(const TimeExpression& time) const {
  TokenIndex at = time.first;
  for (TokenIndex i = time.first; i < time.last; ++i) {
    const TokenIndex up = tree_.head(i);
    if (up == kNoToken || up < time.first || up >= time.last) at = i;
  }
  return at;
}

// The event of an infinitive under a verb that is none: "was forced in 2015 to admit".
std::int32_t Dater::owner_below(TokenIndex verb) const {
  for (int step = 0; step < kMaxSteps && verb != kNoToken; ++step) {
    if (owners_[verb] >= 0) return owners_[verb];
    verb = tree_.child(verb, {Deprel::xcomp});
  }
  return -1;
}

// Offers the expression to the events above it, as far as the nearest verb among them.
void Dater::place(const TimeExpression& time) {
  if (!time.date || time.first >= time.last) return;
  TokenIndex at = head_of(time);
  Tie tie = Tie::direct;
  for (int step = 0; step < kMaxSteps && at != kNoToken; ++step) {
    const std::int32_t owner = tree_.is_verb(at) ? owner_below(at) : owners_[at];
    if (owner >= 0) {
      candidates_[static_cast<std::size_t>(owner)].push_back({&time, tie});
      const bool is_start = time.boundary == Boundary::from || time.boundary == Boundary::until;
      if (!drafts_[static_cast<std::size_t>(owner)].is_noun || is_start) return;
    }
    if (tree_.is_relation(at, {Deprel::nmod_poss, Deprel::amod, Deprel::compound, Deprel::nummod,
                               Deprel::appos})) {
      tie = Tie::compound;
    } else if (tree_.relation(at) == Deprel::nmod && tie == Tie::direct) {
      tie = Tie::noun;
    }
    at = tree_.head(at);
  }
}

std::optional<Date> Dater::date_of(const TimeExpression& time, Status status) const {
  const Interval& interval = time.date->interval;
  switch (time.boundary) {
    case Boundary::before:
      if (!interval.earliest) return std::nullopt;
      return one_of(std::nullopt, add_days(*interval.earliest, -1));
    case Boundary::after:
      if (!interval.latest) return std::nullopt;
      return one_of(interval.earliest, std::nullopt);
    case Boundary::by:
    case Boundary::until:
      // A deadline is its day; what was done by a day was done on it or before.
      if (status == Status::asserted && time.boundary == Boundary::by) {
        return one_of(std::nullopt, interval.latest);
      }
      return time.date;
    default:
      return time.date;
  }
}

void Dater::set_date(Draft& draft, const Date& date, const TimeExpression& time) {
  is_taken_[number_of(time)] = true;
  draft.date = date;
  draft.evidence.kind = DateEvidenceKind::expression;
  draft.evidence.citation = tree_.document().cite(time.span);
  draft.evidence.reason = time.reason;
}

// What has happened cannot lie ahead: such a date belongs to something in its content.
bool Dater::can_take(const Draft& draft, const TimeExpression& time) const {
  const auto date = date_of(time, draft.status);
  if (!date) return false;
  return draft.status != Status::asserted || draft.is_noun || !is_future(*date, published_);
}

void Dater::date_by_expression(std::size_t which) {
  Draft& draft = drafts_[which];
  const Candidate* best = nullptr;
  int best_rank = -1;
  for (const Candidate& candidate : candidates_[which]) {
    if (!can_take(draft, *candidate.time)) continue;
    const bool is_day = date_of(*candidate.time, draft.status)->form == DateForm::day;
    // "the 2019 law": a year before a noun tells of the noun, a day ("Friday's statement") of both.
    if (candidate.tie == Tie::compound && !is_day) continue;
    const int rank = static_cast<int>(candidate.tie) * 4 + (is_day ? 2 : 0) +
                     (candidate.time->boundary == Boundary::none ? 1 : 0);
    if (rank > best_rank) {
      best_rank = rank;
      best = &candidate;
    }
  }
  if (best) set_date(draft, *date_of(*best->time, draft.status), *best->time);
}

bool Dater::opens_sentence(const TimeExpression& time) const {
  return time.first < tree_.sentence_of(time.first).first + kMaxOpening;
}

// An expression that no event took: where it opens the sentence it dates the first clause, else the
// last undated one before it.
void Dater::place_in_sentence(const TimeExpression& time) {
  if (!time.date || time.first >= time.last || is_taken_[number_of(time)]) return;
  const Sentence& sentence = tree_.sentence_of(time.first);
  std::int32_t before = -1;
  std::int32_t after = -1;
  for (TokenIndex i = sentence.first; i < sentence.last; ++i) {
    const std::int32_t owner = owners_[i];
    if (owner < 0 || drafts_[static_cast<std::size_t>(owner)].is_noun) continue;
    if (i < time.first) before = owner;
    if (i >= time.last && after < 0) after = owner;
  }
  const std::int32_t chosen = opens_sentence(time) ? after : before;
  if (chosen < 0) return;
  Draft& draft = drafts_[static_cast<std::size_t>(chosen)];
  const bool is_described = tree_.is_relation(
      head_of(time), {Deprel::nmod_poss, Deprel::amod, Deprel::compound, Deprel::nummod});
  if (draft.date || is_described || !can_take(draft, time)) return;
  if (tree_.is_quoted(time.first) != tree_.is_quoted(draft.head)) return;
  set_date(draft, *date_of(time, draft.status), time);
}

// Takes over the date of the event that owns the token.
bool Dater::inherit(std::size_t which, TokenIndex from) {
  const std::int32_t owner = owners_[from];
  if (owner < 0 || static_cast<std::size_t>(owner) == which) return false;
  const Draft& other = drafts_[static_cast<std::size_t>(owner)];
  Draft& draft = drafts_[which];
  if (!other.date) return false;
  if (draft.status == Status::asserted && is_future(*other.date, published_)) return false;
  draft.date = other.date;
  draft.evidence = other.evidence;
  return true;
}

void Dater::date_by_clause(std::size_t which) {
  Draft& draft = drafts_[which];
  if (draft.date || draft.is_noun) return;
  const TokenIndex up = tree_.head(draft.head);
  const Features& features = tree_.token(draft.head).features;
  const bool is_participle =
      features.verb_form == VerbForm::part || features.verb_form == VerbForm::ger;
  if (up != kNoToken && draft.status == Status::asserted) {
    // "ruled on Tuesday and ordered", "ruled on Tuesday, saying"
    const bool shares = tree_.relation(draft.head) == Deprel::conj ||
                        (tree_.relation(draft.head) == Deprel::advcl && is_participle &&
                         tree_.mark_lemma(draft.head).empty());
    if (shares && inherit(which, up)) return;
  }
  // "said at Tuesday's hearing", "said in a statement on Friday"
  for (const TokenIndex child : tree_.children(draft.head)) {
    if (!tree_.is_relation(child, {Deprel::obl, Deprel::nsubj})) continue;
    const std::string_view preposition = tree_.case_lemma(child);
    if (tree_.relation(child) == Deprel::nsubj || preposition == "at" || preposition == "in" ||
        preposition == "during") {
      if (inherit(which, child)) return;
    }
  }
}

// "Feb. 2: A turboprop overruns the runway. No one is hurt.": what opens a block and stands before
// a colon or a dash dates all of the block.
void Dater::date_by_entries() {
  const std::vector<Token>& tokens = tree_.analysis().tokens;
  const TimeExpression* entry = nullptr;
  std::uint32_t entry_block = 0;
  for (const TimeExpression& time : reading_.times) {
    if (!time.date || time.last >= tokens.size()) continue;
    const Sentence& sentence = tree_.sentence_of(time.first);
    const Block& block = tree_.block_of(time.first);
    const std::string_view next = tree_.form(time.last);
    const bool is_label = tokens[time.first].span.begin == block.span.begin &&
                          (next == ":" || next == "\u2014" || next == "\u2013" || next == "-");
    if (!is_label) continue;
    entry = &time;
    entry_block = sentence.block;
    for (TokenIndex i = time.last; i < tokens.size(); ++i) {
      if (tree_.sentence_of(i).block != entry_block) break;
      if (owners_[i] < 0) continue;
      Draft& draft = drafts_[static_cast<std::size_t>(owners_[i])];
      const bool is_told = draft.status == Status::asserted || draft.status == Status::ongoing;
      if (!draft.date && is_told) set_date(draft, *entry->date, *entry);
    }
  }
}

// Titles, and the first sentences of the running text.
bool Dater::is_lead(TokenIndex token) const {
  const Sentence& sentence = tree_.sentence_of(token);
  const BlockKind kind = tree_.document().blocks[sentence.block].kind;
  return kind == BlockKind::title || (kind == BlockKind::paragraph && sentence.first < lead_end_);
}

void Dater::find_lead() {
  int seen = 0;
  for (const Sentence& sentence : tree_.analysis().sentences) {
    if (tree_.document().blocks[sentence.block].kind != BlockKind::paragraph) continue;
    lead_end_ = sentence.last;
    if (++seen == kLeadSentences) return;
  }
}

// The first event of the lead that an expression puts on a recent day.
void Dater::find_lead_day() {
  if (!published_) return;
  for (const Draft& draft : drafts_) {
    if (!draft.date || draft.is_noun || draft.status != Status::asserted) continue;
    if (!is_lead(draft.head) || draft.evidence.kind != DateEvidenceKind::expression) continue;
    if (draft.date->form != DateForm::day) continue;
    const Day day = *draft.date->interval.earliest;
    if (day > *published_ || add_days(day, kReactionDays) < *published_) continue;
    lead_ = &draft;
    return;
  }
}

bool Dater::has_adverb(TokenIndex verb, std::initializer_list<std::string_view> words) const {
  for (const TokenIndex child : tree_.children(verb)) {
    if (!tree_.is_relation(child, {Deprel::advmod, Deprel::obl})) continue;
    if (std::find(words.begin(), words.end(), tree_.lemma(child)) != words.end()) return true;
  }
  return false;
}

// "had announced"
bool Dater::is_past_perfect(TokenIndex verb) const {
  for (const TokenIndex child : tree_.children(verb)) {
    if (tree_.relation(child) == Deprel::aux && tree_.lemma(child) == "have" &&
        tree_.token(child).features.tense == Tense::past) {
      return true;
    }
  }
  return false;
}

// What its words put before the news.
bool Dater::is_background(TokenIndex verb) const {
  return is_past_perfect(verb) ||
         has_adverb(verb, {"previously", "earlier", "already", "repeatedly", "long", "ever",
                           "always", "once", "since", "often", "initially", "originally"});
}

void Dater::date_by_publication(std::size_t which) {
  Draft& draft = drafts_[which];
  if (draft.date || draft.is_noun || !published_ || draft.status != Status::asserted) return;
  const TokenIndex verb = draft.head;
  if (!is_main(verb) || !is_lead(verb) || is_background(verb)) return;
  draft.date = one_of(add_days(*published_, -kHotNewsDays), published_);
  draft.evidence.kind = DateEvidenceKind::publication;
  draft.evidence.reason =
      fmt::format("told as just done; published on {}", format_iso(*published_));
}

// What people say about the news, they say between its day and the publication.
void Dater::date_by_reaction(std::size_t which) {
  Draft& draft = drafts_[which];
  const bool is_speech = draft.type && draft.type->is_speech;
  if (draft.date || draft.is_noun || !published_ || !is_speech) return;
  if (draft.status != Status::asserted || !is_main(draft.head) || is_background(draft.head)) return;
  const auto first = lead_ ? lead_->date->interval.earliest : add_days(*published_, -kHotNewsDays);
  if (!first) return;
  draft.date = one_of(first, published_);
  draft.evidence.kind = DateEvidenceKind::publication;
  draft.evidence.reason =
      lead_ ? fmt::format("said of the news of {}; published on {}", format_iso(*first),
                          format_iso(*published_))
            : fmt::format("said as news; published on {}", format_iso(*published_));
}

}  // namespace

void date_events(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts) {
  Dater(reading, owners, drafts).run();
}

bool are_compatible(const std::optional<Date>& a, const std::optional<Date>& b) {
  if (!a || !b) return true;
  const Interval& x = a->interval;
  const Interval& y = b->interval;
  const bool x_before = x.latest && y.earliest && *x.latest < *y.earliest;
  const bool y_before = y.latest && x.earliest && *y.latest < *x.earliest;
  return !x_before && !y_before;
}

}  // namespace dateline
