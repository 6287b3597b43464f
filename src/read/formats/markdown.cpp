#include "read/formats/markdown.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "read/dates.hpp"
#include "read/lines.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::size_t kSniffBytes = 4096;
constexpr std::size_t kMostLink = 2000;  // bytes of "[words](address)" that are looked at

// The level of an ATX heading, 0 for none.
std::size_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  const bool is_heading = level >= 1 && level <= 6 && level < line.size() && line[level] == ' ';
  return is_heading ? level : 0;
}

// Bytes of "- ", "* ", "+ " or "12. "; 0 for none.
std::size_t list_mark(std::string_view line) {
  if (line.size() > 2 && line.find_first_of("-*+") == 0 && line[1] == ' ') return 2;
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 3) return 0;
  const bool is_mark = (line[digits] == '.' || line[digits] == ')') && digits + 1 < line.size() &&
                       line[digits + 1] == ' ';
  return is_mark ? digits + 2 : 0;
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-*_= ") == std::string_view::npos;
}

// The words of "[words](address)", "![alt](address)", "**bold**", "`code`", "<https://...>".
std::string plain_words(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size() &&
        std::string_view("\\`*_{}[]()#+-.!<>|").find(text[i + 1]) != std::string_view::npos) {
      out += text[++i];
    } else if (c == '*' || c == '`' || (c == '~' && text.substr(i).starts_with("~~"))) {
      continue;
    } else if (c == '_') {  // within a word it is a letter
      const auto is_word = [&](std::size_t at) {
        return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                                    static_cast<unsigned char>(text[at]) >= 0x80);
      };
      if (i > 0 && is_word(i - 1) && is_word(i + 1)) out += c;
    } else if (c == '!' && i + 1 < text.size() && text[i + 1] == '[') {
      const std::size_t bracket = text.substr(i, kMostLink).find("](");
      const std::size_t close = bracket == std::string_view::npos
                                    ? bracket
                                    : text.substr(i, kMostLink).find(')', bracket);
      const bool is_image = close != std::string_view::npos &&
                            text.substr(i + 2, bracket - 2).find(']') == std::string_view::npos;
      if (is_image) i += close;
    } else if (c == '[') {
      continue;
    } else if (c == ']' && i + 1 < text.size() && text[i + 1] == '(') {
      const std::size_t close = text.substr(i, kMostLink).find(')');
      if (close != std::string_view::npos) i += close;
    } else if (c == ']') {
      continue;
    } else {
      out += c;
    }
  }
  return out;
}

// "title: The ban" and the like between two lines of "---".
void take_front_matter(std::string_view& rest, Metadata& metadata) {
  std::string_view at = rest;
  if (take_line(at) != "---") return;
  Metadata found;
  for (int count = 0; count < 60 && !at.empty(); ++count) {
    const std::string_view line = take_line(at);
    if (line == "---" || line == "...") {
      metadata = std::move(found);
      rest = at;
      return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    std::string_view value = trimmed(line.substr(colon + 1));
    const bool is_quoted = value.size() > 1 && (value.front() == '"' || value.front() == '\'') &&
                           value.back() == value.front();
    if (is_quoted) value = value.substr(1, value.size() - 2);
    const std::string_view key = trimmed(line.substr(0, colon));
    if (value.empty()) continue;
    if (key == "title") found.title = std::string(value);
    if (key == "author") found.author = std::string(value);
    if (key == "publisher" || key == "source") found.publisher = std::string(value);
    if (key == "url" || key == "link" || key == "canonical") found.url = std::string(value);
    if (key == "lang" || key == "language") found.language = std::string(value);
    if (key == "date" || key == "published")
      if (const auto date = find_full_date(value, 0, NumericOrder::unknown))
        found.published = date->day;
  }
}

class MarkdownReader {
 public:
  ExtractedArticle run(std::string_view rest) {
    take_front_matter(rest, article_.metadata);
    while (!rest.empty()) add_line(take_line(rest));
    flush();
    return std::move(article_);
  }

 private:
  void flush() {
    article_.add(kind_, plain_words(open_));
    open_.clear();
    kind_ = BlockKind::paragraph;
  }

  void add_heading(std::size_t level, std::string_view text) {
    flush();
    while (text.ends_with('#') || text.ends_with(' ')) text.remove_suffix(1);
    const std::string words = plain_words(text);
    const bool is_title = level == 1 && article_.blocks.empty();
    if (is_title && !article_.metadata.title) article_.metadata.title = words;
    article_.add(is_title ? BlockKind::title : BlockKind::heading, words);
  }

  void begin(BlockKind kind, std::string_view text) {
    flush();
    kind_ = kind;
    open_ = text;
  }

  void add_line(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (text.starts_with("```") || text.starts_with("~~~")) {
      flush();
      is_code_ = !is_code_;
      return;
    }
    if (is_code_) return;
    // "Title" above a line of "====".
    const bool is_underline =
        !open_.empty() && kind_ == BlockKind::paragraph && text.size() >= 3 &&
        text.find_first_not_of(text[0] == '=' ? '=' : '-') == std::string_view::npos;
    if (is_underline) {
      const std::string heading = std::exchange(open_, {});
      return add_heading(text[0] == '=' ? 1 : 2, heading);
    }
    if (text.empty() || is_rule(text)) return flush();
    if (const std::size_t level = heading_level(text))
      return add_heading(level, text.substr(level + 1));
    // A number at the start of a line within a paragraph is one of a sentence.
    const bool is_within = !open_.empty() && kind_ == BlockKind::paragraph && text[0] >= '0' &&
                           text[0] <= '9' && !text.starts_with("1.") && !text.starts_with("1)");
    if (const std::size_t mark = is_within ? 0 : list_mark(text))
      return begin(BlockKind::list_item, text.substr(mark));
    if (text.front() == '>') {
      const std::string_view inner = trimmed(text.substr(1));
      if (kind_ != BlockKind::quote) begin(BlockKind::quote, {});
      open_ += ' ';
      open_ += inner;
      return;
    }
    open_ += ' ';
    open_ += text;
  }

  ExtractedArticle article_;
  BlockKind kind_ = BlockKind::paragraph;
  std::string open_;
  bool is_code_ = false;
};

}  // namespace

bool looks_like_markdown(std::string_view bytes) {
  std::string_view rest = bytes.substr(0, kSniffBytes);
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  Metadata ignored;
  const std::size_t before = rest.size();
  take_front_matter(rest, ignored);
  if (rest.size() < before) return true;
  std::size_t headings = 0, links = 0;
  bool is_first = true;
  while (!rest.empty()) {
    const std::string_view line = take_line(rest);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    const bool is_heading = heading_level(line) > 0;
    if (is_first && is_heading) return true;
    is_first = false;
    headings += is_heading;
    const std::size_t link = line.find("](");
    links += link != std::string_view::npos && line.find(')', link) != std::string_view::npos &&
             line.find('[') < link;
  }
  return headings >= 2 || (headings >= 1 && links >= 1) || links >= 3;
}

ExtractedArticle read_markdown(std::string_view valid_utf8) {
  if (valid_utf8.starts_with("\xEF\xBB\xBF")) valid_utf8.remove_prefix(3);
  return MarkdownReader().run(valid_utf8);
}

}  // namespace dateline
