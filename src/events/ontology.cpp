// Reads ontology.toml. An entry is a lemma or phrase followed by conditions and is kept as an index
// into one table; look-up tries a lemma's entries and prefers the one with the most conditions,
// then the one that stands first in the file. A lemma has a handful of entries, so that is a short
// loop.
#include "events/ontology.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>
#include <algorithm>

namespace dateline {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::optional<AgentClass> agent_class(std::string_view name) {
  struct Row {
    std::string_view name;
    AgentClass value;
  };
  static constexpr Row kRows[] = {
      {"court", AgentClass::court},     {"government", AgentClass::government},
      {"company", AgentClass::company}, {"person", AgentClass::person},
      {"law", AgentClass::law},         {"report", AgentClass::report},
      {"party", AgentClass::party}};
  for (const Row& row : kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

Where where_of(const std::string& path, const toml::source_region& region) {
  return {path, region.begin.line, region.begin.column};
}

}  // namespace

// Fills an Ontology from one file after another; keeps the first error.
struct Ontology::Loader {
  Ontology& out;
  std::string path;
  std::optional<Error> error;

  void set_error(const toml::node& node, std::string message, std::string hint = {}) {
    if (error) return;
    error = Error{ErrorCode::format, std::move(message), where_of(path, node.source()),
                  std::move(hint)};
  }

  void load(const KnowledgeFile& file) {
    path = file.path;
    try {
      const toml::table root = toml::parse(file.text, file.path);
      load_classes(root);
      load_types(root);
    } catch (const toml::parse_error& problem) {
      error = Error{ErrorCode::format, std::string(problem.description()),
                    where_of(path, problem.source()), "the file is TOML: see data/ontology.toml"};
    }
  }

  void load_classes(const toml::table& root) {
    const toml::table* classes = root["classes"].as_table();
    if (!classes) return;
    for (const auto& [name, words] : *classes) {
      const std::uint32_t id = class_id(name.str());
      if (const toml::array* list = words.as_array()) {
        for (const toml::node& word : *list) {
          if (auto text = word.value<std::string>()) out.classes_of_[*text].push_back(id);
        }
      }
    }
  }

  std::uint32_t class_id(std::string_view name) {
    const auto next = static_cast<std::uint32_t>(out.class_ids_.size());
    return out.class_ids_.try_emplace(std::string(name), next).first->second;
  }

  void load_types(const toml::table& root) {
    const toml::array* types = root["type"].as_array();
    if (!types) return;
    for (const toml::node& node : *types) {
      if (const toml::table* table = node.as_table()) load_type(*table);
    }
  }

  void load_type(const toml::table& table) {
    const auto id = table["id"].value<std::string>();
    if (!id || id->empty()) {
      return set_error(table, "an event type without an id", "add id = \"...\"");
    }
    const std::uint32_t type = type_index(*id);
    if (auto weight = table["weight"].value<double>()) out.types_[type].weight = *weight;
    if (auto speech = table["speech"].value<bool>()) out.types_[type].is_speech = *speech;
    load_relation(table, type);
    load_words(table, "verbs", type);
    load_words(table, "nouns", type);
    load_words(table, "phrases", type);
  }

  std::uint32_t type_index(const std::string& id) {
    const auto found = std::find_if(out.types_.begin(), out.types_.end(),
                                    [&](const EventType& type) { return type.id == id; });
    if (found == out.types_.end()) {
      EventType type;
      type.id = id;
      out.types_.push_back(std::move(type));
      return static_cast<std::uint32_t>(out.types_.size() - 1);
    }
    return static_cast<std::uint32_t>(found - out.types_.begin());
  }

  void load_relation(const toml::table& table, std::uint32_t type) {
    const auto name = table["relation"].value<std::string>();
    if (!name) return;
    const Result<RelationType> relation = parse_relation(*name);
    if (!relation) return set_error(*table.get("relation"), relation.error().message);
    out.types_[type].relation = *relation;
  }

  void load_words(const toml::table& table, std::string_view key, std::uint32_t type) {
    const toml::array* list = table[key].as_array();
    if (!list) return;
    for (const toml::node& node : *list) {
      const auto text = node.value<std::string>();
      if (!text) return set_error(node, fmt::format("{}: not a string", key));
      add_entry(node, *text, key, type);
    }
  }

  void add_entry(const toml::node& node, std::string_view text, std::string_view key,
                 std::uint32_t type) {
    Entry entry;
    entry.type = type;
    entry.text = text;
    std::vector<std::string> words;
    for (const std::string_view part : split(text, ' ')) {
      if (part.find('=') == std::string_view::npos) {
        if (part != "a" && part != "an" && part != "the" && part != "its") words.emplace_back(part);
      } else {
        add_condition(node, part, entry);
      }
    }
    if (words.empty()) return set_error(node, "an entry without a word");
    const auto index = static_cast<std::uint32_t>(out.entries_.size());
    out.entries_.push_back(std::move(entry));
    place(key, std::move(words), index);
  }

