#pragma once
// The bytes of a page to UTF-8. In this order: byte-order mark, valid UTF-8 (a contrary label is
// then wrong), the label in the first 1,024 bytes, Windows-1252.

#include <string>
#include <string_view>

namespace dateline {

// Whether the bytes begin as a page does: a document type or <html> after white space and comments,
// or one of them, or several well-known tags, within the first 2,048 bytes.
[[nodiscard]] bool looks_like_html(std::string_view bytes);

// Never fails: what cannot be decoded becomes U+FFFD. NUL bytes become spaces.
[[nodiscard]] std::string decode_html(std::string_view bytes);

// Bytes whose encoding a header names ("iso-8859-1"; any case). Valid UTF-8 stays; an unknown name
// is windows-1252. Never fails.
[[nodiscard]] std::string decode_charset(std::string_view bytes, std::string_view charset);

// "windows-1251" of <meta charset="windows-1251"> or of content="text/html; charset=windows-1251",
// in lower case; empty where there is none.
[[nodiscard]] std::string charset_label(std::string_view bytes);

}  // namespace dateline
