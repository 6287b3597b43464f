#pragma once
// Two questions that weigh many signs: is this draft an event that a reader would mark, and does it
// belong on a timeline? Each is a logistic regression over readable signs (signs.hpp); the weights
// stand in data/event_weights.tsv and were learned by `dateline-train events`.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

struct Weights {
  double event = 0.0;
  double importance = 0.0;
};

class Weighing {
 public:
  // From lines "sign<TAB>event<TAB>importance"; '#' starts a comment line. Errors: format, with
  // the line.
  [[nodiscard]] static Result<Weighing> parse(std::string_view text, const std::string& path);
  [[nodiscard]] static Result<Weighing> load();  // the compiled-in file

  // Probabilities, 0 to 1.
  [[nodiscard]] double event(const std::vector<std::string>& signs) const;
  [[nodiscard]] double importance(const std::vector<std::string>& signs) const;

 private:
  std::unordered_map<std::string, Weights> weights_;
};

// Drafts that are less likely events than this are left out.
inline constexpr double kEventThreshold = 0.42;
// And events that a reader would hardly ever put on a timeline: on the training articles this drops
// three in ten events, nearly all of them asides and remarks.
inline constexpr double kImportanceThreshold = 0.40;

}  // namespace dateline
