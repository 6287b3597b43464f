// Format by content, then one reader a format; what the caller knows wins over what the text says.
#include "dateline/read/reader.hpp"

#include <utility>

#include "dateline/base/file.hpp"
#include "read/datelines.hpp"
#include "read/decode.hpp"
#include "read/formats/federal_register.hpp"
#include "read/formats/markdown.hpp"
#include "read/formats/office.hpp"
#include "read/formats/pdf.hpp"
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

Document make_extracted_document(DocumentId id, std::string name, std::string source,
                                 ExtractedArticle article, const ReadOptions& options) {
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

Result<Document> make_html_document(DocumentId id, std::string name, std::string source,
                                    std::string_view bytes, const ReadOptions& options) {
  ExtractedArticle article = read_html(bytes, options.limits);
  if (article.blocks.empty()) {
    return fail(ErrorCode::empty, "no text in the page", {std::move(source), 0, 0});
  }
  return make_extracted_document(id, std::move(name), std::move(source), std::move(article),
                                 options);
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

// One article in a format that holds just one.
Result<Document> read_article(DocumentId id, std::string name, std::string source,
                              std::string_view bytes, InputFormat format,
                              const ReadOptions& options) {
  const auto from = [&](ExtractedArticle article) -> Result<Document> {
    if (article.blocks.empty())
      return fail(ErrorCode::empty, "no text in the document", {source, 0, 0});
    Metadata& metadata = article.metadata;
    // What the text says of its day is surer than when the file was made.
    const std::optional<Day> made = std::exchange(metadata.published, std::nullopt);
    // A rule's "DATES:" are days on which it acts.
    if (format != InputFormat::federal_register)
      set_published(metadata, read_plain_text(article.text, "").published, PublishedFrom::dateline);
    set_published(metadata, made, PublishedFrom::metadata);
    return make_extracted_document(id, std::move(name), std::move(source), std::move(article),
                                   options);
  };
  const auto or_error = [&](Result<ExtractedArticle> article) -> Result<Document> {
    if (!article) {
      if (article.error().where.path.empty()) article.error().where.path = source;
      return tl::make_unexpected(std::move(article.error()));
    }
    return from(std::move(*article));
  };
  switch (format) {
    case InputFormat::html:
      return make_html_document(id, std::move(name), std::move(source), bytes, options);
    case InputFormat::markdown: {
      const Result<DecodedText> decoded = decode_plain_text(bytes, source);
      if (!decoded) return tl::make_unexpected(decoded.error());
      return from(read_markdown(decoded->text));
    }
    case InputFormat::pdf:
      return or_error(read_pdf(bytes, source));
    case InputFormat::docx:
    case InputFormat::odt:
      return or_error(read_office(bytes, format, source, options.limits));
    case InputFormat::federal_register:
      return from(read_federal_register(bytes));
    default:
      return make_text_document(id, std::move(name), std::move(source), bytes, options);
  }
}

// What a container says of its article, where the article says nothing itself.
void add_known(Metadata& metadata, const Metadata& known) {
  const auto fill = [](auto& field, const auto& value) {
    if (!field) field = value;
  };
  fill(metadata.title, known.title);
  fill(metadata.author, known.author);
  fill(metadata.publisher, known.publisher);
  fill(metadata.url, known.url);
  fill(metadata.language, known.language);
  fill(metadata.modified, known.modified);
  set_published(metadata, known.published, PublishedFrom::metadata);
}

Result<Document> read_only_article(DocumentId id, std::string name, std::string source,
                                   std::string_view bytes, const ReadOptions& options) {
  const auto parts = unpack_articles(std::string(bytes), source, options);
  if (!parts) return tl::make_unexpected(parts.error());
  if (parts->size() > 1)
    return fail(ErrorCode::format, "holds " + std::to_string(parts->size()) + " articles",
                {std::move(source), 0, 0}, "unpack_articles() gives them one by one");
  return read_part(id, std::move(name), std::move(source), parts->front(), options);
}

}  // namespace

Result<Document> read_document(DocumentId id, std::string name, std::string source,
                               std::string_view bytes, const ReadOptions& options) {
  if (bytes.size() > options.limits.max_input_bytes) return too_large(source, options.limits);
  const InputFormat format = options.format.value_or(detect_format(bytes));
  Result<Document> document =
      is_container(format)
          ? read_only_article(id, std::move(name), std::move(source), bytes, options)
          : read_article(id, std::move(name), std::move(source), bytes, format, options);
  if (document) document->sha256 = sha256_hex(bytes);
  return document;
}

Result<Document> read_part(DocumentId id, std::string name, std::string source,
                           const ArticlePart& part, const ReadOptions& options) {
  ReadOptions known = options;
  known.format.reset();
  if (!known.title) known.title = part.known.title;
  if (!known.url) known.url = part.known.url;
  Result<Document> document =
      read_article(id, std::move(name), std::move(source), part.bytes, part.format, known);
  if (!document) return document;
  // An issue's day is surer than the one on which its document was filed.
  const bool is_issue = part.format == InputFormat::federal_register && part.known.published;
  if (is_issue && !options.published) document->metadata.published.reset();
  add_known(document->metadata, part.known);
  document->text_is_extracted = true;
  document->sha256 = sha256_hex(part.bytes);
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
