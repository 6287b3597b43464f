#include "read/formats/pdf.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "base/child_process.hpp"
#include "dateline/base/utf8.hpp"
#include "read/dates.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr ChildLimits kLimits{20, std::size_t{1} << 30, std::size_t{64} << 20, 20'000};
constexpr std::size_t kEdgeLines = 3;   // of a page's top and foot where running heads stand
constexpr std::size_t kLeastPages = 3;  // below, nothing repeats often enough to tell

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view page) {
  Lines lines;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    lines.push_back(trimmed(page.substr(0, end)));
    page.remove_prefix(std::min(end + 1, page.size()));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

std::vector<Lines> pages_of(std::string_view text) {
  std::vector<Lines> pages;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\f'), text.size());
    pages.push_back(lines_of(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pages;
}

// A line with its numbers made alike: "Page 3 of 12" is the same on every page.
std::string shape_of(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit)
      out += c;
    else if (out.empty() || out.back() != '#')
      out += '#';
  }
  return out;
}

// Indices of the first and last lines of a page that have text.
std::vector<std::size_t> edges_of(const Lines& lines) {
  std::vector<std::size_t> edges;
  for (std::size_t i = 0; i < lines.size() && edges.size() < kEdgeLines; ++i)
    if (!lines[i].empty()) edges.push_back(i);
  std::size_t count = 0;
  for (std::size_t i = lines.size(); i-- > 0 && count < kEdgeLines;) {
    if (lines[i].empty()) continue;
    ++count;
    if (std::ranges::find(edges, i) == edges.end()) edges.push_back(i);
  }
  return edges;
}

void drop_running_lines(std::vector<Lines>& pages) {
  std::map<std::string, std::size_t> seen;
  for (const Lines& lines : pages)
    for (const std::size_t i : edges_of(lines)) ++seen[shape_of(lines[i])];
  for (Lines& lines : pages) {
    std::vector<std::size_t> dropped;
    for (const std::size_t i : edges_of(lines)) {
      const std::string shape = shape_of(lines[i]);
      const bool is_number = shape == "#" || shape == "- # -" || shape == "Page #";
      const bool repeats = pages.size() >= kLeastPages && 2 * seen[shape] > pages.size();
      if (is_number || repeats) dropped.push_back(i);
    }
    std::ranges::sort(dropped, std::greater{});
    for (const std::size_t i : dropped) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

bool ends_sentence(std::string_view text) {
  while (text.ends_with('"') || text.ends_with(')') || text.ends_with("\u201D"))
    text.remove_suffix(text.ends_with("\u201D") ? 3 : 1);
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with(':');
}

bool begins_small(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

bool is_list_item(std::string_view line) {
  return line.starts_with("\u2022") || line.starts_with("\u25AA") || line.starts_with("- ");
}

class Paragraphs {
 public:
  ExtractedArticle article;

  void line(std::string_view line) {
    if (is_list_item(line)) flush();
    if (open_.empty()) {
      open_ = line;
    } else if (open_.ends_with('-') && begins_small(line)) {
      open_.pop_back();  // a word cut at the end of its line
      open_ += line;
    } else {
      open_ += ' ';
      open_ += line;
    }
  }
  // An empty line, or the end of a page, where a sentence may go on.
  void gap(std::string_view next) {
    const bool goes_on = !open_.empty() && !ends_sentence(open_) && begins_small(next);
    if (!goes_on) flush();
  }
  void flush() {
    if (open_.empty()) return;
    std::string_view text = open_;
    BlockKind kind = BlockKind::paragraph;
    if (is_list_item(text)) {
      kind = BlockKind::list_item;
      text.remove_prefix(text.starts_with("- ") ? 2 : 3);
    } else if (count_code_points(text) < 90 && !ends_sentence(text)) {
      kind = article.blocks.empty() ? BlockKind::title : BlockKind::heading;
    }
    article.add(kind, text);
    open_.clear();
  }

 private:
  std::string open_;
};

std::string_view next_text(const std::vector<Lines>& pages, std::size_t page, std::size_t line) {
  for (; page < pages.size(); ++page, line = 0)
    for (; line < pages[page].size(); ++line)
      if (!pages[page][line].empty()) return pages[page][line];
  return {};
}

// "Title:           The ban", as pdfinfo prints it.
std::string_view fact_of(std::string_view facts, std::string_view name) {
  const std::size_t at = facts.find(name);
  if (at == std::string_view::npos || (at > 0 && facts[at - 1] != '\n')) return {};
  const std::string_view rest = facts.substr(at + name.size());
  return trimmed(rest.substr(0, rest.find('\n')));
}

void add_facts(std::string_view bytes, Metadata& metadata) {
  const ChildResult done =
      run_child({"pdfinfo", "-isodates", "-enc", "UTF-8", "-"}, bytes, kLimits);
  if (done.end != ChildResult::End::exited || done.code != 0) return;
  const std::string facts = to_valid_utf8(done.output);
  const std::string_view title = fact_of(facts, "Title:");
  const std::string_view author = fact_of(facts, "Author:");
  // Word processors leave a file's name there.
  const bool is_file = title.find(".doc") != std::string_view::npos ||
                       title.find(".indd") != std::string_view::npos || title == "untitled";
  if (!title.empty() && !is_file) metadata.title = std::string(title);
  if (!author.empty()) metadata.author = std::string(author);
  if (const auto date = find_full_date(fact_of(facts, "CreationDate:"), 0, NumericOrder::unknown))
    metadata.published = date->day;
  if (const auto date = find_full_date(fact_of(facts, "ModDate:"), 0, NumericOrder::unknown))
    metadata.modified = date->day;
}

}  // namespace

bool is_pdf(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

ExtractedArticle article_of_pages(std::string_view text) {
  std::vector<Lines> pages = pages_of(text);
  drop_running_lines(pages);
  Paragraphs paragraphs;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const Lines& lines = pages[page];
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty())
        paragraphs.gap(next_text(pages, page, i));
      else
        paragraphs.line(lines[i]);
    }
    paragraphs.gap(next_text(pages, page + 1, 0));
  }
  paragraphs.flush();
  return std::move(paragraphs.article);
}

Result<ExtractedArticle> read_pdf(std::string_view bytes, const std::string& source) {
  const ChildResult done = run_child({"pdftotext", "-enc", "UTF-8", "-", "-"}, bytes, kLimits);
  if (done.end == ChildResult::End::not_started)
    return fail(ErrorCode::not_found, "a PDF, and pdftotext is not there to read it",
                {source, 0, 0}, "install poppler-utils");
  if (done.end != ChildResult::End::exited)
    return fail(ErrorCode::limit, "the PDF takes too long or too much memory to read",
                {source, 0, 0}, "save its text, and read that");
  const std::string text = to_valid_utf8(done.output);
  if (done.code != 0 && trimmed(text).empty())
    return fail(ErrorCode::format, "a damaged or locked PDF", {source, 0, 0},
                "save it again without a password");
  ExtractedArticle article = article_of_pages(text);
  if (article.blocks.empty())
    return fail(ErrorCode::empty, "no text in the PDF: its pages are pictures", {source, 0, 0},
                "run a text recognition (OCR) on it first");
  add_facts(bytes, article.metadata);
  return article;
}

}  // namespace dateline
