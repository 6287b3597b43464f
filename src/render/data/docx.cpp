// A Word document (ECMA-376): the timeline as a picture with its words beside it for those who do
// not see it, a real table whose head repeats on each page, and a footnote for each source.
#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "render/data/times_of.hpp"
#include "render/drawing_program.hpp"
#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/words.hpp"

namespace dateline {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr double kPageWidthEmu = 9.6e6;  // between the margins of a landscape page of A4
constexpr double kPageHeightEmu = 5.6e6;
constexpr std::size_t kMostAlt = 4000;

struct PictureSize {
  std::uint32_t width = 0, height = 0;
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

PictureSize size_of_png(std::string_view png) {
  if (png.size() < 24) return {};
  return {big_endian(png, 16), big_endian(png, 20)};
}

std::string run(std::string_view text, std::string_view properties = {}) {
  return fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
                     properties.empty() ? "" : fmt::format("<w:rPr>{}</w:rPr>", properties),
                     xml_text(one_line(text)));
}

std::string paragraph(std::string_view style, const std::string& runs) {
  return fmt::format(
      "<w:p>{}{}</w:p>",
      style.empty() ? "" : fmt::format("<w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>", style), runs);
}

std::string cell(int width, const std::string& runs, std::string_view style = {}) {
  return fmt::format("<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", width,
                     paragraph(style, runs));
}

std::string footnote_mark(int number) {
  return fmt::format(
      "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference "
      "w:id=\"{}\"/></w:r>",
      number);
}

constexpr int kWidths[] = {600, 2100, 6300, 2900, 1500, 1800};

std::string head_row() {
  std::string out = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  const char* const kHeads[] = {"No", "Date", "Event", "Actors", "Status", "Links"};
  for (std::size_t i = 0; i < std::size(kWidths); ++i)
    out += cell(kWidths[i], run(kHeads[i], "<w:b/>"));
  return out + "</w:tr>";
}

// The first mention of a source is its footnote; the next ones refer to it by its number.
std::string marks_of(const Row& row, std::vector<bool>& is_noted) {
  std::string out;
  for (const int number : row.sources) {
    const auto at = static_cast<std::size_t>(number - 1);
    if (at >= is_noted.size()) continue;
    out += is_noted[at] ? run(fmt::format("{}{}", out.empty() ? " " : ", ", number),
                              "<w:vertAlign w:val=\"superscript\"/>")
                        : footnote_mark(number);
    is_noted[at] = true;
  }
  return out;
}

std::string event_row(const Row& row, std::vector<bool>& is_noted) {
  std::vector<std::string> links;
  for (const Link& link : row.links) links.push_back(fmt::format("{} {}", link.verb, link.number));
  std::string out = "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
  out += cell(kWidths[0], run(std::to_string(row.number)));
  out += cell(kWidths[1], run(when_in_words(row)));
  out += cell(kWidths[2], run(row.title) + marks_of(row, is_noted));
  out += cell(kWidths[3], run(byline(row)));
  out += cell(kWidths[4], run(status_words(row.event->status)));
  out += cell(kWidths[5], run(join(links, ", ")));
  return out + "</w:tr>";
}

std::string table(const Story& story) {
  std::string borders;
  for (const char* side : {"top", "bottom", "insideH"})
    borders +=
        fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>", side);
  std::string out = fmt::format(
      "<w:tbl><w:tblPr><w:tblW w:w=\"0\" "
      "w:type=\"auto\"/><w:tblBorders>{}</w:tblBorders></w:tblPr><w:tblGrid>",
      borders);
  for (const int width : kWidths) out += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
  out += "</w:tblGrid>" + head_row();
  std::vector<bool> is_noted(story.sources.size(), false);
  for (const Row& row : story.rows) out += event_row(row, is_noted);
  return out + "</w:tbl>";
}

// What the picture shows, in words.
std::string words_of(const Story& story) {
  std::string out = story.title + ". ";
  for (const Row& row : story.rows)
    out += fmt::format("{}: {}{}. ", when_in_words(row), row.title,
                       row.tag.empty() ? "" : fmt::format(" ({})", row.tag));
  return clip(one_line(out), kMostAlt);
}

std::string picture(const Story& story, const PictureSize& size) {
  const double scale = std::min(kPageWidthEmu / size.width, kPageHeightEmu / size.height);
  const auto width = static_cast<long>(size.width * scale);
  const auto height = static_cast<long>(size.height * scale);
  const std::string alt = xml_attr(words_of(story));
  return paragraph(
      "",
      fmt::format(
          "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent "
          "cx=\"{0}\" cy=\"{1}\"/><wp:docPr id=\"1\" name=\"Timeline\" "
          "descr=\"{2}\"/><a:graphic><a:graphicData "
          "uri=\"http://schemas.openxmlformats.org/drawingml/2006/"
          "picture\"><pic:pic><pic:nvPicPr><pic:cNvPr "
          "id=\"1\" name=\"timeline.png\" "
          "descr=\"{2}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
          "r:embed=\"picture\"/><a:stretch><a:fillRect/></a:stretch></"
          "pic:blipFill><pic:spPr><a:xfrm><a:off "
          "x=\"0\" y=\"0\"/><a:ext cx=\"{0}\" cy=\"{1}\"/></a:xfrm><a:prstGeom "
          "prst=\"rect\"><a:avLst/>"
          "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></"
          "w:r>",
          width, height, alt));
}

constexpr std::string_view kNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

std::string document(const Story& story, const std::string& png) {
  std::string out = fmt::format("{}<w:document {}><w:body>", kXml, kNamespaces);
  out += paragraph("Title", run(story.title));
  if (!story.subtitle.empty()) out += paragraph("", run(story.subtitle));
  if (const PictureSize size = size_of_png(png); size.width > 0 && size.height > 0)
    out += picture(story, size);
  out += table(story);
  out +=
      "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar "
      "w:top=\"800\" "
      "w:right=\"800\" w:bottom=\"800\" w:left=\"800\" w:header=\"400\" w:footer=\"400\" "
      "w:gutter=\"0\"/></w:sectPr>";
  return out + "</w:body></w:document>";
}

std::string footnotes(const Story& story) {
  std::string out = fmt::format("{}<w:footnotes {}>", kXml, kNamespaces);
  out +=
      "<w:footnote w:type=\"separator\" "
      "w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
      "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/>"
      "</w:r></w:p></w:footnote>";
  for (std::size_t i = 0; i < story.sources.size(); ++i) {
    const StorySource& source = story.sources[i];
    std::string text = " " + source.words;
    if (source.url) text += " " + *source.url;
    out += fmt::format(
        "<w:footnote w:id=\"{}\"><w:p><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
        "<w:footnoteRef/></w:r>{}</w:p></w:footnote>",
        i + 1, run(text));
  }
  return out + "</w:footnotes>";
}

std::string styles() {
  return fmt::format(
      "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" "
      "w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"18\"/><w:lang w:val=\"en-GB\"/></w:rPr>"
      "</w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
      "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" "
      "w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn "
      "w:val=\"Normal\"/><w:rPr><w:b/><w:sz "
      "w:val=\"32\"/></w:rPr></w:style></w:styles>",
      kXml, kNamespaces);
}

constexpr std::string_view kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
    "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" "
    "ContentType=\"image/png\"/><Override PartName=\"/word/document.xml\" "
    "ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
    "<Override PartName=\"/word/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
    "<Override PartName=\"/word/footnotes.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/>"
    "<Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";

std::string relationships(std::initializer_list<std::array<std::string_view, 3>> list) {
  std::string out(kXml);
  out += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [id, type, target] : list)
    out += fmt::format(
        "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/{}\" Target=\"{}\"/>", id,
        type, target);
  return out + "</Relationships>";
}

