#include "train/entity_corpus.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>

#include "train/name_lists.hpp"
#include "train/random.hpp"
#include "train/word_cutter.hpp"

namespace dateline {
namespace {

constexpr TypeSet kNone = type_bit(EntityType::unknown);
constexpr TypeSet kPerson = type_bit(EntityType::per);
constexpr TypeSet kOrganisation = type_bit(EntityType::gov) | type_bit(EntityType::court) |
                                  type_bit(EntityType::com) | type_bit(EntityType::org);
constexpr TypeSet kPlace = type_bit(EntityType::gpe) | type_bit(EntityType::loc);
constexpr TypeSet kMisc =
    kNone | type_bit(EntityType::law) | type_bit(EntityType::prod) | type_bit(EntityType::norp);
constexpr TypeSet kAnything = kMisc | kPerson | kOrganisation | kPlace;

// The types of the public sets. Events are no names of ours.
const std::map<std::string_view, TypeSet> kCorpusTypes = {
    {"PER", kPerson},
    {"ORG", kOrganisation},
    {"LOC", kPlace},
    {"MISC", kMisc},
    {"person", kPerson},
    {"politician", kPerson},
    {"location", kPlace},
    {"country", type_bit(EntityType::gpe)},
    {"organisation", kOrganisation},
    {"politicalparty", type_bit(EntityType::org)},
    {"corporation", type_bit(EntityType::com)},
    {"creative-work", kMisc},
    {"group", kOrganisation | kMisc},
    {"product", type_bit(EntityType::prod)},
    {"election", kNone},
    {"event", kNone},
    {"misc", kMisc},
    {"organization", kOrganisation},
    {"place", kPlace}};

TypeSet types_of(std::string_view name) {
  const auto found = kCorpusTypes.find(name);
  return found == kCorpusTypes.end() ? kMisc : found->second;
}

// "B-ORG", "I-ORG", "O" of a column file; IOB1 ("I-" may begin a name) as well as IOB2.
struct ColumnReader {
  NameExample example;
  std::string open_type;
  std::uint32_t first = 0;

  void close() {
    if (!open_type.empty())
      mark(example, {first, static_cast<std::uint32_t>(example.forms.size()), types_of(open_type)});
    open_type.clear();
  }

  void add(std::string_view form, std::string_view tag) {
    const std::string_view type = tag.size() > 2 ? tag.substr(2) : std::string_view{};
    if (type != open_type || tag.starts_with("B-")) {
      close();
      open_type = type;
      first = static_cast<std::uint32_t>(example.forms.size());
    }
    example.forms.emplace_back(form);
    example.allowed.push_back(kOutsideOnly);
  }
};

std::vector<NameExample> read_columns(std::string_view text, char separator,
                                      std::size_t form_column, std::size_t tag_column) {
  std::vector<NameExample> out;
  ColumnReader reader;
  std::string document;
  const auto finish = [&] {
    reader.close();
    reader.example.document = document;
    if (!reader.example.forms.empty()) out.push_back(std::move(reader.example));
    reader.example = {};
  };
  for (std::string_view line : split_fields(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) finish();
    if (constexpr std::string_view kNew = "# newdoc id = "; line.starts_with(kNew))
      document = line.substr(kNew.size());
    if (line.empty() || line.starts_with("# ")) continue;
    const auto fields = split_fields(line, separator);
    if (fields.size() > std::max(form_column, tag_column))
      reader.add(fields[form_column], fields[tag_column]);
  }
  finish();
  return out;
}

// Own sentences: "the [[GOV|Ministry of Health]] said".
class MarkedText {
 public:
  [[nodiscard]] GoldNames read(std::string_view line) const;

