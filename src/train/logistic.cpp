#include "train/logistic.hpp"

#include <algorithm>
#include <cmath>

namespace dateline {
namespace {

constexpr int kRounds = 400;
constexpr double kStep = 0.3;

}  // namespace

Vocabulary number_signs(std::vector<SignExample>& examples, int least) {
  std::map<std::string, int> counts;
  for (const SignExample& example : examples)
    for (const std::string& sign : example.signs) ++counts[sign];
  Vocabulary vocabulary;
  for (const auto& [sign, count] : counts)
    if (count >= least) vocabulary.emplace(sign, static_cast<std::uint32_t>(vocabulary.size()));
  for (SignExample& example : examples) {
    example.features.clear();
    for (const std::string& sign : example.signs)
      if (const auto found = vocabulary.find(sign); found != vocabulary.end())
        example.features.push_back(found->second);
  }
  return vocabulary;
}

double score(const std::vector<double>& weights, const SignExample& example) {
  double sum = 0.0;
  for (const std::uint32_t feature : example.features) sum += weights[feature];
  return sum;
}

double probability(const std::vector<double>& weights, const SignExample& example) {
  return 1.0 / (1.0 + std::exp(-score(weights, example)));
}

std::vector<double> learn_weights(const std::vector<SignExample>& examples, std::size_t signs,
                                  std::size_t fold, double regularisation) {
  std::vector<double> weights(signs, 0.0);
  std::vector<double> squares(signs, 1e-6);
  std::vector<double> gradient(signs, 0.0);
  for (int round = 0; round < kRounds; ++round) {
    std::fill(gradient.begin(), gradient.end(), 0.0);
    double count = 0.0;
    for (const SignExample& example : examples) {
      if (is_held_out(example, fold)) continue;
      const double error = probability(weights, example) - (example.is_right ? 1.0 : 0.0);
      for (const std::uint32_t feature : example.features) gradient[feature] += error;
      count += 1.0;
    }
    for (std::size_t i = 0; i < signs; ++i) {
      const double slope = gradient[i] / std::max(count, 1.0) + regularisation * weights[i];
      squares[i] += slope * slope;
      weights[i] -= kStep * slope / std::sqrt(squares[i]);
    }
  }
  return weights;
}

}  // namespace dateline
