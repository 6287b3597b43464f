#pragma once
// Whether a number of four digits that stands alone is a year: "in 1988", "(1988)", but not "1988
// people", "$1988" or "B-1988".

#include "timex/items.hpp"

namespace dateline::timex {

class BareYear {
 public:
  // Of items [first, last).
  BareYear(const std::vector<Item>& items, const Lexicon& lexicon, std::uint32_t first,
           std::uint32_t last)
      : items_(items), lexicon_(lexicon), first_(first), last_(last) {}

  [[nodiscard]] bool is_year(int year) const;

 private:
  [[nodiscard]] bool is_word(std::uint32_t at, std::string_view text) const {
    return timex::is_word(items_, lexicon_, at, text);
  }
  [[nodiscard]] bool is_in_pair() const;
  [[nodiscard]] bool is_at_edge() const;

  const std::vector<Item>& items_;
  const Lexicon& lexicon_;
  std::uint32_t first_, last_;
};

// A word that likes a time behind it: "in", "since", "every".
[[nodiscard]] bool follows_opener(const std::vector<Item>& items, std::uint32_t at);

}  // namespace dateline::timex
