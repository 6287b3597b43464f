#pragma once
// What a relation says of the order in time of its two events.

#include <optional>

#include "dateline/graph/case.hpp"

namespace dateline {

// Why we believe a statement about time, the weakest first: of statements that cannot all hold, the
// first of these is left out.
enum class Ground : std::uint8_t {
  publication,    // an article reports what has happened by then
  type_logic,     // a challenge follows what it challenges
  relation,       // the text says "after", "before", "in response to"
  relative_date,  // "Friday"
  explicit_date,  // "18 September 2020"
};

// `before` does not happen on a later day than `after`; the same day is possible.
struct Order {
  EventId before{};
  EventId after{};
  Ground ground = Ground::relation;
};

// Empty when the relation settles no order: because of its type, or because one of the events is
// not real (hypothetical, negated, denied; planned or blocked where something has to exist first).
[[nodiscard]] std::optional<Order> order_of(const Relation& relation,
                                            const std::vector<Event>& events);

// "a suit precedes the ruling on it": a suit against a measure and the ruling that blocks that
// measure, or one that implements it, when it is the only suit. `suit` and `ruling` index
// Case::relations.
struct SuitBeforeRuling {
  Order order;
  std::size_t suit = 0;    // the relation "challenges"
  std::size_t ruling = 0;  // the relation "blocks"
};
[[nodiscard]] std::vector<SuitBeforeRuling> suits_before_rulings(const Case& value);

// "sue/appeal" is a "sue".
[[nodiscard]] bool is_of_type(const Event& event, std::string_view type);

}  // namespace dateline
