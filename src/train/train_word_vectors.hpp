#pragma once
// Word vectors from unannotated text: words that stand between the same neighbours are alike.
// Each word is a row of how often each frequent word stands one or two places before and after it
// (square roots of shares, so that distances are Hellinger distances: R. Lebret and R. Collobert,
// EACL 2014), cut to some dimensions by subspace iteration. Cost: linear in the text.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

struct VectorTraining {
  std::size_t min_count = 5;       // rarer words get no vector
  std::size_t max_words = 48'000;  // the most frequent ones
  std::size_t context_words = 4'000;
  std::size_t dimensions = 112;
  int power_rounds = 6;
};

struct WordVectors {
  std::size_t width = 0;           // numbers of a vector
  std::vector<std::string> words;  // normalised as read_traits() does
  std::vector<float> cells;        // a row a word, of length 1
};

// Collects counts text by text; words are normalised as read_traits() does.
class WordVectorTrainer {
 public:
  // Words of a sentence in order.
  void add_sentence(const std::vector<std::string_view>& forms);
  // Text in which punctuation may cling to words.
  void add_text(std::string_view text);

  [[nodiscard]] WordVectors build(const VectorTraining& options) const;

 private:
  [[nodiscard]] std::uint32_t number_of(std::string_view form);

  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> words_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> text_;  // word numbers; kBreak between sentences
};

}  // namespace dateline
