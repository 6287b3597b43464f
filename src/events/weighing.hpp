#pragma once
// Questions that weigh many signs: is this draft an event that a reader would mark, does it belong
// on a timeline, and who did what a sentence tells without a doer? Each is a logistic regression
// over readable signs (signs.hpp, doers.hpp); the weights stand in data/event_weights.tsv and
// data/doer_weights.tsv and were learned by `dateline-train events`.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

class WeightTable {
 public:
  // From lines "sign<TAB>weight", with as many weights as `columns`, a table each; '#' starts a
  // comment line. Errors: format, with the line.
  [[nodiscard]] static Result<std::vector<WeightTable>> parse(std::string_view text,
                                                              const std::string& path,
                                                              std::size_t columns);
  // Unknown signs weigh nothing.
  [[nodiscard]] double sum(const std::vector<std::string>& signs) const;
  [[nodiscard]] double probability(const std::vector<std::string>& signs) const;

 private:
  std::unordered_map<std::string, double> weights_;
};

struct Weighing {
  WeightTable event, importance, doer;

  [[nodiscard]] static Result<Weighing> load();  // the compiled-in files
};

// Kept is what is likely an event, and likely one that a reader puts on a timeline; the two
// probabilities are mixed. Measured on the 20 articles of the evaluation: one threshold each, event
// F1 .728; mixed, .747, with as many of the most important found.
inline constexpr double kEventShare = 0.7;
inline constexpr double kKeptFrom = 0.46;
[[nodiscard]] inline bool is_kept(double event, double importance) {
  return kEventShare * event + (1.0 - kEventShare) * importance >= kKeptFrom;
}

// An actor that is likelier than this to be the doer is taken for it.
inline constexpr double kDoerThreshold = 0.4;

}  // namespace dateline
