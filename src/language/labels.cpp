#include "language/labels.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

// Each table is in the order of its enumeration.
constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kXposCount> kXposNames = {
    "ADD", "AFX", "CC",  "CD",  "''",    ":",   ",",   "$",   "DT",  "EX",    "FW",   "GW",  "HYPH",
    "IN",  "JJ",  "JJR", "JJS", "-LRB-", "LS",  "MD",  "NFP", "NN",  "NNP",   "NNPS", "NNS", "``",
    "PDT", ".",   "POS", "PRP", "PRP$",  "RB",  "RBR", "RBS", "RP",  "-RRB-", "SYM",  "TO",  "UH",
    "VB",  "VBD", "VBG", "VBN", "VBP",   "VBZ", "WDT", "WP",  "WP$", "WRB",   "XX"};

constexpr std::array<std::string_view, kDeprelCount> kDeprelNames = {
    "root",        "nsubj",        "nsubj:pass",   "nsubj:outer", "csubj",
    "csubj:pass",  "csubj:outer",  "obj",          "iobj",        "obl",
    "obl:agent",   "obl:unmarked", "nmod",         "nmod:poss",   "nmod:unmarked",
    "nmod:desc",   "appos",        "amod",         "nummod",      "det",
    "det:predet",  "case",         "mark",         "advmod",      "advcl",
    "advcl:relcl", "acl",          "acl:relcl",    "ccomp",       "xcomp",
    "conj",        "cc",           "cc:preconj",   "cop",         "aux",
    "aux:pass",    "compound",     "compound:prt", "flat",        "fixed",
    "parataxis",   "punct",        "vocative",     "discourse",   "dislocated",
    "expl",        "goeswith",     "list",         "orphan",      "reparandum",
    "dep"};

constexpr std::array<std::string_view, kEntityTypeCount> kEntityTypeNames = {
    "UNKNOWN", "PER", "GOV", "COURT", "COM", "ORG", "GPE", "LOC", "LAW", "PROD", "NORP"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view upos_name(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }
std::string_view xpos_name(Xpos xpos) { return kXposNames[static_cast<std::size_t>(xpos)]; }
std::string_view deprel_name(Deprel deprel) {
  return kDeprelNames[static_cast<std::size_t>(deprel)];
}
std::string_view entity_type_name(EntityType type) {
  return kEntityTypeNames[static_cast<std::size_t>(type)];
}

std::optional<Upos> find_upos(std::string_view name) { return find_name<Upos>(kUposNames, name); }
std::optional<Xpos> find_xpos(std::string_view name) { return find_name<Xpos>(kXposNames, name); }
std::optional<Deprel> find_deprel(std::string_view name) {
  return find_name<Deprel>(kDeprelNames, name);
}
std::optional<EntityType> find_entity_type(std::string_view name) {
  return find_name<EntityType>(kEntityTypeNames, name);
}

}  // namespace dateline
