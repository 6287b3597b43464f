#include "language/word_traits.hpp"

#include <algorithm>

namespace dateline {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower_byte(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// The second bytes of U+00C0..U+00DE and U+00E0..U+00FE after 0xC3: Latin-1's letters.
constexpr char kLatin1Lead = '\xC3';
bool is_latin1_upper(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 && byte <= 0x9E;
}

struct Spelling {
  std::string_view from;
  char to;
};
constexpr std::array<Spelling, 7> kSpellings = {{{"\xE2\x80\x98", '\''},
                                                 {"\xE2\x80\x99", '\''},
                                                 {"\xE2\x80\x9C", '"'},
                                                 {"\xE2\x80\x9D", '"'},
                                                 {"\xE2\x80\x93", '-'},
                                                 {"\xE2\x80\x94", '-'},
                                                 {"\xE2\x80\x91", '-'}}};

const Spelling* find_spelling(std::string_view rest) {
  if (rest.front() != '\xE2') return nullptr;
  for (const Spelling& spelling : kSpellings)
    if (rest.starts_with(spelling.from)) return &spelling;
  return nullptr;
}

char shape_of(char before, char c) {
  if (is_lower(c)) return 'x';
  if (is_upper(c)) return 'X';
  if (is_digit(c)) return '0';
  if (before == kLatin1Lead && is_latin1_upper(c)) return 'X';
  return static_cast<unsigned char>(c) >= 0x80 ? 'x' : c;
}

Atom shape_atom(std::string_view text) {
  std::array<char, 64> shape;
  std::size_t size = 0;
  char before = 0;
  for (const char c : text) {
    const char s = shape_of(before, c);
    before = c;
    if (c == kLatin1Lead) continue;  // its second byte says what it is
    if (size >= 2 && shape[size - 1] == s && shape[size - 2] == s) continue;
    shape[size++] = s;
  }
  return atom_of({shape.data(), size});
}

WordCase case_of(std::string_view text) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  char before = 0;
  for (const char c : text) {
    const char s = shape_of(before, c);
    before = c;
    if (c == kLatin1Lead) continue;
    upper += s == 'X';
    lower += s == 'x';
  }
  if (upper == 0) return lower == 0 ? WordCase::none : WordCase::lower;
  if (lower == 0 && upper > 1) return WordCase::upper;
  return shape_of(0, text.front()) == 'X' || text.front() == kLatin1Lead ? WordCase::initial
                                                                         : WordCase::lower;
}

// The form as written, else in lower case, else as a name that was set in capitals.
std::uint32_t find_vector(const KeyTable& vectors, const NormalForm& form, WordCase word_case) {
  if (const auto found = vectors.find(hash_text(form.text()))) return found;
  if (const auto found = vectors.find(hash_text(form.lower()))) return found;
  if (word_case != WordCase::upper) return 0;
  std::array<char, 64> title;
  std::ranges::copy(form.lower(), title.begin());
  title[0] = form.text().front();
  return vectors.find(hash_text({title.data(), form.text().size()}));
}

WordTraits traits_of(std::string_view word, const KeyTable& vectors) {
  const NormalForm form(word);
  const std::string_view lower = form.lower();
  WordTraits traits;
  traits.form = atom_of(form.text());
  traits.lower = atom_of(lower);
  for (std::size_t i = 0; i < traits.prefixes.size(); ++i)
    traits.prefixes[i] = atom_of(lower.substr(0, i + 1));
  for (std::size_t i = 0; i < traits.suffixes.size(); ++i)
    traits.suffixes[i] = atom_of(lower.substr(lower.size() - std::min(lower.size(), i + 1)));
  traits.shape = shape_atom(form.text());
  if (!form.text().empty()) traits.word_case = case_of(form.text());
  if (!form.text().empty()) traits.vector = find_vector(vectors, form, traits.word_case);
  return traits;
}

}  // namespace

NormalForm::NormalForm(std::string_view form) {
  const std::size_t half = kMaxBytes / 2;
  const bool is_long = form.size() > kMaxBytes;
  const auto copy = [this](std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const Spelling* spelling = find_spelling(part.substr(i));
      char c = spelling != nullptr ? spelling->to : part[i];
      if (spelling != nullptr) i += spelling->from.size() - 1;
      if (is_digit(c)) c = '0';
      const bool after_lead = size_ > 0 && text_[size_ - 1] == kLatin1Lead;
      lower_[size_] =
          after_lead && is_latin1_upper(c) ? static_cast<char>(c + 0x20) : lower_byte(c);
      text_[size_++] = c;
    }
  };
  copy(is_long ? form.substr(0, half) : form);
  if (is_long) copy(form.substr(form.size() - half));
}

void read_traits(std::span<const std::string_view> forms, const KeyTable& vectors,
                 std::vector<WordTraits>& out) {
  out.clear();
  for (const std::string_view form : forms) out.push_back(traits_of(form, vectors));
}

}  // namespace dateline
