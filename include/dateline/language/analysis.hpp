#pragma once
// What the language floor says of a text: tokens with part of speech, lemma, features and a
// Universal Dependencies tree a sentence, and the names found.
//
//   Analyser analyser = *Analyser::create();
//   Analysis analysis = analyser.analyse(document);
//   for (const Sentence& sentence : analysis.sentences)
//     for (TokenIndex i = sentence.first; i < sentence.last; ++i) ... analysis.tokens[i] ...
//
// Token indices are global in the Analysis; sentences, blocks and tokens are in text order.
// Boilerplate blocks are not analysed. Deterministic; const after creation, one instance serves
// many threads.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/limits.hpp"
#include "dateline/base/result.hpp"
#include "dateline/base/span.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex kNoToken = 0xFFFFFFFFu;

// https://universaldependencies.org/u/pos/
enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x,
};
[[nodiscard]] std::string_view upos_name(Upos upos);  // "ADJ"

// https://universaldependencies.org/en/dep/ (the relations of the English treebanks since UD 2.15:
// "unmarked" took the place of tmod and npmod)
enum class Deprel : std::uint8_t {
  root,
  nsubj,
  nsubj_pass,
  nsubj_outer,
  csubj,
  csubj_pass,
  csubj_outer,
  obj,
  iobj,
  obl,
  obl_agent,
  obl_unmarked,
  nmod,
  nmod_poss,
  nmod_unmarked,
  nmod_desc,
  appos,
  amod,
  nummod,
  det,
  det_predet,
  case_,
  mark,
  advmod,
  advcl,
  advcl_relcl,
  acl,
  acl_relcl,
  ccomp,
  xcomp,
  conj,
  cc,
  cc_preconj,
  cop,
  aux,
  aux_pass,
  compound,
  compound_prt,
  flat,
  fixed,
  parataxis,
  punct,
  vocative,
  discourse,
  dislocated,
  expl,
  goeswith,
  list,
  orphan,
  reparandum,
  dep,
};
[[nodiscard]] std::string_view deprel_name(Deprel deprel);  // "nsubj:pass"

enum class Tense : std::uint8_t { none, past, pres };
enum class VerbForm : std::uint8_t { none, fin, inf, part, ger };  // part + pres = "-ing" form
enum class Number : std::uint8_t { none, sing, plur };
enum class Voice : std::uint8_t { none, act, pass };

enum class Mood : std::uint8_t { none, ind, imp, sub };

struct Features {
  Tense tense = Tense::none;
  VerbForm verb_form = VerbForm::none;
  Number number = Number::none;
  Voice voice = Voice::none;
  Mood mood = Mood::none;
  friend bool operator==(const Features&, const Features&) = default;
};

struct Token {
  Span span;
  std::string lemma;  // lower case except for proper nouns
  Upos upos = Upos::x;
  Features features;
  Deprel deprel = Deprel::dep;
  TokenIndex head = kNoToken;  // kNoToken for the root
};

struct Sentence {
  Span span;
  TokenIndex first = 0;
  TokenIndex last = 0;      // one past the end
  std::uint32_t block = 0;  // index into Document::blocks
};

// The tag set of docs; unknown: a name whose type is not known (the rule recogniser's usual
// answer).
enum class EntityType : std::uint8_t {
  unknown,
  per,
  gov,
  court,
  com,
  org,
  gpe,
  loc,
  law,
  prod,
  norp
};
[[nodiscard]] std::string_view entity_type_name(EntityType type);

// A name: tokens [first, last). Sorted, not overlapping.
struct Entity {
  TokenIndex first = 0;
  TokenIndex last = 0;
  EntityType type = EntityType::unknown;
};

struct Analysis {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Entity> entities;

  // Children of every token in text order: children_of(t) after build_children(). Filled by
  // Analyser::analyse.
  [[nodiscard]] const std::vector<TokenIndex>& children_of(TokenIndex token) const {
    return children[token];
  }
  std::vector<std::vector<TokenIndex>> children;
  void build_children();
  // The sentence that holds the token: index into sentences.
  [[nodiscard]] std::uint32_t sentence_of(TokenIndex token) const;
};

class Analyser {
 public:
  // With the knowledge compiled in. Errors: format, when a knowledge file is broken.
  [[nodiscard]] static Result<Analyser> create();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;
  ~Analyser();

  [[nodiscard]] Analysis analyse(const Document& document, const Limits& limits = {}) const;
  // The same for words and sentences that are known; blocks are not looked at.
  [[nodiscard]] Analysis analyse_words(const Document& document,
                                       const std::vector<std::vector<Span>>& sentences) const;

 private:
  struct Impl;
  explicit Analyser(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace dateline
