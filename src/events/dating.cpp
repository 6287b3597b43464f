// In this order: an expression that the event governs (the nearest event above the expression in
// the tree); that of the clause it is coordinated with or reports on; the publication date for what
// the lead or a headline reports as just done. Announcement and effect keep their own dates because
// each expression goes to the nearest event above it:
//
//   "announced on Friday a ban from Sunday"   announced: Friday; ban: Sunday
#include "events/dating.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace dateline {
namespace {

constexpr int kMaxSteps = 12;
// News without a date is at most so many days old (design: the present perfect of hot news).
constexpr int kHotNewsDays = 2;

// An expression and how firmly it belongs to the event.
struct Candidate {
  const TimeExpression* time = nullptr;
  bool is_direct = false;  // not through another noun
};

class Dater {
 public:
  Dater(const Reading& reading, const Owners& owners, std::vector<Draft>& drafts)
      : reading_(reading), tree_(reading.tree), owners_(owners), drafts_(drafts) {
    candidates_.resize(drafts.size());
    find_lead();
  }

  void run() {
    for (const TimeExpression& time : reading_.times) place(time);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_expression(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_clause(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_publication(i);
  }

 private:
  void place(const TimeExpression& time);
  void date_by_expression(std::size_t which);
  void date_by_clause(std::size_t which);
  void date_by_publication(std::size_t which);
  [[nodiscard]] std::optional<Date> date_of(const TimeExpression& time, Status status) const;
  void set_date(Draft& draft, const Date& date, const TimeExpression& time) const;
  [[nodiscard]] bool inherit(std::size_t which, TokenIndex from);
  void find_lead();
  [[nodiscard]] bool is_lead(TokenIndex token) const;
  [[nodiscard]] bool is_past_perfect(TokenIndex verb) const;
  [[nodiscard]] bool has_adverb(TokenIndex verb, std::initializer_list<std::string_view>) const;

  const Reading& reading_;
  const Tree& tree_;
  const Owners& owners_;
  std::vector<Draft>& drafts_;
  std::vector<std::vector<Candidate>> candidates_;
  TokenIndex lead_end_ = 0;
};

// Gives the expression to the nearest event above it.
void Dater::place(const TimeExpression& time) {
  if (!time.date || time.first >= time.last) return;
  TokenIndex at = time.first;
  for (TokenIndex i = time.first; i < time.last; ++i) {
    const TokenIndex up = tree_.head(i);
    if (up == kNoToken || up < time.first || up >= time.last) at = i;
  }
  bool is_direct = true;
  for (int step = 0; step < kMaxSteps && at != kNoToken; ++step) {
    if (owners_[at] >= 0) {
      candidates_[static_cast<std::size_t>(owners_[at])].push_back({&time, is_direct});
      return;
    }
    // Through a noun that is no event, the expression may be the noun's own ("the 2019 law").
    if (tree_.is_relation(at, {Deprel::nmod, Deprel::nmod_poss, Deprel::amod, Deprel::compound,
                               Deprel::nummod, Deprel::appos})) {
      is_direct = false;
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

void Dater::set_date(Draft& draft, const Date& date, const TimeExpression& time) const {
  draft.date = date;
  draft.evidence.kind = DateEvidenceKind::expression;
  draft.evidence.citation = tree_.document().cite(time.span);
  draft.evidence.reason = time.reason;
}

bool is_future(const Date& date, const std::optional<Day>& published) {
  return published && date.interval.earliest && *date.interval.earliest > *published;
}

void Dater::date_by_expression(std::size_t which) {
  Draft& draft = drafts_[which];
  const Candidate* best = nullptr;
  int best_rank = -1;
  for (const Candidate& candidate : candidates_[which]) {
    const auto date = date_of(*candidate.time, draft.status);
    if (!date) continue;
    // What has happened cannot lie ahead: the date belongs to something in its content.
    const bool is_past = draft.status == Status::asserted && !draft.is_noun;
    if (is_past && is_future(*date, tree_.document().metadata.published)) continue;
    const bool is_day = date->form == DateForm::day;
    const int rank = (candidate.is_direct ? 4 : 0) + (is_day ? 2 : 0) +
                     (candidate.time->boundary == Boundary::none ? 1 : 0);
    if (!candidate.is_direct && !is_day) continue;
    if (rank > best_rank) {
      best_rank = rank;
      best = &candidate;
    }
  }
  if (best) set_date(draft, *date_of(*best->time, draft.status), *best->time);
}

// Takes over the date of the event that owns the token.
bool Dater::inherit(std::size_t which, TokenIndex from) {
  const std::int32_t owner = owners_[from];
  if (owner < 0 || static_cast<std::size_t>(owner) == which) return false;
  const Draft& other = drafts_[static_cast<std::size_t>(owner)];
  if (!other.date) return false;
  Draft& draft = drafts_[which];
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

// Titles, and the first two sentences of the running text.
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
    if (++seen == 2) return;
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

void Dater::date_by_publication(std::size_t which) {
  Draft& draft = drafts_[which];
  const std::optional<Day> published = tree_.document().metadata.published;
  if (draft.date || draft.is_noun || !published || draft.status != Status::asserted) return;
  const TokenIndex verb = draft.head;
  const bool is_main = tree_.is_relation(verb, {Deprel::root, Deprel::conj, Deprel::parataxis});
  const bool is_perfect = tree_.has_auxiliary(verb, "have");
  const bool is_lead_event = is_main && is_lead(verb);
  if (has_adverb(verb, {"previously", "earlier", "already", "repeatedly", "long", "ever", "always",
                        "once", "since", "often"})) {
    return;
  }
  if (!is_lead_event) {
    const bool is_speech = draft.type && draft.type->is_speech;
    if (!is_perfect || is_past_perfect(verb) || is_speech || !is_main) return;
  }
  const auto earliest = add_days(*published, -kHotNewsDays);
  draft.date = one_of(earliest, published);
  draft.evidence.kind = DateEvidenceKind::publication;
  draft.evidence.reason = fmt::format("told as just done; published on {}", format_iso(*published));
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
