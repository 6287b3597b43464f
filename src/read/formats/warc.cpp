#include "read/formats/warc.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "read/formats/gzip.hpp"
#include "read/html_encoding.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto low = [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return low(x) == low(y);
  });
}

// A block of header lines, up to and with the empty line behind it.
struct Head {
  std::string_view lines;

  static Head take(std::string_view& rest) {
    const std::size_t crlf = rest.find("\r\n\r\n");
    const std::size_t lf = rest.find("\n\n");
    const std::size_t end = std::min(crlf, lf);
    const std::size_t gap = end == crlf ? 4 : 2;
    const Head head{rest.substr(0, end)};
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + gap);
    return head;
  }

  [[nodiscard]] std::string_view first() const { return lines.substr(0, lines.find('\n')); }

  [[nodiscard]] std::string_view get(std::string_view name) const {
    for (std::size_t at = lines.find('\n'); at != std::string_view::npos;
         at = lines.find('\n', at)) {
      ++at;
      const std::string_view line = lines.substr(at, lines.find('\n', at) - at);
      const std::size_t colon = line.find(':');
      if (colon != std::string_view::npos && same_name(line.substr(0, colon), name))
        return trimmed(line.substr(colon + 1));
    }
    return {};
  }
};

std::size_t number_of(std::string_view digits, int base, std::size_t otherwise) {
  std::size_t number = 0;
  const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  return done.ec == std::errc{} ? number : otherwise;
}

// Transfer-Encoding: chunked. What breaks off ends there.
std::string unchunked(std::string_view body) {
  std::string out;
  while (true) {
    const std::size_t line = body.find('\n');
    const std::size_t size = number_of(body.substr(0, line), 16, 0);
    if (line == std::string_view::npos || size == 0) return out;
    body.remove_prefix(line + 1);
    out += body.substr(0, size);
    if (size >= body.size()) return out;
    body.remove_prefix(size);
    body.remove_prefix(std::min(body.find('\n'), body.size() - 1) + 1);
  }
}

std::string_view charset_of(std::string_view type) {
  const std::size_t at = type.find("charset=");
  if (at == std::string_view::npos) return {};
  const std::string_view value = type.substr(at + 8);
  return value.substr(value.starts_with('"') ? 1 : 0,
                      value.find_first_of("\"; \r", 1) - (value.starts_with('"') ? 1 : 0));
}

bool is_page(std::string_view type) {
  return type.starts_with("text/html") || type.starts_with("application/xhtml");
}

// The page of an HTTP answer; empty where it is none.
std::string page_of(std::string_view answer, const Limits& limits) {
  const Head head = Head::take(answer);
  const std::string_view status = head.first();
  const std::size_t space = status.find(' ');
  if (space == std::string_view::npos || !status.substr(space + 1).starts_with('2')) return {};
  const std::string_view type = head.get("content-type");
  if (!is_page(type)) return {};
  std::string body =
      same_name(head.get("transfer-encoding"), "chunked") ? unchunked(answer) : std::string(answer);
  // Some archives keep the header of what they have unpacked already.
  const std::string_view coding = head.get("content-encoding");
  if (same_name(coding, "gzip") || same_name(coding, "deflate")) {
    std::string plain = inflate_http(body, limits.max_input_bytes);
    if (!plain.empty()) body = std::move(plain);
  }
  const std::string_view charset = charset_of(type);
  return charset.empty() ? body : decode_charset(body, charset);
}

}  // namespace

bool is_warc(std::string_view bytes) { return bytes.starts_with("WARC/"); }

std::vector<ArticlePart> read_warc(std::string_view bytes, const Limits& limits) {
  std::vector<ArticlePart> parts;
  for (std::size_t at = bytes.find("WARC/"); at != std::string_view::npos;
       at = bytes.find("WARC/")) {
    bytes.remove_prefix(at);
    const Head head = Head::take(bytes);
    const std::size_t size =
        std::min(number_of(head.get("content-length"), 10, bytes.size()), bytes.size());
    const std::string_view block = bytes.substr(0, size);
    bytes.remove_prefix(size);
    const std::string_view type = head.get("warc-type");
    ArticlePart part;
    part.format = InputFormat::html;
    if (type == "response")
      part.bytes = page_of(block, limits);
    else if (type == "resource" && is_page(head.get("content-type")))
      part.bytes = block;
    if (part.bytes.empty()) continue;
    std::string_view url = head.get("warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    if (!url.empty()) part.known.url = std::string(url);
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace dateline
