#include "read/boilerplate_rules.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "dateline/base/knowledge.hpp"
#include "read/shape.hpp"

namespace dateline {
namespace {

constexpr std::string_view kFileName = "boilerplate.toml";
// "Business 2 hours ago": so many words may stand before the age.
constexpr std::size_t kWordsBeforeAge = 3;
constexpr std::size_t kWordsOfCrumb = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_number(std::string_view word) { return !word.empty() && is_digit(word.front()); }

bool matches(const std::string& pattern, const std::string& word) {
  return pattern == "#" ? is_number(word) : pattern == word;
}

bool matches_at(const std::vector<std::string>& phrase, const std::vector<std::string>& words,
                std::size_t at) {
  if (words.size() - at < phrase.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    if (!matches(phrase[i], words[at + i])) return false;
  }
  return true;
}

// Lower-case words with "#" kept, which lookup_words() leaves out.
std::vector<std::string> phrase_words(std::string_view phrase) {
  std::vector<std::string> words;
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    const std::string_view piece = phrase.substr(0, space);
    if (piece == "#") words.emplace_back("#");
    for (std::string& word : lookup_words(piece)) words.push_back(std::move(word));
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
  }
  return words;
}

Certainty certainty_of(std::string_view name) {
  if (name == "sure") return Certainty::sure;
  if (name == "likely") return Certainty::likely;
  if (name == "caption") return Certainty::caption;
  return name == "header" ? Certainty::header : Certainty::none;
}

// Calls use(entry) for each string of the array.
template <class Use>
void for_each_string(const toml::node_view<const toml::node> array, Use use) {
  if (!array.is_array()) return;
  for (const toml::node& node : *array.as_array()) {
    if (const auto* value = node.as_string()) use(value->get());
  }
}

std::unordered_set<std::string> string_set(const toml::node_view<const toml::node> array) {
  std::unordered_set<std::string> set;
  for_each_string(array, [&set](const std::string& entry) { set.insert(entry); });
  return set;
}

// Whether a colon stands right behind the first `word_count` words.
bool has_colon_after(std::string_view line, std::size_t word_count) {
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    if (lookup_words(line.substr(0, colon)).size() == word_count) return true;
  }
  return false;
}

// "Home > Business > Tech": two arrows at least, and a few words around each.
bool is_breadcrumb(std::string_view line, std::size_t words) {
  std::size_t arrows = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const std::string_view rest = line.substr(at);
    if (rest.starts_with(" > ") || rest.starts_with("\u00BB") || rest.starts_with("\u203A")) {
      ++arrows;
    }
  }
  return arrows >= 2 && words <= (arrows + 1) * kWordsOfCrumb;
}

}  // namespace

class RuleReader {
 public:
  static Result<BoilerplateRules> read(const toml::table& table) {
    BoilerplateRules rules;
    if (const toml::array* entries = table["rule"].as_array()) {
      for (const toml::node& entry : *entries) {
        if (const toml::table* rule = entry.as_table()) add_rule(rules, *rule);
      }
    }
    if (rules.rules_.empty()) {
      return fail(ErrorCode::format, "no [[rule]] in it", {std::string(kFileName), 0, 0});
    }
    rules.published_ = string_set(table["stamp"]["published"]);
    rules.updated_ = string_set(table["stamp"]["updated"]);
    rules.filler_ = string_set(table["stamp"]["filler"]);
    rules.bare_units_ = string_set(table["age"]["bare"]);
    rules.ago_units_ = string_set(table["age"]["ago"]);
    return rules;
  }

 private:
  static void add_rule(BoilerplateRules& rules, const toml::table& table) {
    BoilerplateRules::Rule rule;
    rule.certainty = certainty_of(table["certainty"].value_or(std::string_view()));
    rule.is_section = table["section"].value_or(false);
    rule.max_words = table["max_words"].value_or(0u);
    rule.only = string_set(table["only"]);
    rule.alone = string_set(table["alone"]);
    rule.names = string_set(table["names"]);
    rules.longest_ = std::max(rules.longest_, rule.max_words);
    rules.rules_.push_back(std::move(rule));
    add_phrases(rules, table["whole"], BoilerplateRules::Place::whole);
    add_phrases(rules, table["starts"], BoilerplateRules::Place::start);
    add_phrases(rules, table["contains"], BoilerplateRules::Place::anywhere);
  }

