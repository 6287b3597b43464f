#include "read/formats/warc.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "read/formats/gzip.hpp"
#include "read/html_encoding.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr unsigned kStep = 1 << 17;
constexpr std::size_t kMostHead = 1 << 16;

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
    const std::size_t lf = rest.substr(0, crlf).find("\n\n");
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
  std::string type(head.get("content-type"));
  for (char& c : type)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (!is_page(type)) return {};
  // Some archives keep the header of what they have put together already.
  std::string body;
  if (same_name(head.get("transfer-encoding"), "chunked")) body = unchunked(answer);
  if (body.empty()) body = answer;
  // Some archives keep the header of what they have unpacked already.
  const std::string_view coding = head.get("content-encoding");
  if (same_name(coding, "gzip") || same_name(coding, "x-gzip") || same_name(coding, "deflate")) {
    std::string plain = inflate_http(body, limits.max_input_bytes);
    if (!plain.empty()) body = std::move(plain);
  }
  const bool is_plain = coding.empty() || same_name(coding, "identity");
  if (!is_plain && !looks_like_html(body)) return {};  // packed in a way that is not read
  const std::string_view charset = charset_of(type);
  return charset.empty() ? body : decode_charset(body, charset);
}

}  // namespace

bool is_warc(std::string_view bytes) { return bytes.starts_with("WARC/"); }

namespace {

// The page of a record; nothing where it holds none.
std::optional<ArticlePart> part_of(const Head& head, std::string_view block, const Limits& limits) {
  const std::string_view type = head.get("warc-type");
  ArticlePart part;
  part.format = InputFormat::html;
  if (type == "response")
    part.bytes = page_of(block, limits);
  else if (type == "resource" && is_page(head.get("content-type")))
    part.bytes = block;
  if (part.bytes.empty()) return std::nullopt;
  std::string_view url = head.get("warc-target-uri");
  if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
  if (!url.empty()) part.known.url = std::string(url);
  return part;
}

}  // namespace

std::vector<ArticlePart> read_warc(std::string_view bytes, const Limits& limits) {
  std::vector<ArticlePart> parts;
  for (std::size_t at = bytes.find("WARC/"); at != std::string_view::npos;
       at = bytes.find("WARC/")) {
    bytes.remove_prefix(at);
    const Head head = Head::take(bytes);
    const std::size_t size =
        std::min(number_of(head.get("content-length"), 10, bytes.size()), bytes.size());
    if (auto part = part_of(head, bytes.substr(0, size), limits)) parts.push_back(std::move(*part));
    bytes.remove_prefix(size);
  }
  return parts;
}

struct WarcStream::File {
  explicit File(gzFile opened) : handle(opened) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { gzclose(handle); }
  gzFile handle;
};

WarcStream::WarcStream(std::unique_ptr<File> file, const Limits& limits)
    : file_(std::move(file)), limits_(limits) {}
WarcStream::WarcStream(WarcStream&&) noexcept = default;
WarcStream& WarcStream::operator=(WarcStream&&) noexcept = default;
WarcStream::~WarcStream() = default;

std::optional<WarcStream> WarcStream::open(const std::string& path, const Limits& limits) {
  const gzFile handle = gzopen(path.c_str(), "rb");  // reads what is not packed as it is
  if (!handle) return std::nullopt;
  gzbuffer(handle, 1 << 17);
  WarcStream stream(std::make_unique<File>(handle), limits);
  if (!stream.fill(5) || !is_warc(stream.buffer_)) return std::nullopt;
  return stream;
}

// At least so many bytes in the buffer; false where the file ends before.
bool WarcStream::fill(std::size_t size) {
  while (buffer_.size() < size) {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kStep);
    const int read = gzread(file_->handle, buffer_.data() + before, kStep);
    buffer_.resize(before + static_cast<std::size_t>(std::max(read, 0)));
    if (read <= 0) return false;
  }
  return true;
}

// To the next record, and its head taken.
std::optional<std::string> WarcStream::next_head() {
  while (true) {
    const std::size_t at = buffer_.find("WARC/");
    if (at != std::string::npos) {
      buffer_.erase(0, at);
      const std::size_t end = std::min(buffer_.find("\r\n\r\n"), buffer_.find("\n\n"));
      if (end != std::string::npos && end < kMostHead) {
        const std::size_t gap = buffer_[end] == '\r' ? 4 : 2;
        std::string head = buffer_.substr(0, end);
        buffer_.erase(0, end + gap);
        return head;
      }
      if (buffer_.size() > kMostHead) {
        buffer_.erase(0, 5);  // no head at all
        continue;
      }
    } else if (buffer_.size() > 4) {
      buffer_.erase(0, buffer_.size() - 4);
    }
    if (!fill(buffer_.size() + 1)) return std::nullopt;
  }
}

std::optional<ArticlePart> WarcStream::next() {
  while (auto text = next_head()) {
    const Head head{*text};
    const std::size_t size = number_of(head.get("content-length"), 10, limits_.max_input_bytes);
    const bool is_too_large = size > limits_.max_input_bytes;
    if (!is_too_large) fill(size);
    const std::size_t held = std::min(size, buffer_.size());
    auto part = is_too_large ? std::nullopt
                             : part_of(head, std::string_view(buffer_).substr(0, held), limits_);
    buffer_.erase(0, held);
    if (part) return part;
  }
  return std::nullopt;
}

}  // namespace dateline
