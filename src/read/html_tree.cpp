// libxml2's HTML parser by events (SAX), so that its own tree, which it limits and frees by depth,
// is never built.
//
// Its cost is not linear on every input: an end tag that matches nothing is looked up in the whole
// stack of open elements. The parser reports such a tag as an error, and the error handler here
// keeps the account: when the look-ups have cost as much as a large page, reading ends there.
#include "read/html_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>

namespace dateline {
namespace {

constexpr std::uint32_t kNoNode = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMaxLookups = 50'000'000;  // names compared: a tenth of a second or two
// Open elements above this are no page; the parser's own work grows with them.
constexpr std::size_t kMaxOpen = 1u << 20;
constexpr std::size_t kErrorCost = 16;  // of an error's report, in names compared
constexpr std::size_t kMaxAttributes = 64;
// A tag of more bytes than this is looked into before the parser sees it: the parser compares each
// attribute of a tag with all before it.
constexpr std::size_t kLongTag = 1u << 14;
constexpr std::size_t kMaxTagAttributes = 1000;

struct TagName {
  std::string_view name;
  HtmlTag tag;
};
constexpr std::array kTags = {TagName{"a", HtmlTag::a},
                              TagName{"address", HtmlTag::address},
                              TagName{"article", HtmlTag::article},
                              TagName{"aside", HtmlTag::aside},
                              TagName{"audio", HtmlTag::audio},
                              TagName{"b", HtmlTag::b},
                              TagName{"base", HtmlTag::base},
                              TagName{"blockquote", HtmlTag::blockquote},
                              TagName{"body", HtmlTag::body},
                              TagName{"br", HtmlTag::br},
                              TagName{"button", HtmlTag::button},
                              TagName{"caption", HtmlTag::caption},
                              TagName{"center", HtmlTag::center},
                              TagName{"dd", HtmlTag::dd},
                              TagName{"details", HtmlTag::details},
                              TagName{"dialog", HtmlTag::dialog},
                              TagName{"div", HtmlTag::div},
                              TagName{"dl", HtmlTag::dl},
                              TagName{"dt", HtmlTag::dt},
                              TagName{"em", HtmlTag::em},
                              TagName{"fieldset", HtmlTag::fieldset},
                              TagName{"figcaption", HtmlTag::figcaption},
                              TagName{"figure", HtmlTag::figure},
                              TagName{"footer", HtmlTag::footer},
                              TagName{"form", HtmlTag::form},
                              TagName{"h1", HtmlTag::h1},
                              TagName{"h2", HtmlTag::h2},
                              TagName{"h3", HtmlTag::h3},
                              TagName{"h4", HtmlTag::h4},
                              TagName{"h5", HtmlTag::h5},
                              TagName{"h6", HtmlTag::h6},
                              TagName{"head", HtmlTag::head},
                              TagName{"header", HtmlTag::header},
                              TagName{"hr", HtmlTag::hr},
                              TagName{"html", HtmlTag::html},
                              TagName{"i", HtmlTag::i},
                              TagName{"iframe", HtmlTag::iframe},
                              TagName{"img", HtmlTag::img},
                              TagName{"input", HtmlTag::input},
                              TagName{"label", HtmlTag::label},
                              TagName{"legend", HtmlTag::legend},
                              TagName{"li", HtmlTag::li},
                              TagName{"link", HtmlTag::link},
                              TagName{"main", HtmlTag::main},
                              TagName{"menu", HtmlTag::menu},
                              TagName{"meta", HtmlTag::meta},
                              TagName{"nav", HtmlTag::nav},
                              TagName{"noscript", HtmlTag::noscript},
                              TagName{"object", HtmlTag::object},
                              TagName{"ol", HtmlTag::ol},
                              TagName{"option", HtmlTag::option},
                              TagName{"p", HtmlTag::p},
                              TagName{"picture", HtmlTag::picture},
                              TagName{"pre", HtmlTag::pre},
                              TagName{"q", HtmlTag::q},
                              TagName{"script", HtmlTag::script},
                              TagName{"section", HtmlTag::section},
                              TagName{"select", HtmlTag::select},
                              TagName{"span", HtmlTag::span},
                              TagName{"strong", HtmlTag::strong},
                              TagName{"style", HtmlTag::style},
                              TagName{"sub", HtmlTag::sub},
                              TagName{"summary", HtmlTag::summary},
                              TagName{"sup", HtmlTag::sup},
                              TagName{"svg", HtmlTag::svg},
                              TagName{"table", HtmlTag::table},
                              TagName{"tbody", HtmlTag::tbody},
                              TagName{"td", HtmlTag::td},
                              TagName{"template", HtmlTag::template_},
                              TagName{"textarea", HtmlTag::textarea},
                              TagName{"tfoot", HtmlTag::tfoot},
                              TagName{"th", HtmlTag::th},
                              TagName{"thead", HtmlTag::thead},
                              TagName{"time", HtmlTag::time},
                              TagName{"title", HtmlTag::title},
                              TagName{"tr", HtmlTag::tr},
                              TagName{"ul", HtmlTag::ul},
                              TagName{"video", HtmlTag::video}};
static_assert(std::is_sorted(kTags.begin(), kTags.end(),
                             [](const auto& a, const auto& b) { return a.name < b.name; }));

struct AttributeName {
  std::string_view name;
  Attribute attribute;
};
constexpr std::array kAttributes = {AttributeName{"aria-hidden", Attribute::aria_hidden},
                                    AttributeName{"class", Attribute::class_},
                                    AttributeName{"content", Attribute::content},
                                    AttributeName{"datetime", Attribute::datetime},
                                    AttributeName{"hidden", Attribute::hidden},
                                    AttributeName{"href", Attribute::href},
                                    AttributeName{"id", Attribute::id},
                                    AttributeName{"itemprop", Attribute::itemprop},
                                    AttributeName{"lang", Attribute::lang},
                                    AttributeName{"name", Attribute::name},
                                    AttributeName{"property", Attribute::property},
                                    AttributeName{"rel", Attribute::rel},
                                    AttributeName{"role", Attribute::role},
                                    AttributeName{"style", Attribute::style},
                                    AttributeName{"type", Attribute::type}};
static_assert(std::is_sorted(kAttributes.begin(), kAttributes.end(),
                             [](const auto& a, const auto& b) { return a.name < b.name; }));

template <class Table>
auto find_name(const Table& table, std::string_view name) {
  const auto found = std::lower_bound(table.begin(), table.end(), name,
                                      [](const auto& entry, auto key) { return entry.name < key; });
  return found != table.end() && found->name == name ? &*found : nullptr;
}

HtmlTag tag_of(std::string_view name) {
  const TagName* found = find_name(kTags, name);
  return found == nullptr ? HtmlTag::other : found->tag;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

class TreeBuilder {
 public:
  TreeBuilder(HtmlTree& tree, const Limits& limits, xmlParserCtxt* parser)
      : tree_(tree), limits_(limits), parser_(parser) {
    tree_.nodes.push_back({});
    open_.push_back(0);
  }

  void start(std::string_view name, const xmlChar** attributes) {
    if (tree_.nodes.size() >= limits_.max_html_nodes || open_.size() >= kMaxOpen) return stop();
    const HtmlTag tag = tag_of(name);
    if (depth_ >= limits_.max_html_depth) {
      open_.push_back(kNoNode);
      return;
    }
    const std::uint32_t index = add_node(tag);
    open_.push_back(index);
    ++depth_;
    if (attributes != nullptr) add_attributes(index, attributes);
    if (tag == HtmlTag::script) keeps_script_ = is_json_ld(index);
  }

  void end() {
    if (open_.size() == 1) return;
    const std::uint32_t index = open_.back();
    open_.pop_back();
    if (index == kNoNode) return;
    --depth_;
    tree_.nodes[index].end = size();
  }

  void characters(std::string_view text) {
    if (tree_.nodes.size() >= limits_.max_html_nodes) return stop();
    const auto begin = static_cast<std::uint32_t>(tree_.text.size());
    tree_.text += text;
    const auto end = static_cast<std::uint32_t>(tree_.text.size());
    HtmlNode& last = tree_.nodes.back();
    if (last.tag == HtmlTag::text && last.end == size() && last.parent == parent()) {
      last.text.end = end;  // the parser hands long text over in pieces
      return;
    }
    tree_.nodes[add_node(HtmlTag::text)].text = {begin, end};
  }

  void script(std::string_view text) {
    if (keeps_script_) characters(text);
  }

  void look_up_failed() {
    lookups_ += open_.size() + kErrorCost;
    if (lookups_ > kMaxLookups) stop();
  }

  void finish() {
    while (open_.size() > 1) end();
    tree_.nodes[0].end = size();
  }

 private:
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(tree_.nodes.size());
  }

  // The innermost open element that has a node: sentinels lie only above it.
  [[nodiscard]] std::uint32_t parent() const { return open_[depth_]; }

  std::uint32_t add_node(HtmlTag tag) {
    const std::uint32_t index = size();
    HtmlNode node;
    node.tag = tag;
    node.parent = parent();
    node.end = index + 1;
    tree_.nodes.push_back(node);
    return index;
  }

  void add_attributes(std::uint32_t index, const xmlChar** attributes) {
    HtmlNode& node = tree_.nodes[index];
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    for (; attributes[0] != nullptr; attributes += 2) {
      const AttributeName* found = find_name(kAttributes, view(attributes[0]));
      if (found == nullptr || node.attribute_count == kMaxAttributes) continue;
      const auto begin = static_cast<std::uint32_t>(tree_.values.size());
      tree_.values += view(attributes[1]);
      tree_.attributes.push_back(
          {found->attribute, {begin, static_cast<std::uint32_t>(tree_.values.size())}});
      ++node.attribute_count;
    }
  }

  [[nodiscard]] bool is_json_ld(std::uint32_t index) const {
    return tree_.attribute(index, Attribute::type).find("ld+json") != std::string_view::npos;
  }

  void stop() {
    tree_.is_whole = false;
    xmlStopParser(parser_);
  }

  HtmlTree& tree_;
  const Limits& limits_;
  xmlParserCtxt* parser_;
  std::vector<std::uint32_t> open_;  // kNoNode for an element below the depth limit
  std::size_t depth_ = 0;
  std::size_t lookups_ = 0;
  bool keeps_script_ = false;
};

TreeBuilder& builder(void* context) { return *static_cast<TreeBuilder*>(context); }

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  builder(context).start(view(name), attributes);
}
void on_end(void* context, const xmlChar*) { builder(context).end(); }
void on_characters(void* context, const xmlChar* text, int size) {
  builder(context).characters(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(std::max(size, 0))});
}
void on_script(void* context, const xmlChar* text, int size) {
  builder(context).script(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(std::max(size, 0))});
}
void on_error(void* context, xmlError*) { builder(context).look_up_failed(); }

