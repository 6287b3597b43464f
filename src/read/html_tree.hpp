#pragma once
// A parsed page as flat arrays in document order: no pointers, nothing to free recursively, and a
// walk over it is a loop.
//
// A node's descendants follow it: they are the nodes [i + 1, nodes[i].end). A parent's index is
// smaller than its children's, so one pass forward inherits and one pass backward sums up.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/base/limits.hpp"
#include "dateline/base/span.hpp"

namespace dateline {

// The elements that reading treats in some way of their own; the others are `other`.
enum class HtmlTag : std::uint8_t {
  text,  // not an element: a run of text
  other,
  a,
  address,
  article,
  aside,
  audio,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  caption,
  center,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  option,
  p,
  picture,
  pre,
  q,
  script,
  section,
  select,
  span,
  strong,
  style,
  sub,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  ul,
  video,
};

enum class Attribute : std::uint8_t {
  aria_hidden,
  class_,
  content,
  datetime,
  hidden,
  href,
  id,
  itemprop,
  lang,
  name,
  property,
  rel,
  role,
  style,
  type,
};

struct HtmlAttribute {
  Attribute name = Attribute::class_;
  Span value;  // into HtmlTree::values
};

struct HtmlNode {
  HtmlTag tag = HtmlTag::other;
  std::uint16_t attribute_count = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // behind its last descendant
  Span text;              // HtmlTag::text only: into HtmlTree::text
};

struct HtmlTree {
  std::vector<HtmlNode> nodes;  // nodes[0] is the page; it is its own parent
  std::vector<HtmlAttribute> attributes;
  std::string text;
  std::string values;
  bool is_whole = true;  // false: the limits ended the reading

  // Empty where the node has no such attribute.
  [[nodiscard]] std::string_view attribute(std::uint32_t node, Attribute name) const;
  [[nodiscard]] bool has_attribute(std::uint32_t node, Attribute name) const;
  [[nodiscard]] std::string_view text_of(const HtmlNode& node) const {
    return std::string_view(text).substr(node.text.begin, node.text.size());
  }
};

// Never fails: what cannot be parsed is left out. Elements nested deeper than the limit are taken
// for their ancestor at the limit, so their text stays. Scripts are kept only where they hold
// JSON-LD. Nothing outside the bytes is looked at: no entity of a DTD, no file, no network.
[[nodiscard]] HtmlTree parse_html(std::string valid_utf8, const Limits& limits);

}  // namespace dateline
