#include "actors/name_kind.hpp"

#include <algorithm>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

using WordSet = ActorKnowledge::WordSet;

constexpr TokenIndex kMaxPersonTokens = 6;  // "Maria de los Angeles Garcia Lopez"

ActorKind kind_of_entity(EntityType type) {
  switch (type) {
    case EntityType::per:
      return ActorKind::person;
    case EntityType::gov:
    case EntityType::gpe:
      return ActorKind::government;
    case EntityType::court:
      return ActorKind::court;
    case EntityType::com:
      return ActorKind::company;
    case EntityType::org:
    case EntityType::norp:
      return ActorKind::group;
    case EntityType::law:
      return ActorKind::law;
    case EntityType::prod:
      return ActorKind::product;
    case EntityType::loc:
    case EntityType::unknown:
      break;
  }
  return ActorKind::other;
}

}  // namespace

NameKinds::NameKinds(const Words& words, const ActorKnowledge& knowledge)
    : words_(words),
      knowledge_(knowledge),
      entity_types_(words.size(), EntityType::unknown),
      entity_starts_(words.size(), kNoToken) {
  for (const Entity& entity : words.analysis().entities) {
    for (TokenIndex t = entity.first; t < entity.last && t < words.size(); ++t) {
      entity_types_[t] = entity.type;
      entity_starts_[t] = entity.first;
    }
  }
}

const Noun* NameKinds::noun(TokenIndex t) const {
  if (const Noun* found = knowledge_.find_noun(words_.folded(t))) return found;
  return knowledge_.find_noun(words_.lemma(t));
}

const Noun* NameKinds::institution_noun(TokenIndex t) const {
  const Noun* found = noun(t);
  const bool institution = found != nullptr && words_.is_capitalised(t) &&
                           found->kind != ActorKind::person && found->kind != ActorKind::product &&
                           found->kind != ActorKind::country;
  return institution ? found : nullptr;
}

bool NameKinds::is_title(TokenIndex t) const {
  if (knowledge_.find_title(words_.folded(t)) != nullptr) return words_.is_capitalised(t);
  const Noun* found = noun(t);
  if (found == nullptr || !words_.is_capitalised(t)) return false;
  // Officers only: "Consumer Reports" and "Farmers Insurance" have no title in front. At the start
  // of a sentence the capital is the sentence's: "Analyst Jane Roe said".
  const bool officer =
      found->gives != 0 && (found->kind == ActorKind::person || found->kind == ActorKind::court);
  if (officer) return found->kind == ActorKind::person || found->lemma != "court";
  return found->kind == ActorKind::person &&
         (words_.starts_sentence(t) || found->lemma == "general");
}

bool NameKinds::is_country(TokenIndex t) const {
  const KnownId known = knowledge_.find_name(words_.folded(t));
  return known != kUnknownActor && knowledge_.known(known).kind == ActorKind::country;
}

bool NameKinds::is_law_noun(TokenIndex t) const {
  const Noun* found = noun(t);
  return found != nullptr && found->kind == ActorKind::law;
}

bool NameKinds::is_legal_form(TokenIndex t) const {
  static constexpr std::string_view kForms[] = {"inc", "inc.", "ltd",   "ltd.", "llc",  "llp",
                                                "plc", "corp", "corp.", "l.p.", "s.a.", "gmbh"};
  return std::find(std::begin(kForms), std::end(kForms), words_.folded(t)) != std::end(kForms);
}

bool NameKinds::takes_number(TokenIndex first, TokenIndex end) const {
  return is_law_noun(first) || is_law_noun(end - 1) || words_.folded(end - 1) == "section" ||
         words_.folded(end - 1) == "title";
}

bool NameKinds::takes_of(TokenIndex first, TokenIndex end, std::string_view preposition) const {
  if (preposition == "on" || preposition == "against") {
    return has_institution_noun(first, end) && !is_law_noun(end - 1);
  }
  if (preposition == "of" && is_title(end - 1)) return true;  // Minister of Education Jane Roe
  for (TokenIndex t = first; t < end; ++t) {
    const Noun* found = noun(t);
    if (found == nullptr) continue;
    if (found->kind != ActorKind::person) return true;
  }
  return false;
}

TokenIndex NameKinds::find_of(TokenIndex first, TokenIndex end) const {
  while (first < end && words_.folded(first) != "of" && words_.folded(first) != "for") ++first;
  return first;
}

bool NameKinds::has_institution_noun(TokenIndex first, TokenIndex last) const {
  for (TokenIndex t = first; t < last; ++t) {
    if (institution_noun(t) != nullptr) return true;
  }
  return false;
}

bool NameKinds::ends_as_institution(TokenIndex first, TokenIndex last) const {
  return last > first && institution_noun(last - 1) != nullptr;
}

