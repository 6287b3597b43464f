#pragma once
// A half-open range of bytes in a document's text. Everything that is extracted carries one.
// Text spans are half-open everywhere; days (calendar.hpp) are closed at both ends everywhere.

#include <compare>
#include <cstdint>

namespace dateline {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  friend constexpr auto operator<=>(Span, Span) = default;
};

}  // namespace dateline
