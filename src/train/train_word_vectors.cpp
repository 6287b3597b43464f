#include "train/train_word_vectors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "language/word_traits.hpp"
#include "train/random.hpp"
#include "train/treebank.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t kBreak = 0xFFFFFFFFu;
constexpr std::string_view kOpening = "(\"'[`";
constexpr std::string_view kClosing = ".,;:!?)\"']`";

// One non-zero cell of a row.
struct Cell {
  std::uint32_t column;
  float value;
};

// A matrix of rows x width numbers.
struct Dense {
  std::size_t width = 0;
  std::vector<float> cells;
  Dense(std::size_t rows, std::size_t columns) : width(columns), cells(rows * columns) {}
  [[nodiscard]] float* row(std::size_t i) { return cells.data() + i * width; }
  [[nodiscard]] const float* row(std::size_t i) const { return cells.data() + i * width; }
  [[nodiscard]] std::size_t rows() const { return width == 0 ? 0 : cells.size() / width; }
};

float dot(const float* a, const float* b, std::size_t count) {
  float sums[8] = {};
  for (std::size_t i = 0; i + 8 <= count; i += 8)
    for (std::size_t k = 0; k < 8; ++k) sums[k] += a[i + k] * b[i + k];
  float sum = 0;
  for (const float part : sums) sum += part;
  for (std::size_t i = count / 8 * 8; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

void add_scaled(float* to, const float* from, float factor, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] += factor * from[i];
}

void scale_to_one(float* row, std::size_t count) {
  const float norm = std::sqrt(dot(row, row, count));
  if (norm > 0)
    for (std::size_t i = 0; i < count; ++i) row[i] /= norm;
}

// Makes the columns orthonormal (modified Gram-Schmidt).
void orthonormalise(Dense& matrix) {
  const std::size_t rows = matrix.rows();
  Dense columns(matrix.width, rows);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t k = 0; k < matrix.width; ++k) columns.row(k)[i] = matrix.row(i)[k];
  for (std::size_t k = 0; k < matrix.width; ++k) {
    for (std::size_t j = 0; j < k; ++j)
      add_scaled(columns.row(k), columns.row(j), -dot(columns.row(k), columns.row(j), rows), rows);
    scale_to_one(columns.row(k), rows);
  }
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t k = 0; k < matrix.width; ++k) matrix.row(i)[k] = columns.row(k)[i];
}

using Sparse = std::vector<std::vector<Cell>>;

Dense multiply(const Sparse& left, const Dense& right) {
  Dense out(left.size(), right.width);
  for (std::size_t i = 0; i < left.size(); ++i)
    for (const Cell& cell : left[i])
      add_scaled(out.row(i), right.row(cell.column), cell.value, right.width);
  return out;
}

Dense multiply_transposed(const Sparse& left, const Dense& right, std::size_t columns) {
  Dense out(columns, right.width);
  for (std::size_t i = 0; i < left.size(); ++i)
    for (const Cell& cell : left[i])
      add_scaled(out.row(cell.column), right.row(i), cell.value, right.width);
  return out;
}

Dense reduce(const Sparse& rows, std::size_t columns, const VectorTraining& options) {
  Random random(3);
  Dense basis(columns, options.dimensions);
  for (float& cell : basis.cells) cell = static_cast<float>(random.unit() - 0.5);
  orthonormalise(basis);
  for (int round = 0; round < options.power_rounds; ++round) {
    basis = multiply_transposed(rows, multiply(rows, basis), columns);
    orthonormalise(basis);
  }
  Dense reduced = multiply(rows, basis);
  for (std::size_t i = 0; i < rows.size(); ++i) scale_to_one(reduced.row(i), reduced.width);
  return reduced;
}

