#pragma once
// The inputs as a stream of items: a file each, or with --jsonl a line each; and what an item
// holds.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/line_reader.hpp"
#include "cli/options.hpp"
#include "dateline/base/result.hpp"
#include "dateline/graph/case.hpp"
#include "dateline/read/document.hpp"
#include "dateline/read/reader.hpp"

namespace dateline::cli {

struct Item {
  std::string path;
  std::size_t number = 0;                   // 1, 2, ... over all inputs
  std::optional<Line> line;                 // with --jsonl
  std::optional<std::string> bytes;         // where they had to be read to see what they are
  std::shared_ptr<const ArticlePart> part;  // one article of a file that holds many
  std::optional<Error> failure;             // the file could not be opened or read on
};

enum class Cut : std::uint8_t { files, lines };

// One thread at a time.
class ItemSource {
 public:
  ItemSource(const Options& options, Cut cut) : options_(options), cut_(cut) {}
  [[nodiscard]] std::optional<Item> next();

 private:
  std::optional<Item> next_line();
  std::optional<Item> next_part();
  std::optional<Item> next_file();
  std::optional<Item> failed(const Error& error);

  const Options& options_;
  Cut cut_;
  std::size_t next_input_ = 0;
  std::size_t count_ = 0;
  std::optional<LineReader> reader_;
  std::deque<ArticlePart> parts_;  // of the newest file that holds many
  std::optional<WarcStream> archive_;
  std::string parts_path_;
};

// An error of one item. `id` is that of a JSON line as far as it could be read; files have none.
struct ItemError {
  std::string id;
  Error error;
};
template <class T>
using ItemResult = tl::expected<T, ItemError>;

// What was taken for a page's furniture becomes text like the rest.
void keep_all_lines(Document& document);

// What the user is told of a document that could be read.
struct DocumentNote {
  Where where;  // its first byte that is not UTF-8, if there is one
  bool has_date = false;
  std::size_t replaced_bytes = 0;
};
[[nodiscard]] DocumentNote note_on(const Document& document, std::string name);

// What the options say of reading.
[[nodiscard]] ReadOptions read_options(const Options& options);

enum class Content : std::uint8_t { article, saved_case, json_lines };
[[nodiscard]] Content content_of(std::string_view bytes);

// The article that a file or line holds. Errors: those of reading, and format where it is no
// article.
[[nodiscard]] ItemResult<Document> to_document(const Item& item, const Options& options);

[[nodiscard]] ItemResult<Document> to_document(const Item& item, std::string_view bytes,
                                               const Options& options);
[[nodiscard]] Result<std::string> bytes_of(const Item& item, const Options& options);

}  // namespace dateline::cli
