#pragma once
// From a meaning to a value and days, given the anchors that the document has set so far: the
// publication date, the last date that the text spoke of, the year just named in the sentence, the
// last quarter.

#include <optional>
#include <string>

#include "dateline/timex/time_expression.hpp"
#include "timex/lexicon.hpp"
#include "timex/meaning.hpp"
#include "timex/point.hpp"
#include "timex/tense.hpp"

namespace dateline::timex {

struct Resolved {
  TimexType type = TimexType::date;
  std::string value;
  std::optional<Point> point;
  std::optional<Date> date;
  bool relative = false;
  std::string reason;
};

class Resolver {
 public:
  // `narrative`: history rather than news; dates then count from the last one named, not from the
  // publication date.
  Resolver(const Lexicon& lexicon, std::optional<Day> published, bool narrative)
      : lexicon_(lexicon), published_(published), narrative_(narrative) {}

  [[nodiscard]] bool is_narrative() const { return narrative_; }
  void start_sentence() {
    sentence_year_ = 0;
    sentence_day_.reset();
  }
  // A year that stands alone above the entries of a chronology; 0 for none.
  void set_heading(int year) { heading_year_ = year; }
  // From here on dates without a year are of the heading's year, or of no heading's.
  void start_entry(bool has_label) { entry_year_ = has_label ? heading_year_ : 0; }
  // `aside`: what stands_aside() says, in a narrative; it then goes on where it was.
  [[nodiscard]] Resolved resolve(const Meaning& meaning, Tense tense, bool aside);

 private:
  Resolved calendar(const Meaning& m, Tense tense);
  Resolved reference(const Meaning& m) const;
  Resolved day_from_now(const Meaning& m);
  Resolved weekday_alone(const Meaning& m, Tense tense);
  Resolved time_alone(const Meaning& m);
  Resolved named_part(const Meaning& m, Tense tense);
  Resolved period(const Meaning& m, Tense tense);
  [[nodiscard]] int steps_of(const Meaning& m, Direction direction, Tense tense) const;
  Resolved latest_period(const Meaning& m);
  Resolved quarter_ended(const Meaning& m, Tense tense);
  [[nodiscard]] std::optional<Day> first_of_past(const Meaning& m) const;
  [[nodiscard]] Resolved within_reference(Granularity granularity) const;
  Resolved shifted(const Meaning& m);
  Resolved session(const Meaning& m) const;
  Resolved amount(const Meaning& m);
  Resolved set(const Meaning& m) const;

  std::optional<Point> part_in_year(const Meaning& m, int year) const;
  int choose_year(const Meaning& m, Tense tense, std::string& reason);
  int year_by_direction(const Meaning& m, std::string& reason) const;
  int year_near(const Meaning& m, Day anchor, Tense tense) const;
  int year_of_weekday(const Meaning& m) const;
  [[nodiscard]] std::optional<Day> reference_day() const;
  [[nodiscard]] std::optional<Point> base_of(Direction direction, Granularity granularity) const;
  void add_time(const Meaning& m, Resolved& resolved) const;
  void add_modifier(const Meaning& m, Resolved& resolved) const;
  [[nodiscard]] bool leaves_story(const Meaning& m, const Point& point) const;
  void remember(const Meaning& m, const Resolved& resolved, bool aside);
  [[nodiscard]] std::string publication() const;

  const Lexicon& lexicon_;
  std::optional<Day> published_;
  bool narrative_;
  std::optional<Point> reference_;
  std::optional<Point> quarter_;
  int sentence_year_ = 0;
  int heading_year_ = 0;
  int entry_year_ = 0;
  std::optional<Day> sentence_day_;
};

}  // namespace dateline::timex