  void place(std::string_view key, std::vector<std::string> words, std::uint32_t index) {
    if (key == "nouns") {
      out.nouns_.try_emplace(fmt::format("{}", fmt::join(words, " ")), index);
    } else if (words.size() == 1) {
      out.verbs_[words.front()].push_back(index);
    } else {
      std::string verb = words.front();
      out.phrases_[std::move(verb)].push_back({std::move(words), index});
    }
  }

  void add_condition(const toml::node& node, std::string_view part, Entry& entry) {
    const std::size_t equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    const std::string_view value = part.substr(equals + 1);
    if (name == "agent") {
      const auto agent = agent_class(value);
      if (!agent) return set_error(node, fmt::format("no such kind of agent: '{}'", value));
      entry.agent = *agent;
    } else if (name == "object") {
      for (const std::string_view one : split(value, '|')) add_object(node, one, entry);
    } else {
      set_error(node, fmt::format("no such condition: '{}'", name), "conditions: object=, agent=");
    }
  }

  void add_object(const toml::node& node, std::string_view name, Entry& entry) {
    if (name == "none") {
      entry.object_none = true;
    } else if (name == "party") {
      entry.object_party = true;
    } else if (const auto found = out.class_ids_.find(name); found != out.class_ids_.end()) {
      entry.object_classes.push_back(found->second);
    } else {
      set_error(node, fmt::format("no such class: '{}'", name), "classes stand under [classes]");
    }
  }

  void finish() {
    for (auto& [verb, phrases] : out.phrases_) {
      std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
        return a.words.size() > b.words.size();
      });
    }
  }
};

Result<Ontology> Ontology::load(const std::vector<KnowledgeFile>& user_files) {
  Ontology ontology;
  Loader loader{ontology, {}, {}};
  loader.load({"data/ontology.toml", std::string(builtin_knowledge("ontology.toml"))});
  for (const KnowledgeFile& file : user_files) {
    if (!loader.error) loader.load(file);
  }
  if (loader.error) return tl::make_unexpected(*loader.error);
  loader.finish();
  return ontology;
}

bool Ontology::is_class(std::string_view name, std::string_view lemma) const {
  const auto id = class_ids_.find(name);
  const auto classes = classes_of_.find(lemma);
  if (id == class_ids_.end() || classes == classes_of_.end()) return false;
  return std::find(classes->second.begin(), classes->second.end(), id->second) !=
         classes->second.end();
}

std::optional<int> Ontology::match(const Entry& entry, const Arguments& args) const {
  int count = 0;
  if (entry.agent != AgentClass::any) {
    const bool holds =
        entry.agent == AgentClass::party ? args.agent_is_party : entry.agent == args.agent;
    if (!holds) return std::nullopt;
    ++count;
  }
  if (entry.object_none) {
    if (!args.object_lemma.empty()) return std::nullopt;
    return count + 1;
  }
  if (entry.object_party || !entry.object_classes.empty()) {
    bool holds = entry.object_party && args.object_is_party;
    if (const auto found = classes_of_.find(args.object_lemma); found != classes_of_.end()) {
      for (const std::uint32_t id : entry.object_classes) {
        holds |= std::find(found->second.begin(), found->second.end(), id) != found->second.end();
      }
    }
    if (!holds) return std::nullopt;
    ++count;
  }
  return count;
}

const Ontology::Entry* Ontology::best_entry(std::string_view lemma, const Arguments& args) const {
  const auto found = verbs_.find(lemma);
  if (found == verbs_.end()) return nullptr;
  const Entry* best = nullptr;
  int best_count = -1;
  for (const std::uint32_t index : found->second) {
    const std::optional<int> count = match(entries_[index], args);
    if (count && *count > best_count) {
      best_count = *count;
      best = &entries_[index];
    }
  }
  return best;
}

const EventType* Ontology::find_verb(std::string_view lemma, const Arguments& args) const {
  const Entry* entry = best_entry(lemma, args);
  return entry ? &types_[entry->type] : nullptr;
}

std::string_view Ontology::verb_entry(std::string_view lemma, const Arguments& args) const {
  const Entry* entry = best_entry(lemma, args);
  return entry ? std::string_view(entry->text) : std::string_view{};
}

const EventType* Ontology::find_noun(std::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &types_[entries_[found->second].type];
}

const std::vector<Ontology::Phrase>& Ontology::phrases_of(std::string_view verb_lemma) const {
  static const std::vector<Phrase> kNone;
  const auto found = phrases_.find(verb_lemma);
  return found == phrases_.end() ? kNone : found->second;
}

const EventType* Ontology::phrase_type(const Phrase& phrase, const Arguments& args) const {
  const Entry& entry = entries_[phrase.entry];
  return match(entry, args) ? &types_[entry.type] : nullptr;
}

}  // namespace dateline
