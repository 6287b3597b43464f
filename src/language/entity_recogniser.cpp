#include "language/entity_recogniser.hpp"

#include <algorithm>
#include <cstring>

namespace dateline {
namespace {

constexpr WordTraits kOutside;

const WordTraits& word_at(std::span<const WordTraits> words, std::size_t i, int distance) {
  const std::size_t at = i + static_cast<std::size_t>(distance);  // wraps below 0
  return at < words.size() ? words[at] : kOutside;
}

template <class T>
Atom atom_at(std::span<const T> atoms, std::size_t i, int distance) {
  const std::size_t at = i + static_cast<std::size_t>(distance);
  if (at >= atoms.size()) return 0;
  if constexpr (std::is_same_v<T, Tag>)
    return tag_atom(atoms[at]);
  else
    return atoms[at];
}

bool is_open(std::size_t label) {  // a name goes on after it
  return label != 0 &&
         (part_of_label(label) == NamePart::begin || part_of_label(label) == NamePart::inside);
}
bool is_start(std::size_t label) {
  return label == 0 || part_of_label(label) == NamePart::begin ||
         part_of_label(label) == NamePart::single;
}

// Predecessors of each label, so that decoding does not try what cannot be.
struct Predecessors {
  std::array<std::array<std::uint8_t, kNameLabelCount>, kNameLabelCount> labels{};
  std::array<std::size_t, kNameLabelCount> counts{};
};

const Predecessors& predecessors() {
  static const Predecessors table = [] {
    Predecessors made;
    for (std::size_t after = 0; after < kNameLabelCount; ++after)
      for (std::size_t before = 0; before < kNameLabelCount; ++before)
        if (may_follow(before, after))
          made.labels[after][made.counts[after]++] = static_cast<std::uint8_t>(before);
    return made;
  }();
  return table;
}

}  // namespace

bool may_follow(std::size_t before, std::size_t after) {
  if (!is_open(before)) return is_start(after);
  return !is_start(after) && type_of_label(before) == type_of_label(after);
}

void decode_names(std::span<const std::int32_t> scores, std::span<const std::int32_t> transitions,
                  std::vector<std::uint8_t>& back, std::vector<std::uint8_t>& out) {
  const std::size_t count = scores.size() / kNameLabelCount;
  const Predecessors& table = predecessors();
  std::array<std::int64_t, kNameLabelCount> sums;
  sums.fill(kForbidden);
  sums[0] = 0;
  back.resize(count * kNameLabelCount);
  for (std::size_t i = 0; i < count; ++i) {
    std::array<std::int64_t, kNameLabelCount> next;
    for (std::size_t after = 0; after < kNameLabelCount; ++after) {
      std::int64_t best = INT64_MIN;
      std::uint8_t from = 0;
      for (std::size_t p = 0; p < table.counts[after]; ++p) {
        const std::uint8_t before = table.labels[after][p];
        const std::int64_t sum = sums[before] + transitions[before * kNameLabelCount + after];
        if (sum > best) best = sum, from = before;
      }
      next[after] = best + scores[i * kNameLabelCount + after];
      back[i * kNameLabelCount + after] = from;
    }
    sums = next;
  }
  // A name is not left open at the end.
  std::size_t label = 0;
  for (std::size_t l = 0; l < kNameLabelCount; ++l)
    if (!is_open(l) && sums[l] > sums[label]) label = l;
  out.resize(count);
  for (std::size_t i = count; i-- > 0;) {
    out[i] = static_cast<std::uint8_t>(label);
    label = back[i * kNameLabelCount + label];
  }
}

std::vector<EntitySpan> spans_of_labels(std::span<const std::uint8_t> labels) {
  std::vector<EntitySpan> spans;
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const NamePart part = part_of_label(labels[i]);
    if (part == NamePart::begin || part == NamePart::single) first = i;
    if (part == NamePart::end || part == NamePart::single)
      spans.push_back({first, i + 1, type_of_label(labels[i])});
  }
  return spans;
}

Result<Gazetteer> Gazetteer::open(std::span<const std::byte> section) {
  auto phrases = KeyTable::open(section);
  if (!phrases) return tl::make_unexpected(phrases.error());
  Gazetteer gazetteer;
  gazetteer.phrases_ = *phrases;
  return gazetteer;
}

void Gazetteer::match(std::span<const WordTraits> words, std::vector<Atom>& out) const {
  out.assign(words.size(), 0);
  for (std::size_t i = 0; i < words.size();) {
    std::uint64_t phrase = extend(0, words[i].lower);
    std::uint32_t lists = phrases_.find(phrase);
    std::size_t length = 1;
    std::uint32_t longest = lists & ~kIsStart;
    const std::size_t limit = std::min(words.size() - i, kMaxWords);
    for (std::size_t k = 1; (lists & kIsStart) != 0 && k < limit; ++k) {
      phrase = extend(phrase, words[i + k].lower);
      const std::uint32_t found = phrases_.find(phrase);
      if (found == 0) continue;
      longest = found & ~kIsStart;
      length = k + 1;
    }
    if (longest != 0)
      for (std::size_t k = 0; k < length; ++k) {
        const Atom place = length == 1 ? 0 : k == 0 ? 1 : k + 1 == length ? 2 : 3;
        out[i + k] = longest << 2 | place;
      }
    i += length;
  }
}

