#pragma once
// The event ontology of data/ontology.toml as a look-up table: from a verb, noun or phrase with its
// arguments' classes to the type of event. Loaded once, const afterwards.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/base/knowledge.hpp"
#include "dateline/base/result.hpp"
#include "dateline/events/event.hpp"

namespace dateline {

struct EventType {
  std::string id;       // "ban", "arrest_charge/arrest"
  double weight = 0.5;  // how likely it belongs on a timeline
  bool is_speech = false;
  std::optional<RelationType> relation;             // what it does to the event that is its object
  [[nodiscard]] std::string_view base_id() const {  // without the refinement
    return std::string_view(id).substr(0, id.find('/'));
  }
};

// What an entry may ask of a predicate's arguments.
enum class AgentClass : std::uint8_t {
  any,
  court,
  government,
  company,
  person,
  law,
  report,
  party
};

struct Arguments {
  std::string_view object_lemma;  // head of the direct object or passive subject; empty for none
  bool object_is_party = false;   // the object is an actor (person, company, body)
  AgentClass agent = AgentClass::any;  // what the subject is; any: unknown or something else
  bool agent_is_party = false;         // an actor that is no government and no court
};

class Ontology {
 public:
  // The compiled-in file and then the user's, whose types extend those of the same id. Errors:
  // format, with file and line.
  [[nodiscard]] static Result<Ontology> load(const std::vector<KnowledgeFile>& user_files);

  [[nodiscard]] const EventType* find_verb(std::string_view lemma, const Arguments& args) const;
  [[nodiscard]] const EventType* find_noun(std::string_view lemma) const;

  // The entry that find_verb() takes the type from, as data/ontology.toml has it ("deny
  // agent=court"); empty for none.
  [[nodiscard]] std::string_view verb_entry(std::string_view lemma, const Arguments& args) const;

  struct Phrase {
    std::vector<std::string> words;  // lemmas, the verb first
    std::uint32_t entry = 0;         // for phrase_type
  };
  // All phrases that start with this verb, the longest first.
  [[nodiscard]] const std::vector<Phrase>& phrases_of(std::string_view verb_lemma) const;
  // The type, when the phrase's conditions hold.
  [[nodiscard]] const EventType* phrase_type(const Phrase& phrase, const Arguments& args) const;

  [[nodiscard]] bool knows_noun(std::string_view lemma) const {
    return find_noun(lemma) != nullptr;
  }
  [[nodiscard]] bool is_class(std::string_view name, std::string_view lemma) const;

 private:
  struct Entry {
    std::uint32_t type = 0;
    std::string text;  // as written
    std::vector<std::uint32_t> object_classes;
    bool object_none = false;
    bool object_party = false;
    AgentClass agent = AgentClass::any;
  };
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class Value>
  using Table = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

  struct Loader;
  // Number of conditions that hold, or nothing when one does not.
  [[nodiscard]] std::optional<int> match(const Entry& entry, const Arguments& args) const;

  [[nodiscard]] const Entry* best_entry(std::string_view lemma, const Arguments& args) const;

  std::vector<EventType> types_;
  std::vector<Entry> entries_;
  Table<std::vector<std::uint32_t>> verbs_;
  Table<std::uint32_t> nouns_;
  Table<std::vector<Phrase>> phrases_;
  Table<std::uint32_t> class_ids_;
  Table<std::vector<std::uint32_t>> classes_of_;  // lemma to the classes that list it
};

}  // namespace dateline