std::string facts(const Story& story) {
  return fmt::format(
      "{}<cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>dateline"
      "</dc:creator></cp:coreProperties>",
      kXml, xml_text(one_line(story.title)));
}

// Entries with a fixed day, so that the same case gives the same bytes.
class Archive {
 public:
  Archive() {
    zip_error_init(&error_);
    source_ = zip_source_buffer_create(nullptr, 0, 0, &error_);
    if (source_) zip_source_keep(source_);
    archive_ = source_ ? zip_open_from_source(source_, ZIP_TRUNCATE, &error_) : nullptr;
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (archive_) zip_discard(archive_);
    if (source_) zip_source_free(source_);
    zip_error_fini(&error_);
  }

  // `bytes` must outlive finish().
  void add(const char* name, const std::string& bytes) {
    zip_source_t* const entry =
        archive_ ? zip_source_buffer(archive_, bytes.data(), bytes.size(), 0) : nullptr;
    const zip_int64_t at = entry ? zip_file_add(archive_, name, entry, ZIP_FL_ENC_UTF_8) : -1;
    is_whole_ = is_whole_ && at >= 0;
    if (at >= 0)
      zip_file_set_dostime(archive_, static_cast<zip_uint64_t>(at), 0, 0x21, 0);  // 1980-01-01
  }

