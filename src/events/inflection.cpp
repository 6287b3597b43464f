#include "events/inflection.hpp"

namespace dateline {
namespace {

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

std::string inflect(std::string_view word) {
  std::string out(word);
  if (word == "be") return "is";
  if (word == "have") return "has";
  if (ends_with_any(word, {"s", "x", "z", "ch", "sh", "o"})) return out + "es";
  if (word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2])) {
    out.pop_back();
    return out + "ies";
  }
  return out + "s";
}

}  // namespace

std::string third_person(std::string_view verb) {
  const std::size_t space = verb.find(' ');
  std::string out = inflect(verb.substr(0, space));
  if (space != std::string_view::npos) out += verb.substr(space);
  return out;
}

}  // namespace dateline
