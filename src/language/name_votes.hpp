#pragma once
// Names within a document agree: what a name is called most often, it is called everywhere, and a
// word that is a name elsewhere is one where the recogniser saw nothing.
//
//   NameVotes votes;
//   for each sentence: votes.add(forms, names);
//   for each sentence: votes.revise(forms, tags, names);

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/labels.hpp"
#include "language/name_labels.hpp"

namespace dateline {

class NameVotes {
 public:
  // A person's last name votes too: "Tiziana Corbelli" says what "Corbelli" is.
  void add(std::span<const std::string_view> forms, std::span<const EntitySpan> names);

  // Names get the type with most votes (their own, if it has as many), and capitalised proper nouns
  // outside of names that others voted for become names. names stay sorted. Linear.
  void revise(std::span<const std::string_view> forms, std::span<const Tag> tags,
              std::vector<EntitySpan>& names) const;

 private:
  static constexpr std::size_t kMostWords = 6;
  using Votes = std::array<std::uint16_t, kEntityTypeCount>;

  void vote(std::string_view name, EntityType type);
  [[nodiscard]] const Votes* votes_of(std::span<const std::string_view> words) const;
  // The longest name of the words that begin at one, and its type.
  [[nodiscard]] EntitySpan name_at(std::span<const std::string_view> forms,
                                   std::span<const Tag> tags, std::uint32_t first,
                                   std::uint32_t end) const;

  std::unordered_map<std::string, Votes> votes_;
};

}  // namespace dateline
