#include "dateline/actors/actor.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "actors/assemble.hpp"
#include "actors/knowledge.hpp"
#include "actors/name_joiner.hpp"
#include "actors/names.hpp"
#include "actors/phrases.hpp"
#include "actors/references.hpp"
#include "actors/words.hpp"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 9> kKindNames = {
    "government", "court", "person", "company", "group", "country", "product", "law", "other"};

// No mention is longer (names.cpp and phrases.cpp hold themselves to less), so that a search by
// head looks back over a bounded stretch.
constexpr TokenIndex kMaxMentionTokens = 48;

}  // namespace

std::string_view actor_kind_name(ActorKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

Result<ActorKind> parse_actor_kind(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found != kKindNames.end()) return static_cast<ActorKind>(found - kKindNames.begin());
  return fail(ErrorCode::format, "unknown actor kind '" + std::string(name) + "'", {},
              "known are government, court, person, company, group, country, product, law, other");
}

// Mentions are sorted by first token, the outer one first: the last one seen on the way back is the
// widest.
const Mention* ActorSet::mention_at(TokenIndex head) const {
  const auto behind = std::upper_bound(
      mentions.begin(), mentions.end(), head,
      [](TokenIndex token, const Mention& mention) { return token < mention.first; });
  const Mention* widest = nullptr;
  const Mention* around = nullptr;
  for (auto at = behind; at != mentions.begin();) {
    --at;
    if (at->first + kMaxMentionTokens < head) break;
    if (at->head == head) widest = &*at;
    const bool inside = head < at->last && at->form == MentionForm::name;
    if (inside && around == nullptr) around = &*at;
  }
  return widest != nullptr ? widest : around;
}

struct ActorFinder::Impl {
  ActorKnowledge knowledge;
};

ActorFinder::ActorFinder(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
ActorFinder::ActorFinder(ActorFinder&&) noexcept = default;
ActorFinder& ActorFinder::operator=(ActorFinder&&) noexcept = default;
ActorFinder::~ActorFinder() = default;

Result<ActorFinder> ActorFinder::create(const std::vector<KnowledgeFile>& user_knowledge) {
  auto knowledge = ActorKnowledge::load(user_knowledge);
  if (!knowledge) return tl::make_unexpected(knowledge.error());
  return ActorFinder(std::make_unique<const Impl>(Impl{std::move(*knowledge)}));
}

ActorSet ActorFinder::find_actors(const Document& document, const Analysis& analysis) const {
  const ActorKnowledge& knowledge = impl_->knowledge;
  const Words words(document, analysis);
  std::vector<DraftMention> drafts = add_phrases(words, knowledge, find_names(words, knowledge));
  const std::size_t name_actors = join_names(words, knowledge, drafts);
  static_cast<void>(resolve_references(words, knowledge, drafts, name_actors));
  return assemble_actors(words, knowledge, std::move(drafts));
}

}  // namespace dateline