// How often (word, column) was seen, as sorted keys word << 32 | column with repeats.
Sparse count_rows(std::vector<std::uint64_t> pairs, std::size_t words) {
  std::ranges::sort(pairs);
  Sparse rows(words);
  for (std::size_t i = 0; i < pairs.size();) {
    std::size_t end = i;
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    rows[pairs[i] >> 32].push_back(
        {static_cast<std::uint32_t>(pairs[i]), static_cast<float>(end - i)});
    i = end;
  }
  for (auto& row : rows) {
    float total = 0;
    for (const Cell& cell : row) total += cell.value;
    for (Cell& cell : row) cell.value = std::sqrt(cell.value / total);
  }
  return rows;
}

}  // namespace

std::uint32_t WordVectorTrainer::number_of(std::string_view form) {
  const NormalForm normal(form);
  const auto [found, is_new] =
      numbers_.try_emplace(std::string(normal.text()), static_cast<std::uint32_t>(words_.size()));
  if (is_new) {
    words_.push_back(&found->first);
    counts_.push_back(0);
  }
  ++counts_[found->second];
  return found->second;
}

void WordVectorTrainer::add_sentence(const std::vector<std::string_view>& forms) {
  for (const std::string_view form : forms)
    if (!form.empty()) text_.push_back(number_of(form));
  text_.push_back(kBreak);
}

void WordVectorTrainer::add_text(std::string_view text) {
  std::vector<std::string_view> forms;
  for (const std::string_view line : split_fields(text, '\n')) {
    forms.clear();
    for (std::string_view word : split_fields(line, ' ')) {
      while (word.size() > 1 && kOpening.find(word.front()) != std::string_view::npos) {
        forms.push_back(word.substr(0, 1));
        word.remove_prefix(1);
      }
      std::string_view stem = word;
      while (stem.size() > 1 && kClosing.find(stem.back()) != std::string_view::npos)
        stem.remove_suffix(1);
      const std::string_view tail = word.substr(stem.size());
      if (stem.size() > 2 && stem.ends_with("'s")) {
        forms.push_back(stem.substr(0, stem.size() - 2));
        stem = stem.substr(stem.size() - 2);
      }
      forms.push_back(stem);
      for (std::size_t i = 0; i < tail.size(); ++i) forms.push_back(tail.substr(i, 1));
    }
    add_sentence(forms);
  }
}

WordVectors WordVectorTrainer::build(const VectorTraining& options) const {
  std::vector<std::uint32_t> order(words_.size());
  std::iota(order.begin(), order.end(), 0u);
  std::erase_if(order, [&](std::uint32_t w) { return counts_[w] < options.min_count; });
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : *words_[a] < *words_[b];
  });
  if (order.size() > options.max_words) order.resize(options.max_words);
  std::vector<std::uint32_t> rank(words_.size(), kBreak);
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  // Columns: for each of four places the frequent words, and one for a sentence's edge.
  const auto contexts = static_cast<std::uint32_t>(std::min(options.context_words, order.size()));
  const auto column_of = [&](std::size_t at) {
    const bool is_edge = at >= text_.size() || text_[at] == kBreak;
    return is_edge ? contexts : rank[text_[at]] < contexts ? rank[text_[at]] : kBreak;
  };
  constexpr std::array<int, 4> kPlaces = {-1, 1, -2, 2};
  std::vector<std::uint64_t> pairs;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == kBreak || rank[text_[i]] == kBreak) continue;
    const std::uint64_t row = std::uint64_t{rank[text_[i]]} << 32;
    for (std::uint32_t p = 0; p < kPlaces.size(); ++p) {
      const std::uint32_t column = column_of(i + static_cast<std::size_t>(kPlaces[p]));
      if (column != kBreak) pairs.push_back(row | (column + p * (contexts + 1)));
    }
  }
  Dense rows =
      reduce(count_rows(std::move(pairs), order.size()), kPlaces.size() * (contexts + 1), options);
  WordVectors vectors{rows.width, {}, std::move(rows.cells)};
  for (const std::uint32_t word : order) vectors.words.push_back(*words_[word]);
  return vectors;
}

}  // namespace dateline