xmlSAXHandler make_handler() {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;  // without it `serror` is not called
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.ignorableWhitespace = on_characters;
  handler.cdataBlock = on_script;
  handler.serror = on_error;
  return handler;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

// The offset behind the tag that begins at `begin`. Its attributes above the limit become spaces.
std::size_t clear_attributes(std::string& text, std::size_t begin) {
  std::size_t attributes = 0;
  char quote = '\0';
  std::size_t at = begin + 1;
  for (; at < text.size() && (quote != '\0' || text[at] != '>'); ++at) {
    const char c = text[at];
    if (quote == '\0' && !is_blank(c) && (is_blank(text[at - 1]) || text[at - 1] == '"')) {
      ++attributes;
    }
    if (quote == c) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    }
    if (attributes > kMaxTagAttributes) text[at] = ' ';
  }
  return at;
}

// Makes each tag one that the parser reads in linear time. Tags inside scripts and comments are
// taken for tags here, which does no harm: they are rarely that long, and only spaces go in.
void limit_attributes(std::string& text) {
  std::size_t end = 0;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (at + 1 >= text.size() || !is_letter(text[at + 1])) continue;
    if (end <= at) end = text.find('>', at);
    if (std::min(end, text.size()) - at >= kLongTag) at = clear_attributes(text, at);
  }
}

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

