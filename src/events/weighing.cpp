#include "events/weighing.hpp"

#include <charconv>
#include <cmath>

#include "dateline/base/knowledge.hpp"

namespace dateline {
namespace {

bool parse_number(std::string_view text, double& value) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size();
}

// Takes the text up to the tab, and the tab.
std::string_view take_field(std::string_view& line) {
  const std::size_t end = std::min(line.find('\t'), line.size());
  const std::string_view field = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return field;
}

}  // namespace

Result<std::vector<WeightTable>> WeightTable::parse(std::string_view text, const std::string& path,
                                                    std::size_t columns) {
  std::vector<WeightTable> tables(columns);
  for (std::uint32_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::string sign(take_field(line));
    for (WeightTable& table : tables) {
      double weight = 0;
      if (!parse_number(take_field(line), weight))
        return fail(ErrorCode::format, "not a line of weights", {path, number, 1},
                    "a line is: sign, tab, weight, and a tab and a weight for each further column");
      table.weights_.insert_or_assign(sign, weight);
    }
  }
  return tables;
}

double WeightTable::sum(const std::vector<std::string>& signs) const {
  double score = 0.0;
  for (const std::string& sign : signs)
    if (const auto found = weights_.find(sign); found != weights_.end()) score += found->second;
  return score;
}

double WeightTable::probability(const std::vector<std::string>& signs) const {
  return 1.0 / (1.0 + std::exp(-sum(signs)));
}

Result<Weighing> Weighing::load() {
  auto events =
      WeightTable::parse(builtin_knowledge("event_weights.tsv"), "data/event_weights.tsv", 2);
  if (!events) return tl::make_unexpected(events.error());
  auto doer = WeightTable::parse(builtin_knowledge("doer_weights.tsv"), "data/doer_weights.tsv", 1);
  if (!doer) return tl::make_unexpected(doer.error());
  return Weighing{std::move((*events)[0]), std::move((*events)[1]), std::move((*doer)[0])};
}

}  // namespace dateline
