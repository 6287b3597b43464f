#include "actors/profile.hpp"

#include <algorithm>
#include <string_view>

namespace dateline {
namespace {

using WordSet = ActorKnowledge::WordSet;

// An actor of whom only the kind is known may be called by the commonest nouns of its kind.
Sorts sorts_of_kind(const ActorKnowledge& knowledge, ActorKind kind) {
  switch (kind) {
    case ActorKind::government:
      return knowledge.sort("agency");
    case ActorKind::court:
      return knowledge.sort("court");
    case ActorKind::company:
      return knowledge.sort("company");
    case ActorKind::group:
      return knowledge.sort("ngo");
    case ActorKind::country:
      return knowledge.sort("country");
    case ActorKind::product:
      return knowledge.sort("product");
    case ActorKind::law:
      return knowledge.sort("law");
    case ActorKind::person:
    case ActorKind::other:
      break;
  }
  return 0;
}

bool is_person_noun(const Noun& noun) {
  return noun.kind == ActorKind::person ||
         (noun.kind == ActorKind::court && (noun.lemma == "judge" || noun.lemma == "magistrate"));
}

// The words that tell the nominal's actor apart: without "same", "federal", nationalities.
bool tells_apart(const ActorKnowledge& knowledge, const std::string& word) {
  if (knowledge.has(WordSet::neutral_modifiers, word)) return false;
  if (knowledge.country_of_adjective(word) != kUnknownActor) return false;
  const KnownId known = knowledge.find_name(word);
  return known == kUnknownActor || knowledge.known(known).kind != ActorKind::country;
}

bool modifiers_fit(const ActorKnowledge& knowledge, const DraftMention& nominal,
                   const Profile& profile) {
  const bool other_country = nominal.country != kUnknownActor && profile.country != kUnknownActor &&
                             nominal.country != profile.country;
  if (other_country) return false;
  bool any = false;
  bool found = false;
  for (const std::string& word : nominal.modifiers) {
    if (!tells_apart(knowledge, word)) continue;
    any = true;
    found = found || profile.has_word(word);
  }
  return !any || found;
}

}  // namespace

void Profile::add(const Words& all_words, const ActorKnowledge& knowledge,
                  const DraftMention& draft) {
  if (draft.evidence > evidence || nouns.empty()) {
    kind = draft.evidence >= evidence ? draft.kind : kind;
    evidence = std::max(evidence, draft.evidence);
  }
  if (gender == Gender::unknown) gender = draft.gender;
  plural = plural || draft.plural;
  named = named || draft.is_name();
  if (known == kUnknownActor) known = draft.known;
  if (country == kUnknownActor) country = draft.country;
  for (const Noun* noun : draft.nouns) {
    if (!has_noun(noun)) nouns.push_back(noun);
    sorts |= noun->gives;
  }
  if (draft.is_name() && (sorts == 0 || draft.kind == ActorKind::company)) {
    sorts |= sorts_of_kind(knowledge, draft.kind);
  }
  for (const std::string& word : draft.modifiers) words.push_back(word);
  for (TokenIndex t = draft.name_first; t < draft.name_last; ++t) {
    words.push_back(all_words.folded(t));
  }
}

bool Profile::has_noun(const Noun* noun) const {
  return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

bool Profile::has_word(const std::string& word) const {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Fit fit_of(const ActorKnowledge& knowledge, const DraftMention& nominal, const Profile& profile) {
  const Noun& noun = *nominal.noun;
  if (nominal.plural != profile.plural) return Fit::none;
  if (!modifiers_fit(knowledge, nominal, profile)) return Fit::none;
  if (profile.has_noun(&noun)) return Fit::noun;
  if ((noun.accepts & profile.sorts) != 0) return Fit::sort;
  const bool company = noun.kind == ActorKind::company && noun.accepts != 0 &&
                       profile.kind == ActorKind::company && profile.named;
  if (company) return Fit::loose;
  // A name of which nothing is known: "Nimbara" ... "the company".
  const bool unknown = (noun.kind == ActorKind::company || noun.kind == ActorKind::product) &&
                       profile.kind == ActorKind::other && profile.evidence == Evidence::none &&
                       profile.named && profile.mentions > 1;
  return unknown && noun.accepts != 0 ? Fit::loose : Fit::none;
}

bool kinds_fit(const Noun& noun, ActorKind kind, Evidence evidence) {
  if (evidence <= Evidence::guess && kind == ActorKind::other) return true;
  if (is_person_noun(noun)) return kind == ActorKind::person;
  if (noun.kind == kind) return true;
  if (kind == ActorKind::person || kind == ActorKind::country || kind == ActorKind::law) {
    return false;
  }
  return noun.kind != ActorKind::law && noun.kind != ActorKind::country;
}

}  // namespace dateline
