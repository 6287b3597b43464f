#pragma once
// The names of the label sets, and Penn tags (which only the language floor sees: they decide tense
// and number of a token, and features of the parser and the recogniser).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dateline/language/analysis.hpp"

namespace dateline {

inline constexpr std::size_t kUposCount = 17;
inline constexpr std::size_t kDeprelCount = static_cast<std::size_t>(Deprel::dep) + 1;
inline constexpr std::size_t kEntityTypeCount = 11;  // with unknown

// Penn Treebank tags as the English Universal Dependencies treebanks use them (XPOS).
enum class Xpos : std::uint8_t {
  add,  // web and mail addresses
  afx,  // a prefix that stands alone
  cc,
  cd,
  close_quote,
  colon,  // : ; ... --
  comma,
  dollar,
  dt,
  ex,
  fw,
  gw,  // a part of a word that was split by mistake
  hyph,
  in,
  jj,
  jjr,
  jjs,
  lrb,
  ls,
  md,
  nfp,  // superfluous punctuation
  nn,
  nnp,
  nnps,
  nns,
  open_quote,
  pdt,
  period,
  pos,
  prp,
  prp_poss,
  rb,
  rbr,
  rbs,
  rp,
  rrb,
  sym,
  to,
  uh,
  vb,
  vbd,
  vbg,
  vbn,
  vbp,
  vbz,
  wdt,
  wp,
  wp_poss,
  wrb,
  xx,
};
inline constexpr std::size_t kXposCount = static_cast<std::size_t>(Xpos::xx) + 1;

// What the tagger says of a token.
struct Tag {
  Upos upos = Upos::x;
  Xpos xpos = Xpos::xx;
  friend bool operator==(const Tag&, const Tag&) = default;
};

[[nodiscard]] std::string_view xpos_name(Xpos xpos);  // "NNP", "PRP$", "``"

// Empty for a name that is none of ours.
[[nodiscard]] std::optional<Upos> find_upos(std::string_view name);
[[nodiscard]] std::optional<Xpos> find_xpos(std::string_view name);
[[nodiscard]] std::optional<Deprel> find_deprel(std::string_view name);
[[nodiscard]] std::optional<EntityType> find_entity_type(std::string_view name);

}  // namespace dateline
