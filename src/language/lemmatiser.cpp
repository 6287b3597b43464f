// Irregular forms by table, regular ones by taking the inflection off and mending the stem:
//
//   "planned" -> "plann" -> "plan"      a doubled consonant is halved
//   "named"   -> "nam"   -> "name"      one syllable, one vowel, one consonant: an "e" is missing
//   "created" -> "creat" -> "create"    the table of endings says so ("creat", "at")
//   "treated" -> "treat"                ... or not ("eat")
#include "language/lemmatiser.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "dateline/base/utf8.hpp"
#include "language/characters.hpp"

namespace dateline {
namespace {

using Class = Lemmatiser::Class;

constexpr std::array<std::string_view, Lemmatiser::kClassCount> kClassNames = {"verb",
                                                                               "aux",
                                                                               "base",
                                                                               "noun",
                                                                               "adj",
                                                                               "adv",
                                                                               "pron",
                                                                               "det",
                                                                               "part",
                                                                               "adp",
                                                                               "num",
                                                                               "conj",
                                                                               "propn",
                                                                               "prefix",
                                                                               "plural",
                                                                               "singular",
                                                                               "verb-adds-e",
                                                                               "verb-plain",
                                                                               "verb-keeps-double",
                                                                               "verb-halves-double",
                                                                               "adj-adds-e",
                                                                               "adj-plain"};

constexpr std::size_t kLongestEnding = 9;  // of the table of endings

bool has_lemmas(Class word_class) { return word_class < Class::prefix; }

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_utf8(text, i);
    if (decoded.size == 1) {
      lower += text[i] == '`' ? '\'' : ascii_lower(text[i]);
    } else if (decoded.code_point == 0x2019 || decoded.code_point == 0x2018) {
      lower += '\'';
    } else {
      append_utf8(lower, static_cast<char32_t>(
                             utf8proc_tolower(static_cast<utf8proc_int32_t>(decoded.code_point))));
    }
    i += decoded.size;
  }
  return lower;
}

bool is_vowel(std::string_view word, std::size_t i) {
  constexpr std::string_view kVowels = "aeio";
  const char c = word[i];
  if (c == 'u') return i == 0 || word[i - 1] != 'q';
  if (c == 'y') return i > 0;
  return kVowels.find(c) != kVowels.npos;
}

// "nam", "us", "quot": one vowel, and one consonant behind it.
bool is_short_syllable(std::string_view stem) {
  if (stem.size() < 2 || is_vowel(stem, stem.size() - 1) || !is_vowel(stem, stem.size() - 2))
    return false;
  if (stem.back() == 'w' || stem.back() == 'x' || stem.back() == 'y') return false;
  for (std::size_t i = 0; i + 2 < stem.size(); ++i)
    if (is_vowel(stem, i)) return false;
  return true;
}

bool ends_doubled(std::string_view stem) {
  return stem.size() > 2 && stem.back() == stem[stem.size() - 2] &&
         !is_vowel(stem, stem.size() - 1);
}

std::string join(std::string_view stem, std::string_view ending) {
  std::string word(stem);
  word += ending;
  return word;
}

// The word without its last `count` bytes.
std::string_view without(std::string_view word, std::size_t count) {
  return word.substr(0, word.size() - count);
}

// What "-s" was added to, for nouns and verbs alike, as bytes to take off and letters to add.
//   "taxes" -> 2, ""    "parties" -> 3, "y"    "cases" -> 1, ""
struct Change {
  std::size_t drop = 0;
  std::string_view add;
};
Change without_s(std::string_view lower) {
  if (lower.size() < 3 || lower.back() != 's' || lower.ends_with("ss")) return {};
  if (lower.ends_with("'s")) return {2, ""};  // "NGO's"
  if (lower.ends_with("ies") && lower.size() > 4) return {3, "y"};
  for (const std::string_view ending : {"sses", "ches", "shes", "xes", "zzes", "tzes", "oes"})
    if (lower.ends_with(ending)) return {2, ""};
  return {1, ""};
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_ascii_digit);
}

std::string without_commas(std::string_view number) {
  std::string plain(number);
  plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
  return plain;
}

// Words of a line, taken from the front.
std::string_view next_word(std::string_view& line) {
  const std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(begin);
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(word.size());
  return word;
}

Class class_of(Upos upos) {
  switch (upos) {
    case Upos::adv:
      return Class::adv;
    case Upos::pron:
      return Class::pron;
    case Upos::det:
      return Class::det;
    case Upos::part:
      return Class::part;
    case Upos::adp:
      return Class::adp;
    case Upos::num:
      return Class::num;
    default:
      return Class::conj;
  }
}

}  // namespace

