// The gradients of the trainer's network against differences of its losses.
#include "train/network/network.hpp"

#include <doctest/doctest.h>

namespace dateline::network {
namespace {

Shape small_shape() {
  Shape shape;
  shape.bag = 5, shape.vector = 3, shape.hidden = 4, shape.layers = 3;
  shape.arc = 4, shape.relation = 3, shape.name = 4;
  shape.tags = 3, shape.relations = 4, shape.labels = 5;
  return shape;
}

Example sentence_of(std::size_t words, std::uint64_t seed) {
  Random random(seed);
  Example example;
  example.starts.push_back(0);
  const auto below = [&](std::size_t count) {
    return static_cast<std::uint32_t>(random.below(count));
  };
  for (std::size_t i = 0; i < words; ++i) {
    for (int k = 0; k < 2; ++k)
      example.features.push_back(pack_feature(below(6), FeatureGroup::spelling));
    example.starts.push_back(static_cast<std::uint32_t>(example.features.size()));
    example.vectors.push_back(below(4));
    example.tags.push_back(below(3));
    example.heads.push_back(static_cast<std::uint32_t>(i == 0 ? words : i - 1));
    example.relations.push_back(below(4));
    example.names.push_back(1 | below(32));
  }
  return example;
}

Matrix random_matrix(Index rows, Index columns, Random& random) {
  Matrix made(rows, columns);
  for (Index i = 0; i < made.size(); ++i)
    made.data()[i] = static_cast<float>(random.unit() * 2 - 1);
  return made;
}

struct Fixture {
  Shape shape = small_shape();
  Random random{5};
  Weights weights = Weights::zeros(shape);
  Matrix features = random_matrix(6, 5, random);
  Matrix vectors = random_matrix(3, 3, random);
  Example first = sentence_of(4, 1), second = sentence_of(3, 2);
  Dropout none{0, 0, 0, 0, 0, 0};

  Fixture() {
    weights.randomise(random);
    weights.for_each([&](Matrix& matrix) {
      matrix += 0.3F * random_matrix(matrix.rows(), matrix.cols(), random);
    });
  }
  // As learn() weights the parts.
  double loss(Gradients& gradients) {
    const Example* batch[] = {&first, &second};
    Pass pass(shape, weights, features, vectors);
    const Losses losses = pass.learn(batch, 7, 1, none, random, gradients);
    return (0.5 * losses.tags + losses.names + losses.arcs + losses.relations) / 7;
  }
  Gradients zeros() { return {Weights::zeros(shape), {Matrix::Zero(6, 5), {}}}; }
  double slope(float& value) {
    constexpr float kStep = 4e-3F;
    Gradients ignored = zeros();
    const float before = value;
    value = before + kStep;
    const double above = loss(ignored);
    value = before - kStep;
    const double below = loss(ignored);
    value = before;
    return (above - below) / (2 * static_cast<double>(kStep));
  }
};

TEST_CASE("gradients are the slopes of the loss") {
  Fixture fixture;
  Gradients gradients = fixture.zeros();
  fixture.loss(gradients);
  std::vector<Matrix*> weights, slopes;
  fixture.weights.for_each([&](Matrix& matrix) { weights.push_back(&matrix); });
  gradients.weights.for_each([&](Matrix& matrix) { slopes.push_back(&matrix); });
  for (std::size_t m = 0; m < weights.size(); ++m)
    for (Index i = 0; i < weights[m]->size(); i += 3) {
      CAPTURE(m);
      CAPTURE(i);
      const double slope = fixture.slope(weights[m]->data()[i]);
      CHECK(static_cast<double>(slopes[m]->data()[i]) ==
            doctest::Approx(slope).epsilon(0.02).scale(0.2));
    }
  for (Index i = 0; i < fixture.features.size(); ++i)
    CHECK(static_cast<double>(gradients.features.rows.data()[i]) ==
          doctest::Approx(fixture.slope(fixture.features.data()[i])).epsilon(0.02).scale(0.2));
}

TEST_CASE("what is not known of a sentence teaches nothing") {
  Fixture fixture;
  for (Example* example : {&fixture.first, &fixture.second}) {
    example->tags.clear(), example->heads.clear(), example->relations.clear();
    example->names.clear();
  }
  Gradients gradients = fixture.zeros();
  CHECK(fixture.loss(gradients) == 0);
  gradients.weights.for_each([](Matrix& matrix) { CHECK(matrix.cwiseAbs().maxCoeff() == 0); });
}

}  // namespace
}  // namespace dateline::network