 private:
  WordCutter cutter_;
};

GoldNames MarkedText::read(std::string_view line) const {
  std::string text;
  struct Marked {
    Span span;
    EntityType type;
  };
  std::vector<Marked> marks;
  while (!line.empty()) {
    const std::size_t open = line.find("[[");
    text += line.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t bar = line.find('|', open);
    const std::size_t close = line.find("]]", open);
    if (bar == std::string_view::npos || close == std::string_view::npos) break;
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += line.substr(bar + 1, close - bar - 1);
    marks.push_back(
        {{begin, static_cast<std::uint32_t>(text.size())},
         find_entity_type(line.substr(open + 2, bar - open - 2)).value_or(EntityType::unknown)});
    line.remove_prefix(close + 2);
  }
  GoldNames out;
  const std::vector<Span> spans = cutter_.spans(text);
  for (const Span span : spans) out.forms.push_back(text.substr(span.begin, span.size()));
  for (const Marked& marked : marks) {
    const auto first =
        std::ranges::find_if(spans, [&](const Span& span) { return span.end > marked.span.begin; });
    const auto last = std::ranges::find_if(
        spans, [&](const Span& span) { return span.begin >= marked.span.end; });
    out.names.push_back({static_cast<std::uint32_t>(first - spans.begin()),
                         static_cast<std::uint32_t>(last - spans.begin()), marked.type});
  }
  return out;
}

constexpr int kOwnCopies = 2;

// Own sentences: those beside the corpora, which cannot be published, and those of the project. Of
// so many of a file one is for measuring.
struct OwnFile {
  std::filesystem::path path;
  std::size_t held_out = 8;
};

Result<std::vector<GoldNames>> read_own(const Corpora& corpora, bool held_out) {
  std::vector<OwnFile> files;
  for (const auto& path : text_files(corpora.folder / "own/entities")) files.push_back({path});
  if (files.empty()) return tl::make_unexpected(read_corpus(corpora, "own/entities").error());
  for (const auto& path : text_files(corpora.data / "training/names")) files.push_back({path, 5});
  const MarkedText reader;
  std::vector<GoldNames> out;
  for (const OwnFile& file : files) {
    std::ifstream in(file.path);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);)
      if (!line.empty() && (++number % file.held_out == 0) == held_out)
        out.push_back(reader.read(line));
  }
  return out;
}

NameExample example_of(const GoldNames& gold) {
  NameExample example{gold.forms, std::vector<LabelSet>(gold.forms.size(), kOutsideOnly), {}};
  for (const EntitySpan& name : gold.names)
    mark(example, {name.first, name.last, type_bit(name.type)});
  return example;
}

bool is_capital(std::string_view form) { return form.front() >= 'A' && form.front() <= 'Z'; }

// A mention that is a name and nothing else: begins and ends with a proper noun, joined by at most
// "of", "the", "and", "&", "-" and the like; a determiner before it and "'s" after it are cut off.
std::optional<MarkedSpan> name_of(const TreeSentence& sentence, const GumMention& mention) {
  std::uint32_t first = mention.first;
  std::uint32_t last = mention.last;
  while (first < last && sentence.tags[first].upos == Upos::det) ++first;
  while (first < last && sentence.tags[last - 1].xpos == Xpos::pos) --last;
  while (mention.types == kPerson && first + 1 < last && is_title(sentence.forms[first])) ++first;
  if (first == last || !is_name_word(sentence, first) || !is_name_word(sentence, last - 1))
    return std::nullopt;
  for (std::uint32_t i = first; i < last; ++i) {
    const Tag tag = sentence.tags[i];
    const bool joins = tag.xpos == Xpos::in || tag.xpos == Xpos::dt || tag.xpos == Xpos::cc ||
                       tag.xpos == Xpos::hyph || tag.xpos == Xpos::pos;
    if (!is_name_word(sentence, i) && !joins) return std::nullopt;
  }
  return MarkedSpan{first, last, mention.types};
}

