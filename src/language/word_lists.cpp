#include "language/word_lists.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>

#include <array>
#include <cstring>

#include "language/characters.hpp"

namespace dateline {
namespace {

constexpr std::size_t kLongestWord = 31;
constexpr const char* kFileName = "abbreviations.toml";

struct ListName {
  const char* section;
  const char* key;
  WordList list;
};

constexpr ListName kLists[] = {
    {"abbreviations", "before_name", WordList::before_name},
    {"abbreviations", "before_number", WordList::before_number},
    {"abbreviations", "unless_end", WordList::unless_end},
    {"abbreviations", "after_comma", WordList::after_comma},
    {"abbreviations", "either", WordList::either},
    {"abbreviations", "dotted", WordList::dotted},
    {"words", "contractions", WordList::contractions},
    {"words", "elisions", WordList::elisions},
    {"words", "prefixes", WordList::prefixes},
    {"words", "suffixes", WordList::suffixes},
    {"words", "units", WordList::units},
    {"words", "domains", WordList::domains},
    {"words", "extensions", WordList::extensions},
    {"sentences", "starters", WordList::starters},
};

constexpr std::uint16_t bit_of(WordList list) {
  return static_cast<std::uint16_t>(1u << static_cast<unsigned>(list));
}

// Lower case with straight apostrophes, in a fixed buffer: this is asked of most words of a text.
class Key {
 public:
  explicit Key(std::string_view word) {
    for (std::size_t i = 0; i < word.size() && size_ <= kLongestWord; ++i) {
      const bool curly = word.substr(i, 3) == "\u2019";
      buffer_[size_++] = curly ? '\'' : ascii_lower(word[i]);
      if (curly) i += 2;
    }
  }
  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }

 private:
  std::array<char, kLongestWord + 1> buffer_;
  std::size_t size_ = 0;
};

Error bad_list(std::string_view key) {
  return {ErrorCode::format,
          fmt::format("list '{}' is missing or not a list of words", key),
          {kFileName, 0, 0},
          ""};
}

}  // namespace

Result<WordLists> WordLists::parse(std::string_view source) {
  toml::table table;
  try {
    table = toml::parse(source);
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::format, std::string(error.description()),
                {kFileName, error.source().begin.line, error.source().begin.column});
  }
  WordLists lists;
  for (const ListName& name : kLists) {
    const toml::array* words = table[name.section][name.key].as_array();
    if (words == nullptr) return tl::make_unexpected(bad_list(name.key));
    for (const toml::node& word : *words) {
      const auto added = lists.add(word.value_or(std::string_view{}), name.list);
      if (!added) return tl::make_unexpected(bad_list(name.key));
    }
  }
  return lists;
}

Result<void> WordLists::add(std::string_view written, WordList list) {
  std::string word(written);
  const std::size_t bar = word.find('|');
  if (bar != std::string::npos) word.erase(bar, 1);
  if (word.empty() || word.size() > kLongestWord) return tl::make_unexpected(Error{});
  Entry& entry = entries_[std::string(Key(word).view())];
  std::uint16_t& bits = is_ascii_upper(word.front()) ? entry.capital : entry.any_case;
  bits = static_cast<std::uint16_t>(bits | bit_of(list));
  if (bar != std::string::npos) entry.split = static_cast<std::uint8_t>(bar);
  return {};
}

const WordLists::Entry* WordLists::find(std::string_view word) const {
  const auto found = entries_.find(Key(word).view());
  return found == entries_.end() ? nullptr : &found->second;
}

bool WordLists::has(std::string_view word, WordList list) const {
  const Entry* entry = find(word);
  if (entry == nullptr) return false;
  const unsigned bits = entry->any_case | (is_ascii_upper(word.front()) ? entry->capital : 0u);
  return (bits & bit_of(list)) != 0;
}

std::size_t WordLists::split_of(std::string_view word) const {
  const Entry* entry = find(word);
  return entry == nullptr ? 0 : entry->split;
}

}  // namespace dateline
