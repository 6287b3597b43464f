#include "read/page_hints.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "dateline/base/knowledge.hpp"

namespace dateline {
namespace {

constexpr std::string_view kFileName = "page_hints.toml";
// Names made by a program for a program are longer; what they say is no hint.
constexpr std::size_t kMaxNameBytes = 60;
constexpr std::size_t kMaxNames = 24;  // of one element

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::vector<std::string> strings(const toml::node_view<const toml::node> array) {
  std::vector<std::string> out;
  if (!array.is_array()) return out;
  for (const toml::node& node : *array.as_array()) {
    if (const auto* value = node.as_string()) out.push_back(value->get());
  }
  return out;
}

std::unordered_set<std::string> string_set(const toml::node_view<const toml::node> array) {
  std::vector<std::string> entries = strings(array);
  return {entries.begin(), entries.end()};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "sideBar-left2" -> side, bar, left; "box-1ad269" -> box: letters between digits are a number's.
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  bool in_word = false;
  bool is_numbers = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_digit(name[i]) && in_word && is_numbers) words.pop_back();
    if (!in_word) is_numbers = i > 0 && is_digit(name[i - 1]);
    const bool letter = is_lower(name[i]) || is_upper(name[i]);
    const bool hump = letter && in_word && is_upper(name[i]) && is_lower(name[i - 1]);
    if (letter && (!in_word || hump)) words.emplace_back();
    if (letter) words.back() += lower(name[i]);
    in_word = letter;
  }
  return words;
}

// Calls use(name) for each name of an attribute's value.
template <class Use>
void for_each_name(std::string_view names, Use use) {
  for (std::size_t count = 0; !names.empty() && count < kMaxNames;) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
    if (end > 0) {
      use(names.substr(0, end));
      ++count;
    }
    names.remove_prefix(std::min(end + 1, names.size()));
  }
}

}  // namespace

Result<PageHints> PageHints::parse(std::string_view text) {
  try {
    const toml::table table = toml::parse(text, kFileName);
    PageHints hints;
    hints.debris_ = string_set(table["debris"]);
    hints.debris_names_ = string_set(table["debris_names"]);
    hints.comments_ = string_set(table["comments"]);
    hints.caption_ = string_set(table["caption"]);
    hints.roles_ = string_set(table["debris_roles"]);
    hints.body_ = strings(table["body"]);
    hints.subject_prefixes_ = strings(table["subject_prefixes"]);
    hints.title_names_ = string_set(table["title_names"]);
    hints.published_names_ = string_set(table["date_names"]["published"]);
    hints.other_dates_ = string_set(table["date_names"]["other"]);
    if (const toml::table* meta = table["meta"].as_table()) {
      for (const auto& [field, names] : *meta) {
        hints.meta_[std::string(field.str())] = strings(toml::node_view<const toml::node>(names));
      }
    }
    return hints;
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    return fail(ErrorCode::format, std::string(error.description()),
                {std::string(kFileName), begin.line, begin.column});
  }
}

void PageHints::add_name(std::string_view name, NameHint& hint) const {
  const bool is_subject =
      std::any_of(subject_prefixes_.begin(), subject_prefixes_.end(),
                  [name](const std::string& prefix) { return name.starts_with(prefix); });
  if (is_subject || name.size() > kMaxNameBytes) return;
  std::string whole;
  for (const std::string& word : name_words(name)) {
    hint.is_debris = hint.is_debris || debris_.contains(word);
    hint.is_comments = hint.is_comments || comments_.contains(word);
    hint.is_caption = hint.is_caption || caption_.contains(word);
    whole += word;
  }
  hint.is_debris = hint.is_debris || debris_names_.contains(whole) || debris_.contains(whole);
  hint.is_comments = hint.is_comments || comments_.contains(whole);
  hint.is_body =
      hint.is_body || std::any_of(body_.begin(), body_.end(), [&whole](const auto& part) {
        return whole.find(part) != std::string::npos;
      });
}

NameHint PageHints::hint_of(std::string_view names) const {
  NameHint hint;
  for_each_name(names, [&](std::string_view name) { add_name(name, hint); });
  return hint;
}

DateHint PageHints::date_hint_of(std::string_view names) const {
  DateHint hint = DateHint::none;
  for_each_name(names, [&](std::string_view name) {
    std::string whole;
    for (const std::string& word : name_words(name)) {
      if (other_dates_.contains(word)) hint = DateHint::other;
      whole += word;
    }
    if (hint == DateHint::none && published_names_.contains(whole)) hint = DateHint::published;
  });
  return hint;
}

bool PageHints::names_title(std::string_view names) const {
  bool is_title = false;
  for_each_name(names, [&](std::string_view name) {
    std::string whole;
    for (const std::string& word : name_words(name)) whole += word;
    is_title = is_title || title_names_.contains(whole);
  });
  return is_title;
}

const std::vector<std::string>& PageHints::meta_names(std::string_view field) const {
  static const std::vector<std::string> none;
  const auto found = meta_.find(field);
  return found == meta_.end() ? none : found->second;
}

bool PageHints::is_debris_role(std::string_view role) const {
  return roles_.contains(std::string(role));
}

const PageHints& builtin_page_hints() {
  static const PageHints hints =
      PageHints::parse(builtin_knowledge(kFileName)).value_or(PageHints());
  return hints;
}

}  // namespace dateline
