#include "train/network/learn.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <thread>
#include <utility>

#include "train/network/name_paths.hpp"

namespace dateline::network {
namespace {

using Say = std::function<void(const std::string&)>;
using Batch = std::vector<const Example*>;

constexpr std::size_t kThreads = 2;

std::vector<Matrix*> all_of(Weights& weights) {
  std::vector<Matrix*> all;
  weights.for_each([&](Matrix& matrix) { all.push_back(&matrix); });
  return all;
}

// Batches of sentences of like length, in a random order.
std::vector<Batch> make_batches(std::span<const Example> examples, std::size_t words,
                                Random& random) {
  std::vector<const Example*> order;
  for (const Example& example : examples) order.push_back(&example);
  random.shuffle(order);
  std::ranges::stable_sort(order, {}, [](const Example* e) { return e->size() / 4; });
  std::vector<Batch> batches(1);
  std::size_t count = 0;
  for (const Example* example : order) {
    if (count + example->size() > words && count > 0) {
      batches.emplace_back();
      count = 0;
    }
    batches.back().push_back(example);
    count += example->size();
  }
  random.shuffle(batches);
  return batches;
}

class Learner {
 public:
  Learner(const Shape& shape, std::size_t feature_count, const Matrix& vectors,
          const Learning& options);
  Losses step(const Batch& batch, double rate);
  [[nodiscard]] std::string measure(std::span<const Example> dev);
  // All rows of features, up to the present step.
  void average_all_features();
  // After average_all_features().
  void narrow_names(Example& example) const;
  [[nodiscard]] Learned finish();

 private:
  struct Worker {
    Pass pass;
    Random random;
    Gradients gradients;
    Losses losses;
  };
  void apply_dense(double rate);
  void apply_features(double rate);
  void average_features(Index row);
  [[nodiscard]] double gradient_length();

