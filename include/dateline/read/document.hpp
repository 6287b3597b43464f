#pragma once
// A Document is one source: its text (valid UTF-8, exactly as decoded, so that a quote can be cut
// out of the source), its blocks in order, and what is known about it.
//
//   const Document& document = ...;
//   std::string_view name = document.text(span);
//   Citation citation = document.cite(span);         // code points, for the case file
//
// It owns its text, moves but does not copy, and must outlive every Span that points into it.
// Safe to read from many threads.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/calendar.hpp"
#include "dateline/base/citation.hpp"
#include "dateline/base/span.hpp"

namespace dateline {

enum class BlockKind : std::uint8_t {
  title,
  heading,
  paragraph,
  list_item,
  quote,
  caption,
  dateline,     // "LONDON, March 3 (Agency) -", before the paragraph that it opens
  boilerplate,  // stays in the text, is left out of extraction
};
[[nodiscard]] std::string_view block_kind_name(BlockKind kind);

struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;
};

// Where the publication date came from; none: there is no date.
// `updated`: only the day of the last change is given.
enum class PublishedFrom : std::uint8_t { none, option, metadata, dateline, updated };
[[nodiscard]] std::string_view published_from_name(PublishedFrom from);  // "none" for none

// How far the sources of the publication date bear each other out: only one names a date, all that
// do name the same day, or they differ (the most trusted one is taken).
enum class PublishedGrade : std::uint8_t { none, single, agree, conflict };
[[nodiscard]] std::string_view published_grade_name(PublishedGrade grade);

struct Metadata {
  std::optional<std::string> title;
  std::optional<std::string> author;
  std::optional<std::string> publisher;
  std::optional<std::string> url;
  std::optional<std::string> language;
  std::optional<Day> published;
  PublishedFrom published_from = PublishedFrom::none;
  PublishedGrade published_grade = PublishedGrade::none;
  std::optional<Day> modified;  // the last change, where the page gives one
};

class Document {
 public:
  Document() = default;
  Document(DocumentId id, std::string name, std::string source, std::string text);
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  [[nodiscard]] DocumentId id() const { return id_; }
  [[nodiscard]] const std::string& name() const { return name_; }      // "d1", or the line's id
  [[nodiscard]] const std::string& source() const { return source_; }  // the path as given, or "-"
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(text_).substr(span.begin, span.size());
  }
  [[nodiscard]] std::uint32_t length() const;  // in code points
  // Byte offset to code points, O(1) by a table of checkpoints.
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t byte_offset) const;
  [[nodiscard]] Citation cite(Span span) const;

  std::vector<Block> blocks;
  Metadata metadata;
  std::string sha256;  // of the input's bytes
  // true where the input was not plain text (HTML): see --embed-text
  bool text_is_extracted = false;
  std::size_t replaced_bytes = 0;  // not UTF-8: U+FFFD stands for each of them

 private:
  DocumentId id_{};
  std::string name_;
  std::string source_;
  std::string text_;
  std::vector<std::uint32_t> checkpoints_;  // code points before byte 64*i
};

// The text without its boilerplate, captions and its own title: the blocks with an empty line
// between them; a dateline stays in the line of its paragraph.
[[nodiscard]] std::string main_text(const Document& document);

}  // namespace dateline
