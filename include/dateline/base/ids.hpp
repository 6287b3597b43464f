#pragma once
// Strong indices: an ActorId cannot be passed where an EventId is meant. Each indexes the vector of
// its kind in the value that owns it (ActorSet, Case).

#include <cstddef>
#include <cstdint>

namespace dateline {

enum class DocumentId : std::uint32_t {};
enum class ActorId : std::uint32_t {};
enum class EventId : std::uint32_t {};

template <class Id>
[[nodiscard]] constexpr std::size_t index(Id id) {
  return static_cast<std::size_t>(id);
}

}  // namespace dateline
