// In text order, each reference looks back over the mentions before it (never further than
// kLookBack) and takes the best one that fits; when two fit about equally well, a pronoun takes
// none. Order of the passes for a nominal:
//   1. apposition and copula: "Tencent, the conglomerate that owns WeChat"; "Tencent is a company"
//   2. a country's government: "the Chinese government" is China
//   3. the same phrase again: "a group of users" ... "the group of users"
//   4. definite or bare: the nearest actor with that noun, then of a sort it may stand for
//   5. a lead's indefinite: "A judge has blocked" ... "Judge Laurel Beeler said"
//   6. an actor of its own
#include "actors/references.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "actors/appositions.hpp"
#include "actors/profile.hpp"
#include "actors/pronouns.hpp"

namespace dateline {
namespace {

constexpr int kMaxSteps = 16;  // up the tree, which may be anything
constexpr std::size_t kLookBack = 250;       // mentions
constexpr std::uint32_t kSortReach = 12;     // sentences, for "the regulator" by sort
constexpr std::uint32_t kLooseReach = 4;     // sentences, for "the retailer" by kind alone
constexpr std::uint32_t kLeadSentences = 3;  // where an indefinite phrase announces a name
constexpr std::uint32_t kLeadReach = 6;      // sentences from it to the name

class ReferenceResolver {
 public:
  ReferenceResolver(const Words& words, const ActorKnowledge& knowledge,
                    std::vector<DraftMention>& drafts, std::size_t name_actors)
      : words_(words), knowledge_(knowledge), drafts_(drafts), profiles_(name_actors) {}

  std::size_t resolve() {
    const std::vector<std::int32_t> partner = find_appositions(words_, drafts_);
    for (const DraftMention& draft : drafts_) {
      if (draft.is_name()) profile(draft).add(words_, knowledge_, draft);
    }
    describe_by_appositions(partner);
    PronounResolver pronouns(words_, knowledge_, drafts_);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      DraftMention& draft = drafts_[i];
      if (draft.form == MentionForm::pronoun) {
        draft.actor = pronouns.resolve(i, seen_, profiles_);
      } else if (draft.form == MentionForm::nominal) {
        resolve_nominal(i, partner[i]);
      }
      if (draft.actor < 0) continue;
      ++profile(draft).mentions;
      seen_.push_back(i);
    }
    pronouns.resolve_speakers();
    return profiles_.size();
  }

 private:
  Profile& profile(const DraftMention& draft) {
    return profiles_[static_cast<std::size_t>(draft.actor)];
  }

  // What a name's apposition says of it is known before the first reference is looked at.
  void describe_by_appositions(const std::vector<std::int32_t>& partner) {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (partner[i] < 0 || drafts_[i].is_name()) continue;
      const DraftMention& name = drafts_[static_cast<std::size_t>(partner[i])];
      if (!name.is_name()) continue;
      DraftMention description = drafts_[i];
      description.evidence = Evidence::pattern;
      description.actor = name.actor;
      const bool weak = profile(name).evidence < Evidence::pattern;
      if (!weak) description.kind = profile(name).kind;
      if (description.kind == ActorKind::court && profile(name).kind == ActorKind::person) {
        description.kind = ActorKind::person;
      }
      profile(name).add(words_, knowledge_, description);
    }
  }

  void resolve_nominal(std::size_t i, std::int32_t partner) {
    DraftMention& draft = drafts_[i];
    if (partner >= 0 && drafts_[static_cast<std::size_t>(partner)].actor >= 0) {
      draft.actor = drafts_[static_cast<std::size_t>(partner)].actor;
      return;
    }
    draft.actor = government_of_country(draft);
    const std::string phrase = content(draft);
    if (draft.actor < 0) draft.actor = same_phrase(draft, phrase);
    if (draft.actor < 0 && may_refer_back(draft)) draft.actor = nearest(draft);
    if (draft.actor < 0) draft.actor = name_to_come(i);
    if (draft.actor < 0) draft.actor = new_actor();
    profile(draft).add(words_, knowledge_, draft);
    phrases_.insert_or_assign(phrase, draft.actor);
  }

  std::int32_t new_actor() {
    profiles_.emplace_back();
    return static_cast<std::int32_t>(profiles_.size()) - 1;
  }

  // "the Chinese government" and "China" are one; each country has one actor.
  std::int32_t government_of_country(const DraftMention& draft) {
    if (draft.country == kUnknownActor || draft.noun->lemma != "government") return -1;
    if (draft.modifiers.size() > 1) return -1;
    if (countries_.empty()) {
      for (const DraftMention& name : drafts_) {
        if (name.is_name() && name.known != kUnknownActor) {
          countries_.try_emplace(name.known, name.actor);
        }
      }
    }
    const auto [found, is_new] = countries_.try_emplace(draft.country, -1);
    if (found->second < 0) found->second = new_actor();
    return found->second;
  }

  // The phrase without its determiner.
  std::string content(const DraftMention& draft) const {
    std::string out = draft.noun->lemma + (draft.plural ? "+" : "");
    for (const std::string& modifier : draft.modifiers) out += ' ' + modifier;
    return out;
  }

  // A phrase that tells its actor apart means the same one again; so do bare plurals ("lawmakers")
  // and definites. "A court" twice may be two courts.
  std::int32_t same_phrase(const DraftMention& draft, const std::string& phrase) const {
    const bool alone = draft.modifiers.empty();
    if (draft.determiner == Determiner::indefinite && (alone || !draft.plural)) return -1;
    if (draft.determiner == Determiner::possessive && alone) return -1;
    if (alone && draft.determiner == Determiner::definite) return -1;  // the nearest decides
    const auto found = phrases_.find(phrase);
    return found == phrases_.end() ? -1 : found->second;
  }

