#pragma once
// What the words of a name say of it: where its title ends, whether it goes on over "of" and "and",
// which kind of actor it names.

#include <string_view>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/words.hpp"

namespace dateline {

class NameKinds {
 public:
  NameKinds(const Words& words, const ActorKnowledge& knowledge);

  [[nodiscard]] bool is_title(TokenIndex t) const;
  [[nodiscard]] bool is_country(TokenIndex t) const;
  [[nodiscard]] bool is_law_noun(TokenIndex t) const;
  [[nodiscard]] bool is_legal_form(TokenIndex t) const;                     // "Inc.", "Ltd"
  [[nodiscard]] bool takes_number(TokenIndex first, TokenIndex end) const;  // "Directive" 2014/40
  [[nodiscard]] bool takes_of(TokenIndex first, TokenIndex end, std::string_view preposition) const;
  // The first "of" or "for" in the name, or `end`.
  [[nodiscard]] TokenIndex find_of(TokenIndex first, TokenIndex end) const;
  [[nodiscard]] bool has_of(TokenIndex first, TokenIndex end) const {
    return find_of(first, end) != end;
  }
  [[nodiscard]] bool has_institution_noun(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] bool ends_as_institution(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] bool ends_as_public_body(TokenIndex first, TokenIndex last) const;
  // The recogniser calls these tokens a person, place or company.
  [[nodiscard]] bool is_other_entity(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] EntityType entity_type(TokenIndex first, TokenIndex last) const;

  // The first token after the titles in front; `first` without titles, `last` when nothing follows.
  [[nodiscard]] TokenIndex after_titles(TokenIndex first, TokenIndex last) const;
  // Adjectives of nations, single nouns ("the Commission"): no names by themselves.
  [[nodiscard]] bool is_no_name(TokenIndex first, TokenIndex last) const;
  // A draft for the phrase [first, last) with the bare name [name_first, last).
  [[nodiscard]] DraftMention make(TokenIndex first, TokenIndex name_first, TokenIndex last) const;

 private:
  [[nodiscard]] const Noun* noun(TokenIndex t) const;
  [[nodiscard]] const Noun* institution_noun(TokenIndex t) const;
  [[nodiscard]] bool looks_like_person(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] bool is_body_word(TokenIndex t) const;
  [[nodiscard]] TokenIndex person_after_office(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] TokenIndex person_in(TokenIndex first, TokenIndex last) const;
  [[nodiscard]] const Noun* head_noun(TokenIndex first, TokenIndex last) const;
  void set_kind(DraftMention& draft) const;
  [[nodiscard]] bool set_kind_by_words(DraftMention& draft) const;
  [[nodiscard]] bool set_kind_by_entity(DraftMention& draft) const;
  void set_person(DraftMention& draft) const;
  void add_nouns(DraftMention& draft) const;

  const Words& words_;
  const ActorKnowledge& knowledge_;
  std::vector<EntityType> entity_types_;   // a token each
  std::vector<TokenIndex> entity_starts_;  // a token each; kNoToken outside entities
};

}  // namespace dateline
