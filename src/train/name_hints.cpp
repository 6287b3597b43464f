#include "train/name_hints.hpp"

#include <algorithm>
#include <array>
#include <fstream>

namespace dateline {
namespace {

constexpr LabelSet kAnyLabel = (LabelSet{1} << kNameLabelCount) - 1;
constexpr std::uint32_t kLongestPerson = 3;

constexpr TypeSet bit(EntityType type) { return 1u << static_cast<unsigned>(type); }
constexpr TypeSet kNone = bit(EntityType::unknown);

struct NameList {
  const char* file;
  TypeSet types;
};
constexpr std::array<NameList, 9> kLists = {{{"authorities.txt", bit(EntityType::gov)},
                                             {"cities.txt", bit(EntityType::gpe)},
                                             {"companies.txt", bit(EntityType::com)},
                                             {"groups.txt", bit(EntityType::org)},
                                             {"laws.txt", bit(EntityType::law)},
                                             {"peoples.txt", bit(EntityType::norp)},
                                             {"places.txt", bit(EntityType::loc)},
                                             {"products.txt", bit(EntityType::prod)},
                                             {"regions.txt", bit(EntityType::gpe)}}};

constexpr std::array<std::string_view, 19> kCalendar = {
    "monday",  "tuesday",   "wednesday", "thursday", "friday",  "saturday", "sunday",
    "january", "february",  "march",     "april",    "may",     "june",     "july",
    "august",  "september", "october",   "november", "december"};

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

template <class Use>
void for_each_line(const std::filesystem::path& path, Use use) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto content = trim(std::string_view(line).substr(0, line.find('#')));
    if (!content.empty()) use(content);
  }
}

bool is_name_word(const TreeSentence& sentence, std::uint32_t i) {
  return sentence.tags[i].xpos == Xpos::nnp || sentence.tags[i].xpos == Xpos::nnps;
}

bool is_adjective(const TreeSentence& sentence, std::uint32_t i) {
  const char first = sentence.forms[i].front();
  return sentence.tags[i].upos == Upos::adj && first >= 'A' && first <= 'Z';
}

// What stands between the words of one name.
bool may_join(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kJoiners = {
      "of", "the", "and", "for", "&", "-", "'s", "de", "la", "von", "van", "/"};
  return std::ranges::find(kJoiners, word) != kJoiners.end();
}

}  // namespace

NameHints::NameHints(const std::filesystem::path& data) {
  for (const NameList& list : kLists)
    for_each_line(data / "gazetteers" / list.file,
                  [&](std::string_view name) { add(name, list.types); });
  for_each_line(data / "actor_countries.txt", [&](std::string_view line) {
    const auto fields = split_fields(line, '|');
    for (const std::string_view name : split_fields(fields[0], '='))
      add(trim(name), bit(EntityType::gpe));
    for (std::size_t i = 1; i < fields.size(); ++i)
      for (const std::string_view name : split_fields(fields[i], ','))
        add(trim(name), bit(i == 1 ? EntityType::norp : EntityType::gpe));
  });
  for_each_line(data / "first_names.txt", [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    for (const std::string_view name : split_fields(line.substr(colon + 1), ' '))
      if (!name.empty()) first_names_[lower(name)] = bit(EntityType::per);
  });
  for (const std::string_view word : kCalendar) names_.emplace(word, kNone);
}

void NameHints::add(std::string_view name, TypeSet types) {
  if (!name.empty()) names_[lower(name)] |= types;
}

TypeSet NameHints::types_of(const TreeSentence& sentence, std::uint32_t first,
                            std::uint32_t last) const {
  std::string whole;
  for (std::uint32_t i = first; i < last; ++i)
    whole += (whole.empty() ? "" : " ") + lower(sentence.forms[i]);
  const auto listed = names_.find(whole);
  const bool is_first_name = first_names_.contains(lower(sentence.forms[first]));
  const bool is_person = is_first_name && last - first <= kLongestPerson;
  TypeSet types = listed == names_.end() ? 0 : listed->second;
  // "Chelsea" and "Jordan" stay open; a full name does not.
  if (is_person && (types == 0 || last - first == 1)) types |= bit(EntityType::per);
  return types;
}

std::vector<LabelSet> NameHints::labels(const TreeSentence& sentence) const {
  NameExample example{{}, std::vector<LabelSet>(sentence.forms.size(), kOutsideOnly), {}};
  const auto count = static_cast<std::uint32_t>(sentence.forms.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool joins = i > 0 && i + 1 < count && may_join(sentence.forms[i]) &&
                       is_name_word(sentence, i - 1) && is_name_word(sentence, i + 1);
    if (is_name_word(sentence, i) || joins) example.allowed[i] = kAnyLabel;
    // "American" and the like are names of peoples.
    if (!is_name_word(sentence, i) && is_adjective(sentence, i))
      mark(example, {i, i + 1, kNone | bit(EntityType::norp)});
  }
  for (std::uint32_t first = 0; first < count;) {
    if (!is_name_word(sentence, first)) {
      ++first;
      continue;
    }
    if (is_title(sentence.forms[first])) {
      example.allowed[first++] = kOutsideOnly;
      continue;
    }
    std::uint32_t last = first + 1;
    while (last < count && is_name_word(sentence, last)) ++last;
    const bool joined_before = first > 1 && example.allowed[first - 1] == kAnyLabel;
    const bool joined_after = last < count && example.allowed[last] == kAnyLabel;
    const TypeSet types = types_of(sentence, first, last);
    if (types != 0 && !joined_before && !joined_after) mark(example, {first, last, types});
    first = last;
  }
  return std::move(example.allowed);
}

}  // namespace dateline