  const Shape& shape_;
  const Matrix& vectors_;
  const Learning& options_;
  Weights weights_, first_, second_, average_;
  Matrix features_, features_first_, features_second_, features_average_;
  std::vector<std::uint32_t> averaged_at_;  // the step of each feature's last average
  std::vector<Worker> workers_;
  std::uint32_t steps_ = 0;
  double shrink_ = 1;  // of the step's gradient
};

Learner::Learner(const Shape& shape, std::size_t feature_count, const Matrix& vectors,
                 const Learning& options)
    : shape_(shape),
      vectors_(vectors),
      options_(options),
      weights_(Weights::zeros(shape)),
      first_(Weights::zeros(shape)),
      second_(Weights::zeros(shape)),
      average_(Weights::zeros(shape)),
      averaged_at_(feature_count) {
  Random random(7);
  weights_.randomise(random);
  average_ = weights_;
  const auto rows = static_cast<Index>(feature_count);
  features_.resize(rows, shape.bag);
  for (Index i = 0; i < features_.size(); ++i)
    features_.data()[i] = static_cast<float>((random.unit() - 0.5) * 0.2);
  features_average_ = features_;
  features_first_ = features_second_ = Matrix::Zero(rows, shape.bag);
  for (std::size_t t = 0; t < kThreads; ++t)
    workers_.push_back({Pass(shape_, weights_, features_, vectors_),
                        Random(11 + t),
                        {Weights::zeros(shape), {Matrix::Zero(rows, shape.bag), {}}},
                        {}});
}

double Learner::gradient_length() {
  double sum = 0;
  for (Matrix* matrix : all_of(workers_[0].gradients.weights))
    sum += static_cast<double>(matrix->squaredNorm());
  for (const std::uint32_t row : workers_[0].gradients.features.touched)
    sum += static_cast<double>(workers_[0].gradients.features.rows.row(row).squaredNorm());
  return std::sqrt(sum);
}

void Learner::average_features(Index row) {
  // Between two changes the average went towards a row that stood still.
  const std::uint32_t waited = steps_ - averaged_at_[static_cast<std::size_t>(row)];
  const auto kept = static_cast<float>(std::pow(options_.average_decay, waited));
  features_average_.row(row) =
      features_.row(row) + kept * (features_average_.row(row) - features_.row(row));
  averaged_at_[static_cast<std::size_t>(row)] = steps_;
}

void Learner::apply_features(double rate) {
  SparseGradient& gradient = workers_[0].gradients.features;
  const auto b1 = static_cast<float>(options_.first_decay);
  const auto b2 = static_cast<float>(options_.second_decay);
  const auto a = static_cast<float>(rate);
  for (const std::uint32_t row : gradient.touched) {
    average_features(row);
    auto g = gradient.rows.row(row).array();
    g *= static_cast<float>(shrink_);
    auto m = features_first_.row(row).array();
    auto v = features_second_.row(row).array();
    m = b1 * m + (1 - b1) * g;
    v = b2 * v + (1 - b2) * g.square();
    features_.row(row).array() -= a * m / (v.sqrt() + 1e-6F);
    g.setZero();
  }
  gradient.touched.clear();
}

void Learner::apply_dense(double rate) {
  const auto b1 = static_cast<float>(options_.first_decay);
  const auto b2 = static_cast<float>(options_.second_decay);
  const auto scale1 = static_cast<float>(1 - std::pow(options_.first_decay, steps_));
  const auto scale2 = static_cast<float>(1 - std::pow(options_.second_decay, steps_));
  // The average of the first steps is of those steps alone.
  const auto keep =
      static_cast<float>(std::min(options_.average_decay, (1.0 + steps_) / (10.0 + steps_)));
  const auto w = all_of(weights_), m = all_of(first_), v = all_of(second_), e = all_of(average_);
  const auto g = all_of(workers_[0].gradients.weights);
  for (std::size_t k = 0; k < w.size(); ++k) {
    g[k]->array() *= static_cast<float>(shrink_);
    m[k]->array() = b1 * m[k]->array() + (1 - b1) * g[k]->array();
    v[k]->array() = b2 * v[k]->array() + (1 - b2) * g[k]->array().square();
    w[k]->array() -= static_cast<float>(rate) * (m[k]->array() / scale1) /
                     ((v[k]->array() / scale2).sqrt() + 1e-8F);
    e[k]->array() = keep * e[k]->array() + (1 - keep) * w[k]->array();
    g[k]->setZero();
  }
}

Losses Learner::step(const Batch& batch, double rate) {
  std::size_t words = 0;
  for (const Example* example : batch) words += example->size();
  // Every other sentence to each thread.
  std::vector<Batch> shares(kThreads);
  for (std::size_t i = 0; i < batch.size(); ++i) shares[i % kThreads].push_back(batch[i]);
  const auto work = [&](std::size_t t) {
    workers_[t].losses = {};
    if (!shares[t].empty())
      workers_[t].losses = workers_[t].pass.learn(
          shares[t], static_cast<float>(words), static_cast<float>(options_.name_weight),
          options_.dropout, workers_[t].random, workers_[t].gradients);
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 1; t < kThreads; ++t) threads.emplace_back(work, t);
  work(0);
  for (std::thread& thread : threads) thread.join();
  Losses losses = workers_[0].losses;
  SparseGradient& features = workers_[0].gradients.features;
  for (std::size_t t = 1; t < kThreads; ++t) {
    Gradients& other = workers_[t].gradients;
    const auto to = all_of(workers_[0].gradients.weights), from = all_of(other.weights);
    for (std::size_t k = 0; k < to.size(); ++k) *to[k] += *from[k], from[k]->setZero();
    std::ranges::sort(other.features.touched);
    const auto twice = std::ranges::unique(other.features.touched);
    other.features.touched.erase(twice.begin(), twice.end());
    for (const std::uint32_t row : other.features.touched) {
      features.rows.row(row) += other.features.rows.row(row);
      other.features.rows.row(row).setZero();
      features.touched.push_back(row);
    }
    other.features.touched.clear();
    losses.tags += workers_[t].losses.tags, losses.names += workers_[t].losses.names;
    losses.arcs += workers_[t].losses.arcs, losses.relations += workers_[t].losses.relations;
  }
  std::ranges::sort(features.touched);
  const auto twice = std::ranges::unique(features.touched);
  features.touched.erase(twice.begin(), twice.end());
  ++steps_;
  shrink_ = std::min(1.0, options_.longest_gradient / (gradient_length() + 1e-9));
  apply_features(rate);
  apply_dense(rate);
  return losses;
}

void Learner::average_all_features() {
  for (Index row = 0; row < features_.rows(); ++row) average_features(row);
}

Learned Learner::finish() {
  average_all_features();
  return {average_, features_average_};
}

void Learner::narrow_names(Example& example) const {
  Pass pass(shape_, average_, features_average_, vectors_);
  narrow_open_names(pass.name_scores(example), average_.name_steps, example.names);
}

std::string Learner::measure(std::span<const Example> dev) {
  average_all_features();
  std::size_t words = 0, tags = 0, heads = 0, arcs = 0, named = 0, names = 0;
  Pass pass(shape_, average_, features_average_, vectors_);
  for (const Example& example : dev) {
    const Pass::Guess guess = pass.guess(example);
    for (std::size_t i = 0; i < example.size(); ++i) {
      if (!example.heads.empty()) {
        ++words;
        const bool is_head = guess.heads[i] == example.heads[i];
        tags += guess.tags[i] == example.tags[i];
        heads += is_head;
        arcs += is_head && guess.relations[i] == example.relations[i];
      }
      if (!example.names.empty()) ++named, names += example.names[i] >> guess.names[i] & 1u;
    }
  }
  const auto percent = [](std::size_t part, std::size_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
  };
  return fmt::format("tags {:.2f}, heads {:.2f}, arcs {:.2f}, name labels {:.2f}",
                     percent(tags, words), percent(heads, words), percent(arcs, words),
                     percent(names, named));
}

// What is open, to be narrowed anew each time.
class OpenNames {
 public:
  explicit OpenNames(std::span<const Example> examples) {
    for (std::size_t i = 0; i < examples.size(); ++i)
      if (has_open_names(examples[i].names)) sets_.emplace_back(i, examples[i].names);
  }
  void narrow(Learner& learner, std::span<Example> examples) const {
    learner.average_all_features();
    for (const auto& [i, names] : sets_) {
      examples[i].names = names;
      learner.narrow_names(examples[i]);
    }
  }