  static void add_phrases(BoilerplateRules& rules, const toml::node_view<const toml::node> array,
                          BoilerplateRules::Place place) {
    const auto rule = static_cast<std::uint32_t>(rules.rules_.size() - 1);
    for_each_string(array, [&](const std::string& entry) {
      BoilerplateRules::Phrase phrase{phrase_words(entry), place, entry.ends_with(':'), rule};
      if (phrase.words.empty()) return;
      std::string first = phrase.words.front();
      rules.phrases_[std::move(first)].push_back(std::move(phrase));
    });
  }
};

Result<BoilerplateRules> BoilerplateRules::parse(std::string_view text) {
  try {
    return RuleReader::read(toml::parse(text, kFileName));
  } catch (const toml::parse_error& error) {
    const auto& begin = error.source().begin;
    return fail(ErrorCode::format, std::string(error.description()),
                {std::string(kFileName), begin.line, begin.column});
  }
}

LineVerdict BoilerplateRules::judge(std::string_view line) const {
  const std::vector<std::string> words = lookup_words(line);
  if (words.empty() || words.size() > longest_) return {};
  if (is_age(words)) return {Certainty::sure, false, true};
  if (is_breadcrumb(line, words.size())) return {Certainty::sure};
  if (const Rule* rule = match_phrases(words, line)) return {rule->certainty, rule->is_section};
  for (const Rule& rule : rules_) {
    if (has_only(rule, words)) return {rule.certainty, rule.is_section};
  }
  return {};
}

// The first rule in the file's order whose phrase stands in the line.
const BoilerplateRules::Rule* BoilerplateRules::match_phrases(const std::vector<std::string>& words,
                                                              std::string_view line) const {
  std::uint32_t best = static_cast<std::uint32_t>(rules_.size());
  const auto try_phrases = [&](const std::string& first, std::size_t at) {
    const auto found = phrases_.find(first);
    if (found == phrases_.end()) return;
    for (const Phrase& phrase : found->second) {
      if (phrase.rule >= best || words.size() > rules_[phrase.rule].max_words) continue;
      if (at > 0 && phrase.place != Place::anywhere) continue;
      if (phrase.place == Place::whole && phrase.words.size() != words.size()) continue;
      if (!matches_at(phrase.words, words, at)) continue;
      if (phrase.colon && !has_colon_after(line, at + phrase.words.size())) continue;
      best = phrase.rule;
    }
  };
  for (std::size_t at = 0; at < words.size(); ++at) {
    try_phrases(words[at], at);
    if (is_number(words[at])) try_phrases("#", at);
  }
  return best < rules_.size() ? &rules_[best] : nullptr;
}

bool BoilerplateRules::has_only(const Rule& rule, const std::vector<std::string>& words) const {
  if (rule.only.empty() || words.size() > rule.max_words) return false;
  std::size_t names = 0;
  bool has_alone = false;
  for (const std::string& word : words) {
    if (!is_number(word) && !rule.only.contains(word)) return false;
    if (rule.names.contains(word)) ++names;
    if (rule.alone.contains(word)) has_alone = true;
  }
  return has_alone || names >= 2;
}

// "2 hours", "3h", "2 hours ago", "Business 2 hours ago", "an hour ago".
bool BoilerplateRules::is_age(const std::vector<std::string>& words) const {
  const bool has_ago = words.back() == "ago";
  const std::size_t size = words.size() - (has_ago ? 1 : 0);
  const auto& units = has_ago ? ago_units_ : bare_units_;
  if (size == 0 || size > 2 + (has_ago ? kWordsBeforeAge : 0)) return false;
  const std::string& unit = words[size - 1];
  if (is_number(unit)) {
    const auto letter = std::find_if_not(unit.begin(), unit.end(), is_digit);
    return (size == 1 || has_ago) && units.contains(std::string(letter, unit.end()));
  }
  if (size < 2 || !units.contains(unit)) return false;
  const std::string& count = words[size - 2];
  return is_number(count) || (has_ago && (count == "a" || count == "an"));
}

bool BoilerplateRules::is_published_word(const std::string& word) const {
  return published_.contains(word);
}
bool BoilerplateRules::is_updated_word(const std::string& word) const {
  return updated_.contains(word);
}
bool BoilerplateRules::is_stamp_filler(const std::string& word) const {
  return is_number(word) || filler_.contains(word);
}

const BoilerplateRules& builtin_boilerplate_rules() {
  static const BoilerplateRules rules =
      BoilerplateRules::parse(builtin_knowledge(kFileName)).value_or(BoilerplateRules());
  return rules;
}

}  // namespace dateline
