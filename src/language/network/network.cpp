#include "language/network/network.hpp"

#include <algorithm>
#include <cstring>

#include "language/network/processor.hpp"

namespace dateline::network {
namespace {

constexpr float kLeak = 0.1F;
constexpr std::uint32_t kMaxSize = 4096;  // of anything in the shape

tl::unexpected<Error> broken() {
  return fail(ErrorCode::format, "language model: damaged network");
}

void make_leaky(Rows& rows) {
  float* values = rows.row(0);
  const std::size_t count = rows.count() * rows.width();
  for (std::size_t i = 0; i < count; ++i) values[i] = std::max(values[i], kLeak * values[i]);
}

// In 16 sums, so that it can be done many at once and is always done in this order.
inline __attribute__((always_inline)) float dot(const float* a, const float* b, std::size_t count) {
  constexpr std::size_t kSums = 16;
  float sums[kSums] = {};
  std::size_t i = 0;
  for (; i + kSums <= count; i += kSums)
    for (std::size_t k = 0; k < kSums; ++k) sums[k] += a[i + k] * b[i + k];
  for (; i < count; ++i) sums[i % kSums] += a[i] * b[i];
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

// One direction of a layer. A row of mapped holds cell, forget, reset and, for the first layer,
// skip; the gates' parts are overwritten.
struct Direction {
  std::size_t hidden;
  const float* forget_state;
  const float* reset_state;
};

DATELINE_CLONES void step(const Direction& direction, float* mapped, const float* skip,
                          float* state, float* out) {
  const std::size_t n = direction.hidden;
  float* forget = mapped + n;
  float* reset = mapped + 2 * n;
  for (std::size_t k = 0; k < n; ++k) {
    forget[k] += direction.forget_state[k] * state[k];
    reset[k] += direction.reset_state[k] * state[k];
  }
  sigmoid(forget, 2 * n);
  for (std::size_t k = 0; k < n; ++k) {
    state[k] = forget[k] * state[k] + (1.0F - forget[k]) * mapped[k];
    out[k] = reset[k] * state[k] + (1.0F - reset[k]) * skip[k];
  }
}

DATELINE_CLONES void fill_arc_scores(const Rows& children, const Rows& heads,
                                     std::span<const float> root, float root_offset,
                                     std::span<const float> distance, Rows& out) {
  const std::size_t count = children.count();
  const std::size_t width = children.width();
  for (std::size_t i = 0; i < count; ++i) {
    float* row = out.row(i);
    for (std::size_t j = 0; j < count; ++j) {
      const auto away = static_cast<std::int64_t>(j) - static_cast<std::int64_t>(i);
      const auto column = std::clamp<std::int64_t>(away, -kFarthest, kFarthest) + kFarthest;
      row[j] =
          dot(children.row(i), heads.row(j), width) + distance[static_cast<std::size_t>(column)];
    }
    row[count] = dot(children.row(i), root.data(), width) + root_offset;
  }
}

}  // namespace

Result<ByteRows> ByteRows::open(std::span<const std::byte> section, std::size_t width) {
  std::uint64_t count = 0;
  if (section.size() < sizeof count) return broken();
  std::memcpy(&count, section.data(), sizeof count);
  const std::size_t row_size = sizeof(float) + width;
  if (width == 0 || count > section.size() || section.size() != sizeof count + count * row_size)
    return broken();
  ByteRows rows;
  rows.width_ = width;
  const std::byte* units = section.data() + sizeof count;
  rows.units_ = {reinterpret_cast<const float*>(units), count};
  rows.cells_ = {reinterpret_cast<const std::int8_t*>(units + count * sizeof(float)),
                 count * width};
  return rows;
}

void ByteRows::add_to(float* to, std::size_t row) const {
  const float unit = units_[row];
  const std::int8_t* from = cells_.data() + row * width_;
  for (std::size_t k = 0; k < width_; ++k) to[k] += unit * static_cast<float>(from[k]);
}

// Takes one thing after the other from the section of weights; after an error only emptiness.
class Network::Reader {
 public:
  explicit Reader(std::span<const std::byte> bytes) : bytes_(bytes) {}
  [[nodiscard]] bool is_done() const { return is_good_ && bytes_.empty(); }

