#include "read/formats/mail.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "read/dates.hpp"
#include "read/html_encoding.hpp"
#include "read/lines.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMostParts = 200;
constexpr std::size_t kMostHeaderLines = 300;
constexpr std::size_t kLeastText = 80;  // a shorter plain part says "see the HTML part"

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decode_quoted_printable(std::string_view text, bool is_header) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_header && text[i] == '_') {
      out += ' ';
    } else if (text[i] != '=') {
      out += text[i];
    } else if (i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {  // a soft end of line
      const std::size_t end = text.find_first_not_of(" \t\r", i + 1);
      if (end != std::string_view::npos && text[end] == '\n')
        i = end;
      else
        out += '=';
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    int value = -1;
    if (c >= 'A' && c <= 'Z') value = c - 'A';
    if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
    if (c >= '0' && c <= '9') value = c - '0' + 52;
    if (c == '+') value = 62;
    if (c == '/') value = 63;
    if (c == '=') break;
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

// "=?utf-8?Q?Caf=C3=A9?=" within a header's value.
std::string decode_words(std::string_view value) {
  std::string out;
  bool after_word = false;
  while (!value.empty()) {
    const std::size_t open = value.find("=?");
    const std::size_t first = open == std::string_view::npos ? open : value.find('?', open + 2);
    const std::size_t second = first == std::string_view::npos ? first : value.find('?', first + 1);
    const std::size_t close =
        second == std::string_view::npos ? second : value.find("?=", second + 1);
    if (close == std::string_view::npos) {
      out += decode_charset(value, {});
      break;
    }
    if (second != first + 2) {  // no such word: "=?" of the text's own
      out += decode_charset(value.substr(0, open + 2), {});
      value.remove_prefix(open + 2);
      continue;
    }
    const std::string_view before = value.substr(0, open);
    const bool is_gap = after_word && trimmed(before).empty();  // between two words: no space
    if (!is_gap) out += decode_charset(before, {});
    const std::string_view charset = value.substr(open + 2, first - open - 2);
    const std::string_view coded = value.substr(second + 1, close - second - 1);
    const bool is_base64 = value[first + 1] == 'B' || value[first + 1] == 'b';
    out += decode_charset(is_base64 ? decode_base64(coded) : decode_quoted_printable(coded, true),
                          charset);
    value.remove_prefix(close + 2);
    after_word = true;
  }
  return out;
}

struct Headers {
  std::vector<std::pair<std::string, std::string>> fields;  // names in lower case

  [[nodiscard]] std::string_view get(std::string_view name) const {
    for (const auto& [key, value] : fields)
      if (key == name) return value;
    return {};
  }
};

std::size_t name_length(std::string_view line) {
  std::size_t size = 0;
  while (size < line.size() && line[size] > ' ' && line[size] < 0x7F && line[size] != ':') ++size;
  return size < line.size() && line[size] == ':' ? size : 0;
}

// Takes the headers and the empty line behind them.
Headers take_headers(std::string_view& rest) {
  Headers headers;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.empty()) break;
    const std::size_t size = name_length(line);
    if ((line[0] == ' ' || line[0] == '\t') && !headers.fields.empty()) {
      headers.fields.back().second += ' ';
      headers.fields.back().second += trimmed(line);
    } else if (size > 0 && headers.fields.size() < kMostHeaderLines) {
      headers.fields.emplace_back(lower(line.substr(0, size)), trimmed(line.substr(size + 1)));
    }
  }
  return headers;
}

// "utf-8" of `text/plain; charset="utf-8"`.
std::string parameter_of(std::string_view value, std::string_view name) {
  const std::string folded = lower(value);
  for (std::size_t at = folded.find(';'); at != std::string::npos; at = folded.find(';', at + 1)) {
    const std::size_t begin = folded.find_first_not_of(" \t", at + 1);
    if (begin == std::string::npos || !std::string_view(folded).substr(begin).starts_with(name))
      continue;
    std::size_t from = folded.find_first_not_of(" \t", begin + name.size());
    if (from == std::string::npos || folded[from] != '=') continue;
    from = folded.find_first_not_of(" \t", from + 1);
    if (from == std::string::npos) continue;
    const bool is_quoted = folded[from] == '"';
    const std::size_t end =
        is_quoted ? folded.find('"', from + 1) : folded.find_first_of("; \t", from);
    if (is_quoted) ++from;
    return std::string(value.substr(from, end == std::string::npos ? end : end - from));
  }
  return {};
}

struct Leaf {
  std::string text;  // UTF-8
  std::string location;
  bool is_html = false;
};

std::string body_of(const Headers& headers, std::string_view body) {
  const std::string coding = lower(headers.get("content-transfer-encoding"));
  if (coding == "base64") return decode_base64(body);
  if (coding == "quoted-printable") return decode_quoted_printable(body, false);
  return std::string(body);
}

struct Pending {
  Headers headers;
  std::string_view body;
};

