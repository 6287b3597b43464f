#pragma once
// Time expressions: found in the tokens, normalised to TIMEX3 values (TimeML 1.2.1) and to the days
// they can mean, given an anchor (the publication date).
//
//   TimeTagger tagger = *TimeTagger::create();
//   std::vector<TimeExpression> times = tagger.find_times(document, analysis);
//   // "Friday" in an article of 2020-09-20: DATE 2020-09-18,
//   // reason "Friday before the publication date, 2020-09-20"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/date.hpp"
#include "dateline/base/result.hpp"
#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

enum class TimexType : std::uint8_t { date, time, duration, set };
[[nodiscard]] std::string_view timex_type_name(TimexType type);  // "DATE"

// What the word in front makes of the date: "from Sunday", "since May", "by 1 July", "until".
enum class Boundary : std::uint8_t { none, from, since, until, by, before, after };
[[nodiscard]] std::string_view boundary_name(Boundary boundary);  // "none" for none

struct TimeExpression {
  Span span;
  TimexType type = TimexType::date;
  std::string value;         // TIMEX3 value: 2020-09-18, 2020-W38, P3D, PRESENT_REF, XXXX-WXX-5
  std::string mod;           // TIMEX3 mod: START, MID, END, APPROX, BEFORE ...; empty for none
  std::optional<Date> date;  // the days it means; empty for durations, sets and what is unknown
  // On both ends of "from 3 to 9 May": the whole stretch, as lasting(first day, last day). `date`
  // stays each end's own.
  std::optional<Date> range;
  Boundary boundary = Boundary::none;
  bool relative = false;  // needed an anchor (the publication date or an earlier date)
  std::string reason;     // how it was worked out, in words a reader understands
  TokenIndex first = 0;   // tokens [first, last) that hold the span; where a token is "1957-58" or
                          // "mid-May", the span may be a part of it
  TokenIndex last = 0;
};

class TimeTagger {
 public:
  // With the knowledge compiled in. Errors: format.
  [[nodiscard]] static Result<TimeTagger> create();
  TimeTagger(TimeTagger&&) noexcept;
  TimeTagger& operator=(TimeTagger&&) noexcept;
  ~TimeTagger();

  // Sorted, not overlapping. The anchor is document.metadata.published.
  [[nodiscard]] std::vector<TimeExpression> find_times(const Document& document,
                                                       const Analysis& analysis) const;

 private:
  struct Impl;
  explicit TimeTagger(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dateline