  template <class T>
  std::span<const T> take(std::size_t count) {
    const std::size_t size = (count * sizeof(T) + 3) / 4 * 4;
    if (!is_good_ || size > bytes_.size()) {
      is_good_ = false;
      return {};
    }
    const auto* const first = reinterpret_cast<const T*>(bytes_.data());
    bytes_ = bytes_.subspan(size);
    return {first, count};
  }

  LinearMap take_map(std::size_t out, std::size_t in) {
    const auto units = take<float>(out);
    const auto bias = take<float>(out);
    const auto weights = take<std::int8_t>(out * in);
    return is_good_ ? LinearMap(in, weights, units, bias) : LinearMap();
  }

 private:
  std::span<const std::byte> bytes_;
  bool is_good_ = true;
};

Result<Network> Network::open(const ModelFile& file) {
  Network network;
  if (const auto done = network.read_sections(file); !done)
    return tl::make_unexpected(done.error());
  return network;
}

Result<void> Network::read_sections(const ModelFile& file) {
  const auto shape = file.section("network.shape");
  if (!shape) return tl::make_unexpected(shape.error());
  if (shape->size() != sizeof shape_) return broken();
  std::memcpy(&shape_, shape->data(), sizeof shape_);
  std::array<std::uint32_t, sizeof shape_ / sizeof(std::uint32_t)> sizes{};
  std::memcpy(sizes.data(), &shape_, sizeof shape_);
  const auto is_odd = [](std::uint32_t size) { return size == 0 || size > kMaxSize; };
  if (std::ranges::any_of(sizes, is_odd) || shape_.layers < 2 || shape_.layers > 8) return broken();
  const auto keys = file.section("features.keys");
  if (!keys) return tl::make_unexpected(keys.error());
  auto key_table = KeyTable::open(*keys);
  if (!key_table) return tl::make_unexpected(key_table.error());
  feature_keys_ = *key_table;
  const auto open_rows = [&](const char* name, std::size_t width) -> Result<ByteRows> {
    const auto section = file.section(name);
    if (!section) return tl::make_unexpected(section.error());
    return ByteRows::open(*section, width);
  };
  auto features = open_rows("features.rows", shape_.bag);
  if (!features) return tl::make_unexpected(features.error());
  feature_rows_ = *features;
  auto vectors = open_rows("words.rows", shape_.vector);
  if (!vectors) return tl::make_unexpected(vectors.error());
  vector_rows_ = *vectors;
  const auto weights = file.section("network.weights");
  if (!weights) return tl::make_unexpected(weights.error());
  return read_weights(*weights);
}

Result<void> Network::read_weights(std::span<const std::byte> section) {
  Reader reader(section);
  const std::size_t hidden = shape_.hidden;
  const std::size_t wide = 2 * hidden;
  for (std::uint32_t l = 0; l < shape_.layers; ++l) {
    Layer layer;
    layer.has_skip = l == 0;
    layer.map = l == 0 ? reader.take_map(8 * hidden, shape_.bag + shape_.vector)
                       : reader.take_map(6 * hidden, wide);
    for (auto& state : layer.state) state = reader.take<float>(hidden);
    layers_.push_back(std::move(layer));
  }
  tags_ = reader.take_map(shape_.tags, wide);
  name_hidden_ = reader.take_map(shape_.name, wide);
  names_ = reader.take_map(shape_.labels, shape_.name);
  arc_child_ = reader.take_map(shape_.arc, wide);
  arc_head_ = reader.take_map(shape_.arc, wide);
  arc_pair_ = reader.take_map(shape_.arc, shape_.arc);
  relation_child_ = reader.take_map(shape_.relation, wide);
  relation_head_ = reader.take_map(shape_.relation, wide);
  // Of child times head number by number, of the child and of the head.
  relation_ = reader.take_map(shape_.relations, std::size_t{3} * shape_.relation);
  arc_root_ = reader.take<float>(shape_.arc);
  arc_distance_ = reader.take<float>(kDistanceCount);
  relation_root_ = reader.take<float>(shape_.relation);
  const auto offset = reader.take<float>(1);
  name_steps_ = reader.take<float>(std::size_t{shape_.labels} * shape_.labels);
  if (!reader.is_done()) return broken();
  root_offset_ = offset[0];
  return {};
}

void Network::gather(const TokenInput& input, Rows& out) const {
  std::array<std::uint64_t, kMaxTokenFeatures> features;
  std::array<std::uint32_t, kMaxTokenFeatures> rows;
  out.reset(input.words.size(), shape_.bag + shape_.vector);
  for (std::size_t i = 0; i < input.words.size(); ++i) {
    const std::size_t count = write_token_features(input, i, features.data());
    float* to = out.row(i);
    for (std::size_t k = 0; k < count; ++k) rows[k] = feature_keys_.find(features[k]);
    for (std::size_t k = 0; k < count; ++k)
      if (rows[k] != 0 && rows[k] <= feature_rows_.count()) feature_rows_.add_to(to, rows[k] - 1);
    const std::uint32_t vector = input.words[i].vector;
    if (vector != 0 && vector <= vector_rows_.count())
      vector_rows_.add_to(to + shape_.bag, vector - 1);
  }
}

void Network::run_layer(const Layer& layer, const Rows& below, Scratch& scratch, Rows& out) const {
  scratch.quantised.quantise(below);
  layer.map.apply(scratch.quantised, scratch.mapped);
  const std::size_t count = below.count();
  const std::size_t hidden = shape_.hidden;
  const std::size_t parts = layer.has_skip ? 4 : 3;
  out.resize(count, 2 * hidden);
  for (std::size_t d = 0; d < 2; ++d) {
    const Direction direction{hidden, layer.state[2 * d].data(), layer.state[2 * d + 1].data()};
    scratch.state.reset(1, hidden);
    for (std::size_t at = 0; at < count; ++at) {
      const std::size_t i = d == 0 ? at : count - 1 - at;
      float* mapped = scratch.mapped.row(i) + d * parts * hidden;
      const float* skip = layer.has_skip ? mapped + 3 * hidden : below.row(i) + d * hidden;
      step(direction, mapped, skip, scratch.state.row(0), out.row(i) + d * hidden);
    }
  }
}

void Network::score_arcs(Scratch& scratch) const {
  const std::size_t count = scratch.arc_heads.count();
  scratch.arcs.resize(count, count + 1);
  fill_arc_scores(scratch.arc_children, scratch.arc_heads, arc_root_, root_offset_, arc_distance_,
                  scratch.arcs);
}

void Network::read(const TokenInput& input, Scratch& scratch) const {
  gather(input, scratch.input);
  scratch.outputs.resize(layers_.size());
  for (std::size_t l = 0; l < layers_.size(); ++l)
    run_layer(layers_[l], l == 0 ? scratch.input : scratch.outputs[l - 1], scratch,
              scratch.outputs[l]);
  QuantisedRows& quantised = scratch.quantised;
  quantised.quantise(scratch.outputs[layers_.size() - 2]);
  tags_.apply(quantised, scratch.tags);
  name_hidden_.apply(quantised, scratch.hidden);
  make_leaky(scratch.hidden);
  quantised.quantise(scratch.hidden);
  names_.apply(quantised, scratch.names);
  quantised.quantise(scratch.outputs.back());
  arc_head_.apply(quantised, scratch.arc_heads);
  relation_child_.apply(quantised, scratch.relation_children);
  relation_head_.apply(quantised, scratch.relation_heads);
  arc_child_.apply(quantised, scratch.hidden);
  for (Rows* rows :
       {&scratch.arc_heads, &scratch.relation_children, &scratch.relation_heads, &scratch.hidden})
    make_leaky(*rows);
  quantised.quantise(scratch.hidden);
  arc_pair_.apply(quantised, scratch.arc_children);
  score_arcs(scratch);
}

void Network::score_relations(std::span<const std::uint32_t> heads, Scratch& scratch) const {
  const std::size_t width = shape_.relation;
  scratch.pairs.resize(heads.size(), 3 * width);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const float* child = scratch.relation_children.row(i);
    const float* head =
        heads[i] < heads.size() ? scratch.relation_heads.row(heads[i]) : relation_root_.data();
    float* to = scratch.pairs.row(i);
    for (std::size_t k = 0; k < width; ++k) to[k] = child[k] * head[k];
    std::copy_n(child, width, to + width);
    std::copy_n(head, width, to + 2 * width);
  }
  scratch.quantised.quantise(scratch.pairs);
  relation_.apply(scratch.quantised, scratch.relations);
}

}  // namespace dateline::network