// The bodies between the boundary's lines.
void split_parts(std::string_view body, const std::string& boundary, std::vector<Pending>& out) {
  const std::string mark = "--" + boundary;
  std::size_t at = body.find(mark);
  std::vector<Pending> found;
  while (at != std::string_view::npos && found.size() < kMostParts) {
    std::string_view rest = body.substr(at + mark.size());
    if (rest.starts_with("--")) break;
    static_cast<void>(take_line(rest));
    const std::size_t next = rest.find(mark);
    std::string_view part = rest.substr(0, next);
    Headers headers = take_headers(part);
    found.push_back({std::move(headers), part});
    at = next == std::string_view::npos ? next : body.size() - rest.size() + next;
  }
  std::move(found.rbegin(), found.rend(), std::back_inserter(out));  // a stack
}

// Texts of a message in their order; what is attached is left out.
std::vector<Leaf> leaves_of(Headers headers, std::string_view body) {
  std::vector<Leaf> leaves;
  std::vector<Pending> stack;
  stack.push_back({std::move(headers), body});
  for (std::size_t count = 0; !stack.empty() && count < kMostParts; ++count) {
    const Pending part = std::move(stack.back());
    stack.pop_back();
    const std::string_view type_field = part.headers.get("content-type");
    const std::string type = lower(trimmed(type_field.substr(0, type_field.find(';'))));
    if (lower(part.headers.get("content-disposition")).starts_with("attachment")) continue;
    if (type.starts_with("multipart/")) {
      const std::string boundary = parameter_of(type_field, "boundary");
      if (!boundary.empty()) split_parts(part.body, boundary, stack);
    } else if (type.empty() || type == "text/plain" || type == "text/html") {
      leaves.push_back(
          {decode_charset(body_of(part.headers, part.body), parameter_of(type_field, "charset")),
           std::string(part.headers.get("content-location")), type == "text/html"});
    } else if (type == "message/rfc822") {
      std::string_view rest = part.body;
      Headers inner = take_headers(rest);
      stack.push_back({std::move(inner), rest});
    }
  }
  return leaves;
}

std::optional<std::string> if_any(std::string text) {
  if (trimmed(text).empty()) return std::nullopt;
  return text;
}

// "Ada Byron" of `"Ada Byron" <ada@example.org>`.
std::string name_of_sender(std::string_view from) {
  const std::string words = decode_words(from);
  std::string_view name = std::string_view(words).substr(0, words.find('<'));
  name = trimmed(name);
  if (name.size() > 1 && name.front() == '"' && name.back() == '"')
    name = name.substr(1, name.size() - 2);
  return std::string(name.empty() ? trimmed(words) : name);
}

}  // namespace

bool looks_like_mail(std::string_view bytes) {
  static constexpr std::array<std::string_view, 12> kKnown = {
      "content-type", "date",     "delivered-to", "from",   "message-id",
      "mime-version", "received", "return-path",  "sender", "snapshot-content-location",
      "subject",      "to"};
  std::size_t known = 0;
  for (std::size_t count = 0; !bytes.empty() && count < kMostHeaderLines; ++count) {
    const std::string_view line = take_line(bytes);
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') {
      if (count == 0) return false;
      continue;
    }
    const std::size_t size = name_length(line);
    if (size == 0) return false;
    known += std::ranges::find(kKnown, lower(line.substr(0, size))) != kKnown.end();
  }
  return known >= 3;
}

std::optional<ArticlePart> read_mail(std::string_view bytes) {
  Headers headers = take_headers(bytes);
  ArticlePart part;
  part.known.title = if_any(decode_words(headers.get("subject")));
  const std::string page(headers.get("snapshot-content-location"));
  const std::string from = lower(headers.get("from"));
  const std::string type = lower(headers.get("content-type"));
  const bool is_page = !page.empty() || from.find("saved by") != std::string::npos ||
                       (type.starts_with("multipart/related") && from.empty());
  if (is_page) {  // its headers say when it was saved, not when it was published
    part.known.url = if_any(page);
    part.known.title.reset();
  } else {
    part.known.author = if_any(name_of_sender(headers.get("from")));
    if (const auto date = find_full_date(headers.get("date"), 0, NumericOrder::unknown))
      part.known.published = date->day;
  }
  std::vector<Leaf> leaves = leaves_of(std::move(headers), bytes);
  const auto plain = std::ranges::find_if(leaves, [](const Leaf& leaf) {
    return !leaf.is_html && trimmed(leaf.text).size() >= kLeastText;
  });
  const auto html = std::ranges::find_if(leaves, [](const Leaf& leaf) { return leaf.is_html; });
  // A plain part behind the page is the foot of a mailing list.
  auto best =
      is_page || plain == leaves.end() || (html != leaves.end() && html < plain) ? html : plain;
  if (best == leaves.end()) best = plain == leaves.end() ? leaves.begin() : plain;
  if (best == leaves.end()) return std::nullopt;
  part.format = best->is_html ? InputFormat::html : InputFormat::text;
  part.bytes = std::move(best->text);
  if (is_page && !part.known.url) part.known.url = if_any(best->location);
  return part;
}

}  // namespace dateline
