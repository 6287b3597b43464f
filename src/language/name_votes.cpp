#include "language/name_votes.hpp"

#include <algorithm>
#include <limits>

namespace dateline {
namespace {

std::string join(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

bool has_small_letter(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Initials and numbers are too little to go by.
bool is_telling(std::string_view word) { return word.size() > 2 && has_small_letter(word); }

}  // namespace

void NameVotes::vote(std::string_view name, EntityType type) {
  std::uint16_t& count = votes_[std::string(name)][static_cast<std::size_t>(type)];
  if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
}

void NameVotes::add(std::span<const std::string_view> forms, std::span<const EntitySpan> names) {
  for (const EntitySpan& name : names) {
    const auto words = forms.subspan(name.first, name.last - name.first);
    if (words.size() > kMostWords) continue;
    vote(join(words), name.type);
    if (name.type == EntityType::per && words.size() > 1 && is_telling(words.back()))
      vote(words.back(), name.type);
  }
}

const NameVotes::Votes* NameVotes::votes_of(std::span<const std::string_view> words) const {
  const auto found = votes_.find(join(words));
  return found == votes_.end() ? nullptr : &found->second;
}

EntitySpan NameVotes::name_at(std::span<const std::string_view> forms, std::span<const Tag> tags,
                              std::uint32_t first, std::uint32_t end) const {
  if (tags[first].upos != Upos::propn || !is_telling(forms[first])) return {};
  const auto longest = std::min<std::size_t>(kMostWords, end - first);
  for (std::size_t count = longest; count > 0; --count) {
    const Votes* votes = votes_of(forms.subspan(first, count));
    if (votes == nullptr) continue;
    const auto best = std::max_element(votes->begin(), votes->end());
    return {first, static_cast<std::uint32_t>(first + count),
            static_cast<EntityType>(best - votes->begin())};
  }
  return {};
}

void NameVotes::revise(std::span<const std::string_view> forms, std::span<const Tag> tags,
                       std::vector<EntitySpan>& names) const {
  for (EntitySpan& name : names) {
    const Votes* votes = votes_of(forms.subspan(name.first, name.last - name.first));
    if (votes == nullptr) continue;
    const auto best = std::max_element(votes->begin(), votes->end());
    if (*best > (*votes)[static_cast<std::size_t>(name.type)])
      name.type = static_cast<EntityType>(best - votes->begin());
  }
  std::vector<EntitySpan> missed;
  const auto count = static_cast<std::uint32_t>(forms.size());
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < count;) {
    while (next < names.size() && names[next].last <= i) ++next;
    const std::uint32_t end = next < names.size() ? names[next].first : count;
    if (i >= end) {  // within a name
      i = names[next].last;
      continue;
    }
    // Part of a longer name that nobody knows is not the name.
    const bool follows = i > 0 && tags[i - 1].upos == Upos::propn;
    const EntitySpan name = follows ? EntitySpan{} : name_at(forms, tags, i, end);
    const bool is_whole =
        name.last > i && (name.last == count || tags[name.last].upos != Upos::propn);
    if (is_whole) missed.push_back(name);
    i = is_whole ? name.last : i + 1;
  }
  if (missed.empty()) return;
  names.insert(names.end(), missed.begin(), missed.end());
  std::ranges::sort(names, {}, &EntitySpan::first);
}

}  // namespace dateline
