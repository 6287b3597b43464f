// Any bytes as every format that is read, by content and as each of them: documents of valid UTF-8
// whose blocks are in order, or one error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "dateline/base/utf8.hpp"
#include "dateline/read/reader.hpp"
#include "read/formats/pdf.hpp"

using namespace dateline;

namespace {

// A child for each input would be slow; its output is looked at below.
bool is_read_here(InputFormat format) { return format != InputFormat::pdf; }

void require(bool holds) {
  if (!holds) std::abort();
}

void check_blocks(std::string_view text, const std::vector<Block>& blocks) {
  require(is_valid_utf8(text));
  std::size_t end = 0;
  for (const Block& block : blocks) {
    require(block.span.begin >= end && block.span.begin <= block.span.end);
    require(block.span.end <= text.size());
    end = block.span.end;
  }
}

void check(const std::string& bytes, const ReadOptions& options) {
  const auto parts = unpack_articles(bytes, "fuzz", options);
  if (!parts) return require(!parts.error().message.empty());
  require(!parts->empty());
  std::size_t count = 0;
  for (const ArticlePart& part : *parts) {
    if (!is_read_here(part.format) || ++count > 20) continue;
    const auto document = read_part(DocumentId{0}, "d1", "fuzz", part, {});
    if (document) check_blocks(document->text(), document->blocks);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.limits.max_input_bytes = 4u << 20;
  check(bytes, options);
  for (int format = 0; format <= static_cast<int>(InputFormat::gzip); ++format) {
    options.format = static_cast<InputFormat>(format);
    if (is_read_here(*options.format)) check(bytes, options);
  }
  const ExtractedArticle pages = article_of_pages(to_valid_utf8(bytes));
  check_blocks(pages.text, pages.blocks);
  return 0;
}