  static bool may_refer_back(const DraftMention& draft) {
    return draft.determiner == Determiner::definite || draft.determiner == Determiner::none;
  }

  bool is_subject(const DraftMention& draft) const {
    const Deprel relation = words_.token(draft.head).deprel;
    return relation == Deprel::nsubj || relation == Deprel::nsubj_pass;
  }

  std::int32_t nearest(const DraftMention& draft) {
    struct Best {
      int score = 0;
      std::int32_t actor = -1;
    } best;
    std::vector<std::int32_t> looked_at;
    const std::size_t stop = seen_.size() > kLookBack ? seen_.size() - kLookBack : 0;
    for (std::size_t k = seen_.size(); k-- > stop;) {
      const DraftMention& earlier = drafts_[seen_[k]];
      if (std::find(looked_at.begin(), looked_at.end(), earlier.actor) != looked_at.end()) continue;
      looked_at.push_back(earlier.actor);
      const int score = score_of(draft, earlier);
      if (score > best.score) best = {score, earlier.actor};
    }
    return best.actor;
  }

  // The verb whose clause the token stands in; kNoToken where there is none near.
  TokenIndex clause_of(TokenIndex token) const {
    TokenIndex at = words_.token(token).head;
    for (int step = 0; step < kMaxSteps && at != kNoToken; ++step) {
      if (words_.token(at).upos == Upos::verb) return at;
      at = words_.token(at).head;
    }
    return kNoToken;
  }

  // "Acme's licence was suspended by the regulator": two parts of one clause are two actors.
  bool share_clause(const DraftMention& draft, const DraftMention& earlier) const {
    if (words_.sentence(draft.head) != words_.sentence(earlier.head)) return false;
    const TokenIndex clause = clause_of(draft.head);
    return clause != kNoToken && clause == clause_of(earlier.head);
  }

  // 0: does not fit. Each sentence between costs 4; a subject and the same noun gain.
  int score_of(const DraftMention& draft, const DraftMention& earlier) {
    const Profile& profile_of_earlier = profile(earlier);
    const Fit fit = fit_of(knowledge_, draft, profile_of_earlier);
    if (share_clause(draft, earlier)) return 0;
    if (fit == Fit::none || (earlier.first <= draft.first && draft.last <= earlier.last)) return 0;
    // A bare noun ("council") refers back to a phrase with the same noun only.
    if (draft.determiner == Determiner::none && fit != Fit::noun && !draft.plural) return 0;
    if (draft.plural && fit != Fit::noun) return 0;
    const std::uint32_t distance = words_.sentence(draft.head) - words_.sentence(earlier.head);
    if (fit == Fit::sort && distance > kSortReach) return 0;
    if (fit == Fit::loose && (distance > kLooseReach || !draft.modifiers.empty())) return 0;
    int score = 1000 - 4 * static_cast<int>(std::min<std::uint32_t>(distance, 200));
    if (fit == Fit::noun) score += 12;
    if (fit == Fit::loose) score -= 12;
    if (is_subject(earlier)) score += 5;
    if (!profile_of_earlier.named && fit != Fit::noun) score -= 15;
    return score + 2 * std::min(profile_of_earlier.mentions, 6);
  }

  // "A federal judge blocked ..." in the lead, "U.S. District Judge Jane Roe said" soon after.
  std::int32_t name_to_come(std::size_t i) const {
    const DraftMention& draft = drafts_[i];
    const std::uint32_t sentence = words_.sentence(draft.head);
    if (draft.plural || sentence >= kLeadSentences) return -1;
    if (draft.determiner == Determiner::possessive) return -1;
    const std::size_t end = std::min(drafts_.size(), i + kLookBack);
    for (std::size_t k = i + 1; k < end; ++k) {
      const DraftMention& later = drafts_[k];
      if (words_.sentence(later.head) > sentence + kLeadReach) return -1;
      if (!later.is_name() || later.plural || words_.sentence(later.head) == sentence) continue;
      const bool same_noun =
          std::find(later.nouns.begin(), later.nouns.end(), draft.noun) != later.nouns.end();
      if (same_noun && kinds_fit(*draft.noun, later.kind, later.evidence) &&
          title_fits(draft, later)) {
        return later.actor;
      }
    }
    return -1;
  }

  // "The prime minister" is no "minister John Hayes"; a judge's place may go unsaid.
  bool title_fits(const DraftMention& draft, const DraftMention& name) const {
    if (draft.noun->lemma == "judge") return true;
    return std::all_of(draft.modifiers.begin(), draft.modifiers.end(), [&](const auto& modifier) {
      if (knowledge_.has(ActorKnowledge::WordSet::neutral_modifiers, modifier)) return true;
      for (TokenIndex t = name.first; t < name.last; ++t) {
        if (words_.folded(t) == modifier || words_.lemma(t) == modifier) return true;
      }
      return false;
    });
  }

  const Words& words_;
  const ActorKnowledge& knowledge_;
  std::vector<DraftMention>& drafts_;
  std::vector<Profile> profiles_;
  std::vector<std::size_t> seen_;  // drafts with an actor, in text order
  std::unordered_map<std::string, std::int32_t> phrases_;
  std::unordered_map<KnownId, std::int32_t> countries_;
};

}  // namespace

std::size_t resolve_references(const Words& words, const ActorKnowledge& knowledge,
                               std::vector<DraftMention>& drafts, std::size_t name_actors) {
  return ReferenceResolver(words, knowledge, drafts, name_actors).resolve();
}

}  // namespace dateline
