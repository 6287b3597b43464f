#pragma once
// XML by events, through libxml2 without its tree: no DTD is loaded, no entity but the five of XML
// is replaced, nothing outside the bytes is looked at, and names come without their prefixes, but
// for those of the media of a feed ("media:title").

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

// Local names and values; values are raw bytes of valid UTF-8.
using XmlAttributes = std::vector<std::pair<std::string_view, std::string_view>>;
[[nodiscard]] std::string_view attribute_of(const XmlAttributes& attributes, std::string_view name);

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view characters) = 0;
};

// Reads on behind what it can mend; ends at what it cannot, and at 256 levels of nesting.
void read_xml(std::string_view bytes, XmlHandler& handler);

// The local name of the first element; empty where there is none in the first 4,096 bytes.
[[nodiscard]] std::string_view root_of_xml(std::string_view bytes);

}  // namespace dateline
