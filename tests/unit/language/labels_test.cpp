#include "language/labels.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace dateline {
namespace {

TEST_CASE("every label has a name of its own and is found by it") {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < kUposCount; ++i) {
    const auto upos = static_cast<Upos>(i);
    CHECK(find_upos(upos_name(upos)) == upos);
  }
  for (std::size_t i = 0; i < kXposCount; ++i) {
    const auto xpos = static_cast<Xpos>(i);
    CHECK(find_xpos(xpos_name(xpos)) == xpos);
  }
  for (std::size_t i = 0; i < kDeprelCount; ++i) {
    const auto deprel = static_cast<Deprel>(i);
    CHECK(find_deprel(deprel_name(deprel)) == deprel);
    CHECK(seen.insert(std::string(deprel_name(deprel))).second);
  }
  for (std::size_t i = 0; i < kEntityTypeCount; ++i) {
    const auto type = static_cast<EntityType>(i);
    CHECK(find_entity_type(entity_type_name(type)) == type);
  }
}

TEST_CASE("the names stand beside the right enumerators") {
  CHECK(upos_name(Upos::propn) == "PROPN");
  CHECK(upos_name(Upos::x) == "X");
  CHECK(xpos_name(Xpos::prp_poss) == "PRP$");
  CHECK(xpos_name(Xpos::open_quote) == "``");
  CHECK(xpos_name(Xpos::vbn) == "VBN");
  CHECK(deprel_name(Deprel::nsubj_pass) == "nsubj:pass");
  CHECK(deprel_name(Deprel::case_) == "case");
  CHECK(deprel_name(Deprel::compound_prt) == "compound:prt");
  CHECK(entity_type_name(EntityType::norp) == "NORP");
}

TEST_CASE("a name that is none of ours is not found") {
  CHECK_FALSE(find_upos("noun").has_value());
  CHECK_FALSE(find_xpos("").has_value());
  CHECK_FALSE(find_deprel("obl:tmod").has_value());
  CHECK_FALSE(find_entity_type("MISC").has_value());
}

}  // namespace
}  // namespace dateline
