#include "train/network/layers.hpp"

namespace dateline::network {

using Eigen::Index;

Matrix apply(const Linear& layer, const Matrix& x) {
  Matrix y(x.rows(), layer.weights.rows());
  y.noalias() = x * layer.weights.transpose();
  y.rowwise() += layer.bias.row(0);
  return y;
}

Matrix apply_back(const Linear& layer, const Matrix& x, const Matrix& dy, Linear& gradient) {
  gradient.weights.noalias() += dy.transpose() * x;
  gradient.bias += dy.colwise().sum();
  Matrix dx(x.rows(), x.cols());
  dx.noalias() = dy * layer.weights;
  return dx;
}

Matrix leaky(const Matrix& x) { return x.array().max(kLeak * x.array()); }

Matrix leaky_back(const Matrix& y, const Matrix& dy) {
  return dy.array() * (y.array() > 0.0F).select(Matrix::Ones(y.rows(), y.cols()).array(), kLeak);
}

namespace {

// One direction of a layer over one sentence; the words in the order of that direction.
struct Direction {
  Index number;  // 0: forwards, 1: backwards
  SentenceRows rows;
  [[nodiscard]] Index at(Index step) const {
    return number == 0 ? rows.first + step : rows.last - 1 - step;
  }
};

// Where a direction's columns begin in the mapped input.
struct Columns {
  Index cell, forget, reset, skip;
  Columns(const Recurrent& layer, Index direction) {
    const Index hidden = layer.hidden();
    cell = direction * hidden * (layer.has_skip() ? 4 : 3);
    forget = cell + hidden, reset = forget + hidden, skip = reset + hidden;
  }
};

void run(const Recurrent& layer, const Matrix& skip, const Direction& way, RecurrentTrace& trace,
         Matrix& h) {
  const Index n = layer.hidden();
  const Columns columns(layer, way.number);
  const Index own = way.number * n;  // this direction's half
  const auto vf = layer.state.row(2 * way.number).array();
  const auto vr = layer.state.row(2 * way.number + 1).array();
  const auto bf = layer.bias.row(2 * way.number).array();
  const auto br = layer.bias.row(2 * way.number + 1).array();
  Eigen::Array<float, 1, Eigen::Dynamic> state = Row::Zero(n).array();
  for (Index step = 0; step < way.rows.count(); ++step) {
    const Index i = way.at(step);
    const auto mapped = trace.mapped.row(i);
    auto f = trace.forget.row(i).segment(own, n).array();
    auto r = trace.reset.row(i).segment(own, n).array();
    f = (mapped.segment(columns.forget, n).array() + vf * state + bf).logistic();
    r = (mapped.segment(columns.reset, n).array() + vr * state + br).logistic();
    state = f * state + (1.0F - f) * mapped.segment(columns.cell, n).array();
    trace.states.row(i).segment(own, n).array() = state;
    if (layer.has_skip())
      h.row(i).segment(own, n).array() =
          r * state + (1.0F - r) * mapped.segment(columns.skip, n).array();
    else
      h.row(i).segment(own, n).array() =
          r * state + (1.0F - r) * skip.row(i).segment(own, n).array();
  }
}

void run_back(const Recurrent& layer, const Matrix& skip, const Direction& way,
              const RecurrentTrace& trace, const Matrix& dh, Recurrent& gradient, Matrix& dmapped,
              Matrix& dskip) {
  using Line = Eigen::Array<float, 1, Eigen::Dynamic>;
  const Index n = layer.hidden();
  const Columns columns(layer, way.number);
  const Index own = way.number * n;
  const Index gate = 2 * way.number;
  const Line vf = layer.state.row(gate).array();
  const Line vr = layer.state.row(gate + 1).array();
  Line dstate = Line::Zero(n);  // from the words after this one
  Line before(n), dr(n), df(n), dc(n), s(n);
  for (Index step = way.rows.count(); step-- > 0;) {
    const Index i = way.at(step);
    const auto f = trace.forget.row(i).segment(own, n).array();
    const auto r = trace.reset.row(i).segment(own, n).array();
    const auto c = trace.states.row(i).segment(own, n).array();
    const auto d = dh.row(i).segment(own, n).array();
    const auto mapped = trace.mapped.row(i);
    if (step > 0)
      before = trace.states.row(way.at(step - 1)).segment(own, n).array();
    else
      before.setZero();
    if (layer.has_skip()) {
      s = mapped.segment(columns.skip, n).array();
      dmapped.row(i).segment(columns.skip, n).array() = d * (1.0F - r);
    } else {
      s = skip.row(i).segment(own, n).array();
      dskip.row(i).segment(own, n).array() += d * (1.0F - r);
    }
    dr = d * (c - s) * r * (1.0F - r);
    dc = dstate + d * r;
    df = dc * (before - mapped.segment(columns.cell, n).array()) * f * (1.0F - f);
    dmapped.row(i).segment(columns.cell, n).array() = dc * (1.0F - f);
    dmapped.row(i).segment(columns.forget, n).array() = df;
    dmapped.row(i).segment(columns.reset, n).array() = dr;
    gradient.state.row(gate).array() += df * before;
    gradient.state.row(gate + 1).array() += dr * before;
    gradient.bias.row(gate).array() += df;
    gradient.bias.row(gate + 1).array() += dr;
    dstate = dc * f + df * vf + dr * vr;
  }
}

}  // namespace

Matrix apply(const Recurrent& layer, const Matrix& skip, std::span<const SentenceRows> parts,
             RecurrentTrace& trace) {
  const Index words = trace.input.rows();
  const Index width = 2 * layer.hidden();
  trace.mapped.resize(words, layer.weights.rows());
  trace.mapped.noalias() = trace.input * layer.weights.transpose();
  trace.states.resize(words, width);
  trace.forget.resize(words, width);
  trace.reset.resize(words, width);
  Matrix h(words, width);
  for (const SentenceRows& rows : parts)
    for (Index direction = 0; direction < 2; ++direction)
      run(layer, skip, {direction, rows}, trace, h);
  return h;
}

Matrix apply_back(const Recurrent& layer, const Matrix& skip, std::span<const SentenceRows> parts,
                  const RecurrentTrace& trace, const Matrix& dh, Recurrent& gradient,
                  Matrix& dskip) {
  Matrix dmapped(trace.mapped.rows(), trace.mapped.cols());
  for (const SentenceRows& rows : parts)
    for (Index direction = 0; direction < 2; ++direction)
      run_back(layer, skip, {direction, rows}, trace, dh, gradient, dmapped, dskip);
  gradient.weights.noalias() += dmapped.transpose() * trace.input;
  Matrix dx(trace.input.rows(), trace.input.cols());
  dx.noalias() = dmapped * layer.weights;
  return dx;
}

void softmax(Eigen::Ref<Matrix> scores) {
  for (Index i = 0; i < scores.rows(); ++i) {
    auto row = scores.row(i).array();
    row = (row - row.maxCoeff()).exp();
    row /= row.sum();
  }
}

}  // namespace dateline::network
