#pragma once
// Actors: who or what a document talks about, with every mention joined to its actor.
//
//   ActorFinder finder = *ActorFinder::create({});
//   ActorSet set = finder.find_actors(document, analysis);
//   if (const Mention* mention = set.mention_at(token)) ... set.actors[index(mention->actor)].name

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/citation.hpp"
#include "dateline/base/ids.hpp"
#include "dateline/base/knowledge.hpp"
#include "dateline/base/result.hpp"
#include "dateline/language/analysis.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

enum class ActorKind : std::uint8_t {
  government,
  court,
  person,
  company,
  group,
  country,
  product,
  law,
  other,
};
[[nodiscard]] std::string_view actor_kind_name(ActorKind kind);
[[nodiscard]] Result<ActorKind> parse_actor_kind(std::string_view name);

struct Actor {
  std::string name;  // canonical: the fullest name the text gives
  ActorKind kind = ActorKind::other;
  std::vector<std::string> aliases;  // other ways the text says it, in order of first use
  std::vector<Citation> mentions;    // in text order
  friend bool operator==(const Actor&, const Actor&) = default;
};

enum class MentionForm : std::uint8_t { name, nominal, pronoun };

// Tokens [first, last) of the whole phrase ("US Magistrate Judge Laurel Beeler"); head is the token
// that the dependency tree attaches elsewhere.
struct Mention {
  Span span;
  TokenIndex first = 0;
  TokenIndex last = 0;
  TokenIndex head = 0;
  MentionForm form = MentionForm::name;
  ActorId actor{};
};

struct ActorSet {
  std::vector<Actor> actors;      // in order of first mention
  std::vector<Mention> mentions;  // sorted by span; the outer one first where they nest
  // The widest mention whose head is this token; else the name that has the token inside (a tree
  // may hang a name by any of its words); else null.
  [[nodiscard]] const Mention* mention_at(TokenIndex head) const;
};

class ActorFinder {
 public:
  // `user_knowledge`: texts of user files in the format of data/actors.toml, added to the compiled
  // in ones. Errors: format, with file and line.
  [[nodiscard]] static Result<ActorFinder> create(const std::vector<KnowledgeFile>& user_knowledge);
  ActorFinder(ActorFinder&&) noexcept;
  ActorFinder& operator=(ActorFinder&&) noexcept;
  ~ActorFinder();

  [[nodiscard]] ActorSet find_actors(const Document& document, const Analysis& analysis) const;

 private:
  struct Impl;
  explicit ActorFinder(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dateline