  [[nodiscard]] std::string finish() {
    if (!is_whole_ || !archive_ || zip_close(archive_) != 0) return {};
    archive_ = nullptr;
    zip_stat_t size{};
    std::string out;
    if (zip_source_stat(source_, &size) != 0 || zip_source_open(source_) != 0) return {};
    out.resize(size.size);
    const zip_int64_t read = zip_source_read(source_, out.data(), out.size());
    zip_source_close(source_);
    return read == static_cast<zip_int64_t>(out.size()) ? out : std::string();
  }

 private:
  zip_error_t error_{};
  zip_source_t* source_ = nullptr;
  zip_t* archive_ = nullptr;
  bool is_whole_ = true;
};

}  // namespace

Result<std::string> render_docx(const Story& story) {
  // Without the drawing program, or for a picture that is too large, the table says all.
  const Result<std::string> drawn = svg_to_png(render_spine_svg(story));
  const std::string png = drawn ? *drawn : std::string();
  const std::string body = document(story, png);
  const std::string notes = footnotes(story);
  const std::string style = styles();
  const std::string types = std::string(kXml) + std::string(kTypes);
  const std::string core = facts(story);
  const std::string top = relationships(
      {{"document", "officeDocument/2006/relationships/officeDocument", "word/document.xml"},
       {"facts", "package/2006/relationships/metadata/core-properties", "docProps/core.xml"}});
  const std::string parts =
      relationships({{"styles", "officeDocument/2006/relationships/styles", "styles.xml"},
                     {"footnotes", "officeDocument/2006/relationships/footnotes", "footnotes.xml"},
                     {"picture", "officeDocument/2006/relationships/image", "media/timeline.png"}});
  const std::string bare = relationships(
      {{"styles", "officeDocument/2006/relationships/styles", "styles.xml"},
       {"footnotes", "officeDocument/2006/relationships/footnotes", "footnotes.xml"}});
  Archive archive;
  archive.add("[Content_Types].xml", types);
  archive.add("_rels/.rels", top);
  archive.add("word/document.xml", body);
  archive.add("word/styles.xml", style);
  archive.add("word/footnotes.xml", notes);
  archive.add("word/_rels/document.xml.rels", png.empty() ? bare : parts);
  if (!png.empty()) archive.add("word/media/timeline.png", png);
  archive.add("docProps/core.xml", core);
  std::string bytes = archive.finish();
  if (bytes.empty()) return fail(ErrorCode::internal, "cannot write the document");
  return bytes;
}

}  // namespace dateline
