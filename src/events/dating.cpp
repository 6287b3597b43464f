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
// News that names no day in its first sentences may name it further down.
constexpr int kLateLeadDays = 3;
constexpr int kLeadSentences = 3;

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
    dated_by_.resize(drafts.size());
    find_lead();
  }

  void run() {
    for (const TimeExpression& time : reading_.times) place(time);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_expression(i);
    for (const TimeExpression& time : reading_.times) place_in_sentence(time);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_clause(i);
    date_by_entries();
    find_lead_day();
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_publication(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) date_by_reaction(i);
  }

 private:
  void place(const TimeExpression& time);
  [[nodiscard]] TokenIndex head_of(const TimeExpression& time) const;
  [[nodiscard]] std::int32_t owner_below(TokenIndex verb) const;
  void place_in_sentence(const TimeExpression& time);
  [[nodiscard]] bool opens_clause(const TimeExpression& time) const;
  [[nodiscard]] bool is_of_governor(const TimeExpression& time, TokenIndex verb,
                                    const Draft& draft) const;
  [[nodiscard]] bool is_circumstance(TokenIndex verb) const;
  [[nodiscard]] bool is_of_name(TokenIndex time) const;
  [[nodiscard]] bool describes_noun(const TimeExpression& time) const;
  [[nodiscard]] std::int32_t owner_before(const TimeExpression& time) const;
  [[nodiscard]] std::int32_t owner_after(const TimeExpression& time) const;
  [[nodiscard]] bool is_scheduled(const Draft& draft) const;
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
  [[nodiscard]] const Draft* dated_report_of(TokenIndex verb) const;
  [[nodiscard]] bool is_lead(TokenIndex token) const;
  [[nodiscard]] bool is_main(TokenIndex verb) const;
  [[nodiscard]] bool is_simple_past(TokenIndex verb) const;
  [[nodiscard]] bool is_past_perfect(TokenIndex verb) const;
  [[nodiscard]] bool happens_with(TokenIndex clause) const;
  bool happens_after_coarse(std::size_t which);
  [[nodiscard]] bool is_background(TokenIndex verb) const;
  [[nodiscard]] bool has_adverb(TokenIndex verb, std::initializer_list<std::string_view>) const;

  const Reading& reading_;
  const Tree& tree_;
  const std::optional<Day> published_;
  const Owners& owners_;
  std::vector<Draft>& drafts_;
  std::vector<std::vector<Candidate>> candidates_;
  std::vector<bool> is_taken_;                   // by time expression: dates an event
  std::vector<const TimeExpression*> dated_by_;  // by event: the expression that it took
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

// "the Media Ownership Act of 2007"
bool Dater::is_of_name(TokenIndex time) const {
  const TokenIndex name = tree_.head(time);
  return name != kNoToken && tree_.case_lemma(time) == "of" &&
         tree_.token(name).upos == Upos::propn;
}

// "directed the agency to look into it in January 2015": what was to be done has no past day, what
// was said has one.
bool Dater::is_of_governor(const TimeExpression& time, TokenIndex verb, const Draft& draft) const {
  const TokenIndex governor = tree_.head(verb);
  const bool is_content = draft.status == Status::planned || draft.status == Status::negated;
  return is_content && tree_.relation(verb) == Deprel::xcomp && time.boundary == Boundary::none &&
         published_ && time.date->interval.latest && *time.date->interval.latest < *published_ &&
         governor != kNoToken && owners_[governor] >= 0 &&
         drafts_[static_cast<std::size_t>(owners_[governor])].status == Status::asserted;
}

// "Speaking to reporters while visiting a school on Friday, the minister insisted": on that day,
// too.
bool Dater::is_circumstance(TokenIndex verb) const {
  for (int step = 0; step < kMaxSteps; ++step) {
    const Features& features = tree_.token(verb).features;
    const bool is_gerund = features.verb_form == VerbForm::ger ||
                           (features.verb_form == VerbForm::part && features.tense != Tense::past);
    const std::string_view mark = tree_.mark_lemma(verb);
    const bool is_aside =
        is_gerund && tree_.relation(verb) == Deprel::advcl && (mark.empty() || mark == "while");
    if (!is_aside || tree_.head(verb) > verb) return is_aside;
    verb = tree_.head(verb);
  }
  return false;
}

