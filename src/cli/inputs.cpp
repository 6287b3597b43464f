#include "cli/inputs.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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

ItemResult<Document> line_to_document(const Item& item, const Options& options) {
  auto line = parse_json_line(item.line->text, item.path, item.line->number, options.limits,
                              options.fields);
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
  const auto line = parse_json_line(item.line->text, item.path, item.line->number, options.limits,
                                    options.fields);
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

// Feeds, lists and archives hold many articles, packed files may.
bool may_hold_many(std::string_view start) {
  if (content_of(start) == Content::saved_case) return false;
  const InputFormat format = detect_format(start);
  return is_container(format) && format != InputFormat::mail;  // a message is one article
}

bool may_be_archive(std::string_view start, const Options& options) {
  if (options.from) return *options.from == InputFormat::warc && !start.empty();
  const InputFormat format = detect_format(start);
  return format == InputFormat::warc || format == InputFormat::gzip;
}

// The first bytes of a file; empty for what is no regular file.
std::string start_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  std::ifstream in(path, std::ios::binary);
  std::string start(kLookedAt, '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return start;
}

}  // namespace

ReadOptions read_options(const Options& options) {
  ReadOptions out;
  out.published = options.published;
  out.format = options.from;
  out.fields = options.fields;
  out.limits = options.limits;
  return out;
}

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
    if (*line) {
      Item item;
      item.path = reader_->path();
      item.number = ++count_;
      item.line = std::move(**line);
      return item;
    }
    reader_.reset();
  }
}

std::optional<Item> ItemSource::next_part() {
  if (archive_ && parts_.empty()) {
    if (auto part = archive_->next())
      parts_.push_back(std::move(*part));
    else
      archive_.reset();
  }
  if (parts_.empty()) return std::nullopt;
  Item item;
  item.path = parts_path_;
  item.number = ++count_;
  item.part = std::make_shared<const ArticlePart>(std::move(parts_.front()));
  parts_.pop_front();
  return item;
}

// A file, or the first article of one that holds many. Others are read by the threads, not here.
std::optional<Item> ItemSource::next_file() {
  if (next_input_ == options_.inputs.size()) return std::nullopt;
  Item item;
  item.path = options_.inputs[next_input_++];
  const bool is_named = options_.from && is_container(*options_.from);
  std::error_code problem;
  const auto kind = std::filesystem::status(item.path, problem).type();
  const bool is_pipe = kind == std::filesystem::file_type::fifo;
  if (item.path == "-" || is_pipe) {
    Result<std::string> bytes = read_bytes(item.path, options_.limits.max_input_bytes);
    if (!bytes) return failed(bytes.error());
    item.bytes = std::move(*bytes);
  }
  const std::string start = item.bytes ? item.bytes->substr(0, kLookedAt) : start_of(item.path);
  if (!item.bytes && may_be_archive(start, options_)) {
    archive_ = WarcStream::open(item.path, options_.limits);
    parts_path_ = item.path;
    if (auto part = next_part()) return part;
  }
  if (is_named || (!options_.from && may_hold_many(start))) {
    if (!item.bytes) {
      Result<std::string> bytes = read_bytes(item.path, options_.limits.max_input_bytes);
      if (!bytes) return failed(bytes.error());
      item.bytes = std::move(*bytes);
    }
    auto parts = unpack_articles(*item.bytes, item.path, read_options(options_));
    if (parts && parts->size() > 1) {
      parts_.assign(std::make_move_iterator(parts->begin()), std::make_move_iterator(parts->end()));
      parts_path_ = item.path;
      return next_part();
    }
  }
  item.number = ++count_;
  return item;
}

std::optional<Item> ItemSource::next() {
  if (cut_ == Cut::lines) return next_line();
  if (auto part = next_part()) return part;
  return next_file();
}

Content content_of(std::string_view bytes) {
  bytes = without_mark_and_blanks(bytes);
  if (!bytes.starts_with('{')) return Content::article;
  const std::string_view start = bytes.substr(0, kLookedAt);
  if (start.find(kCaseMark) != std::string_view::npos) return Content::saved_case;
  // An object on the first line and another behind it; one object alone is an article.
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos) return Content::article;
  const std::string_view line = without_mark_and_blanks(bytes.substr(end));
  const std::size_t last = bytes.substr(0, end).find_last_not_of(kBlank);
  const bool is_one_line =
      bytes[last] == '}' && start.substr(1).find('"') != std::string_view::npos;
  return is_one_line && line.starts_with('{') ? Content::json_lines : Content::article;
}

Result<std::string> bytes_of(const Item& item, const Options& options) {
  if (item.failure) return tl::make_unexpected(*item.failure);
  if (item.line) return item.line->text;
  if (item.part) return item.part->bytes;
  if (item.bytes) return *item.bytes;
  Limits limits = options.limits;
  Result<std::string> bytes = read_bytes(item.path, limits.max_input_bytes);
  // A case may be larger than an article: it is read again under its own limit.
  if (!bytes && bytes.error().code == ErrorCode::limit && item.path != "-") {
    Result<std::string> larger = read_bytes(item.path, limits.max_case_bytes);
    if (larger && content_of(*larger) == Content::saved_case) return larger;
  }
  return bytes;
}

namespace {

ItemResult<Document> read_item(const Item& item, std::string_view bytes, const Options& options) {
  if (item.line) {
    return item.line->too_long ? too_long(item, options) : line_to_document(item, options);
  }
  if (item.part) {
    Result<Document> document = read_part(DocumentId{0}, fmt::format("d{}", item.number), item.path,
                                          *item.part, read_options(options));
    if (!document) return tl::make_unexpected(ItemError{{}, document.error()});
    return std::move(*document);
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

}  // namespace

ItemResult<Document> to_document(const Item& item, std::string_view bytes, const Options& options) {
  ItemResult<Document> document = read_item(item, bytes, options);
  if (document && options.keep_all) keep_all_lines(*document);
  return document;
}

void keep_all_lines(Document& document) {
  for (Block& block : document.blocks)
    if (block.kind == BlockKind::boilerplate) block.kind = BlockKind::paragraph;
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
