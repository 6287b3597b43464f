#include "train/export_network.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "language/hashing.hpp"
#include "language/network/network.hpp"

namespace dateline {
namespace {

using network::Index;
using network::Linear;
using network::Matrix;

template <class T>
void append(std::vector<std::byte>& out, std::span<const T> values) {
  const std::size_t first = out.size();
  out.resize((first + values.size_bytes() + 3) / 4 * 4);
  if (!values.empty()) std::memcpy(out.data() + first, values.data(), values.size_bytes());
}

struct Bytes {
  std::vector<float> units;
  std::vector<std::int8_t> cells;
};

Bytes bytes_of(const Matrix& matrix) {
  Bytes out;
  for (Index i = 0; i < matrix.rows(); ++i) {
    const float largest = std::max(matrix.row(i).cwiseAbs().maxCoeff(), 1e-9F);
    const float unit = largest / 127;
    out.units.push_back(unit);
    for (Index k = 0; k < matrix.cols(); ++k)
      out.cells.push_back(static_cast<std::int8_t>(std::lround(matrix(i, k) / unit)));
  }
  return out;
}

std::vector<std::byte> rows_section(const Matrix& matrix) {
  const Bytes bytes = bytes_of(matrix);
  const std::uint64_t count = bytes.units.size();
  std::vector<std::byte> out;
  append(out, std::span(&count, 1));
  append(out, std::span(bytes.units));
  const auto cells = std::as_bytes(std::span(bytes.cells));
  out.insert(out.end(), cells.begin(), cells.end());
  return out;
}

class WeightWriter {
 public:
  void add_map(const Matrix& weights, const Matrix& bias) {
    const Bytes bytes = bytes_of(weights);
    append(out_, std::span(bytes.units));
    add_row(bias);
    append(out_, std::span(bytes.cells));
  }
  void add_map(const Linear& linear) { add_map(linear.weights, linear.bias); }
  void add_row(const Matrix& row) {
    append(out_, std::span(row.data(), static_cast<std::size_t>(row.size())));
  }
  void add_layer(const network::Recurrent& layer);
  [[nodiscard]] std::vector<std::byte> take() { return std::move(out_); }

 private:
  std::vector<std::byte> out_;
};

// The gates' biases become those of the map.
void WeightWriter::add_layer(const network::Recurrent& layer) {
  const Index hidden = layer.hidden();
  const Index parts = layer.has_skip() ? 4 : 3;
  Matrix bias = Matrix::Zero(1, layer.weights.rows());
  for (Index d = 0; d < 2; ++d) {
    bias.block(0, (d * parts + 1) * hidden, 1, hidden) = layer.bias.row(2 * d);
    bias.block(0, (d * parts + 2) * hidden, 1, hidden) = layer.bias.row(2 * d + 1);
  }
  add_map(layer.weights, bias);
  for (Index gate = 0; gate < 4; ++gate) add_row(layer.state.row(gate));
}

// One map of child times head, the child and the head, one after the other.
Linear join_relations(const network::Weights& weights) {
  const Index width = weights.relation_pair.weights.cols();
  Linear joined;
  joined.weights.resize(weights.relation_pair.weights.rows(), 3 * width);
  joined.weights << weights.relation_pair.weights, weights.relation_of_child.weights,
      weights.relation_of_head.weights;
  joined.bias =
      weights.relation_pair.bias + weights.relation_of_child.bias + weights.relation_of_head.bias;
  return joined;
}

std::vector<std::byte> weights_section(const network::Weights& weights) {
  WeightWriter writer;
  for (const network::Recurrent& layer : weights.layers) writer.add_layer(layer);
  writer.add_map(weights.tags);
  writer.add_map(weights.name_hidden);
  writer.add_map(weights.names);
  writer.add_map(weights.arc_child);
  writer.add_map(weights.arc_head);
  // What a head gains as such is part of what its child is mapped to; the root has no such gain.
  writer.add_map(weights.arc_pair.transpose(), weights.arc_bias);
  writer.add_map(weights.relation_child);
  writer.add_map(weights.relation_head);
  writer.add_map(join_relations(weights));
  writer.add_row(weights.arc_root);
  writer.add_row(weights.arc_distance);
  writer.add_row(weights.relation_root);
  writer.add_row(Matrix::Constant(1, 1, -weights.arc_root.cwiseProduct(weights.arc_bias).sum()));
  writer.add_row(weights.name_steps);
  return writer.take();
}

std::vector<std::byte> shape_section(const network::Shape& shape) {
  const auto number = [](Index size) { return static_cast<std::uint32_t>(size); };
  const network::NetworkShape sizes{
      number(shape.bag),       number(shape.vector),   number(shape.hidden), number(shape.layers),
      number(shape.arc),       number(shape.relation), number(shape.name),   number(shape.tags),
      number(shape.relations), number(shape.labels)};
  std::vector<std::byte> out;
  append(out, std::span(&sizes, 1));
  return out;
}

}  // namespace

std::vector<std::byte> build_word_keys(const WordVectors& vectors) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
  for (std::size_t i = 0; i < vectors.words.size(); ++i)
    entries.emplace_back(hash_text(vectors.words[i]), static_cast<std::uint32_t>(i + 1));
  return build_key_table(std::move(entries));
}

void add_network(const TrainedNetwork& trained, const WordVectors& vectors,
                 ModelFileBuilder& builder) {
  builder.add("network.shape", shape_section(trained.shape));
  builder.add("network.weights", weights_section(trained.learned.weights));
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;
  for (const auto& [feature, row] : trained.features) keys.emplace_back(feature, row + 1);
  std::ranges::sort(keys);
  builder.add("features.keys", build_key_table(std::move(keys)));
  builder.add("features.rows", rows_section(trained.learned.features));
  builder.add("words.keys", build_word_keys(vectors));
  const Matrix rows =
      kVectorScale * Eigen::Map<const Matrix>(vectors.cells.data(),
                                              static_cast<Index>(vectors.words.size()),
                                              static_cast<Index>(vectors.width));
  builder.add("words.rows", rows_section(rows));
  const auto tags = std::as_bytes(std::span(trained.tags));
  builder.add("tags", {tags.begin(), tags.end()});
}

}  // namespace dateline
