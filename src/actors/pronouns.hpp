#pragma once
// Resolves pronouns: he, she, it and they to the most salient earlier actor that fits, when no
// other comes close; I and we inside a quotation to its speaker.

#include <cstdint>
#include <vector>

#include "actors/draft.hpp"
#include "actors/knowledge.hpp"
#include "actors/profile.hpp"
#include "actors/quotes.hpp"
#include "actors/words.hpp"

namespace dateline {

class PronounResolver {
 public:
  PronounResolver(const Words& words, const ActorKnowledge& knowledge,
                  std::vector<DraftMention>& drafts);

  // The actor of the pronoun drafts[i], or -1. `seen`: drafts before it that have actors.
  [[nodiscard]] std::int32_t resolve(std::size_t i, const std::vector<std::size_t>& seen,
                                     const std::vector<Profile>& profiles) const;
  // Gives I and we their speakers, once all other references are resolved.
  void resolve_speakers();

 private:
  [[nodiscard]] TokenIndex accusation_around(const DraftMention& pronoun) const;
  [[nodiscard]] bool acts_on_it(const DraftMention& pronoun, const DraftMention& earlier) const;
  [[nodiscard]] bool is_accuser(const DraftMention& pronoun, const DraftMention& earlier) const;
  [[nodiscard]] int salience(const DraftMention& pronoun, const DraftMention& earlier,
                             const Profile& profile) const;
  [[nodiscard]] bool is_empty_it(const DraftMention& pronoun) const;
  [[nodiscard]] const Quote* quote_around(TokenIndex t) const;

  const Words& words_;
  std::vector<DraftMention>& drafts_;
  std::vector<Quote> quotes_;
};

}  // namespace dateline
