#pragma once
// The layers of the network with their gradients, over all words of a batch at once: a matrix has a
// row a word. Forward functions return what the next layer takes; backward functions take the
// gradient of that, add to the gradients of the parameters and return the gradient of the input.

#include <Eigen/Core>

#include <cstddef>
#include <span>
#include <vector>

namespace dateline::network {

using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Matrix<float, 1, Eigen::Dynamic>;

// SentenceRows [first, last) of a batch: one sentence.
struct SentenceRows {
  Eigen::Index first = 0;
  Eigen::Index last = 0;
  [[nodiscard]] Eigen::Index count() const { return last - first; }
};

// y = x W' + b, W of out x in, b of 1 x out.
struct Linear {
  Matrix weights;
  Matrix bias;
};
[[nodiscard]] Matrix apply(const Linear& layer, const Matrix& x);
Matrix apply_back(const Linear& layer, const Matrix& x, const Matrix& dy, Linear& gradient);

// A word's numbers below 0 count a tenth.
inline constexpr float kLeak = 0.1F;
[[nodiscard]] Matrix leaky(const Matrix& x);
// y: what leaky() gave.
[[nodiscard]] Matrix leaky_back(const Matrix& y, const Matrix& dy);

// A layer of simple recurrent units in both directions (T. Lei et al., EMNLP 2018):
//
//   f = sigma(Uf + vf c' + bf)   c = f c' + (1 - f) Uc       c': the state of the word before
//   r = sigma(Ur + vr c' + br)   h = r c + (1 - r) s
//
// U is a linear map of the input; s is a fourth one in the first layer, and the direction's own
// half of the input in those above.
struct Recurrent {
  Matrix weights;  // per direction: Uc, Uf, Ur and in the first layer s, `hidden` rows each
  Matrix state;    // per direction: vf, vr (4 x hidden)
  Matrix bias;     // per direction: bf, br (4 x hidden)
  [[nodiscard]] Eigen::Index hidden() const { return state.cols(); }
  [[nodiscard]] bool has_skip() const { return weights.rows() == 8 * hidden(); }
};
// What the way back needs.
struct RecurrentTrace {
  Matrix input;  // with dropout
  Matrix mapped, states, forget, reset;
};
// skip: the input without dropout, for the layers above the first. The result has 2 hidden columns.
[[nodiscard]] Matrix apply(const Recurrent& layer, const Matrix& skip,
                           std::span<const SentenceRows> parts, RecurrentTrace& trace);
// Returns the gradient of trace.input; that of skip is added to dskip.
Matrix apply_back(const Recurrent& layer, const Matrix& skip, std::span<const SentenceRows> parts,
                  const RecurrentTrace& trace, const Matrix& dh, Recurrent& gradient,
                  Matrix& dskip);

// Turns scores into probabilities row by row, in place.
void softmax(Eigen::Ref<Matrix> scores);

}  // namespace dateline::network
