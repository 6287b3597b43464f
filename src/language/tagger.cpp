#include "language/tagger.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr WordTraits kOutside;  // what stands before and after a sentence

const WordTraits& word_at(std::span<const WordTraits> words, std::size_t i, int distance) {
  const std::size_t at = i + static_cast<std::size_t>(distance);  // wraps below 0
  return at < words.size() ? words[at] : kOutside;
}

}  // namespace

Result<Tagger> Tagger::open(const ModelFile& file) {
  const auto tags = file.section("tagger.tags");
  if (!tags) return tl::make_unexpected(tags.error());
  const auto weights = file.section("tagger.weights");
  if (!weights) return tl::make_unexpected(weights.error());
  auto table = WeightTable::open(*weights);
  if (!table) return tl::make_unexpected(table.error());
  static_assert(sizeof(Tag) == 2 && alignof(Tag) == 1);
  Tagger tagger;
  tagger.tags_ = {reinterpret_cast<const Tag*>(tags->data()), tags->size() / sizeof(Tag)};
  tagger.weights_ = *table;
  const auto is_known = [](Tag tag) {
    return static_cast<std::size_t>(tag.upos) < kUposCount &&
           static_cast<std::size_t>(tag.xpos) < kXposCount;
  };
  if (tagger.tags_.empty() || tagger.tags_.size() != table->class_count() ||
      !std::ranges::all_of(tagger.tags_, is_known))
    return fail(ErrorCode::format, "language model: damaged tags");
  return tagger;
}

std::size_t Tagger::write_features(std::span<const WordTraits> words, std::span<const Tag> before,
                                   std::size_t i, std::uint64_t* out) {
  const WordTraits& w = words[i];
  const WordTraits& l1 = word_at(words, i, -1);
  const WordTraits& l2 = word_at(words, i, -2);
  const WordTraits& r1 = word_at(words, i, 1);
  const WordTraits& r2 = word_at(words, i, 2);
  const Atom t1 = i >= 1 ? tag_atom(before[i - 1]) : 0;
  const Atom t2 = i >= 2 ? tag_atom(before[i - 2]) : 0;
  const Atom is_first = i == 0 ? 1 : 0;
  FeatureWriter f(out);
  f.add(0);
  f.add(w.form), f.add(w.lower), f.add(w.lower, is_first);
  for (const Atom prefix : w.prefixes) f.add(prefix);
  for (const Atom suffix : w.suffixes) f.add(suffix);
  f.add(w.shape), f.add(w.shape, is_first), f.add(w.shape, w.suffixes[2]);
  f.add(w.suffixes[1], t1), f.add(w.suffixes[2], t1), f.add(w.shape, t1);
  f.add(l1.lower), f.add(l2.lower), f.add(r1.lower), f.add(r2.lower);
  f.add(l1.lower, w.lower), f.add(w.lower, r1.lower), f.add(l1.lower, r1.lower);
  f.add(t1), f.add(t2), f.add(t1, t2);
  f.add(t1, w.lower), f.add(t1, t2, w.lower), f.add(t1, r1.lower), f.add(t2, l1.lower);
  f.add(l1.suffixes[2]), f.add(r1.suffixes[2]), f.add(r1.suffixes[1]), f.add(r2.suffixes[2]);
  f.add(l1.shape, w.shape), f.add(w.shape, r1.shape);
  f.add(w.ambiguity), f.add(r1.ambiguity), f.add(r2.ambiguity);
  f.add(t1, w.ambiguity), f.add(t1, t2, w.ambiguity), f.add(w.ambiguity, r1.ambiguity);
  f.add(t1, w.ambiguity, r1.ambiguity), f.add(r1.ambiguity, r2.ambiguity);
  f.add(w.ambiguity, r1.ambiguity, r2.ambiguity), f.add(w.ambiguity, w.suffixes[2]);
  const WordClass& c = w.word_class;
  f.add(c.fine), f.add(c.mid), f.add(c.coarse);
  f.add(l1.word_class.fine), f.add(r1.word_class.fine), f.add(r2.word_class.mid);
  f.add(t1, c.fine), f.add(t1, t2, c.mid), f.add(c.mid, r1.word_class.mid);
  f.add(l1.word_class.mid, c.mid), f.add(l1.word_class.coarse, c.mid, r1.word_class.coarse);
  f.add(t1, r1.word_class.fine), f.add(c.fine, w.suffixes[1]), f.add(c.fine, w.shape);
  f.add(w.lower, r1.word_class.fine), f.add(w.lower, l1.word_class.fine);
  return f.size();
}

void Tagger::tag(std::span<const WordTraits> words, std::vector<Tag>& out) const {
  std::array<std::uint64_t, kMaxFeatures> features;
  std::array<std::int32_t, 256> scores;
  out.clear();
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint32_t sure = words[i].sure_tag;
    if (sure != 0 && sure <= tags_.size()) {
      out.push_back(tags_[sure - 1]);
      continue;
    }
    const std::size_t count = write_features(words, out, i, features.data());
    scores.fill(0);
    weights_.add_scores({features.data(), count}, scores.data());
    const std::int32_t* const first = scores.data();
    const std::int32_t* const best = std::max_element(first, first + tags_.size());
    out.push_back(tags_[static_cast<std::size_t>(best - first)]);
  }
}

}  // namespace dateline
