#pragma once
// Word classes from unannotated text: words that stand between the same neighbours are alike.
// Each word is a row of how often each frequent word stands right before and right after it (square
// roots of shares, so that distances are Hellinger distances: R. Lebret and R. Collobert, EACL
// 2014); the rows are cut to kDimensions by subspace iteration and clustered by spherical k-means
// at three sizes. Cost: linear in the text, then words x classes x dimensions.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dateline {

struct WordClassTraining {
  std::size_t min_count = 8;       // rarer words get no class
  std::size_t max_words = 48'000;  // the most frequent ones
  std::size_t context_words = 2'000;
  std::size_t dimensions = 80;
  int power_rounds = 6;
  std::size_t fine = 1'000, mid = 160, coarse = 40;
  int cluster_rounds = 10;
};

// Collects counts text by text; words are normalised as read_traits() does.
class WordClassTrainer {
 public:
  // Words of a sentence in order.
  void add_sentence(const std::vector<std::string_view>& forms);
  // Text in which punctuation may cling to words.
  void add_text(std::string_view text);

  // The section "words.classes".
  [[nodiscard]] std::vector<std::byte> build(const WordClassTraining& options) const;

 private:
  [[nodiscard]] std::uint32_t number_of(std::string_view form);

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> words_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> text_;  // word numbers; kBreak between sentences
};

}  // namespace dateline
