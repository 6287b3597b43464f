#include "timex/lexicon.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <charconv>

#include "dateline/base/knowledge.hpp"
#include "timex/meaning.hpp"
#include "timex/pieces.hpp"

namespace dateline::timex {
namespace {

constexpr std::array<std::string_view, kTokenTypes> kTypeNames = {
    "month",         "weekday",      "weekdays",     "season",         "seasons",     "unit",
    "units",         "period",       "day_part",     "day_parts",      "moment",      "deictic_day",
    "deictic_night", "reference",    "direction",    "latest",         "article",     "every",
    "frequency",     "times",        "part",         "approximator",   "shift",       "or_so",
    "long",          "more",         "meridiem",     "o_clock",        "hours_mark",  "zone",
    "era",           "fiscal",       "quarter_code", "half_code",      "decade_name", "number",
    "multiplier",    "vague_number", "ordinal",      "ordinal_ending", "measure",     "year_opener",
    "not_time",      "boundary",     "range_opener", "range_joiner",   "future_verb", "modal_verb",
    "past_verb",     "present_verb", "future_word",  "until_word",     "plan_verb",   "infinitive",
    "clause_break",  "holiday",      "document_day", "session",        "other",       "day",
    "year",          "short_year",   "two_digits",   "decade"};

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

tl::unexpected<Error> broken(std::string_view file, const std::string& why) {
  return fail(ErrorCode::format, why, Where{std::string(file), 0, 0});
}

// -1 where the name is not one of the type's.
int named_value(TokenType type, std::string_view key) {
  switch (type) {
    case TokenType::unit:
    case TokenType::units:
      return parse_unit(key);
    case TokenType::direction:
      return parse_direction(key);
    case TokenType::shift:
      return parse_shift(key);
    case TokenType::part:
    case TokenType::approximator:
    case TokenType::or_so:
      return parse_modifier(key);
    case TokenType::day_part:
    case TokenType::day_parts:
      return parse_day_part(key);
    default:
      return -1;
  }
}

}  // namespace

Result<TokenType> parse_token_type(std::string_view name) {
  const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), name);
  if (found == kTypeNames.end()) {
    return fail(ErrorCode::format, "no such type of time word: '" + std::string(name) + "'");
  }
  return static_cast<TokenType>(found - kTypeNames.begin());
}

Result<Lexicon> Lexicon::create() {
  Lexicon lexicon;
  for (const std::string_view file : {"time_words.toml", "time_cues.toml"}) {
    if (Result<void> loaded = lexicon.load(file); !loaded)
      return tl::make_unexpected(loaded.error());
  }
  Result<Holidays> holidays = load_holidays();
  if (!holidays) return tl::make_unexpected(holidays.error());
  for (std::size_t i = 0; i < holidays->names.size(); ++i) {
    for (const std::string& name : holidays->names[i]) {
      lexicon.add(name, {TokenType::holiday, static_cast<std::int32_t>(i)});
    }
  }
  lexicon.holidays_ = std::move(*holidays);
  return lexicon;
}

WordId Lexicon::word(std::string_view lower_case) const {
  const std::uint64_t hash = hash_of(lower_case);
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.word == 0) return 0;
    if (slot.hash == hash && words_[slot.word] == lower_case) return slot.word;
  }
}

WordId Lexicon::intern(std::string_view lower_case) {
  if (const WordId known = word(lower_case)) return known;
  if (words_.size() * 2 > slots_.size()) grow();
  const auto id = static_cast<WordId>(words_.size());
  words_.emplace_back(lower_case);
  wary_.push_back(Wary::no);
  roots_.push_back(0);
  const std::uint64_t hash = hash_of(lower_case);
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].word != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, id};
  return id;
}

void Lexicon::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.word == 0) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].word != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

Lexicon::NodeId Lexicon::next(NodeId node, WordId word) const {
  for (const auto& [step, child] : nodes_[node].next) {
    if (step == word) return child;
  }
  return 0;
}

void Lexicon::add(std::string_view phrase, Sense sense) {
  NodeId node = 0;
  for (const std::string_view part : cut_phrase(phrase)) {
    const WordId id = intern(part);
    NodeId child = node == 0 ? roots_[id] : next(node, id);
    if (child == 0) {
      child = static_cast<NodeId>(nodes_.size());
      nodes_.emplace_back();
      if (node == 0) {
        roots_[id] = child;
      } else {
        nodes_[node].next.emplace_back(id, child);
      }
    }
    node = child;
  }
  if (node != 0) nodes_[node].senses.push_back(sense);
}

std::int32_t Lexicon::text_index(std::string_view text) {
  const auto found = std::find(texts_.begin(), texts_.end(), text);
  if (found != texts_.end()) return static_cast<std::int32_t>(found - texts_.begin());
  texts_.emplace_back(text);
  return static_cast<std::int32_t>(texts_.size() - 1);
}

void Lexicon::load_wary(std::string_view key, const std::vector<std::string>& words) {
  const Wary wary = key == "capital"     ? Wary::capital
                    : key == "neighbour" ? Wary::neighbour
                                         : Wary::short_form;
  for (const std::string& word : words) wary_[intern(word)] = wary;
}

Result<void> Lexicon::load_section(std::string_view file, std::string_view section,
                                   std::string_view key, const std::vector<std::string>& words) {
  if (section == "wary") {
    load_wary(key, words);
    return {};
  }
  const Result<TokenType> type = parse_token_type(section);
  if (!type) return broken(file, type.error().message);
  std::int32_t value = named_value(*type, key);
  if (value < 0) {
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), value);
    if (error != std::errc() || end != key.data() + key.size()) value = text_index(key);
  }
  for (const std::string& word : words) add(word, {*type, value});
  return {};
}

Result<void> Lexicon::load(std::string_view file) {
  try {
    const toml::table table = toml::parse(builtin_knowledge(file), file);
    for (const auto& [section, body] : table) {
      if (!body.is_table()) return broken(file, "not a section: " + std::string(section.str()));
      for (const auto& [key, list] : *body.as_table()) {
        std::vector<std::string> words;
        if (const toml::array* entries = list.as_array()) {
          for (const toml::node& entry : *entries) words.push_back(entry.value_or(std::string()));
        }
        Result<void> loaded = load_section(file, section.str(), key.str(), words);
        if (!loaded) return loaded;
      }
    }
  } catch (const toml::parse_error& error) {
    return broken(file, std::string(error.description()));
  }
  return {};
}

}  // namespace dateline::timex
