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

// Drafts that are less likely events than this are left out.
inline constexpr double kEventThreshold = 0.55;
// And events that a reader would hardly ever put on a timeline: on the training articles this drops
// three in ten events, nearly all of them asides and remarks.
inline constexpr double kImportanceThreshold = 0.42;

// An actor that is likelier than this to be the doer is taken for it.
inline constexpr double kDoerThreshold = 0.4;

}  // namespace dateline
