#include "read/decode.hpp"

#include <algorithm>
#include <limits>

#include "dateline/base/utf8.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::string_view kWanted = "give a text, an HTML page or JSON Lines";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Shares of the bytes above which a file is not taken for text. A text with a stray control
// character or a Windows-1252 quote in each sentence stays far below both.
constexpr std::size_t kOneInControl = 10;
constexpr std::size_t kOneInInvalid = 4;

struct Signature {
  std::string_view start;
  std::string_view what;
  std::string_view hint;
};
constexpr Signature kSignatures[] = {
    {"%PDF-", "a PDF file, not text", "make a text of it first: pdftotext -layout FILE.pdf"},
    {"PK\x03\x04", "a zip archive or office document, not text", "save it as plain text first"},
    {"\x1F\x8B", "compressed with gzip, not text", "unpack it first: gunzip FILE.gz"},
};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1B;
}

tl::unexpected<Error> binary(const std::string& source) {
  return fail(ErrorCode::format, "binary data, not text", {source, 0, 0}, std::string(kWanted));
}

// The two bytes at `offset` as one number.
char32_t unit_at(std::string_view bytes, std::size_t offset, bool big_endian) {
  const auto first = static_cast<unsigned char>(bytes[offset]);
  const auto second = static_cast<unsigned char>(bytes[offset + 1]);
  return big_endian ? first * 256u + second : second * 256u + first;
}

bool is_lead_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_trail_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

}  // namespace

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::string decode_utf16(std::string_view bytes) {
  const bool big_endian = bytes.starts_with("\xFE\xFF");
  bytes.remove_prefix(2);
  std::string text;
  text.reserve(bytes.size());
  std::size_t offset = 0;
  for (; offset + 2 <= bytes.size(); offset += 2) {
    char32_t unit = unit_at(bytes, offset, big_endian);
    if (is_lead_surrogate(unit) && offset + 4 <= bytes.size()) {
      const char32_t next = unit_at(bytes, offset + 2, big_endian);
      if (is_trail_surrogate(next)) {
        unit = 0x10000 + ((unit & 0x3FFu) << 10) + (next & 0x3FFu);
        offset += 2;
      }
    }
    append_utf8(text, unit);  // a half surrogate becomes U+FFFD here
  }
  if (offset != bytes.size()) append_utf8(text, 0xFFFD);
  return text;
}

Result<std::string> checked_text(std::string text, const std::string& source) {
  const auto controls =
      static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
  if (text.find('\0') != std::string::npos || controls * kOneInControl > text.size()) {
    return binary(source);
  }
  if (trimmed(text).empty()) {
    return fail(ErrorCode::empty, "no text in it", {source, 0, 0}, std::string(kWanted));
  }
  if (text.size() >= std::numeric_limits<std::uint32_t>::max()) {
    return fail(ErrorCode::limit, "larger than 4 GiB", {source, 0, 0});
  }
  return text;
}

Result<DecodedText> decode_plain_text(std::string_view bytes, const std::string& source) {
  if (bytes.empty()) return fail(ErrorCode::empty, "empty", {source, 0, 0}, std::string(kWanted));
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.start)) {
      return fail(ErrorCode::format, std::string(signature.what), {source, 0, 0},
                  std::string(signature.hint));
    }
  }
  const auto checked = [&](std::string text, std::size_t replaced) {
    return checked_text(std::move(text), source).map([replaced](std::string&& whole) {
      return DecodedText{std::move(whole), replaced};
    });
  };
  if (has_utf16_mark(bytes)) return checked(decode_utf16(bytes), 0);
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  std::size_t replaced = 0;
  std::string text = to_valid_utf8(bytes, &replaced);
  if (replaced * kOneInInvalid > bytes.size()) {
    if (bytes.find('\0') != std::string_view::npos) return binary(source);
    return fail(ErrorCode::format, "neither UTF-8 nor UTF-16", {source, 0, 0},
                "convert it first: iconv -f ENCODING -t UTF-8 FILE");
  }
  return checked(std::move(text), replaced);
}

}  // namespace dateline
