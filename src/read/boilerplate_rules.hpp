#pragma once
// The rules of data/boilerplate.toml, applied to one line. What stands around the line is the
// business of boilerplate.hpp.
//
// Words are compared, never patterns with wildcards: the cost of a line is its length, whatever is
// in it.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dateline/base/result.hpp"

namespace dateline {

enum class Certainty : std::uint8_t {
  none,     // no rule says anything
  sure,     // dropped wherever it stands
  likely,   // dropped beside other debris and outside the running text
  caption,  // is a picture's caption, not debris
  header,   // debris above the headline ("OPINION")
};

struct LineVerdict {
  Certainty certainty = Certainty::none;
  bool is_section = false;  // heads a list of links
  bool is_age = false;      // "2 hours ago"
};

class BoilerplateRules {
 public:
  // Errors: format (a knowledge file that is not as its comment says).
  [[nodiscard]] static Result<BoilerplateRules> parse(std::string_view toml);

  [[nodiscard]] LineVerdict judge(std::string_view line) const;

  [[nodiscard]] bool is_published_word(const std::string& word) const;
  [[nodiscard]] bool is_updated_word(const std::string& word) const;
  [[nodiscard]] bool is_stamp_filler(const std::string& word) const;

 private:
  enum class Place : std::uint8_t { whole, start, anywhere };
  struct Phrase {
    std::vector<std::string> words;
    Place place = Place::whole;
    bool colon = false;  // a colon must follow in the line
    std::uint32_t rule = 0;
  };
  struct Rule {
    Certainty certainty = Certainty::none;
    bool is_section = false;
    std::uint32_t max_words = 0;
    std::unordered_set<std::string> only;
    std::unordered_set<std::string> alone;
    std::unordered_set<std::string> names;
  };
  friend class RuleReader;

  [[nodiscard]] bool is_age(const std::vector<std::string>& words) const;
  [[nodiscard]] bool has_only(const Rule& rule, const std::vector<std::string>& words) const;
  [[nodiscard]] const Rule* match_phrases(const std::vector<std::string>& words,
                                          std::string_view line) const;

  std::vector<Rule> rules_;
  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by first word
  std::unordered_set<std::string> published_, updated_, filler_, bare_units_, ago_units_;
  std::uint32_t longest_ = 0;  // no rule looks at lines of more words
};

// The compiled-in rules. A constant: made at the first call, never changed.
[[nodiscard]] const BoilerplateRules& builtin_boilerplate_rules();

}  // namespace dateline
