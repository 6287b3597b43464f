#include "language/language_model.hpp"

#include <algorithm>

namespace dateline {
namespace {

// Of longer sentences the cube of the words would be too much.
constexpr std::size_t kLongestProjective = 100;

Result<std::span<const Tag>> open_tags(const ModelFile& file) {
  static_assert(sizeof(Tag) == 2 && alignof(Tag) == 1);
  const auto section = file.section("tags");
  if (!section) return tl::make_unexpected(section.error());
  const std::span<const Tag> tags(reinterpret_cast<const Tag*>(section->data()),
                                  section->size() / sizeof(Tag));
  const auto is_known = [](Tag tag) {
    return static_cast<std::size_t>(tag.upos) < kUposCount &&
           static_cast<std::size_t>(tag.xpos) < kXposCount;
  };
  if (!std::ranges::all_of(tags, is_known))
    return fail(ErrorCode::format, "language model: damaged tags");
  return tags;
}

std::size_t best_of(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace

Result<LanguageModel> LanguageModel::open(std::span<const std::byte> bytes, ModelCheck check) {
  const auto file = ModelFile::open(bytes, check);
  if (!file) return tl::make_unexpected(file.error());
  const auto keys = file->section("words.keys");
  if (!keys) return tl::make_unexpected(keys.error());
  const auto vectors = KeyTable::open(*keys);
  if (!vectors) return tl::make_unexpected(vectors.error());
  const auto phrases = file->section("names.gazetteer");
  if (!phrases) return tl::make_unexpected(phrases.error());
  const auto gazetteer = Gazetteer::open(*phrases);
  if (!gazetteer) return tl::make_unexpected(gazetteer.error());
  const auto tags = open_tags(*file);
  if (!tags) return tl::make_unexpected(tags.error());
  auto net = network::Network::open(*file);
  if (!net) return tl::make_unexpected(net.error());
  const network::NetworkShape& shape = net->shape();
  if (shape.tags != tags->size() || shape.relations != kDeprelCount ||
      shape.labels != kNameLabelCount)
    return fail(ErrorCode::format, "language model: the network is of other labels");
  LanguageModel model;
  model.vectors_ = *vectors;
  model.gazetteer_ = *gazetteer;
  model.tags_ = *tags;
  model.network_ = std::move(*net);
  return model;
}

void LanguageModel::add_arcs(std::uint32_t first, Scratch& scratch, SentenceLabels& out) const {
  const network::Rows& scores = scratch.network.arcs;
  scratch.tree.find(scores, scratch.heads);
  // Hardly any English sentence has crossing arcs; most of those found are mistakes.
  if (scores.count() <= kLongestProjective && !scratch.projective.is_projective(scratch.heads))
    scratch.projective.find(scores, scratch.heads);
  network_.score_relations(scratch.heads, scratch.network);
  const std::size_t count = scratch.heads.size();
  std::uint32_t first_root = kNoToken;  // of the whole sentence
  for (std::size_t i = 0; first != 0 && i < first; ++i)
    if (out.arcs[i].head == kNoToken) first_root = static_cast<std::uint32_t>(i);
  for (std::size_t i = 0; i < count; ++i) {
    if (scratch.heads[i] == count) {
      // The root of a later part hangs on that of the first.
      const Deprel deprel = first == 0 ? Deprel::root : Deprel::parataxis;
      out.arcs.push_back({first_root, deprel});
      continue;
    }
    float* relations = scratch.network.relations.row(i);
    static_assert(Deprel::root == Deprel{});
    relations[0] = relations[1] - 1;  // "root" is for the root's child alone
    out.arcs.push_back(
        {first + scratch.heads[i], static_cast<Deprel>(best_of(relations, kDeprelCount))});
  }
}

namespace {

// "ann@example.org", "www.example.org", "budget.pdf": what names a place in a machine names nobody.
bool is_address(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kFiles = {
      ".doc", ".docx", ".exe", ".gif", ".htm", ".html", ".jpg",
      ".mp3", ".pdf",  ".png", ".ppt", ".txt", ".xls",  ".xlsx"};
  return word.find('@') != std::string_view::npos || word.starts_with("www.") ||
         word.starts_with("http") ||
         std::ranges::any_of(kFiles, [&](std::string_view end) { return word.ends_with(end); });
}

}  // namespace

void LanguageModel::label_part(std::span<const std::string_view> forms, std::uint32_t first,
                               Scratch& scratch, SentenceLabels& out) const {
  read_traits(forms, vectors_, scratch.words);
  gazetteer_.match(scratch.words, scratch.gazetteer);
  network_.read({scratch.words, scratch.gazetteer, sentence_case(scratch.words)}, scratch.network);
  for (std::size_t i = 0; i < forms.size(); ++i)
    out.tags.push_back(tags_[best_of(scratch.network.tags.row(i), tags_.size())]);
  add_arcs(first, scratch, out);
  const network::Rows& names = scratch.network.names;
  decode_names({names.row(0), names.count() * names.width()}, network_.name_steps(), scratch.back,
               scratch.names);
  for (EntitySpan span : spans_of_labels(scratch.names)) {
    if (span.last == span.first + 1 && is_address(forms[span.first])) continue;
    span.first += first, span.last += first;
    out.entities.push_back(span);
  }
}

void LanguageModel::label(std::span<const std::string_view> forms, Scratch& scratch,
                          SentenceLabels& out) const {
  out.tags.clear();
  out.arcs.clear();
  out.entities.clear();
  for (std::size_t first = 0; first < forms.size(); first += kLongest)
    label_part(forms.subspan(first, std::min(kLongest, forms.size() - first)),
               static_cast<std::uint32_t>(first), scratch, out);
}

}  // namespace dateline