std::string upper_case(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// Headlines keep short words of grammar small.
std::string title_case(const std::string& word) {
  static const std::array<std::string_view, 18> kSmall = {"a",  "an",  "and", "as", "at",   "but",
                                                          "by", "for", "in",  "'s", "n't",  "of",
                                                          "on", "or",  "the", "to", "with", "'"};
  std::string out = word;
  if (std::ranges::find(kSmall, word) == kSmall.end() && !out.empty() && out[0] >= 'a' &&
      out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

bool is_title(std::string_view word) {
  static const std::array<std::string_view, 24> kTitles = {
      "Captain", "Dame", "Doctor",    "Dr",       "Dr.",       "General", "Judge",   "Justice",
      "King",    "Lady", "Lord",      "Minister", "Mr",        "Mr.",     "Mrs",     "Mrs.",
      "Ms",      "Ms.",  "President", "Prof.",    "Professor", "Queen",   "Senator", "Sir"};
  return std::ranges::find(kTitles, word) != kTitles.end();
}

std::vector<std::string> recase(const std::vector<std::string>& forms, Recase to) {
  std::vector<std::string> out;
  for (const std::string& form : forms)
    out.push_back(to == Recase::title   ? title_case(form)
                  : to == Recase::upper ? upper_case(form)
                                        : lower_case(form));
  return out;
}

std::vector<GumMention> read_mentions(const TreeSentence& sentence) {
  std::vector<GumMention> open, done;
  for (std::uint32_t i = 0; i < sentence.misc.size(); ++i) {
    const std::string_view misc = sentence.misc[i];
    const std::size_t at = misc.find("Entity=");
    if (at == std::string_view::npos) continue;
    std::string_view rest = misc.substr(at + 7);
    rest = rest.substr(0, rest.find('|'));
    while (!rest.empty()) {
      const bool opens = rest.front() == '(';
      if (opens) rest.remove_prefix(1);
      const std::size_t end = std::min(rest.find_first_of("()"), rest.size());
      const auto fields = split_fields(rest.substr(0, end), '-');
      const std::string id(fields[0]);
      if (opens) open.push_back({id, fields.size() > 1 ? types_of(fields[1]) : kMisc, i, 0});
      const bool closes = end < rest.size() && rest[end] == ')';
      rest.remove_prefix(std::min(end + closes, rest.size()));
      if (!closes) continue;
      const auto found =
          std::find_if(open.rbegin(), open.rend(), [&](const auto& m) { return m.id == id; });
      if (found == open.rend()) continue;
      found->last = i + 1;
      done.push_back(*found);
      open.erase(std::next(found).base());
    }
  }
  return done;
}

void mark(NameExample& example, const MarkedSpan& span) {
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    LabelSet labels = span.types & kNone;
    for (std::size_t t = 1; t < kEntityTypeCount; ++t) {
      if ((span.types >> t & 1u) == 0) continue;
      const bool is_first = i == span.first;
      const bool is_last = i + 1 == span.last;
      const NamePart part = is_first ? (is_last ? NamePart::single : NamePart::begin)
                                     : (is_last ? NamePart::end : NamePart::inside);
      labels |= LabelSet{1} << name_label(static_cast<EntityType>(t), part);
    }
    example.allowed[i] = labels;
  }
}

std::vector<LabelSet> read_gum_names(const TreeSentence& sentence) {
  NameExample example{
      sentence.forms, std::vector<LabelSet>(sentence.forms.size(), kOutsideOnly), {}};
  auto mentions = read_mentions(sentence);
  std::ranges::stable_sort(mentions, std::greater{},
                           [](const GumMention& m) { return m.last - m.first; });
  std::vector<bool> taken(sentence.forms.size());
  for (const GumMention& mention : mentions) {
    const auto span = name_of(sentence, mention);
    if (!span || std::find(taken.begin() + span->first, taken.begin() + span->last, true) !=
                     taken.begin() + span->last)
      continue;
    std::fill(taken.begin() + span->first, taken.begin() + span->last, true);
    mark(example, *span);
  }
  // What the mentions leave open: other proper nouns may be anything, adjectives of peoples too.
  for (std::uint32_t i = 0; i < sentence.forms.size(); ++i) {
    if (taken[i]) continue;
    const bool is_adjective =
        sentence.tags[i].upos == Upos::adj && i > 0 && is_capital(sentence.forms[i]);
    if (is_name_word(sentence, i)) example.allowed[i] = kAnyLabel;
    if (is_adjective) mark(example, {i, i + 1, kNone | type_bit(EntityType::norp)});
  }
  return std::move(example.allowed);
}

namespace {

// Names by type, to stand in the place of others.
class NamePool {
 public:
  using Words = std::vector<std::string>;

  void add(EntityType type, Words words) {
    names_[static_cast<std::size_t>(type)].push_back(std::move(words));
  }
  // About half of the names are others; the rest of the sentence is the same.
  [[nodiscard]] GoldNames vary(const GoldNames& gold, Random& random) const;

 private:
  std::array<std::vector<Words>, kEntityTypeCount> names_;
};

GoldNames NamePool::vary(const GoldNames& gold, Random& random) const {
  GoldNames out;
  std::uint32_t at = 0;
  const auto copy_until = [&](std::uint32_t end) {
    for (; at < end; ++at) out.forms.push_back(gold.forms[at]);
  };
  for (const EntitySpan& name : gold.names) {
    copy_until(name.first);
    const auto first = static_cast<std::uint32_t>(out.forms.size());
    const auto& pool = names_[static_cast<std::size_t>(name.type)];
    if (!pool.empty() && random.unit() < 0.5) {
      const Words& words = pool[random.below(pool.size())];
      out.forms.insert(out.forms.end(), words.begin(), words.end());
      at = name.last;
    }
    copy_until(name.last);
    out.names.push_back({first, static_cast<std::uint32_t>(out.forms.size()), name.type});
  }
  copy_until(static_cast<std::uint32_t>(gold.forms.size()));
  return out;
}

void add_listed_names(const std::filesystem::path& data, NamePool& pool) {
  const WordCutter cutter;
  for (const NameList& list : kNameLists)
    for_each_line(data / "gazetteers" / list.file, [&](std::string_view line) {
      if (is_capital(line)) pool.add(list.type, cutter.words(line));
    });
}

}  // namespace

Result<std::vector<NameExample>> read_entity_corpora(const Corpora& corpora) {
  std::vector<NameExample> all;
  const auto own = read_own(corpora, false);
  if (!own) return tl::make_unexpected(own.error());
  NamePool pool;
  for (const GoldNames& gold : *own)
    for (const EntitySpan& name : gold.names)
      pool.add(name.type, {gold.forms.begin() + name.first, gold.forms.begin() + name.last});
  add_listed_names(corpora.data, pool);
  // Ours alone say which authority, court or company it is, so they count more.
  Random random(17);
  for (int copy = 0; copy < kOwnCopies; ++copy)
    for (const GoldNames& gold : *own)
      all.push_back(example_of(copy == 0 ? gold : pool.vary(gold, random)));
  const auto wiki = read_corpus(corpora, "entities/WikiGold/wikigold.conll.txt");
  if (!wiki) return tl::make_unexpected(wiki.error());
  std::ranges::move(read_columns(*wiki, ' ', 0, 1), std::back_inserter(all));
  for (const char* name :
       {"entities/CrossNER/train.txt", "entities/CrossNER/dev.txt", "entities/CrossNER/test.txt"}) {
    const auto cross = read_corpus(corpora, name);
    if (!cross) return tl::make_unexpected(cross.error());
    std::ranges::move(read_columns(*cross, '\t', 0, 1), std::back_inserter(all));
  }
  for (const char* name :
       {"entities/WNUT17/wnut17train.conll", "entities/WNUT17/emerging.dev.conll",
        "entities/WNUT17/emerging.test.annotated"}) {
    const auto web = read_corpus(corpora, name);
    if (!web) return tl::make_unexpected(web.error());
    std::ranges::move(read_columns(*web, '\t', 0, 1), std::back_inserter(all));
  }
  return all;
}

Result<std::vector<GoldNames>> read_own_held_out(const Corpora& corpora) {
  return read_own(corpora, true);
}

Result<std::vector<GoldNames>> read_uner_dev(const Corpora& corpora) {
  const auto text = read_corpus(corpora, "entities/UNER-EWT/en_ewt-ud-dev.iob2");
  if (!text) return tl::make_unexpected(text.error());
  std::vector<GoldNames> out;
  for (NameExample& example : read_columns(*text, '\t', 1, 2)) {
    GoldNames gold{std::move(example.forms), {}, std::move(example.document)};
    const auto has = [&](std::size_t i, EntityType type, NamePart part) {
      return (example.allowed[i] >> name_label(type, part) & 1u) != 0;
    };
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < gold.forms.size(); ++i)
      for (const EntityType type : {EntityType::per, EntityType::org, EntityType::loc}) {
        const bool is_single = has(i, type, NamePart::single);
        if (is_single || has(i, type, NamePart::begin)) first = i;
        if (is_single || has(i, type, NamePart::end)) gold.names.push_back({first, i + 1, type});
      }
    out.push_back(std::move(gold));
  }
  return out;
}

}  // namespace dateline
