#pragma once
// Where an internet address ends: URLs, e-mail addresses, host names and file names, each one
// token.

#include <cstddef>
#include <string_view>

#include "language/word_lists.hpp"

namespace dateline {

// One per text: it remembers how far it has looked in vain, so that asking at every word of a text
// stays linear. Offsets are bytes; ask in rising order.
class AddressFinder {
 public:
  AddressFinder(std::string_view text, const WordLists& lists) : text_(text), lists_(lists) {}

  // The end of the address that starts at `begin` (the start of a word), or `begin` when there is
  // none. Does not reach past `end`.
  //   "https://a.org/x)."  -> before ")"        "jo@a.gov,"  -> before ","       "a.co.uk" -> whole
  [[nodiscard]] std::size_t end_of_address(std::size_t begin, std::size_t end);

 private:
  [[nodiscard]] std::size_t end_of_any(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t end_of_url(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t end_of_name(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t end_of_host(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_last_label(std::string_view label) const;

  std::string_view text_;
  const WordLists& lists_;
  std::size_t checked_until_ = 0;  // no e-mail address or host name starts before this
};

}  // namespace dateline
