#include "language/addresses.hpp"

#include "language/characters.hpp"

namespace dateline {
namespace {

constexpr std::string_view kSchemes[] = {"http://", "https://", "ftp://",
                                         "mailto:", "www.",     "doi:10."};

bool starts_with_any_case(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i)
    if (ascii_lower(text[i]) != lower[i]) return false;
  return true;
}

bool is_name_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '-' || c == '_' || c == '%' ||
         c == '+';
}

bool is_url_character(char c) {
  constexpr std::string_view kEnders = "<>\"|{}\\^`";
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F && kEnders.find(c) == kEnders.npos;
}

// Punctuation at the end of a URL belongs to the sentence around it, a closing bracket too unless
// the URL opened it ("https://en.wikipedia.org/wiki/Act_(law)").
std::size_t trim_url(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kTrailing = ".,;:!?'*_-";
  int open = 0;
  for (std::size_t i = begin; i < end; ++i) open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
  while (end > begin) {
    const char last = text[end - 1];
    const bool unopened = (last == ')' && open < 0) || last == ']';
    if (!unopened && kTrailing.find(last) == kTrailing.npos) break;
    if (last == ')') ++open;
    --end;
  }
  return end;
}

}  // namespace

std::size_t AddressFinder::end_of_address(std::size_t begin, std::size_t end) {
  const std::size_t stop = end_of_any(begin, end);
  if (stop == begin || stop == end) return stop;
  const CharKind next = character_at(text_, stop).kind;
  return next == CharKind::space || next == CharKind::symbol ? stop : begin;
}

std::size_t AddressFinder::end_of_any(std::size_t begin, std::size_t end) {
  const char first = ascii_lower(text_[begin]);
  if (first == 'h' || first == 'w' || first == 'f' || first == 'm' || first == 'd') {
    const std::size_t url = end_of_url(begin, end);
    if (url > begin) return url;
  }
  return begin < checked_until_ ? begin : end_of_name(begin, end);
}

std::size_t AddressFinder::end_of_url(std::size_t begin, std::size_t end) const {
  for (const std::string_view scheme : kSchemes) {
    if (!starts_with_any_case(text_.substr(begin, end - begin), scheme)) continue;
    std::size_t stop = begin + scheme.size();
    while (stop < end && is_url_character(text_[stop])) {
      const Character character = character_at(text_, stop);
      const bool letter = character.kind != CharKind::symbol && character.kind != CharKind::space;
      if (static_cast<unsigned char>(text_[stop]) >= 128 && !letter) break;
      stop += character.size;
    }
    stop = trim_url(text_, begin + scheme.size(), stop);
    return stop > begin + scheme.size() ? stop : begin;
  }
  return begin;
}

std::size_t AddressFinder::end_of_name(std::size_t begin, std::size_t end) {
  std::size_t stop = begin;
  while (stop < end && is_name_character(text_[stop])) ++stop;
  checked_until_ = stop;
  if (stop < end && text_[stop] == '@') {
    const std::size_t host = end_of_host(stop + 1, end);
    return host > stop + 1 ? host : begin;
  }
  const std::size_t host = end_of_host(begin, end);
  if (host == begin || host == end || text_[host] != '/') return host;
  std::size_t path = host;
  while (path < end && is_url_character(text_[path]) && is_ascii(text_[path])) ++path;
  return trim_url(text_, host + 1, path);
}

// "com", "COM" but not "Com": a capital behind a full stop is the start of a sentence.
bool AddressFinder::is_last_label(std::string_view label) const {
  if (label.size() < 2 || (is_ascii_upper(label[0]) && is_ascii_lower(label[1]))) return false;
  return lists_.has(label, WordList::domains) || lists_.has(label, WordList::extensions);
}

// Labels of letters, digits and hyphens with full stops between, of which the last is known as the
// end of a host name or a file name. The longest such run wins.
std::size_t AddressFinder::end_of_host(std::size_t begin, std::size_t end) const {
  std::size_t found = begin;
  std::size_t label = begin;
  for (std::size_t i = begin; i <= end; ++i) {
    const bool inside = i < end && text_[i] != '.' && is_name_character(text_[i]);
    if (inside) continue;
    const std::string_view word = text_.substr(label, i - label);
    if (word.empty()) break;
    if (label > begin && is_last_label(word)) found = i;
    if (i == end || text_[i] != '.') break;
    label = i + 1;
  }
  return found;
}

}  // namespace dateline
