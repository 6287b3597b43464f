#include "dateline/read/document.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

// One checkpoint a stride keeps the table at a sixteenth of the text and a look-up at 63 bytes.
constexpr std::uint32_t kStride = 64;

std::vector<std::uint32_t> make_checkpoints(std::string_view text) {
  assert(text.size() <= std::numeric_limits<std::uint32_t>::max());
  std::vector<std::uint32_t> checkpoints;
  checkpoints.reserve(text.size() / kStride + 1);
  std::size_t count = 0;
  for (std::size_t offset = 0; offset <= text.size(); offset += kStride) {
    checkpoints.push_back(static_cast<std::uint32_t>(count));
    count += count_code_points(text.substr(offset, kStride));
  }
  return checkpoints;
}

}  // namespace

std::string_view block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::title:
      return "title";
    case BlockKind::heading:
      return "heading";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::list_item:
      return "list_item";
    case BlockKind::quote:
      return "quote";
    case BlockKind::caption:
      return "caption";
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::boilerplate:
      return "boilerplate";
  }
  return "paragraph";
}

std::string_view published_from_name(PublishedFrom from) {
  switch (from) {
    case PublishedFrom::none:
      return "none";
    case PublishedFrom::option:
      return "option";
    case PublishedFrom::metadata:
      return "metadata";
    case PublishedFrom::updated:
      return "updated";
    case PublishedFrom::dateline:
      return "dateline";
  }
  return "none";
}

std::string_view published_grade_name(PublishedGrade grade) {
  switch (grade) {
    case PublishedGrade::none:
      return "none";
    case PublishedGrade::single:
      return "single";
    case PublishedGrade::agree:
      return "agree";
    case PublishedGrade::conflict:
      return "conflict";
  }
  return "none";
}

Document::Document(DocumentId id, std::string name, std::string source, std::string text)
    : id_(id),
      name_(std::move(name)),
      source_(std::move(source)),
      text_(std::move(text)),
      checkpoints_(make_checkpoints(text_)) {}

std::uint32_t Document::length() const {
  return code_points_before(static_cast<std::uint32_t>(text_.size()));
}

std::uint32_t Document::code_points_before(std::uint32_t byte_offset) const {
  assert(byte_offset <= text_.size());
  if (checkpoints_.empty()) return 0;  // a default-made or moved-from document has no text
  const std::uint32_t stride = byte_offset / kStride;
  const std::string_view rest = text({stride * kStride, byte_offset});
  return checkpoints_[stride] + static_cast<std::uint32_t>(count_code_points(rest));
}

Citation Document::cite(Span span) const {
  return {id_, code_points_before(span.begin), code_points_before(span.end),
          std::string(text(span))};
}

namespace {

// The heading that opens the text and says what the metadata's title says.
bool is_own_title(const Document& document, const Block& block) {
  const std::optional<std::string>& title = document.metadata.title;
  if (block.kind == BlockKind::title) return title.has_value();
  if (block.kind != BlockKind::heading || !title) return false;
  const std::string_view line = document.text(block.span);
  return title->starts_with(line) || line.starts_with(*title);
}

}  // namespace

std::string main_text(const Document& document) {
  std::string out;
  const Block* dateline = nullptr;  // of the block at hand
  for (const Block& block : document.blocks) {
    if (block.kind == BlockKind::boilerplate) continue;
    if (block.kind == BlockKind::caption) continue;
    if (out.empty() && is_own_title(document, block)) continue;
    if (dateline) {
      out += document.text({dateline->span.end, block.span.begin});
    } else if (!out.empty()) {
      out += "\n\n";
    }
    out += document.text(block.span);
    dateline = block.kind == BlockKind::dateline ? &block : nullptr;
  }
  return out;
}

}  // namespace dateline