Result<Lemmatiser> Lemmatiser::parse(std::string_view source) {
  Lemmatiser lemmatiser;
  for (std::uint32_t number = 1; !source.empty(); ++number) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::string_view name = next_word(line);
    const auto found = std::find(kClassNames.begin(), kClassNames.end(), name);
    if (found == kClassNames.end())
      return fail(ErrorCode::format, "no class '" + std::string(name) + "' of words",
                  {"lemmas.txt", number, 1});
    const auto word_class = static_cast<Class>(found - kClassNames.begin());
    std::string_view lemma = has_lemmas(word_class) ? next_word(line) : std::string_view{};
    auto& entries = lemmatiser.entries_[static_cast<std::size_t>(word_class)];
    for (std::string_view form = next_word(line); !form.empty(); form = next_word(line))
      entries.emplace(form, lemma);
  }
  return lemmatiser;
}

const std::string_view* Lemmatiser::find(Class word_class, std::string_view key) const {
  const auto& entries = entries_[static_cast<std::size_t>(word_class)];
  const auto found = entries.find(key);
  return found == entries.end() ? nullptr : &found->second;
}

std::string Lemmatiser::lemma(std::string_view form, Tag tag) const {
  const bool is_name = tag.xpos == Xpos::nnp || tag.xpos == Xpos::nnps;
  if (tag.upos == Upos::propn || (tag.upos == Upos::adj && is_name))
    return proper_lemma(form, tag.xpos);
  const std::string lower = lower_case(form);
  if (tag.upos == Upos::pron && lower == "i") return "I";
  return lower_lemma(lower, tag);
}

std::string Lemmatiser::lower_lemma(std::string_view lower, Tag tag) const {
  switch (tag.upos) {
    case Upos::verb:
    case Upos::aux:
      if (tag.xpos == Xpos::md || (tag.upos == Upos::aux && !find(Class::verb, lower))) {
        const std::string_view* modal = find(Class::aux, lower);
        if (modal != nullptr) return std::string(*modal);
      }
      return verb_lemma(lower, tag.xpos);
    case Upos::noun: {
      const std::string_view* irregular = find(Class::noun, lower);
      if (irregular != nullptr) return std::string(*irregular);
      return tag.xpos == Xpos::nns ? noun_lemma(lower) : std::string(lower);
    }
    case Upos::adj:
      return adjective_lemma(lower, tag.xpos);
    case Upos::punct:
    case Upos::sym:
      return fold(lower);
    default:
      break;
  }
  // "her" is "she" but for the possessive.
  if (tag.xpos == Xpos::prp_poss && lower == "her") return "her";
  const std::string_view* found = find(class_of(tag.upos), lower);
  if (found != nullptr) return std::string(*found);
  if (tag.upos == Upos::adv) return adjective_lemma(lower, tag.xpos);
  return tag.upos == Upos::num && has_digit(lower) ? without_commas(lower) : std::string(lower);
}

// ---------------------------------------------------------------------------------------- verbs

std::string Lemmatiser::verb_lemma(std::string_view lower, Xpos xpos) const {
  if (xpos == Xpos::vb || xpos == Xpos::vbp || xpos == Xpos::md) {
    const std::string_view* odd = find(Class::base, lower);
    return std::string(odd != nullptr ? *odd : lower);
  }
  std::string irregular = irregular_verb(lower);
  if (!irregular.empty()) return irregular;
  if (xpos == Xpos::vbg && lower == "gon") return "go";  // "gon|na"
  if (xpos == Xpos::vbz) {
    const Change change = without_s(lower);
    return join(without(lower, change.drop), change.add);
  }
  if (lower.ends_with("ing") && lower.size() > 4)
    return restore(without(lower, 3), Class::verb_adds_e, Class::verb_plain);
  if (lower.ends_with("eed")) return std::string(without(lower, 1));  // "agreed"
  if (lower.ends_with("ied")) return join(without(lower, 3), "y");
  if (lower.ends_with("'d")) return std::string(without(lower, 2));  // "OK'd"
  if (lower.ends_with("ed") && lower.size() > 3)
    return restore(without(lower, 2), Class::verb_adds_e, Class::verb_plain);
  return std::string(lower);
}

// From the table, also behind a prefix ("withheld" -> with + hold); empty when it is not there.
std::string Lemmatiser::irregular_verb(std::string_view lower) const {
  const std::string_view* found = find(Class::verb, lower);
  if (found != nullptr) return std::string(*found);
  for (std::size_t size = 2; size <= 5 && size + 3 <= lower.size(); ++size) {
    if (find(Class::prefix, lower.substr(0, size)) == nullptr) continue;
    found = find(Class::verb, lower.substr(size));
    if (found != nullptr) return join(lower.substr(0, size), *found);
  }
  return {};
}