bool NameKinds::ends_as_public_body(TokenIndex first, TokenIndex last) const {
  if (!ends_as_institution(first, last)) return false;
  const ActorKind kind = institution_noun(last - 1)->kind;
  return kind == ActorKind::government || kind == ActorKind::court || kind == ActorKind::law ||
         kind == ActorKind::group;
}

EntityType NameKinds::entity_type(TokenIndex first, TokenIndex last) const {
  if (first >= last || entity_starts_[first] != first) return EntityType::unknown;
  return entity_starts_[last - 1] == first ? entity_types_[first] : EntityType::unknown;
}

bool NameKinds::is_other_entity(TokenIndex first, TokenIndex last) const {
  const EntityType type = entity_type(first, last);
  return type == EntityType::per || type == EntityType::gpe || type == EntityType::com;
}

bool NameKinds::looks_like_person(TokenIndex first, TokenIndex last) const {
  if (last <= first || last - first > kMaxPersonTokens) return false;
  const bool first_name = last - first > 1 && knowledge_.is_first_name(words_.folded(first));
  for (TokenIndex t = first; t < last; ++t) {
    const bool part = words_.is_capitalised(t) ||
                      knowledge_.has(WordSet::particles, words_.folded(t)) || !words_.is_word(t);
    if (!part) return false;
    // Bill Clinton, Judge Robert Levy: nouns that are names too.
    const bool spared = t == first ? first_name : t + 1 == last && first_name;
    if (!spared && is_body_word(t)) return false;
    if (knowledge_.has(WordSet::company_endings, words_.folded(t)) && last - first > 1)
      return false;
  }
  const KnownId known = knowledge_.find_name(words_.key(first, last));
  return known == kUnknownActor || knowledge_.known(known).kind == ActorKind::person;
}

// A word of institutions' names; "Levy" may be a surname for all that it is a tax.
bool NameKinds::is_body_word(TokenIndex t) const {
  const Noun* found = institution_noun(t);
  return found != nullptr && (found->kind != ActorKind::law || found->accepts != 0);
}

// Where the recogniser sees a person at the end of the run: "Director of Public Prosecution
// Eva-Marie Persson".
TokenIndex NameKinds::person_in(TokenIndex first, TokenIndex last) const {
  const TokenIndex start = entity_starts_[last - 1];
  const bool inside = start != kNoToken && start > first && entity_types_[start] == EntityType::per;
  return inside && looks_like_person(start, last) ? start : first;
}

TokenIndex NameKinds::after_titles(TokenIndex first, TokenIndex last) const {
  if (knowledge_.find_name(words_.key(first, last)) != kUnknownActor) return first;
  // "Department of Commerce Secretary | Wilbur Ross"
  const TokenIndex person = person_in(first, last);
  if (person > first && is_title(person - 1)) return person;
  const TokenIndex of = find_of(first, last);
  if (of > first && of < last && institution_noun(of - 1) != nullptr)
    return first;  // Court of Justice
  for (TokenIndex t = last; t-- > first;) {
    if (!is_title(t)) continue;
    if (t + 1 == last) {
      // "Laurel Judge" may be a surname; "US President", "Attorney General" are titles alone.
      const bool surname = last - first == 2 && knowledge_.is_first_name(words_.folded(first)) &&
                           entity_type(first, last) == EntityType::per;
      return surname ? first : last;
    }
    if (looks_like_person(t + 1, last)) return t + 1;
    const bool office = words_.folded(t + 1) == "of" || words_.folded(t + 1) == "for";
    return office ? person_after_office(t + 1, last) : first;
  }
  return person;
}

// "Minister | of Education Stefania Giannini": the first name says where the office ends.
TokenIndex NameKinds::person_after_office(TokenIndex first, TokenIndex last) const {
  for (TokenIndex t = first + 2; t + 1 < last; ++t) {
    if (knowledge_.is_first_name(words_.folded(t)) && looks_like_person(t, last)) return t;
  }
  const TokenIndex person = person_in(first, last);
  return person > first ? person : last;
}

bool NameKinds::is_no_name(TokenIndex first, TokenIndex last) const {
  if (knowledge_.find_name(words_.key(first, last)) != kUnknownActor) return false;
  if (knowledge_.has(WordSet::not_names, words_.text(first, last))) return true;
  if (last - first == 1) {
    if (institution_noun(first) != nullptr || noun(first) != nullptr) return true;
    if (words_.text(first).size() < 2 && entity_starts_[first] == kNoToken) return true;
  }
  for (TokenIndex t = first; t < last; ++t) {
    const bool adjective = knowledge_.country_of_adjective(words_.folded(t)) != kUnknownActor;
    if (!adjective && words_.is_word(t) && words_.folded(t) != "and") return false;
  }
  return true;
}

DraftMention NameKinds::make(TokenIndex first, TokenIndex name_first, TokenIndex last) const {
  DraftMention draft;
  draft.first = first;
  draft.last = last;
  draft.name_first = name_first;
  draft.name_last = last;
  draft.head = words_.head_of(first, last);
  draft.key = words_.key(name_first, last);
  draft.known = knowledge_.find_name(draft.key);
  set_kind(draft);
  add_nouns(draft);
  return draft;
}

