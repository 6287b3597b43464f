#include "read/page_blocks.hpp"

#include "dateline/base/utf8.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

bool is_block_level(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::address:
    case HtmlTag::article:
    case HtmlTag::aside:
    case HtmlTag::blockquote:
    case HtmlTag::body:
    case HtmlTag::caption:
    case HtmlTag::center:
    case HtmlTag::dd:
    case HtmlTag::details:
    case HtmlTag::dialog:
    case HtmlTag::div:
    case HtmlTag::dl:
    case HtmlTag::dt:
    case HtmlTag::fieldset:
    case HtmlTag::figcaption:
    case HtmlTag::figure:
    case HtmlTag::footer:
    case HtmlTag::form:
    case HtmlTag::h1:
    case HtmlTag::h2:
    case HtmlTag::h3:
    case HtmlTag::h4:
    case HtmlTag::h5:
    case HtmlTag::h6:
    case HtmlTag::header:
    case HtmlTag::hr:
    case HtmlTag::html:
    case HtmlTag::legend:
    case HtmlTag::li:
    case HtmlTag::main:
    case HtmlTag::menu:
    case HtmlTag::nav:
    case HtmlTag::ol:
    case HtmlTag::p:
    case HtmlTag::pre:
    case HtmlTag::section:
    case HtmlTag::summary:
    case HtmlTag::table:
    case HtmlTag::tbody:
    case HtmlTag::td:
    case HtmlTag::tfoot:
    case HtmlTag::th:
    case HtmlTag::thead:
    case HtmlTag::tr:
    case HtmlTag::ul:
      return true;
    default:
      return false;
  }
}

bool is_never_text(HtmlTag tag) {
  switch (tag) {
    case HtmlTag::audio:
    case HtmlTag::button:
    case HtmlTag::head:
    case HtmlTag::iframe:
    case HtmlTag::noscript:
    case HtmlTag::object:
    case HtmlTag::option:
    case HtmlTag::script:
    case HtmlTag::select:
    case HtmlTag::style:
    case HtmlTag::svg:
    case HtmlTag::template_:
    case HtmlTag::textarea:
    case HtmlTag::title:
    case HtmlTag::video:
      return true;
    default:
      return false;
  }
}

bool is_hidden(const HtmlTree& tree, std::uint32_t node) {
  if (tree.nodes[node].attribute_count == 0) return false;
  // Sections that a reader opens.
  const std::string_view role = tree.attribute(node, Attribute::role);
  if (role == "region" || role == "tabpanel") return false;
  // React sends late parts of a page hidden, under such names, and moves them into place.
  if (tree.attribute(node, Attribute::id).starts_with("S:")) return false;
  if (tree.has_attribute(node, Attribute::hidden)) return true;
  if (tree.attribute(node, Attribute::aria_hidden) == "true") return true;
  const std::string_view style = tree.attribute(node, Attribute::style);
  const std::size_t display = style.find("display");
  if (display == std::string_view::npos) return false;
  const std::size_t value = style.find_first_not_of(" :", display + 7);
  return value != std::string_view::npos && style.substr(value).starts_with("none");
}

// A button of more bytes is one whose end tag went missing: the page goes on inside it.
constexpr std::uint32_t kMaxButtonBytes = 1000;

