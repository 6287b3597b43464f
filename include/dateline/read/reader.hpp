#pragma once
// Readers: bytes in, Document out. The format is found by content, not by the file's name.
//
//   ReadOptions options;
//   options.published = parse_iso("2020-09-20");
//   Result<Document> document = read_document(DocumentId{0}, "d1", "article.txt", bytes, options);

#include <optional>
#include <string>
#include <string_view>

#include "dateline/base/calendar.hpp"
#include "dateline/base/limits.hpp"
#include "dateline/base/result.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

enum class InputFormat : std::uint8_t { text, html };

struct ReadOptions {
  std::optional<Day> published;      // --published: wins over everything
  std::optional<std::string> title;  // known from outside (a JSON line)
  std::optional<std::string> url;
  std::optional<InputFormat> format;  // else by content
  Limits limits;
};

// `source` is what messages call the input. Errors: empty (no text at all), format (binary), limit.
[[nodiscard]] Result<Document> read_document(DocumentId id, std::string name, std::string source,
                                             std::string_view bytes, const ReadOptions& options);

// One line of JSON Lines input: {"id", "text", "published": "YYYY-MM-DD" or null, "title"?,
// "url"?}.
struct JsonLine {
  std::string id;
  std::string text;
  std::optional<Day> published;
  std::optional<std::string> title;
  std::optional<std::string> url;
};
struct JsonLineError {
  std::string id;  // as far as it could be read, else empty
  Error error;
};
// A line of more than limits.max_input_bytes is refused before it is looked into.
[[nodiscard]] tl::expected<JsonLine, JsonLineError> parse_json_line(std::string_view line,
                                                                    const std::string& source,
                                                                    std::uint32_t line_number,
                                                                    const Limits& limits = {});

// The text of a JSON line as plain text, taken as it is; title and url are metadata.
[[nodiscard]] Result<Document> read_json_line(DocumentId id, JsonLine line,
                                              const std::string& source,
                                              const ReadOptions& options);

}  // namespace dateline
