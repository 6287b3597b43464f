#pragma once
// What data/actor*.t* knows, ready for lookup: names, countries, nouns, titles, first names, words.
// Immutable after load; keys are folded (utf8.hpp).

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dateline/actors/actor.hpp"
#include "dateline/base/knowledge.hpp"
#include "dateline/base/result.hpp"

namespace dateline {

// A set of sorts ("agency", "bank", "judge"): finer than kinds, they say which nouns may stand for
// an actor. At most 64 are known.
using Sorts = std::uint64_t;

// A noun that heads phrases for actors (data/actor_nouns.txt explains the columns).
struct Noun {
  std::string lemma;
  ActorKind kind = ActorKind::other;
  Sorts gives = 0;
  Sorts accepts = 0;
  bool names_only = false;  // "Home Office", but not "in office"
};

enum class Gender : std::uint8_t { unknown, male, female };

using KnownId = std::int32_t;
inline constexpr KnownId kUnknownActor = -1;

// An actor of the knowledge files; all its names lead to the same one.
struct KnownActor {
  std::string name;
  ActorKind kind = ActorKind::other;
  std::vector<const Noun*> nouns;  // that its names hold: "commission" for the FTC
};

class ActorKnowledge {
 public:
  // The compiled-in files, then the user's. Errors: format, with file and line.
  [[nodiscard]] static Result<ActorKnowledge> load(const std::vector<KnowledgeFile>& user_files);

  [[nodiscard]] const Noun* find_noun(std::string_view lemma) const;
  // A noun of two words: "prime", "minister". Null for none.
  [[nodiscard]] const Noun* find_noun_pair(std::string_view first, std::string_view lemma) const;
  [[nodiscard]] const Noun* find_title(std::string_view folded) const;  // "sen." -> senator
  [[nodiscard]] KnownId find_name(std::string_view key) const;
  // The name is written in capitals alone: "ICE" is an agency, "Ice" is not.
  [[nodiscard]] bool is_abbreviation(std::string_view key) const;
  [[nodiscard]] const KnownActor& known(KnownId id) const {
    return known_[static_cast<std::size_t>(id)];
  }
  // Bytes of the longest key that starts with this word, 0 for none.
  [[nodiscard]] std::size_t longest_name(std::string_view first_word) const;
  [[nodiscard]] KnownId country_of_adjective(std::string_view folded) const;  // "chinese"
  [[nodiscard]] KnownId country_of_capital(std::string_view key) const;       // "beijing"
  // What a place may stand for, best first; empty when it stands for nothing.
  [[nodiscard]] const std::vector<std::string>& metonym(std::string_view key) const;
  [[nodiscard]] Gender gender(std::string_view first_name) const;  // of a known first name
  [[nodiscard]] bool is_first_name(std::string_view folded) const;

  enum class WordSet : std::uint8_t {
    not_names,  // compared as written, all others folded
    function_words,
    particles,
    company_endings,
    speech_verbs,
    neutral_modifiers,
    of_nouns,
    count,
  };
  [[nodiscard]] bool has(WordSet set, std::string_view word) const;

  [[nodiscard]] Sorts sort(std::string_view name) const;  // 0 for one that no file names

 private:
  friend class KnowledgeLoader;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  template <class Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;
  using Set = std::unordered_set<std::string, Hash, std::equal_to<>>;

  Table<Noun> nouns_;
  Table<std::string> titles_;
  struct Name {
    KnownId id = kUnknownActor;
    bool abbreviation = false;
  };
  Table<Name> names_;
  Table<std::size_t> longest_;
  Table<KnownId> adjectives_;
  Table<KnownId> capitals_;
  Table<std::vector<std::string>> metonyms_;
  Table<Gender> first_names_;
  std::vector<KnownActor> known_;
  std::vector<std::string> sorts_;
  Set sets_[static_cast<std::size_t>(WordSet::count)];
};

}  // namespace dateline
