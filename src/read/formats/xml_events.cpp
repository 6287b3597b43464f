#include "read/formats/xml_events.hpp"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

constexpr std::size_t kChunk = 1 << 16;
constexpr std::size_t kSniffBytes = 4096;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view{};
}

XmlHandler& handler_of(void* context) { return *static_cast<XmlHandler*>(context); }

// libxml2 leaves "&amp;" of an attribute as "&#38;".
std::string unescaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    out += value[i];
    if (value.substr(i).starts_with("&#38;")) i += 4;
  }
  return out;
}

// "media:title" of a feed is not its "title".
std::string name_of(const xmlChar* name, const xmlChar* prefix) {
  const bool is_media = view(prefix) == "media";
  return (is_media ? "media:" : "") + std::string(view(name));
}

void on_start(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar*, int,
              const xmlChar**, int count, int, const xmlChar** values) {
  XmlAttributes attributes;
  std::vector<std::string> values_read;
  values_read.reserve(static_cast<std::size_t>(std::max(count, 0)));
  for (int i = 0; i < count; ++i) {  // local name, prefix, URI, begin, end of the value
    const auto* const begin = reinterpret_cast<const char*>(values[5 * i + 3]);
    const auto* const end = reinterpret_cast<const char*>(values[5 * i + 4]);
    values_read.push_back(
        unescaped(std::string_view(begin, static_cast<std::size_t>(end - begin))));
    attributes.emplace_back(view(values[5 * i]), values_read.back());
  }
  handler_of(context).start(name_of(name, prefix), attributes);
}

void on_end(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar*) {
  handler_of(context).end(name_of(name, prefix));
}

// Where the bytes are in no encoding, libxml2 in recovery hands them on as they are.
void on_text(void* context, const xmlChar* text, int size) {
  const std::string_view characters(reinterpret_cast<const char*>(text),
                                    static_cast<std::size_t>(size));
  if (is_valid_utf8(characters))
    handler_of(context).text(characters);
  else
    handler_of(context).text(to_valid_utf8(characters));
}

void ignore_error(void*, const xmlError*) {}
void ignore_error_of_old(void* context, xmlErrorPtr error) { ignore_error(context, error); }

struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

}  // namespace

std::string_view attribute_of(const XmlAttributes& attributes, std::string_view name) {
  const auto found = std::ranges::find(attributes, name, [](const auto& one) { return one.first; });
  return found == attributes.end() ? std::string_view{} : found->second;
}

void read_xml(std::string_view bytes, XmlHandler& handler) {
  static const bool is_ready = (xmlInitParser(), true);
  (void)is_ready;
  xmlSAXHandler events;
  std::memset(&events, 0, sizeof events);
  events.initialized = XML_SAX2_MAGIC;
  events.startElementNs = on_start;
  events.endElementNs = on_end;
  events.characters = on_text;
  events.cdataBlock = on_text;
  events.ignorableWhitespace = on_text;
  events.serror = ignore_error_of_old;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreatePushParserCtxt(&events, &handler, nullptr, 0, nullptr));
  if (!parser) return;
  xmlCtxtUseOptions(parser.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  while (!bytes.empty()) {
    const std::string_view chunk = bytes.substr(0, kChunk);
    bytes.remove_prefix(chunk.size());
    xmlParseChunk(parser.get(), chunk.data(), static_cast<int>(chunk.size()), 0);
    const xmlError* const error = xmlCtxtGetLastError(parser.get());
    if (error && error->level == XML_ERR_FATAL && parser->disableSAX != 0) break;
  }
  xmlParseChunk(parser.get(), nullptr, 0, 1);
  if (parser->myDoc) xmlFreeDoc(parser->myDoc);
  parser->myDoc = nullptr;
}

std::string_view root_of_xml(std::string_view bytes) {
  bytes = bytes.substr(0, kSniffBytes);
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at)) {
    ++at;
    if (at >= bytes.size()) break;
    if (bytes[at] == '?' || bytes[at] == '!') {
      const bool is_comment = bytes.substr(at).starts_with("!--");
      at = bytes.find(is_comment ? "-->" : ">", at);
      if (at == std::string_view::npos) break;
      continue;
    }
    const std::string_view tag = bytes.substr(at, bytes.find_first_of(" \t\r\n/>", at) - at);
    return tag.substr(tag.find(':') == std::string_view::npos ? 0 : tag.find(':') + 1);
  }
  return {};
}

}  // namespace dateline
