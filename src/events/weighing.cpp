#include "events/weighing.hpp"

#include <charconv>
#include <cmath>

#include "dateline/base/knowledge.hpp"

namespace dateline {
namespace {

double logistic(double score) { return 1.0 / (1.0 + std::exp(-score)); }

bool parse_number(std::string_view text, double& value) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size();
}

}  // namespace

Result<Weighing> Weighing::parse(std::string_view text, const std::string& path) {
  Weighing weighing;
  std::uint32_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    Weights weights;
    if (second == std::string_view::npos ||
        !parse_number(line.substr(first + 1, second - first - 1), weights.event) ||
        !parse_number(line.substr(second + 1), weights.importance)) {
      return fail(ErrorCode::format, "not a line of weights", {path, number, 1},
                  "a line is: sign, tab, weight, tab, weight");
    }
    weighing.weights_.insert_or_assign(std::string(line.substr(0, first)), weights);
  }
  return weighing;
}

Result<Weighing> Weighing::load() {
  return parse(builtin_knowledge("event_weights.tsv"), "data/event_weights.tsv");
}

double Weighing::event(const std::vector<std::string>& signs) const {
  double score = 0.0;
  for (const std::string& sign : signs) {
    if (const auto found = weights_.find(sign); found != weights_.end()) {
      score += found->second.event;
    }
  }
  return logistic(score);
}

double Weighing::importance(const std::vector<std::string>& signs) const {
  double score = 0.0;
  for (const std::string& sign : signs) {
    if (const auto found = weights_.find(sign); found != weights_.end()) {
      score += found->second.importance;
    }
  }
  return std::round(logistic(score) * 1000.0) / 1000.0;  // three digits: the same bytes everywhere
}

}  // namespace dateline
