#pragma once
// Readers: bytes in, Document out. The format is found by content, not by the file's name.
//
//   ReadOptions options;
//   options.published = parse_iso("2020-09-20");
//   Result<Document> document = read_document(DocumentId{0}, "d1", "article.txt", bytes, options);

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/calendar.hpp"
#include "dateline/base/limits.hpp"
#include "dateline/base/result.hpp"
#include "dateline/read/document.hpp"

namespace dateline {

// `mail` is a message (EML) or a page saved as MHTML; `gzip` is whatever was packed.
enum class InputFormat : std::uint8_t {
  text,
  html,
  markdown,
  pdf,
  docx,
  odt,
  federal_register,  // XML of one rule, notice or issue
  mail,
  feed,  // RSS, Atom
  json,  // an article, or a list of them
  warc,
  gzip,
};
[[nodiscard]] std::optional<InputFormat> find_input_format(std::string_view name);
// Whether a file of the format wraps its articles, one or many, so that they are unpacked first.
[[nodiscard]] constexpr bool is_container(InputFormat format) {
  return format >= InputFormat::federal_register;
}
// By content alone.
[[nodiscard]] InputFormat detect_format(std::string_view bytes);

// Which fields of a JSON object hold what; empty: the usual names are tried.
struct JsonFields {
  std::string text;
  std::string title;
  std::string published;
  std::string id;
  std::string url;
};

struct ReadOptions {
  std::optional<Day> published;      // --published: wins over everything
  std::optional<std::string> title;  // known from outside (a JSON line)
  std::optional<std::string> url;
  std::optional<InputFormat> format;  // else by content
  JsonFields fields;
  Limits limits;
};

// One article, out of the file that it came in but not read yet.
struct ArticlePart {
  std::string bytes;
  InputFormat format = InputFormat::text;
  Metadata known;  // what the file says of it; the day is used where the article has none itself
};

// The articles of a file: one, or those of a feed, a JSON list or a web archive. Errors: format
// (nothing in it that can be read), limit, empty.
[[nodiscard]] Result<std::vector<ArticlePart>> unpack_articles(std::string bytes,
                                                               const std::string& source,
                                                               const ReadOptions& options);
// The pages of a web archive one by one, so that one of any size takes little memory; a record
// larger than the limit is passed over.
class WarcStream {
 public:
  // Packed or not. Nothing where the file cannot be opened or is no web archive.
  [[nodiscard]] static std::optional<WarcStream> open(const std::string& path,
                                                      const Limits& limits);
  WarcStream(WarcStream&&) noexcept;
  WarcStream& operator=(WarcStream&&) noexcept;
  ~WarcStream();
  [[nodiscard]] std::optional<ArticlePart> next();

 private:
  struct File;
  WarcStream(std::unique_ptr<File> file, const Limits& limits);
  bool fill(std::size_t size);
  std::optional<std::string> next_head();

  std::unique_ptr<File> file_;
  Limits limits_;
  std::string buffer_;
};

// Errors: as read_document.
[[nodiscard]] Result<Document> read_part(DocumentId id, std::string name, std::string source,
                                         const ArticlePart& part, const ReadOptions& options);

// `source` is what messages call the input. Errors: empty (no text at all), format (binary, or
// several articles), limit.
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
                                                                    const Limits& limits = {},
                                                                    const JsonFields& fields = {});

// The text of a JSON line as plain text, taken as it is; title and url are metadata.
[[nodiscard]] Result<Document> read_json_line(DocumentId id, JsonLine line,
                                              const std::string& source,
                                              const ReadOptions& options);

}  // namespace dateline