std::size_t Lemmatiser::longest_ending(Class word_class, std::string_view stem) const {
  for (std::size_t size = std::min(stem.size(), kLongestEnding); size > 0; --size)
    if (find(word_class, stem.substr(stem.size() - size)) != nullptr) return size;
  return 0;
}

// The base form of a stem that lost "-ing", "-ed", "-er" or "-est".
std::string Lemmatiser::restore(std::string_view stem, Class adds_e, Class plain) const {
  if (ends_doubled(stem)) {
    const bool keeps = longest_ending(Class::verb_keeps_double, stem) >
                       longest_ending(Class::verb_halves_double, stem);
    return std::string(without(stem, keeps ? 0 : 1));
  }
  const std::size_t with_e = longest_ending(adds_e, stem);
  const std::size_t without_e = longest_ending(plain, stem);
  const bool is_whole = std::max(with_e, without_e) == stem.size();
  const bool e_is_missing = with_e > without_e || (!is_whole && is_short_syllable(stem));
  return join(stem, e_is_missing ? "e" : "");
}

// ------------------------------------------------------------------- nouns, adjectives and names

std::string Lemmatiser::noun_lemma(std::string_view lower) const {
  if (has_digit(lower) && !lower.ends_with("'s")) return std::string(lower);  // "1970s"
  if (lower.ends_with("men")) return join(without(lower, 2), "an");
  const Change change = without_s(lower);
  return join(without(lower, change.drop), change.add);
}

std::string Lemmatiser::adjective_lemma(std::string_view lower, Xpos xpos) const {
  const bool comparative = xpos == Xpos::jjr || xpos == Xpos::rbr;
  const bool superlative = xpos == Xpos::jjs || xpos == Xpos::rbs;
  if (!comparative && !superlative) return std::string(lower);
  const std::string_view* irregular = find(Class::adj, lower);
  if (irregular != nullptr) return std::string(*irregular);
  const std::string_view ending = comparative ? "er" : "est";
  if (!lower.ends_with(ending) || lower.size() < ending.size() + 2) return std::string(lower);
  const std::string_view stem = without(lower, ending.size());
  if (stem.back() == 'i') return join(without(stem, 1), "y");
  return restore(stem, Class::adj_adds_e, Class::adj_plain);
}

std::string Lemmatiser::proper_lemma(std::string_view form, Xpos xpos) const {
  const std::string_view* known = find(Class::propn, form);
  if (known != nullptr) return std::string(*known);
  if (xpos != Xpos::nnps) return std::string(form);
  const std::string lower = lower_case(form);
  const std::string_view* irregular = find(Class::noun, lower);
  if (irregular == nullptr || lower.size() != form.size()) {
    const Change change = without_s(lower);
    const std::size_t drop = std::min(change.drop, form.size());
    return join(without(form, drop), change.add);
  }
  std::string lemma(*irregular);
  if (is_ascii_upper(form.front()) && is_ascii_lower(lemma.front())) lemma.front() = form.front();
  return lemma;
}

// ------------------------------------------------------------------------------------- features

namespace {

Features features_of(Xpos xpos) {
  Features f;
  switch (xpos) {
    case Xpos::vb:
      f.verb_form = VerbForm::inf;
      break;
    case Xpos::vbd:
      f = {Tense::past, VerbForm::fin, Number::none, Voice::none, Mood::ind};
      break;
    case Xpos::vbg:
      f = {Tense::pres, VerbForm::part, Number::none, Voice::none, Mood::none};
      break;
    case Xpos::vbn:
      f = {Tense::past, VerbForm::part, Number::none, Voice::none, Mood::none};
      break;
    case Xpos::vbp:
      f = {Tense::pres, VerbForm::fin, Number::none, Voice::none, Mood::ind};
      break;
    case Xpos::vbz:
      f = {Tense::pres, VerbForm::fin, Number::sing, Voice::none, Mood::ind};
      break;
    case Xpos::md:
      f.verb_form = VerbForm::fin;
      break;
    case Xpos::nn:
    case Xpos::nnp:
      f.number = Number::sing;
      break;
    case Xpos::nns:
    case Xpos::nnps:
      f.number = Number::plur;
      break;
    default:
      break;
  }
  return f;
}

}  // namespace

Features Lemmatiser::features(std::string_view form, Tag tag) const {
  Features features = features_of(tag.xpos);
  if (tag.upos != Upos::pron && tag.upos != Upos::det) return features;
  const std::string lower = lower_case(form);
  if (find(Class::plural, lower) != nullptr) features.number = Number::plur;
  if (find(Class::singular, lower) != nullptr) features.number = Number::sing;
  return features;
}

}  // namespace dateline