bool HtmlTree::has_attribute(std::uint32_t node, Attribute name) const {
  const HtmlNode& n = nodes[node];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
    if (attributes[n.first_attribute + i].name == name) return true;
  }
  return false;
}

std::string_view HtmlTree::attribute(std::uint32_t node, Attribute name) const {
  const HtmlNode& n = nodes[node];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
    const HtmlAttribute& found = attributes[n.first_attribute + i];
    if (found.name != name) continue;
    return std::string_view(values).substr(found.value.begin, found.value.size());
  }
  return {};
}

namespace {

// libxml2 sets itself up at its first use, and two threads that are first at once may wait for each
// other for ever; a static of a function is made by one of them.
void start_parser() {
  static const bool is_ready = (xmlInitParser(), true);
  (void)is_ready;
}

}  // namespace

HtmlTree parse_html(std::string text, const Limits& limits) {
  start_parser();
  HtmlTree tree;
  limit_attributes(text);
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(htmlNewParserCtxt());
  if (!parser || text.size() > std::numeric_limits<int>::max()) {
    tree.is_whole = false;
    tree.nodes.push_back({});
    tree.nodes[0].end = 1;
    return tree;
  }
  TreeBuilder tree_builder(tree, limits, parser.get());
  *parser->sax = make_handler();
  parser->userData = &tree_builder;
  htmlCtxtReadMemory(parser.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                     HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                         HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  tree_builder.finish();
  return tree;
}

}  // namespace dateline