Result<EntityRecogniser> EntityRecogniser::open(const ModelFile& file) {
  const auto weights = file.section("entities.weights");
  if (!weights) return tl::make_unexpected(weights.error());
  const auto transitions = file.section("entities.transitions");
  if (!transitions) return tl::make_unexpected(transitions.error());
  const auto phrases = file.section("entities.gazetteer");
  if (!phrases) return tl::make_unexpected(phrases.error());
  const auto table = WeightTable::open(*weights);
  if (!table) return tl::make_unexpected(table.error());
  const auto gazetteer = Gazetteer::open(*phrases);
  if (!gazetteer) return tl::make_unexpected(gazetteer.error());
  const std::size_t cells = kNameLabelCount * kNameLabelCount;
  if (table->class_count() != kNameLabelCount ||
      transitions->size() != cells * sizeof(std::int32_t))
    return fail(ErrorCode::format, "language model: damaged names");
  EntityRecogniser recogniser;
  recogniser.weights_ = *table;
  recogniser.transitions_ = {reinterpret_cast<const std::int32_t*>(transitions->data()), cells};
  recogniser.gazetteer_ = *gazetteer;
  return recogniser;
}

// Whether most letters of the sentence are capitals, or most words begin with one: headlines.
Atom EntityRecogniser::sentence_case(std::span<const WordTraits> words) {
  std::size_t upper = 0, initial = 0, lower = 0;
  for (const WordTraits& word : words) {
    upper += word.word_case == WordCase::upper;
    initial += word.word_case == WordCase::initial;
    lower += word.word_case == WordCase::lower;
  }
  if (upper > initial + lower) return 1;
  if (upper + initial > 2 * lower) return 2;
  return upper + initial == 0 ? 3 : 4;
}

std::size_t EntityRecogniser::write_features(const Input& input, std::size_t i,
                                             std::uint64_t* out) {
  const auto& [words, tags, gazetteer, letter_case] = input;
  const WordTraits& w = words[i];
  const WordTraits& l1 = word_at(words, i, -1);
  const WordTraits& l2 = word_at(words, i, -2);
  const WordTraits& r1 = word_at(words, i, 1);
  const WordTraits& r2 = word_at(words, i, 2);
  const Atom style = i == 0 ? letter_case + 8 : letter_case;
  const Atom t = atom_at(tags, i, 0);
  const Atom tl = atom_at(tags, i, -1);
  const Atom tr = atom_at(tags, i, 1);
  const Atom g = atom_at(gazetteer, i, 0);
  const Atom gl = atom_at(gazetteer, i, -1);
  const Atom gr = atom_at(gazetteer, i, 1);
  FeatureWriter f(out);
  f.add(0), f.add(style);
  f.add(w.form), f.add(w.lower), f.add(l1.lower), f.add(r1.lower), f.add(l2.lower), f.add(r2.lower);
  f.add(l1.lower, w.lower), f.add(w.lower, r1.lower), f.add(l1.lower, r1.lower);
  f.add(l2.lower, l1.lower), f.add(r1.lower, r2.lower);
  f.add(w.shape), f.add(w.shape, style), f.add(l1.shape, w.shape), f.add(w.shape, r1.shape);
  f.add(l1.shape, w.shape, r1.shape), f.add(l1.lower, w.shape), f.add(r1.lower, w.shape);
  for (const Atom prefix : w.prefixes) f.add(prefix);
  for (const Atom suffix : w.suffixes) f.add(suffix);
  f.add(l1.suffixes[2]), f.add(r1.suffixes[2]), f.add(w.suffixes[2], w.shape);
  f.add(t), f.add(tl), f.add(tr), f.add(tl, t), f.add(t, tr), f.add(t, w.shape), f.add(t, style);
  f.add(tl, t, tr), f.add(l1.lower, t), f.add(t, r1.lower);
  const WordClass& c = w.word_class;
  const WordClass& cl = l1.word_class;
  const WordClass& cr = r1.word_class;
  f.add(c.fine), f.add(c.mid), f.add(c.coarse), f.add(c.fine, w.shape), f.add(c.mid, w.shape);
  f.add(cl.fine), f.add(cr.fine), f.add(cl.mid), f.add(cr.mid);
  f.add(cl.mid, c.mid), f.add(c.mid, cr.mid), f.add(cl.mid, cr.mid), f.add(cl.mid, c.mid, cr.mid);
  f.add(l2.word_class.mid), f.add(r2.word_class.mid), f.add(l2.word_class.mid, cl.mid);
  f.add(cr.mid, r2.word_class.mid), f.add(c.mid, cr.mid, r2.word_class.mid);
  f.add(cl.fine, w.shape), f.add(cr.fine, w.shape), f.add(cl.fine, w.suffixes[2]);
  f.add(g), f.add(gl), f.add(gr), f.add(g, w.shape), f.add(g, t), f.add(gl, g, gr);
  f.add(g, w.lower), f.add(g, r1.lower), f.add(g, l1.lower), f.add(g, style);
  return f.size();
}

void EntityRecogniser::find(std::span<const WordTraits> words, std::span<const Tag> tags,
                            Scratch& scratch, std::vector<EntitySpan>& out) const {
  std::array<std::uint64_t, kMaxFeatures> features;
  gazetteer_.match(words, scratch.gazetteer);
  const Input input{words, tags, scratch.gazetteer, sentence_case(words)};
  scratch.scores.assign(words.size() * kNameLabelCount, 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t count = write_features(input, i, features.data());
    weights_.add_scores({features.data(), count}, scratch.scores.data() + i * kNameLabelCount);
  }
  decode_names(scratch.scores, transitions_, scratch.back, scratch.labels);
  out = spans_of_labels(scratch.labels);
}

}  // namespace dateline