void NameKinds::set_kind(DraftMention& draft) const {
  const auto set = [&draft](ActorKind kind, Evidence evidence) {
    draft.kind = kind;
    draft.evidence = evidence;
  };
  if (draft.known != kUnknownActor) {
    set(knowledge_.known(draft.known).kind, Evidence::known);
  } else if (draft.name_first > draft.first) {
    set(ActorKind::person, Evidence::pattern);
  } else if (!set_kind_by_words(draft) && !set_kind_by_entity(draft)) {
    const bool person = draft.name_size() > 1 &&
                        knowledge_.is_first_name(words_.folded(draft.name_first)) &&
                        looks_like_person(draft.name_first, draft.name_last);
    if (person) set(ActorKind::person, Evidence::guess);
  }
  if (draft.kind == ActorKind::person) set_person(draft);
}

// The noun that heads a name: before the first "of" or "for", else the last word.
const Noun* NameKinds::head_noun(TokenIndex first, TokenIndex last) const {
  for (TokenIndex t = first + 1; t + 1 < last; ++t) {
    const std::string& word = words_.folded(t);
    if (word == "of" || word == "for" || word == "on" || word == "against") {
      return institution_noun(t - 1);
    }
  }
  if (words_.is_number(last - 1)) return institution_noun(first);  // Directive 2014/40/EU
  return institution_noun(last - 1);
}

bool NameKinds::set_kind_by_words(DraftMention& draft) const {
  const TokenIndex first = draft.name_first;
  const TokenIndex last = draft.name_last;
  for (TokenIndex t = first + 1; t + 1 < last; ++t) {
    const std::string& word = words_.folded(t);
    if (word == "v" || word == "v." || word == "vs" || word == "vs.") {
      draft.kind = ActorKind::law;
      draft.evidence = Evidence::pattern;
      return true;
    }
  }
  const Noun* head = head_noun(first, last);
  if (head != nullptr && last - first > 1) {
    // "Bank of Ghana" is a country's central bank; "Bank of Montreal" is a company.
    const bool central = head->lemma == "bank" && has_of(first, last) &&
                         knowledge_.find_name(words_.folded(last - 1)) != kUnknownActor;
    draft.kind = central ? ActorKind::government : head->kind;
    draft.evidence = Evidence::pattern;
    return true;
  }
  if (last - first > 1 && knowledge_.has(WordSet::company_endings, words_.folded(last - 1))) {
    draft.kind = ActorKind::company;
    draft.evidence = Evidence::pattern;
    return true;
  }
  return false;
}

bool NameKinds::set_kind_by_entity(DraftMention& draft) const {
  EntityType type = entity_type(draft.name_first, draft.name_last);
  if (type == EntityType::unknown) type = entity_types_[draft.name_last - 1];
  if (type == EntityType::unknown) return false;
  draft.kind = kind_of_entity(type);
  draft.evidence = Evidence::recogniser;
  return true;
}

void NameKinds::set_person(DraftMention& draft) const {
  draft.gender = knowledge_.gender(words_.folded(draft.name_first));
  for (TokenIndex t = draft.first; t < draft.name_first; ++t) {
    const Noun* title = knowledge_.find_title(words_.folded(t));
    if (title == nullptr) continue;
    if (title->lemma == "man") draft.gender = Gender::male;
    if (title->lemma == "woman") draft.gender = Gender::female;
  }
}

void NameKinds::add_nouns(DraftMention& draft) const {
  const auto add = [&draft](const Noun* noun) {
    if (noun != nullptr &&
        std::find(draft.nouns.begin(), draft.nouns.end(), noun) == draft.nouns.end()) {
      draft.nouns.push_back(noun);
    }
  };
  if (draft.known != kUnknownActor) {
    for (const Noun* noun : knowledge_.known(draft.known).nouns) add(noun);
  }
  const Sorts bodies =
      knowledge_.sort("agency") | knowledge_.sort("ministry") | knowledge_.sort("court");
  for (TokenIndex t = draft.first; t < draft.name_first; ++t) {
    const Noun* title = knowledge_.find_title(words_.folded(t));
    // "Department of Commerce Secretary Wilbur Ross": he is no department.
    const Noun* other = noun(t);
    const bool is_body = draft.kind == ActorKind::person && other != nullptr &&
                         (other->gives & bodies) != 0 && t + 1 < draft.name_first;
    if (title != nullptr || !is_body) add(title != nullptr ? title : other);
    if (t > draft.first) add(knowledge_.find_noun_pair(words_.folded(t - 1), words_.lemma(t)));
  }
  if (draft.kind == ActorKind::person) return;
  for (TokenIndex t = draft.name_first; t < draft.name_last; ++t) add(institution_noun(t));
}

}  // namespace dateline
