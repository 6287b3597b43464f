#pragma once
// The trained half of the floor in one piece: give it the words of a sentence, get tags, a tree and
// names.
//
//   LanguageModel model = *LanguageModel::open(builtin_model(), ModelCheck::table);
//   LanguageModel::Scratch scratch;   // one a thread, used again for each sentence
//   SentenceLabels labels;
//   model.label(forms, scratch, labels);
//
// The model lies in the bytes, which must outlive it; opening it unpacks the small matrices. Const
// after open(), one instance serves many threads.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/gazetteer.hpp"
#include "language/labels.hpp"
#include "language/name_labels.hpp"
#include "language/network/network.hpp"
#include "language/projective_tree.hpp"
#include "language/spanning_tree.hpp"

namespace dateline {

// A word's head is an index into the sentence, or kNoToken for the root word.
struct Arc {
  std::uint32_t head = kNoToken;
  Deprel deprel = Deprel::dep;
  friend bool operator==(const Arc&, const Arc&) = default;
};

struct SentenceLabels {
  std::vector<Tag> tags;             // one a word
  std::vector<Arc> arcs;             // one a word, exactly one of them the root
  std::vector<EntitySpan> entities;  // sorted, not overlapping
};

class LanguageModel {
 public:
  struct Scratch {
    std::vector<WordTraits> words;
    std::vector<Atom> gazetteer;
    network::Network::Scratch network;
    SpanningTree tree;
    ProjectiveTree projective;
    std::vector<std::uint32_t> heads;
    std::vector<std::uint8_t> back, names;
  };

  // Errors: format, when the bytes are not a whole model of our version.
  [[nodiscard]] static Result<LanguageModel> open(std::span<const std::byte> bytes,
                                                  ModelCheck check);

  // Any bytes will do as forms, empty ones too; out is overwritten. Linear in their number: of more
  // than kLongest words, so many at a time are read as a sentence of their own.
  void label(std::span<const std::string_view> forms, Scratch& scratch, SentenceLabels& out) const;
  static constexpr std::size_t kLongest = 512;

 private:
  void label_part(std::span<const std::string_view> forms, std::uint32_t first, Scratch& scratch,
                  SentenceLabels& out) const;
  void add_arcs(std::uint32_t first, Scratch& scratch, SentenceLabels& out) const;

  KeyTable vectors_;
  Gazetteer gazetteer_;
  std::span<const Tag> tags_;  // by their number in the network
  network::Network network_;
};

}  // namespace dateline
