#include "train/name_hints.hpp"

#include <algorithm>
#include <array>

#include "language/word_lists.hpp"
#include "train/name_lists.hpp"

namespace dateline {
namespace {

constexpr std::uint32_t kLongestPerson = 3;

constexpr TypeSet kNone = type_bit(EntityType::unknown);

constexpr std::array<std::string_view, 19> kCalendar = {
    "monday",  "tuesday",   "wednesday", "thursday", "friday",  "saturday", "sunday",
    "january", "february",  "march",     "april",    "may",     "june",     "july",
    "august",  "september", "october",   "november", "december"};

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
  const auto add_list = [&](const char* file, EntityType type) {
    for_each_line(data / "gazetteers" / file,
                  [&](std::string_view name) { add(name, type_bit(type)); });
  };
  for (const NameList& list : kNameLists) add_list(list.file, list.type);
  add_list("regions.txt", EntityType::gpe);
  for_each_line(data / "actor_countries.txt", [&](std::string_view line) {
    const auto fields = split_fields(line, '|');
    for (const std::string_view name : split_fields(fields[0], '='))
      add(trimmed(name), type_bit(EntityType::gpe));
    for (std::size_t i = 1; i < fields.size(); ++i)
      for (const std::string_view name : split_fields(fields[i], ','))
        add(trimmed(name), type_bit(i == 1 ? EntityType::norp : EntityType::gpe));
  });
  for_each_line(data / "first_names.txt", [&](std::string_view line) {
    const std::size_t colon = line.find(':');
    for (const std::string_view name : split_fields(line.substr(colon + 1), ' '))
      if (!name.empty()) first_names_[lower_case(name)] = type_bit(EntityType::per);
  });
  for (const std::string_view word : kCalendar) names_.emplace(word, kNone);
}

void NameHints::add(std::string_view name, TypeSet types) {
  if (!name.empty()) names_[lower_case(name)] |= types;
}

TypeSet NameHints::types_of(const TreeSentence& sentence, std::uint32_t first,
                            std::uint32_t last) const {
  std::string whole;
  for (std::uint32_t i = first; i < last; ++i)
    whole += (whole.empty() ? "" : " ") + lower_case(sentence.forms[i]);
  const auto listed = names_.find(whole);
  const bool is_first_name = first_names_.contains(lower_case(sentence.forms[first]));
  const bool is_person = is_first_name && last - first <= kLongestPerson;
  TypeSet types = listed == names_.end() ? 0 : listed->second;
  // "Chelsea" and "Jordan" stay open; a full name does not.
  if (is_person && (types == 0 || last - first == 1)) types |= type_bit(EntityType::per);
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
      mark(example, {i, i + 1, kNone | type_bit(EntityType::norp)});
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
