#include "read/formats/feed.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <string>

#include "read/dates.hpp"
#include "read/formats/page_of_text.hpp"
#include "read/formats/xml_events.hpp"
#include "read/html_tree.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

class FeedReader final : public XmlHandler {
 public:
  std::vector<ArticlePart> items;

  void start(std::string_view name, const XmlAttributes& attributes) override {
    if (is_item(name)) {
      item_ = {};
      is_in_item_ = true;
    }
    if (markup_depth_ > 0 || (is_in_item_ && is_marked(name))) {
      if (++markup_depth_ > 1)
        text_ += "<" + std::string(name) + ">";
      else
        text_.clear();
      return;
    }
    text_.clear();
    if (is_in_item_ && name == "link" && item_.url.empty()) {  // Atom
      const std::string_view rel = attribute_of(attributes, "rel");
      if (rel.empty() || rel == "alternate") item_.url = attribute_of(attributes, "href");
    }
  }

  void end(std::string_view name) override {
    if (markup_depth_ > 0 && --markup_depth_ > 0) {  // within the field
      text_ += "</" + std::string(name) + ">";
      return;
    }
    if (is_item(name)) {
      finish_item();
    } else if (is_in_item_) {
      set_field(name);
    } else if (name == "title" && channel_.empty()) {
      channel_ = trimmed(text_);
    } else if (name == "language") {
      language_ = trimmed(text_);
    }
    text_.clear();
  }

  void text(std::string_view characters) override {
    if (markup_depth_ > 1)  // text of an element within the field: markup again
      append_escaped(text_, characters);
    else
      text_ += characters;
  }

 private:
  struct Item {
    std::string title, url, author, published, updated, summary, content;
  };

  static bool is_item(std::string_view name) { return name == "item" || name == "entry"; }
  // Fields that may hold markup, as text or as elements.
  static bool is_marked(std::string_view name) {
    return name == "title" || name == "description" || name == "summary" || name == "encoded" ||
           name == "content";
  }
  // "AT&amp;T <b>sues</b>", as a title that was escaped twice has it.
  static std::string words_of(const std::string& title) {
    if (title.find_first_of("&<") == std::string::npos) return title;
    return std::string(trimmed(parse_html(title, {}).text));
  }

  void set_field(std::string_view name) {
    const std::string value(trimmed(text_));
    if (value.empty()) return;
    const auto set = [&](std::string& field) {
      if (field.empty()) field = value;
    };
    if (name == "title" && item_.title.empty()) item_.title = words_of(value);
    if (name == "link" || name == "guid") set_link(name, value);
    if (name == "author" || name == "creator" || name == "name") set(item_.author);
    if (name == "pubDate" || name == "published" || name == "date" || name == "issued")
      set(item_.published);
    if (name == "updated" || name == "modified") set(item_.updated);
    if (name == "description" || name == "summary") set(item_.summary);
    if (name == "encoded" || name == "content") set(item_.content);
  }

  void set_link(std::string_view name, const std::string& value) {
    if (name == "link" || (item_.url.empty() && value.starts_with("http"))) item_.url = value;
  }

  void finish_item() {
    is_in_item_ = false;
    const std::string& body =
        item_.content.size() > item_.summary.size() ? item_.content : item_.summary;
    if (body.empty() && item_.title.empty()) return;
    ArticlePart part;
    part.format = InputFormat::html;
    part.bytes = page_of_fragment(item_.title, body);
    if (!item_.title.empty()) part.known.title = item_.title;
    if (!item_.url.empty()) part.known.url = item_.url;
    if (!item_.author.empty()) part.known.author = item_.author;
    if (!channel_.empty()) part.known.publisher = channel_;
    if (!language_.empty()) part.known.language = language_;
    const std::string& day = item_.published.empty() ? item_.updated : item_.published;
    if (const auto date = find_full_date(day, 0, NumericOrder::unknown))
      part.known.published = date->day;
    if (const auto date = find_full_date(item_.updated, 0, NumericOrder::unknown))
      part.known.modified = date->day;
    items.push_back(std::move(part));
  }

  Item item_;
  bool is_in_item_ = false;
  int markup_depth_ = 0;  // within content of the type xhtml
  std::string text_, channel_, language_;
};

}  // namespace

bool is_feed_root(std::string_view root) {
  return root == "rss" || root == "feed" || root == "RDF";
}

namespace {

constexpr std::size_t kLongestEntity = 10;

// "&nbsp;", which XML does not know but feeds have, as "&#160;".
std::string with_numbers(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = std::min(bytes.find('&', at), bytes.size());
    out += bytes.substr(at, next - at);
    at = next;
    if (at == bytes.size()) break;
    const std::size_t end = bytes.substr(at, kLongestEntity).find(';');
    const std::string name(end == std::string_view::npos ? "" : bytes.substr(at + 1, end - 1));
    const bool is_of_xml =
        name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
    const htmlEntityDesc* const known =
        name.empty() || is_of_xml
            ? nullptr
            : htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
    if (known) {
      out += "&#" + std::to_string(known->value) + ";";
      at += end + 1;
    } else {
      out += bytes[at++];
    }
  }
  return out;
}

}  // namespace

std::vector<ArticlePart> read_feed(std::string_view bytes) {
  FeedReader reader;
  read_xml(with_numbers(bytes), reader);
  return std::move(reader.items);
}

}  // namespace dateline
