// Format by content, then one reader a format; what the caller knows wins over what the text says.
#include "dateline/read/reader.hpp"

#include <utility>

#include "dateline/base/file.hpp"
#include "read/datelines.hpp"
#include "read/decode.hpp"
#include "read/html_encoding.hpp"
#include "read/html_reader.hpp"
#include "read/plain_text.hpp"

namespace dateline {
namespace {

std::string size_text(std::size_t bytes) {
  return bytes >= (1u << 20) ? std::to_string(bytes >> 20) + " MiB"
                             : std::to_string(bytes) + " bytes";
}

tl::unexpected<Error> too_large(const std::string& source, const Limits& limits) {
  return fail(ErrorCode::limit, "larger than " + size_text(limits.max_input_bytes), {source, 0, 0},
              "--max-input raises the limit");
}

void set_published(Metadata& metadata, std::optional<Day> day, PublishedFrom from) {
  if (!day || metadata.published) return;
  metadata.published = day;
  metadata.published_from = from;
  metadata.published_grade = PublishedGrade::single;
}

Document make_plain_document(DocumentId id, std::string name, std::string source, std::string text,
                             const ReadOptions& options) {
  Document document(id, std::move(name), std::move(source), std::move(text));
  PlainText plain = read_plain_text(document.text(), options.title.value_or(""));
  document.blocks = std::move(plain.blocks);
  split_dateline(document.text(), document.blocks);
  document.metadata.title = options.title ? options.title : std::move(plain.title);
  document.metadata.author = std::move(plain.author);
  document.metadata.url = options.url;
  set_published(document.metadata, options.published, PublishedFrom::option);
  set_published(document.metadata, plain.published, PublishedFrom::dateline);
  return document;
}

Result<Document> make_html_document(DocumentId id, std::string name, std::string source,
                                    std::string_view bytes, const ReadOptions& options) {
  HtmlArticle article = read_html(bytes, options.limits);
  if (article.blocks.empty()) {
    return fail(ErrorCode::empty, "no text in the page", {std::move(source), 0, 0});
  }
  Document document(id, std::move(name), std::move(source), std::move(article.text));
  document.text_is_extracted = true;
  document.blocks = std::move(article.blocks);
  split_dateline(document.text(), document.blocks);
  document.metadata = std::move(article.metadata);
  if (options.title) document.metadata.title = options.title;
  if (options.url) document.metadata.url = options.url;
  if (options.published) {
    document.metadata.published.reset();
    set_published(document.metadata, options.published, PublishedFrom::option);
  }
  return document;
}

Result<Document> make_text_document(DocumentId id, std::string name, std::string source,
                                    std::string_view bytes, const ReadOptions& options) {
  Result<DecodedText> decoded = decode_plain_text(bytes, source);
  if (!decoded) return tl::make_unexpected(std::move(decoded.error()));
  Document document = make_plain_document(id, std::move(name), std::move(source),
                                          std::move(decoded->text), options);
  document.replaced_bytes = decoded->replaced_bytes;
  return document;
}

}  // namespace

Result<Document> read_document(DocumentId id, std::string name, std::string source,
                               std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > options.limits.max_input_bytes) return too_large(source, options.limits);
  const InputFormat format =
      options.format.value_or(looks_like_html(bytes) ? InputFormat::html : InputFormat::text);
  const auto make = format == InputFormat::html ? make_html_document : make_text_document;
  Result<Document> document = make(id, std::move(name), std::move(source), bytes, options);
  if (document) document->sha256 = sha256_hex(bytes);
  return document;
}

Result<Document> read_json_line(DocumentId id, JsonLine line, const std::string& source,
                                const ReadOptions& options) {
  ReadOptions known = options;
  if (line.title) known.title = std::move(line.title);
  if (line.url) known.url = std::move(line.url);
  if (line.published) known.published = line.published;
  if (line.text.size() > options.limits.max_input_bytes) return too_large(source, options.limits);
  const std::string sha256 = sha256_hex(line.text);
  Result<std::string> text = checked_text(std::move(line.text), source);
  if (!text) return tl::make_unexpected(std::move(text.error()));
  Document document = make_plain_document(id, std::move(line.id), source, std::move(*text), known);
  document.sha256 = sha256;
  return document;
}

}  // namespace dateline
