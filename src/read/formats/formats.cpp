// Which format bytes have, and the articles in them.
#include <array>
#include <utility>

#include "dateline/read/reader.hpp"
#include "read/formats/federal_register.hpp"
#include "read/formats/feed.hpp"
#include "read/formats/gzip.hpp"
#include "read/formats/json_articles.hpp"
#include "read/formats/mail.hpp"
#include "read/formats/markdown.hpp"
#include "read/formats/office.hpp"
#include "read/formats/pdf.hpp"
#include "read/formats/warc.hpp"
#include "read/formats/xml_events.hpp"
#include "read/html_encoding.hpp"

namespace dateline {
namespace {

constexpr int kMostLayers = 3;  // a gzip file in a gzip file

constexpr std::array<std::pair<InputFormat, std::string_view>, 12> kNames = {{
    {InputFormat::text, "text"},
    {InputFormat::html, "html"},
    {InputFormat::markdown, "markdown"},
    {InputFormat::pdf, "pdf"},
    {InputFormat::docx, "docx"},
    {InputFormat::odt, "odt"},
    {InputFormat::federal_register, "federal-register"},
    {InputFormat::mail, "mail"},
    {InputFormat::feed, "feed"},
    {InputFormat::json, "json"},
    {InputFormat::warc, "warc"},
    {InputFormat::gzip, "gzip"},
}};

Result<std::vector<ArticlePart>> some_of(std::vector<ArticlePart> parts, std::string_view what,
                                         const std::string& source) {
  if (parts.empty())
    return fail(ErrorCode::empty, "no article in the " + std::string(what), {source, 0, 0});
  return parts;
}

ArticlePart whole(std::string bytes, InputFormat format) {
  ArticlePart part;
  part.bytes = std::move(bytes);
  part.format = format;
  return part;
}

}  // namespace

std::optional<InputFormat> find_input_format(std::string_view name) {
  for (const auto& [format, known] : kNames)
    if (known == name) return format;
  if (name == "eml" || name == "mhtml") return InputFormat::mail;
  if (name == "rss" || name == "atom") return InputFormat::feed;
  if (name == "md") return InputFormat::markdown;
  if (name == "txt") return InputFormat::text;
  return std::nullopt;
}

InputFormat detect_format(std::string_view bytes) {
  if (is_gzip(bytes)) return InputFormat::gzip;
  if (is_warc(bytes)) return InputFormat::warc;
  if (is_pdf(bytes)) return InputFormat::pdf;
  if (const InputFormat office = office_format(bytes); office != InputFormat::text) return office;
  if (looks_like_json(bytes)) return InputFormat::json;
  const std::string_view root = root_of_xml(bytes);
  const bool is_markup = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == bytes.find('<');
  if (is_markup && is_feed_root(root)) return InputFormat::feed;
  if (is_markup && is_federal_register_root(root)) return InputFormat::federal_register;
  if (looks_like_mail(bytes)) return InputFormat::mail;
  if (looks_like_html(bytes)) return InputFormat::html;
  return looks_like_markdown(bytes) ? InputFormat::markdown : InputFormat::text;
}

Result<std::vector<ArticlePart>> unpack_articles(std::string bytes, const std::string& source,
                                                 const ReadOptions& options) {
  const std::size_t most = options.limits.max_input_bytes;
  InputFormat format = options.format.value_or(detect_format(bytes));
  for (int layer = 0; format == InputFormat::gzip && layer < kMostLayers; ++layer) {
    auto plain = gunzip(bytes, most, source);
    if (!plain) return tl::make_unexpected(plain.error());
    bytes = std::move(*plain);
    format = detect_format(bytes);
  }
  switch (format) {
    case InputFormat::mail: {
      auto part = read_mail(bytes);
      std::vector<ArticlePart> parts;
      if (part) parts.push_back(std::move(*part));
      return some_of(std::move(parts), "message", source);
    }
    case InputFormat::feed:
      return some_of(read_feed(bytes), "feed", source);
    case InputFormat::warc:
      return some_of(read_warc(bytes, options.limits), "web archive", source);
    case InputFormat::federal_register:
      return some_of(split_federal_register(bytes), "file", source);
    case InputFormat::json:
      return read_json_articles(bytes, source, options.fields);
    default:
      break;
  }
  std::vector<ArticlePart> parts;
  parts.push_back(whole(std::move(bytes), format));
  return parts;
}

}  // namespace dateline
