#include "dateline/actors/actor.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 9> kKindNames = {
    "government", "court", "person", "company", "group", "country", "product", "law", "other"};

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

}  // namespace dateline