// Offers the expression to the events above it, as far as the nearest verb among them.
void Dater::place(const TimeExpression& time) {
  if (!time.date || time.first >= time.last) return;
  TokenIndex at = head_of(time);
  Tie tie = Tie::direct;
  for (int step = 0; step < kMaxSteps && at != kNoToken; ++step) {
    const std::int32_t owner = tree_.is_verb(at) ? owner_below(at) : owners_[at];
    if (owner >= 0 && is_of_governor(time, at, drafts_[static_cast<std::size_t>(owner)])) {
      at = tree_.head(at);
      continue;
    }
    if (owner >= 0) {
      candidates_[static_cast<std::size_t>(owner)].push_back({&time, tie});
      const bool is_start = time.boundary == Boundary::from || time.boundary == Boundary::until;
      const bool is_shared =
          drafts_[static_cast<std::size_t>(owner)].is_noun || is_circumstance(at);
      if (!is_shared || is_start) return;
    }
    if (tree_.is_relation(at, {Deprel::nmod_poss, Deprel::amod, Deprel::compound, Deprel::nummod,
                               Deprel::appos})) {
      tie = Tie::compound;
    } else if (tree_.relation(at) == Deprel::nmod && tie == Tie::direct) {
      tie = is_of_name(at) ? Tie::compound : Tie::noun;
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
      if (status == Status::asserted && time.boundary == Boundary::by && interval.latest) {
        return one_of(std::nullopt, interval.latest);
      }
      // "by the end of the year" is no autumn, but its last day.
      if (time.mod == "END" && interval.latest) return date_of_day(*interval.latest);
      return time.date;
    default:
      return time.date;
  }
}

void Dater::set_date(Draft& draft, const Date& date, const TimeExpression& time) {
  is_taken_[number_of(time)] = true;
  if (draft.status == Status::asserted && is_future(date, published_)) {
    draft.status = Status::planned;
    draft.status_reason = {time.first, "a day after the publication"};
  }
  dated_by_[static_cast<std::size_t>(&draft - drafts_.data())] = &time;
  draft.date = date;
  draft.evidence.kind = DateEvidenceKind::expression;
  draft.evidence.citation = tree_.document().cite(time.span);
  draft.evidence.reason = time.reason;
}

// "opens a shop next month": the simple present of a timetable.
bool Dater::is_scheduled(const Draft& draft) const {
  const Features& features = tree_.token(draft.head).features;
  return features.tense == Tense::pres && features.verb_form == VerbForm::fin;
}

// What has happened cannot lie ahead: such a date belongs to something in its content.
bool Dater::can_take(const Draft& draft, const TimeExpression& time) const {
  const auto date = date_of(time, draft.status);
  if (!date) return false;
  if (draft.status != Status::asserted || draft.is_noun || !is_future(*date, published_))
    return true;
  return is_scheduled(draft);
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

// Only prepositions and connectives stand between it and the start of the sentence or a colon.
bool Dater::opens_clause(const TimeExpression& time) const {
  const TokenIndex start = tree_.sentence_of(time.first).first;
  for (TokenIndex i = time.first; i-- > start;) {
    const Upos upos = tree_.token(i).upos;
    const std::string_view form = tree_.form(i);
    if (form == ":" || form == ";") return true;
    if (upos != Upos::adp && upos != Upos::cconj && upos != Upos::adv && upos != Upos::sconj) {
      return false;
    }
  }
  return true;
}

// "Friday's statement", "the entire 2001 rule"; but "Last September federal regulators" is an
// adverbial that only looks like one.
bool Dater::describes_noun(const TimeExpression& time) const {
  const TokenIndex head = head_of(time);
  if (tree_.relation(head) == Deprel::nmod_poss || is_of_name(head)) return true;
  if (opens_clause(time)) return false;
  if (tree_.is_relation(head, {Deprel::amod, Deprel::compound, Deprel::nummod})) return true;
  if (time.last >= reading_.time_tokens.size() || time.first == 0) return false;
  const Upos before = tree_.token(time.first - 1).upos;
  return tree_.is_noun(time.last) && (before == Upos::det || before == Upos::adj);
}

// The last event told by a verb before the expression in its sentence.
std::int32_t Dater::owner_before(const TimeExpression& time) const {
  for (TokenIndex i = time.first; i-- > tree_.sentence_of(time.first).first;) {
    if (owners_[i] >= 0 && !drafts_[static_cast<std::size_t>(owners_[i])].is_noun)
      return owners_[i];
  }
  return -1;
}

// The event of the main clause after the expression, else the first one, verbs before nouns.
std::int32_t Dater::owner_after(const TimeExpression& time) const {
  std::int32_t first_verb = -1;
  std::int32_t first_noun = -1;
  for (TokenIndex i = time.last; i < tree_.sentence_of(time.first).last; ++i) {
    if (owners_[i] < 0) continue;
    if (drafts_[static_cast<std::size_t>(owners_[i])].is_noun) {
      if (first_noun < 0) first_noun = owners_[i];
      continue;
    }
    if (tree_.relation(i) == Deprel::root) return owners_[i];
    if (first_verb < 0) first_verb = owners_[i];
  }
  return first_verb >= 0 ? first_verb : first_noun;
}

// An expression that no event took: where it opens a clause it dates what follows, else the last
// undated event before it.
void Dater::place_in_sentence(const TimeExpression& time) {
  if (!time.date || time.first >= time.last || is_taken_[number_of(time)]) return;
  std::int32_t chosen = opens_clause(time) ? owner_after(time) : owner_before(time);
  const bool is_preverbal = time.last < owners_.size() && tree_.is_verb(time.last);
  if (chosen < 0 || is_preverbal) chosen = owner_after(time);  // "the agency in August proposed"
  if (chosen < 0) return;
  Draft& draft = drafts_[static_cast<std::size_t>(chosen)];
  if (draft.date || describes_noun(time) || !can_take(draft, time)) return;
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

// "when it was bought", "as it was bought": at the time of the clause above.
bool Dater::happens_with(TokenIndex clause) const {
  if (tree_.relation(clause) != Deprel::advcl || is_past_perfect(clause)) return false;
  const std::string_view mark = tree_.mark_lemma(clause);
  const bool is_when = tree_.has_child(clause, {Deprel::advmod}) &&
                       tree_.lemma(tree_.child(clause, {Deprel::advmod})) == "when";
  return (mark == "as" || mark == "when" || is_when) &&
         tree_.token(clause).features.tense == Tense::past;
}

// Takes the year or month of an "after" clause; of a day it would be too sure.
bool Dater::happens_after_coarse(std::size_t which) {
  for (const TokenIndex child : tree_.children(drafts_[which].head)) {
    const bool is_after =
        tree_.relation(child) == Deprel::advcl && tree_.mark_lemma(child) == "after";
    if (!is_after || owners_[child] < 0) continue;
    const Draft& other = drafts_[static_cast<std::size_t>(owners_[child])];
    if (other.date && other.date->form != DateForm::day && inherit(which, child)) return true;
  }
  return false;
}

void Dater::date_by_clause(std::size_t which) {
  Draft& draft = drafts_[which];
  if (draft.date || draft.is_noun) return;
  const TokenIndex up = tree_.head(draft.head);
  const Features& features = tree_.token(draft.head).features;
  const bool is_participle =
      features.verb_form == VerbForm::part || features.verb_form == VerbForm::ger;
  if (up != kNoToken && draft.status == Status::asserted) {
    // "ruled on Tuesday and ordered", "ruled on Tuesday, saying", "was forced in 2015 to admit"
    const bool shares = tree_.is_relation(draft.head, {Deprel::conj, Deprel::xcomp}) ||
                        (tree_.relation(draft.head) == Deprel::advcl && is_participle &&
                         tree_.mark_lemma(draft.head).empty());
    if (shares && inherit(which, up)) return;
    if (happens_with(draft.head) && inherit(which, up)) return;
    // "announced it had granted a licence"
    const bool is_news = tree_.relation(draft.head) == Deprel::ccomp && owners_[up] >= 0 &&
                         drafts_[static_cast<std::size_t>(owners_[up])].is_type("announce") &&
                         tree_.has_auxiliary(draft.head, "have");
    if (is_news && inherit(which, up)) return;
  }
  // "rolled back the policy after reaching a settlement in 2018": within that year.
  if (draft.status == Status::asserted && happens_after_coarse(which)) return;
  // "changed its name when it was bought in May"
  if (draft.status == Status::asserted)
    for (const TokenIndex child : tree_.children(draft.head))
      if (happens_with(child) && inherit(which, child)) return;
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

// The first expression of the lead that puts something done on a recent day, else one of a very
// recent day behind it.
void Dater::find_lead_day() {
  if (!published_) return;
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    const Draft& draft = drafts_[i];
    const TimeExpression* time = dated_by_[i];
    if (!time || time->boundary != Boundary::none || draft.status != Status::asserted) continue;
    if (draft.date->form != DateForm::day) continue;
    const Day day = *draft.date->interval.earliest;
    const int most = is_lead(draft.head) ? kReactionDays : kLateLeadDays;
    if (day > *published_ || add_days(day, most) < *published_) continue;
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

// The verb of a main clause, or of what a main clause reports ("..., the agency said").
bool Dater::is_main(TokenIndex verb) const {
  for (int step = 0; step < kMaxSteps && verb != kNoToken; ++step) {
    if (tree_.is_relation(verb, {Deprel::root, Deprel::parataxis})) return true;
    if (!tree_.is_relation(verb, {Deprel::conj, Deprel::ccomp})) return false;
    verb = tree_.head(verb);
  }
  return false;
}

// "..., the company said on Friday": what is reported was done by then.
const Draft* Dater::dated_report_of(TokenIndex verb) const {
  for (const TokenIndex at : {tree_.relation(verb) == Deprel::ccomp ? tree_.head(verb) : kNoToken,
                              tree_.child(verb, {Deprel::parataxis})}) {
    if (at == kNoToken || owners_[at] < 0) continue;
    const Draft& report = drafts_[static_cast<std::size_t>(owners_[at])];
    const bool is_dated =
        report.type && report.type->is_speech && report.date && report.date->form == DateForm::day;
    if (is_dated) return &report;
  }
  return nullptr;
}

void Dater::date_by_publication(std::size_t which) {
  Draft& draft = drafts_[which];
  if (draft.date || draft.is_noun || !published_ || draft.status != Status::asserted) return;
  const TokenIndex verb = draft.head;
  if (!is_main(verb) || !is_lead(verb) || is_background(verb)) return;
  draft.evidence.kind = DateEvidenceKind::publication;
  const auto oldest = add_days(*published_, -kHotNewsDays);
  if (lead_ && lead_->date->form == DateForm::day && *lead_->date->interval.earliest >= oldest) {
    draft.date = lead_->date;
    draft.evidence.citation = lead_->evidence.citation;
    draft.evidence.reason = fmt::format("told with the news of {}; published on {}",
                                        to_edtf(*lead_->date), format_iso(*published_));
    return;
  }
  if (const Draft* report = dated_report_of(verb)) {
    const Day told = *report->date->interval.latest;
    draft.date = one_of(add_days(told, -kHotNewsDays), told);
    draft.evidence.citation = report->evidence.citation;
    draft.evidence.reason = fmt::format("told on {} as just done", format_iso(told));
    if (!lead_) lead_ = &draft;
    return;
  }
  draft.date = one_of(oldest, published_);
  draft.evidence.reason =
      fmt::format("told as just done; published on {}", format_iso(*published_));
  if (!lead_) lead_ = &draft;
}

// "said", not "says", "has said" or "had said".
bool Dater::is_simple_past(TokenIndex verb) const {
  return tree_.token(verb).features.tense == Tense::past && !tree_.has_auxiliary(verb, "have");
}

// What people say about the news, they say between its day and the publication.
void Dater::date_by_reaction(std::size_t which) {
  Draft& draft = drafts_[which];
  const bool is_speech = draft.type && draft.type->is_speech;
  if (draft.date || draft.is_noun || !lead_ || !is_speech) return;
  if (draft.status != Status::asserted || !is_main(draft.head)) return;
  if (!is_simple_past(draft.head) || is_background(draft.head)) return;
  const auto first = lead_->date->interval.earliest;
  draft.date = one_of(first, published_);
  draft.evidence.kind = DateEvidenceKind::publication;
  draft.evidence.citation = lead_->evidence.citation;
  draft.evidence.reason = fmt::format("said of the news of {}; published on {}", format_iso(*first),
                                      format_iso(*published_));
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
