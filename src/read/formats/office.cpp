#include "read/formats/office.hpp"

#include "read/dates.hpp"
#include "read/formats/xml_events.hpp"
#include "read/formats/zip.hpp"

namespace dateline {
namespace {

constexpr const char* kWordText = "word/document.xml";
constexpr const char* kWordFacts = "docProps/core.xml";
constexpr const char* kOpenText = "content.xml";
constexpr const char* kOpenFacts = "meta.xml";

BlockKind kind_of_style(std::string_view style) {
  if (style == "Title") return BlockKind::title;
  if (style.starts_with("Heading") || style == "Subtitle") return BlockKind::heading;
  if (style.find("Quot") != std::string_view::npos) return BlockKind::quote;
  if (style == "Caption") return BlockKind::caption;
  return style.starts_with("List") ? BlockKind::list_item : BlockKind::paragraph;
}

// w:document: w:p has w:pPr with the style, and w:r with w:t. Deleted and hidden text stays out.
class WordReader final : public XmlHandler {
 public:
  ExtractedArticle article;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (skipped_ > 0 || name == "del" || name == "moveFrom" || name == "instrText" ||
        name == "txbxContent") {
      ++skipped_;
    } else if (name == "p") {
      text_.clear();
      kind_ = BlockKind::paragraph;
    } else if (name == "pStyle") {
      kind_ = kind_of_style(attribute_of(attributes, "val"));
    } else if (name == "numPr" && kind_ == BlockKind::paragraph) {
      kind_ = BlockKind::list_item;
    } else if (name == "tab" || name == "br" || name == "cr") {
      text_ += ' ';
    } else if (name == "noBreakHyphen") {
      text_ += '-';
    }
    is_text_ = skipped_ == 0 && name == "t";
  }
  void end(std::string_view name) override {
    is_text_ = false;
    if (skipped_ > 0)
      --skipped_;
    else if (name == "p")
      article.add(kind_, text_);
  }
  void text(std::string_view characters) override {
    if (is_text_) text_ += characters;
  }

 private:
  std::string text_;
  BlockKind kind_ = BlockKind::paragraph;
  bool is_text_ = false;
  int skipped_ = 0;
};

// office:document-content: text:h and text:p, within text:list-item or not.
class OpenReader final : public XmlHandler {
 public:
  ExtractedArticle article;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (skipped_ > 0 || name == "tracked-changes" || name == "annotation" || name == "note" ||
        name == "sequence-decls" || name == "automatic-styles" || name == "frame" ||
        name == "desc") {
      ++skipped_;
    } else if (name == "list-item") {
      ++lists_;
    } else if (name == "h" || name == "p") {
      text_.clear();
      const std::string_view style = attribute_of(attributes, "style-name");
      kind_ = name == "h"  ? BlockKind::heading
              : lists_ > 0 ? BlockKind::list_item
                           : kind_of_style(style);
      is_open_ = true;
    } else if (name == "s" || name == "tab" || name == "line-break") {
      text_ += ' ';
    }
  }
  void end(std::string_view name) override {
    if (skipped_ > 0) {
      --skipped_;
    } else if (name == "list-item") {
      --lists_;
    } else if (name == "h" || name == "p") {
      article.add(kind_, text_);
      is_open_ = false;
    }
  }
  void text(std::string_view characters) override {
    if (is_open_ && skipped_ == 0) text_ += characters;
  }

 private:
  std::string text_;
  BlockKind kind_ = BlockKind::paragraph;
  bool is_open_ = false;
  int lists_ = 0;
  int skipped_ = 0;
};

// docProps/core.xml and meta.xml name the same things nearly alike.
class FactsReader final : public XmlHandler {
 public:
  explicit FactsReader(Metadata& metadata) : metadata_(metadata) {}
  void start(std::string_view, const XmlAttributes&) override { text_.clear(); }
  void text(std::string_view characters) override { text_ += characters; }
  void end(std::string_view name) override {
    if (text_.empty()) return;
    if (name == "title") metadata_.title = text_;
    if (name == "creator" || name == "initial-creator") metadata_.author = text_;
    if (name == "language") metadata_.language = text_;
    const auto date = find_full_date(text_, 0, NumericOrder::unknown);
    if (date && (name == "created" || name == "creation-date")) metadata_.published = date->day;
    if (date && (name == "modified" || name == "date")) metadata_.modified = date->day;
    text_.clear();
  }

 private:
  Metadata& metadata_;
  std::string text_;
};

template <class Reader>
ExtractedArticle read_with(std::string_view xml) {
  Reader reader;
  read_xml(xml, reader);
  return std::move(reader.article);
}

}  // namespace

InputFormat office_format(std::string_view bytes) {
  if (!is_zip(bytes)) return InputFormat::text;
  const auto archive = ZipArchive::open(bytes);
  if (!archive) return InputFormat::text;
  if (archive->has(kWordText)) return InputFormat::docx;
  return archive->has(kOpenText) ? InputFormat::odt : InputFormat::text;
}

Result<ExtractedArticle> read_office(std::string_view bytes, InputFormat format,
                                     const std::string& source, const Limits& limits) {
  const auto archive = ZipArchive::open(bytes);
  if (!archive)
    return fail(ErrorCode::format, "a damaged document", {source, 0, 0}, "save it again");
  const bool is_word = format == InputFormat::docx;
  const auto xml = archive->entry(is_word ? kWordText : kOpenText, limits.max_input_bytes);
  if (!xml) return tl::make_unexpected(xml.error());
  ExtractedArticle article = is_word ? read_with<WordReader>(*xml) : read_with<OpenReader>(*xml);
  const auto facts = archive->entry(is_word ? kWordFacts : kOpenFacts, limits.max_input_bytes);
  if (!facts) return tl::make_unexpected(facts.error());
  FactsReader reader(article.metadata);
  read_xml(*facts, reader);
  if (article.blocks.empty())
    return fail(ErrorCode::empty, "no text in the document", {source, 0, 0});
  return article;
}

}  // namespace dateline
