#include "cli/inputs.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "dateline/base/file.hpp"
#include "dateline/base/utf8.hpp"
#include "dateline/read/reader.hpp"

namespace dateline::cli {
namespace {

// The field that says what a case is stands first in what dateline writes; another writer may put
// others before it.
constexpr std::size_t kLookedAt = 4096;
constexpr std::string_view kCaseMark = "\"dateline-case\"";
constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kBlank = " \t\r\n";

std::string_view without_mark_and_blanks(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(kBlank), bytes.size()));
  return bytes;
}

ReadOptions read_options(const Options& options) {
  ReadOptions out;
  out.published = options.published;
  out.limits = options.limits;
  return out;
}

ItemResult<Document> line_to_document(const Item& item, const Options& options) {
  auto line = parse_json_line(item.line->text, item.path, item.line->number, options.limits);
  if (!line) return tl::make_unexpected(ItemError{line.error().id, line.error().error});
  const std::string id = line->id;
  Result<Document> document =
      read_json_line(DocumentId{0}, std::move(*line), item.path, read_options(options));
  if (document) return std::move(*document);
  Error error = document.error();
  if (error.where.path.empty()) error.where.path = item.path;
  if (error.where.line == 0) error.where.line = item.line->number;
  return tl::make_unexpected(ItemError{id, std::move(error)});
}

tl::unexpected<ItemError> too_long(const Item& item, const Options& options) {
  const auto line = parse_json_line(item.line->text, item.path, item.line->number, options.limits);
  Error error;
  error.code = ErrorCode::limit;
  error.message =
      fmt::format("line is larger than the limit of {} bytes", options.limits.max_input_bytes);
  error.where = {item.path, item.line->number, 0};
  error.hint = "raise the limit with --max-input-size";
  return tl::make_unexpected(ItemError{line ? line->id : line.error().id, std::move(error)});
}

tl::unexpected<ItemError> no_article(const Item& item, std::string message, std::string hint) {
  return tl::make_unexpected(
      ItemError{{}, {ErrorCode::format, std::move(message), {item.path, 0, 0}, std::move(hint)}});
}

}  // namespace

std::optional<Item> ItemSource::failed(const Error& error) {
  Item item;
  item.path = error.where.path;
  item.number = ++count_;
  item.failure = error;
  reader_.reset();
  return item;
}

std::optional<Item> ItemSource::next_line() {
  for (;;) {
    if (!reader_) {
      if (next_input_ == options_.inputs.size()) return std::nullopt;
      Result<LineReader> reader =
          LineReader::open(options_.inputs[next_input_++], options_.limits.max_input_bytes);
      if (!reader) return failed(reader.error());
      reader_ = std::move(*reader);
    }
    Result<std::optional<Line>> line = reader_->next();
    if (!line) return failed(line.error());
    if (*line) return Item{reader_->path(), ++count_, std::move(**line), std::nullopt};
    reader_.reset();
  }
}

std::optional<Item> ItemSource::next() {
  if (cut_ == Cut::lines) return next_line();
  if (next_input_ == options_.inputs.size()) return std::nullopt;
  return Item{options_.inputs[next_input_++], ++count_, std::nullopt, std::nullopt};
}

Content content_of(std::string_view bytes) {
  bytes = without_mark_and_blanks(bytes);
  if (!bytes.starts_with('{')) return Content::article;
  const std::string_view start = bytes.substr(0, kLookedAt);
  if (start.find(kCaseMark) != std::string_view::npos) return Content::saved_case;
  const bool has_text_field = start.find("\"text\"") != std::string_view::npos ||
                              start.find("\"id\"") != std::string_view::npos;
  return has_text_field ? Content::json_lines : Content::article;
}

Result<std::string> bytes_of(const Item& item, const Options& options) {
  if (item.failure) return tl::make_unexpected(*item.failure);
  if (item.line) return item.line->text;
  Limits limits = options.limits;
  Result<std::string> bytes = read_bytes(item.path, limits.max_input_bytes);
  // A case may be larger than an article: it is read again under its own limit.
  if (!bytes && bytes.error().code == ErrorCode::limit && item.path != "-") {
    Result<std::string> larger = read_bytes(item.path, limits.max_case_bytes);
    if (larger && content_of(*larger) == Content::saved_case) return larger;
  }
  return bytes;
}

ItemResult<Document> to_document(const Item& item, std::string_view bytes, const Options& options) {
  if (item.line) {
    return item.line->too_long ? too_long(item, options) : line_to_document(item, options);
  }
  const Content content = content_of(bytes);
  if (content == Content::saved_case) {
    return no_article(item, "is a case, not an article", "give the article that it was made from");
  }
  if (content == Content::json_lines) {
    return no_article(item, "holds JSON Lines, not an article", "add --jsonl");
  }
  Result<Document> document = read_document(DocumentId{0}, fmt::format("d{}", item.number),
                                            item.path, bytes, read_options(options));
  if (!document) return tl::make_unexpected(ItemError{{}, document.error()});
  return std::move(*document);
}

ItemResult<Document> to_document(const Item& item, const Options& options) {
  const Result<std::string> bytes = bytes_of(item, options);
  if (!bytes) return tl::make_unexpected(ItemError{{}, bytes.error()});
  return to_document(item, *bytes, options);
}

DocumentNote note_on(const Document& document, std::string name) {
  DocumentNote note{
      {std::move(name), 0, 0}, document.metadata.published.has_value(), document.replaced_bytes};
  if (note.replaced_bytes == 0) return note;
  const std::string_view text = document.text();
  const std::string_view before = text.substr(0, text.find(kReplacement));
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  note.where.line = 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  note.where.column = 1 + static_cast<std::uint32_t>(count_code_points(before.substr(line_begin)));
  return note;
}

}  // namespace dateline::cli
