#include "timex/grammar.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "dateline/base/knowledge.hpp"
#include "timex/meaning.hpp"

namespace dateline::timex {
namespace {

constexpr std::string_view kFile = "time_grammar.toml";
constexpr std::array<std::string_view, 30> kRuleNames = {
    "month_day",      "month_day_pair", "year_month_day", "slash_date", "month",        "year",
    "year_pair",      "decade",         "century",        "quarter",    "half",         "season",
    "weekday",        "holiday",        "day_part",       "clock",      "deictic",      "reference",
    "amount",         "bare_units",     "article_unit",   "shifted",    "year_ago",     "relative",
    "ordinal_period", "year_period",    "period_end",     "set",        "counted_days", "session"};

tl::unexpected<Error> broken(const std::string& why) {
  return fail(ErrorCode::format, why, Where{std::string(kFile), 0, 0});
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    if (end != 0) parts.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return parts;
}

int value_named(TokenType type, std::string_view name) {
  if (type == TokenType::unit || type == TokenType::units) return parse_unit(name);
  if (type == TokenType::direction) return parse_direction(name);
  if (type == TokenType::shift) return parse_shift(name);
  int value = -1;
  std::from_chars(name.data(), name.data() + name.size(), value);
  return value;
}

// 'of', ",", "unit=quarter" or "month".
Result<void> add_alternative(std::string_view text, Lexicon& lexicon, Element& element) {
  if (text.size() > 2 && text.front() == '\'' && text.back() == '\'') {
    element.words.push_back(lexicon.intern(text.substr(1, text.size() - 2)));
    return {};
  }
  if (text.size() == 1) {
    element.words.push_back(lexicon.intern(text));
    return {};
  }
  const std::size_t equals = text.find('=');
  const Result<TokenType> type = parse_token_type(text.substr(0, equals));
  if (!type) return broken(type.error().message);
  if (equals == std::string_view::npos) {
    element.types |= bit(*type);
    return {};
  }
  const int value = value_named(*type, text.substr(equals + 1));
  if (value < 0) return broken("no such value: '" + std::string(text) + "'");
  element.valued.push_back({*type, value});
  return {};
}

// The first type of the item, in the order of its senses, that the element takes.
bool take_sense(const Element& element, const Item& item, Sense& sense) {
  for (std::size_t i = 0; i < item.sense_count; ++i) {
    sense = item.senses[i];
    if ((element.types & bit(sense.type)) != 0) return true;
    for (const Sense wanted : element.valued) {
      if (wanted.type == sense.type && wanted.value == sense.value) return true;
    }
  }
  return false;
}

bool take_word(const Element& element, const Item& item) {
  return item.word != 0 &&
         std::find(element.words.begin(), element.words.end(), item.word) != element.words.end();
}

bool match_elements(const std::vector<Element>& elements, const std::vector<Item>& items,
                    Match& match) {
  std::uint32_t at = match.first;
  for (const Element& element : elements) {
    Sense sense;
    const bool fits = at < items.size() && (!element.glued || items[at].glued);
    if (fits && take_sense(element, items[at], sense)) {
      if (match.count < Match::kMostCaptures) match.captures[match.count++] = {sense, at};
      match.last = ++at;
    } else if (fits && take_word(element, items[at])) {
      ++at;
    } else if (!element.optional) {
      return false;
    }
  }
  return match.last > match.first;
}

}  // namespace

const Capture* Match::find(TokenType type, std::size_t nth) const {
  for (std::size_t i = 0; i < count; ++i) {
    if (captures[i].sense.type == type && nth-- == 0) return &captures[i];
  }
  return nullptr;
}

Result<void> Grammar::add_pattern(RuleKind kind, std::string_view text, Lexicon& lexicon) {
  Pattern pattern;
  pattern.kind = kind;
  for (std::string_view part : split(text, ' ')) {
    Element& element = pattern.elements.emplace_back();
    if (part.front() == '~') {
      element.glued = true;
      part.remove_prefix(1);
    }
    if (part.size() > 1 && part.back() == '?') {
      element.optional = true;
      part.remove_suffix(1);
    }
    for (const std::string_view alternative : split(part, '|')) {
      if (Result<void> added = add_alternative(alternative, lexicon, element); !added) return added;
    }
  }
  if (pattern.elements.empty()) return broken("an empty pattern");
  patterns_.push_back(std::move(pattern));
  index_pattern(static_cast<std::uint32_t>(patterns_.size() - 1));
  return {};
}

// Under everything that its first element, or the ones after optional ones, can be.
void Grammar::index_pattern(std::uint32_t number) {
  for (const Element& element : patterns_[number].elements) {
    std::uint64_t types = element.types;
    for (const Sense sense : element.valued) types |= bit(sense.type);
    for (std::size_t type = 0; type < kTokenTypes; ++type) {
      if ((types >> type & 1) != 0) by_type_[type].push_back(number);
    }
    starters_ |= types;
    for (const WordId word : element.words) by_word_.emplace_back(word, number);
    if (!element.optional) break;
  }
}

Result<void> Grammar::load(Lexicon& lexicon) {
  const toml::table table = toml::parse(builtin_knowledge(kFile), kFile);
  const toml::array* rules = table["rule"].as_array();
  if (!rules) return broken("no rules");
  for (const toml::node& node : *rules) {
    const toml::table& rule = *node.as_table();
    const std::string kind = rule["kind"].value_or(std::string());
    const auto found = std::find(kRuleNames.begin(), kRuleNames.end(), kind);
    const toml::array* patterns = rule["patterns"].as_array();
    if (found == kRuleNames.end() || !patterns) return broken("not a rule: '" + kind + "'");
    for (const toml::node& pattern : *patterns) {
      Result<void> added = add_pattern(static_cast<RuleKind>(found - kRuleNames.begin()),
                                       pattern.value_or(std::string_view()), lexicon);
      if (!added) return added;
    }
  }
  std::sort(by_word_.begin(), by_word_.end());
  return {};
}

Result<Grammar> Grammar::create(Lexicon& lexicon) {
  Grammar grammar;
  try {
    if (Result<void> loaded = grammar.load(lexicon); !loaded)
      return tl::make_unexpected(loaded.error());
  } catch (const toml::parse_error& error) {
    return broken(std::string(error.description()));
  }
  return grammar;
}

Match Grammar::longest(const std::vector<Item>& items, std::uint32_t at) const {
  Match best;
  best.first = best.last = at;
  const auto attempt = [&](std::uint32_t number) {
    Match match;
    match.kind = patterns_[number].kind;
    match.first = match.last = at;
    if (match_elements(patterns_[number].elements, items, match) && match.last > best.last)
      best = match;
  };
  const Item& item = items[at];
  if (item.has_any(starters_)) {
    for (std::size_t i = 0; i < item.sense_count; ++i) {
      for (const std::uint32_t number : by_type_[static_cast<std::size_t>(item.senses[i].type)])
        attempt(number);
    }
  }
  if (item.word != 0) {
    for (auto entry = std::lower_bound(by_word_.begin(), by_word_.end(), std::pair{item.word, 0u});
         entry != by_word_.end() && entry->first == item.word; ++entry) {
      attempt(entry->second);
    }
  }
  return best;
}

}  // namespace dateline::timex