class BlockBuilder {
 public:
  explicit BlockBuilder(const HtmlTree& tree) : tree_(tree) {
    text_before_.reserve(tree.nodes.size() + 1);
    std::uint32_t bytes = 0;
    std::uint32_t script_end = 0;  // what stands in a script is no text of the page
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
      const HtmlNode& node = tree.nodes[i];
      text_before_.push_back(bytes);
      const bool is_script = is_never_text(node.tag) && node.tag != HtmlTag::button;
      if (i >= script_end && is_script) script_end = node.end;
      if (i >= script_end) bytes += node.text.size();
    }
    text_before_.push_back(bytes);
  }

  PageBlocks build() {
    const auto size = static_cast<std::uint32_t>(tree_.nodes.size());
    for (std::uint32_t i = 0; i < size;) {
      close_until(i);
      const HtmlNode& node = tree_.nodes[i];
      if (node.tag == HtmlTag::text) {
        append(tree_.text_of(node));
      } else if (is_left_out(i)) {
        i = node.end;
        continue;
      } else {
        open(i);
      }
      ++i;
    }
    end_block();
    return std::move(page_);
  }

 private:
  struct Open {
    std::uint32_t node;
    bool is_link;
  };

  // A script of the page may show what is hidden at first: half of the page's text is not left out.
  [[nodiscard]] bool is_left_out(std::uint32_t i) const {
    const HtmlNode& node = tree_.nodes[i];
    const std::uint32_t bytes = text_before_[node.end] - text_before_[i];
    if (node.tag == HtmlTag::button) return bytes <= kMaxButtonBytes;
    if (is_never_text(node.tag)) return true;
    return bytes * 2 <= text_before_.back() && is_hidden(tree_, i);
  }

  void open(std::uint32_t i) {
    const HtmlTag tag = tree_.nodes[i].tag;
    if (tag == HtmlTag::br) return line_break();
    if (is_block_level(tag)) {
      end_block();
      open_.push_back({i, false});
    } else if (tag == HtmlTag::a) {
      open_.push_back({i, true});
      ++links_;
    }
  }

  void close_until(std::uint32_t i) {
    while (!open_.empty() && tree_.nodes[open_.back().node].end <= i) {
      if (open_.back().is_link) {
        --links_;
      } else {
        end_block();
      }
      open_.pop_back();
    }
  }

  // One break is a space, two are the end of a paragraph.
  void line_break() {
    if (++breaks_ >= 2) end_block();
    space_ = true;
  }

  void append(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (const std::size_t space = space_size(text, at); space != 0) {
        // A blank line of preformatted text is the end of a paragraph.
        lines_ = text[at] == '\n' ? lines_ + 1 : lines_;
        if (lines_ >= 2 && is_preformatted()) end_block();
        space_ = true;
        at += space;
        continue;
      }
      lines_ = 0;
      std::size_t end = at + 1;
      while (end < text.size() && space_size(text, end) == 0) ++end;
      append_word(text.substr(at, end - at));
      at = end;
    }
  }

  [[nodiscard]] bool is_preformatted() const {
    return tree_.nodes[innermost()].tag == HtmlTag::pre;
  }

  void append_word(std::string_view word) {
    const std::size_t before = page_.text.size();
    if (before == begin_) block_node_ = innermost();
    if (space_ && before > begin_) page_.text += ' ';
    page_.text += word;
    if (links_ > 0) link_bytes_ += static_cast<std::uint32_t>(page_.text.size() - before);
    space_ = false;
    breaks_ = 0;
  }

  [[nodiscard]] std::uint32_t innermost() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (!open_[i].is_link) return open_[i].node;
    }
    return 0;
  }

  void end_block() {
    const std::size_t end = page_.text.size();
    if (end > begin_) {
      const Span span{static_cast<std::uint32_t>(begin_), static_cast<std::uint32_t>(end)};
      page_.blocks.push_back({span, block_node_, tree_.nodes[block_node_].tag, link_bytes_});
      begin_ = end;
    }
    link_bytes_ = 0;
    space_ = false;
    breaks_ = 0;
  }

  const HtmlTree& tree_;
  std::vector<std::uint32_t> text_before_;  // bytes of the texts before node i
  PageBlocks page_;
  std::vector<Open> open_;
  std::size_t begin_ = 0;  // of the block that is being built
  std::uint32_t block_node_ = 0;
  std::uint32_t link_bytes_ = 0;
  std::uint32_t links_ = 0;
  int breaks_ = 0;
  int lines_ = 0;  // ends of lines since the last word
  bool space_ = false;
};

}  // namespace

PageBlocks find_page_blocks(const HtmlTree& tree) { return BlockBuilder(tree).build(); }

bool is_heading(HtmlTag tag) { return tag >= HtmlTag::h1 && tag <= HtmlTag::h6; }

}  // namespace dateline
