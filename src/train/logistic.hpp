#pragma once
// Logistic regression over named signs with L2 regularisation, by full-batch gradient descent with
// AdaGrad step sizes: a few thousand examples with some forty signs each, so a second is enough and
// the order of the examples does not matter.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dateline {

struct SignExample {
  std::size_t article = 0;
  std::vector<std::string> signs;
  std::vector<std::uint32_t> features;  // filled by number_signs()
  bool is_right = false;
};

using Vocabulary = std::map<std::string, std::uint32_t>;

// Numbers the signs that at least `least` examples have.
[[nodiscard]] Vocabulary number_signs(std::vector<SignExample>& examples, int least);

inline constexpr std::size_t kNoFold = static_cast<std::size_t>(-1);
inline constexpr std::size_t kFolds = 5;
[[nodiscard]] inline bool is_held_out(const SignExample& example, std::size_t fold) {
  return example.article % kFolds == fold;
}

// A weight a sign, from the examples that the fold does not hold out.
[[nodiscard]] std::vector<double> learn_weights(const std::vector<SignExample>& examples,
                                                std::size_t signs, std::size_t fold,
                                                double regularisation);

[[nodiscard]] double score(const std::vector<double>& weights, const SignExample& example);
[[nodiscard]] double probability(const std::vector<double>& weights, const SignExample& example);

}  // namespace dateline
