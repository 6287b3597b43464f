#include "graph/neighbourhood.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

bool has_words(const std::string& text, const std::string& folded) {
  return fold(text).find(folded) != std::string::npos;
}

bool is_named(const Actor& actor, const std::string& folded) {
  return has_words(actor.name, folded) ||
         std::ranges::any_of(actor.aliases,
                             [&](const std::string& alias) { return fold(alias) == folded; });
}

bool takes_part(const Event& event, const std::vector<bool>& is_meant) {
  const auto is_one = [&](ActorId id) {
    return index(id) < is_meant.size() && is_meant[index(id)];
  };
  return std::ranges::any_of(event.agents, is_one) || std::ranges::any_of(event.targets, is_one) ||
         std::ranges::any_of(event.roles.object, is_one);
}

void add_meant(const Case& value, const std::string& words, std::vector<bool>& chosen) {
  const std::string folded = fold(words);
  if (folded.empty()) return;
  std::vector<bool> is_meant(value.actors.size());
  for (std::size_t i = 0; i < is_meant.size(); ++i) is_meant[i] = is_named(value.actors[i], folded);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const Event& event = value.events[i];
    if (words == fmt::format("e{}", i + 1) || has_words(event.label, folded) ||
        takes_part(event, is_meant))
      chosen[i] = true;
  }
}

}  // namespace

std::vector<bool> neighbourhood(const Case& value, const std::vector<std::string>& around,
                                std::size_t steps) {
  std::vector<bool> chosen(value.events.size());
  for (const std::string& words : around) add_meant(value, words, chosen);
  for (std::size_t step = 0; step < steps; ++step) {
    const std::vector<bool> before = chosen;
    for (const Relation& relation : value.relations) {
      if (before[index(relation.from)]) chosen[index(relation.to)] = true;
      if (before[index(relation.to)]) chosen[index(relation.from)] = true;
    }
  }
  return chosen;
}

}  // namespace dateline