 private:
  std::vector<std::pair<std::size_t, std::vector<LabelSet>>> sets_;
};

}  // namespace

Learned learn(const Shape& shape, std::vector<Example> examples, std::span<const Example> dev,
              std::size_t feature_count, const Matrix& vectors, const Learning& options,
              const Say& say) {
  // Eigen would choose the order of its sums by the machine's caches.
  Eigen::setCpuCacheSizes(32 << 10, 512 << 10, 8 << 20);
  Learner learner(shape, feature_count, vectors, options);
  Random random(13);
  double done = 0;
  double total = 0;
  for (const Example& example : examples) total += static_cast<double>(example.size());
  total *= options.epochs;
  const OpenNames open(examples);
  const int narrow_from = static_cast<int>(options.narrow_from * options.epochs);
  for (int epoch = 1; epoch <= options.epochs; ++epoch) {
    if (epoch > narrow_from && (epoch - narrow_from) % 4 == 1) open.narrow(learner, examples);
    Losses sum;
    double words = 0;
    for (const Batch& batch : make_batches(examples, options.batch_words, random)) {
      for (const Example* example : batch) words += static_cast<double>(example->size());
      const double progress = (done + words) / total;
      const double warm = std::min(1.0, progress * options.epochs * 4);
      const Losses losses = learner.step(batch, options.rate * warm * std::max(0.02, 1 - progress));
      sum.tags += losses.tags, sum.names += losses.names;
      sum.arcs += losses.arcs, sum.relations += losses.relations;
    }
    done += words;
    say(fmt::format(
        "epoch {}: losses a word: tags {:.3f}, names {:.3f}, arcs {:.3f}, relations "
        "{:.3f}{}{}",
        epoch, sum.tags / words, sum.names / words, sum.arcs / words, sum.relations / words,
        dev.empty() ? "" : "; dev: ", dev.empty() ? "" : learner.measure(dev)));
  }
  return learner.finish();
}

}  // namespace dateline::network
