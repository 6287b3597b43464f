#pragma once
// The network that labels words: a bag of learned rows and a vector for each word, layers of simple
// recurrent units in both directions (T. Lei et al., EMNLP 2018), and on top of them one decision a
// word on tags and names, and a score for each pair of words on arcs (T. Dozat and C. D. Manning,
// ICLR 2017). src/train/network learns it; docs/model-card.md says what from.
//
//   Network network = *Network::open(model_file);
//   network.read(input, scratch);     // TokenInput: the words of a sentence
//   scratch.tags                      // a row of scores a word
//
// Cost: linear in the words, but for arc scores, which are a square of floats.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/key_table.hpp"
#include "language/model_file.hpp"
#include "language/network/arithmetic.hpp"
#include "language/token_features.hpp"

namespace dateline::network {

// Sizes; the section "network.shape" as it stands.
struct NetworkShape {
  std::uint32_t bag = 0;     // numbers of a feature's row
  std::uint32_t vector = 0;  // numbers of a word's vector
  std::uint32_t hidden = 0;  // units of a direction
  std::uint32_t layers = 0;
  std::uint32_t arc = 0;       // numbers of a word as child or head
  std::uint32_t relation = 0;  // the same for relations
  std::uint32_t name = 0;      // units below the names
  std::uint32_t tags = 0;
  std::uint32_t relations = 0;
  std::uint32_t labels = 0;
};

// Distances of a head are told apart up to this many words.
inline constexpr std::int32_t kFarthest = 15;
inline constexpr std::size_t kDistanceCount = 2 * kFarthest + 1;

// Rows of bytes, each with its own unit.
class ByteRows {
 public:
  ByteRows() = default;
  // Errors: format, when the section is not of that width.
  [[nodiscard]] static Result<ByteRows> open(std::span<const std::byte> section, std::size_t width);
  [[nodiscard]] std::size_t count() const { return units_.size(); }
  void add_to(float* to, std::size_t row) const;

 private:
  std::size_t width_ = 0;
  std::span<const float> units_;
  std::span<const std::int8_t> cells_;
};

class Network {
 public:
  struct Scratch {
    Rows input, mapped, state, hidden;
    QuantisedRows quantised;
    std::vector<Rows> outputs;  // of the layers
    Rows arc_children, arc_heads, relation_children, relation_heads, pairs;
    // What has been decided:
    Rows tags;       // scores: a row a word, a column a tag
    Rows names;      // a column a name label
    Rows arcs;       // a row a child, a column a head; the last column is the root
    Rows relations;  // after score_relations()
  };

  // Uses the sections "network.*", "features.*" and "words.*". Errors: format.
  [[nodiscard]] static Result<Network> open(const ModelFile& file);

  [[nodiscard]] const NetworkShape& shape() const { return shape_; }
  // What a label of names gains by the label before: a row a label before, a column a label after.
  [[nodiscard]] std::span<const float> name_steps() const { return name_steps_; }

  // Fills scratch.tags, names and arcs.
  void read(const TokenInput& input, Scratch& scratch) const;

  // Fills scratch.relations for the heads that were chosen (the number of words for the root).
  void score_relations(std::span<const std::uint32_t> heads, Scratch& scratch) const;

 private:
  struct Layer {
    LinearMap map;
    std::array<std::span<const float>, 4> state;  // per direction: of the forget and reset gates
    bool has_skip = false;
  };
  class Reader;

  Result<void> read_sections(const ModelFile& file);
  Result<void> read_weights(std::span<const std::byte> section);
  void gather(const TokenInput& input, Rows& out) const;
  void run_layer(const Layer& layer, const Rows& below, Scratch& scratch, Rows& out) const;
  void score_arcs(Scratch& scratch) const;

  NetworkShape shape_;
  KeyTable feature_keys_;
  ByteRows feature_rows_;
  ByteRows vector_rows_;
  std::vector<Layer> layers_;
  LinearMap tags_, name_hidden_, names_;
  LinearMap arc_child_, arc_head_, arc_pair_;
  LinearMap relation_child_, relation_head_, relation_;
  std::span<const float> name_steps_;
  std::span<const float> arc_root_, arc_distance_, relation_root_;
  float root_offset_ = 0;
};

}  // namespace dateline::network
