#include "actors/pronouns.hpp"

#include <algorithm>
#include <string_view>

namespace dateline {
namespace {

constexpr std::size_t kLookBack = 40;  // mentions
constexpr std::uint32_t kReach = 3;    // sentences
constexpr int kClearLead = 8;          // by which the best must beat the second
constexpr int kClearLeadPerson = 3;    // he and she have gender to go by

enum class Class { he_she, it, they, speaker };

Class class_of(const DraftMention& pronoun) {
  const std::string& word = pronoun.key;
  if (pronoun.gender != Gender::unknown) return Class::he_she;
  if (word == "it" || word == "its" || word == "itself") return Class::it;
  if (word.starts_with("the")) return Class::they;
  return Class::speaker;
}

bool is_person(const Profile& profile) {
  if (profile.kind == ActorKind::person) return true;
  const auto is_judge = [](const Noun* noun) { return noun->lemma == "judge"; };
  return profile.kind == ActorKind::court && !profile.named &&
         std::any_of(profile.nouns.begin(), profile.nouns.end(), is_judge);
}

// 0: cannot be. The rest is a preference in points.
int fits(const DraftMention& pronoun, const Profile& profile) {
  switch (class_of(pronoun)) {
    case Class::he_she: {
      const bool gender = profile.gender == Gender::unknown || profile.gender == pronoun.gender;
      if (!is_person(profile) || profile.plural || !gender) return 0;
      return profile.gender == pronoun.gender ? 12 : profile.named ? 8 : 4;
    }
    case Class::it:
      if (is_person(profile) || profile.plural) return 0;
      if (profile.kind == ActorKind::law) return 3;
      return profile.kind == ActorKind::other ? 1 : 8;
    case Class::they:
      if (profile.plural) return 12;
      return profile.kind == ActorKind::company || profile.kind == ActorKind::group ? 3 : 0;
    case Class::speaker:
      break;
  }
  return 0;
}

bool is_core(Deprel relation) {
  return relation == Deprel::nsubj || relation == Deprel::nsubj_pass || relation == Deprel::obj ||
         relation == Deprel::iobj || relation == Deprel::obl || relation == Deprel::obl_agent;
}

}  // namespace

PronounResolver::PronounResolver(const Words& words, const ActorKnowledge& knowledge,
                                 std::vector<DraftMention>& drafts)
    : words_(words), drafts_(drafts), quotes_(find_quotes(words, knowledge)) {}

// "It is clear that ...", "it seems": nobody is meant.
bool PronounResolver::is_empty_it(const DraftMention& pronoun) const {
  const Token& token = words_.token(pronoun.head);
  if (pronoun.key != "it") return false;
  if (token.head == kNoToken) return words_.has_tree(pronoun.head);
  const std::string& verb = words_.lemma(token.head);
  static constexpr std::string_view kEmptyVerbs[] = {"seem", "appear", "happen", "emerge",
                                                     "turn", "remain", "rain",   "take"};
  if (std::find(std::begin(kEmptyVerbs), std::end(kEmptyVerbs), verb) != std::end(kEmptyVerbs)) {
    return true;
  }
  const Upos upos = words_.token(token.head).upos;
  if (upos != Upos::adj && upos != Upos::noun && upos != Upos::adv) return false;
  for (const TokenIndex child : words_.children(token.head)) {
    const Deprel relation = words_.token(child).deprel;
    if (relation == Deprel::csubj || relation == Deprel::ccomp || relation == Deprel::xcomp ||
        relation == Deprel::advcl || relation == Deprel::acl_relcl) {
      return true;
    }
  }
  return false;
}

// The verb of "The ministry alleged it broke the law", where that is around the pronoun.
TokenIndex PronounResolver::accusation_around(const DraftMention& pronoun) const {
  const TokenIndex clause = words_.token(pronoun.head).head;
  if (clause == kNoToken || words_.token(clause).deprel != Deprel::ccomp) return kNoToken;
  const TokenIndex verb = words_.token(clause).head;
  if (verb == kNoToken) return kNoToken;
  const std::string& lemma = words_.lemma(verb);
  return lemma == "allege" || lemma == "suspect" ? verb : kNoToken;
}

bool PronounResolver::is_accuser(const DraftMention& pronoun, const DraftMention& earlier) const {
  const TokenIndex verb = accusation_around(pronoun);
  return verb != kNoToken && words_.token(earlier.head).head == verb;
}

// "The ministry announced a bar, shutting it down": not the ministry, which does it.
bool PronounResolver::acts_on_it(const DraftMention& pronoun, const DraftMention& earlier) const {
  const Token& own = words_.token(pronoun.head);
  if (own.deprel != Deprel::obj || own.head == kNoToken) return false;
  const Token& verb = words_.token(own.head);
  const Token& other = words_.token(earlier.head);
  const bool has_subject = std::ranges::any_of(words_.children(own.head), [&](TokenIndex child) {
    return words_.token(child).deprel == Deprel::nsubj;
  });
  return verb.deprel == Deprel::advcl && !has_subject && other.head == verb.head &&
         other.deprel == Deprel::nsubj;
}

int PronounResolver::salience(const DraftMention& pronoun, const DraftMention& earlier,
                              const Profile& profile) const {
  const int fit = fits(pronoun, profile);
  if (fit == 0 || earlier.place) return 0;
  if (earlier.first <= pronoun.first && pronoun.last <= earlier.last) return 0;
  const std::uint32_t distance = words_.sentence(pronoun.head) - words_.sentence(earlier.head);
  if (distance > kReach) return 0;
  const Token& own = words_.token(pronoun.head);
  const Token& other = words_.token(earlier.head);
  // "Apple sued it": not Apple; "itself" is.
  const bool co_argument = own.head != kNoToken && own.head == other.head && is_core(own.deprel) &&
                           is_core(other.deprel) && pronoun.key.find("sel") == std::string::npos;
  if (co_argument) return 0;
  if (is_accuser(pronoun, earlier) || acts_on_it(pronoun, earlier)) return 0;
  int score = 100 - 25 * static_cast<int>(distance) + fit;
  // Accused are those whom something was done to rather than those who did it.
  const bool is_accused = accusation_around(pronoun) != kNoToken;
  const bool is_subject = other.deprel == Deprel::nsubj || other.deprel == Deprel::nsubj_pass;
  if (is_subject && !is_accused) score += 15;
  if (other.deprel == Deprel::obj || other.deprel == Deprel::iobj) score += 5;
  if (other.deprel == Deprel::nmod_poss || other.deprel == Deprel::compound) score -= 8;
  if (earlier.is_name()) score += 3;
  return std::max(score, 1);
}

std::int32_t PronounResolver::resolve(std::size_t i, const std::vector<std::size_t>& seen,
                                      const std::vector<Profile>& profiles) const {
  const DraftMention& pronoun = drafts_[i];
  if (class_of(pronoun) == Class::speaker || is_empty_it(pronoun)) return -1;
  int best = 0;
  int second = 0;
  std::int32_t actor = -1;
  const std::size_t stop = seen.size() > kLookBack ? seen.size() - kLookBack : 0;
  for (std::size_t k = seen.size(); k-- > stop;) {
    const DraftMention& earlier = drafts_[seen[k]];
    const Profile& profile = profiles[static_cast<std::size_t>(earlier.actor)];
    const int score = salience(pronoun, earlier, profile);
    if (score > best) {
      if (earlier.actor != actor) second = best;
      best = score;
      actor = earlier.actor;
    } else if (earlier.actor != actor) {
      second = std::max(second, score);
    }
  }
  const int lead = pronoun.gender != Gender::unknown ? kClearLeadPerson : kClearLead;
  return best - second >= lead ? actor : -1;
}

const Quote* PronounResolver::quote_around(TokenIndex t) const {
  const auto after =
      std::upper_bound(quotes_.begin(), quotes_.end(), t,
                       [](TokenIndex token, const Quote& quote) { return token < quote.first; });
  if (after == quotes_.begin()) return nullptr;
  const Quote& quote = *(after - 1);
  return t < quote.last ? &quote : nullptr;
}

void PronounResolver::resolve_speakers() {
  std::vector<std::int32_t> actor_at(words_.size(), -1);
  for (const DraftMention& draft : drafts_) {
    if (draft.actor < 0) continue;
    if (actor_at[draft.head] < 0) actor_at[draft.head] = draft.actor;
    for (TokenIndex t = draft.name_first; t < draft.name_last; ++t) {
      if (actor_at[t] < 0) actor_at[t] = draft.actor;
    }
  }
  for (DraftMention& draft : drafts_) {
    if (draft.form != MentionForm::pronoun || class_of(draft) != Class::speaker) continue;
    const Quote* quote = quote_around(draft.head);
    if (quote != nullptr && quote->speaker != kNoToken) draft.actor = actor_at[quote->speaker];
  }
}

}  // namespace dateline
