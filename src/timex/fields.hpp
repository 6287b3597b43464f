#pragma once
// What a typed word says of a meaning, whatever rule it was matched by: "March" its month, "ago"
// its shift.

#include "timex/lexicon.hpp"
#include "timex/meaning.hpp"

namespace dateline::timex {

// '69 and later are 19xx, as POSIX reads two digits.
[[nodiscard]] int full_year(int two_digits);
void set_field(Meaning& m, Sense sense);

}  // namespace dateline::timex
