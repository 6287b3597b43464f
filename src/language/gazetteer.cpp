#include "language/gazetteer.hpp"

#include <algorithm>

namespace dateline {

Result<Gazetteer> Gazetteer::open(std::span<const std::byte> section) {
  auto phrases = KeyTable::open(section);
  if (!phrases) return tl::make_unexpected(phrases.error());
  Gazetteer gazetteer;
  gazetteer.phrases_ = *phrases;
  return gazetteer;
}

void Gazetteer::match(std::span<const WordTraits> words, std::vector<Atom>& out) const {
  out.assign(words.size(), 0);
  for (std::size_t i = 0; i < words.size();) {
    std::uint64_t phrase = extend(0, words[i].lower);
    std::uint32_t lists = phrases_.find(phrase);
    std::size_t length = 1;
    std::uint32_t longest = lists & ~kIsStart;
    const std::size_t limit = std::min(words.size() - i, kMaxWords);
    for (std::size_t k = 1; (lists & kIsStart) != 0 && k < limit; ++k) {
      phrase = extend(phrase, words[i + k].lower);
      const std::uint32_t found = phrases_.find(phrase);
      if (found == 0) continue;
      longest = found & ~kIsStart;
      length = k + 1;
    }
    if (longest != 0)
      for (std::size_t k = 0; k < length; ++k) {
        const Atom place = length == 1 ? 0 : k == 0 ? 1 : k + 1 == length ? 2 : 3;
        out[i + k] = longest << 2 | place;
      }
    i += length;
  }
}

}  // namespace dateline
