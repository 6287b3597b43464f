// Each source of the date gives a day or none; they are asked in the order of how often they are
// right, and the grade says whether the others agree.
#include "read/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "read/boilerplate_rules.hpp"
#include "read/dates.hpp"
#include "read/header_lines.hpp"
#include "read/json_ld.hpp"
#include "read/page_hints.hpp"
#include "read/shape.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxValueBytes = 500;
constexpr std::size_t kDateBytes = 100;    // of an element's text, looked at for a date
constexpr std::size_t kHeaderBlocks = 25;  // around a headline, looked at for a byline and date

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

// At most so many bytes, and no part of a character.
std::string_view whole_characters(std::string_view valid_utf8, std::size_t most) {
  if (valid_utf8.size() <= most) return valid_utf8;
  while (most > 0 && (static_cast<unsigned char>(valid_utf8[most]) & 0xC0) == 0x80) --most;
  return valid_utf8.substr(0, most);
}

// White space runs as one space.
std::string tidy(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size() && out.size() <= kMaxValueBytes;) {
    if (const std::size_t space = space_size(text, at); space != 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      at += space;
    } else {
      out += text[at++];
    }
  }
  out.resize(whole_characters(out, kMaxValueBytes).size());
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<std::string> non_empty(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

struct Sources {
  std::map<std::string, std::string, std::less<>> meta;  // by name; the first of a name counts
  LinkedData linked;
  std::string canonical, html_lang, page_title, item_author;
  std::string title_lines;                                                  // by class names
  std::string headline;                                                     // the first <h1>
  std::size_t headline_block = 0;                                           // the block behind it
  std::vector<std::uint32_t> item_dates, item_changes, times, named_dates;  // nodes
};

class MetadataReader {
 public:
  MetadataReader(const HtmlTree& tree, const PageBlocks& page) : tree_(tree), page_(page) {}

  Metadata read() {
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) read_node(i);
    find_headline();
    Metadata metadata;
    metadata.url = first_of(sources_.canonical, "url");
    metadata.publisher = first_of("", "publisher");
    if (!metadata.publisher) metadata.publisher = sources_.linked.publisher;
    if (!metadata.publisher && is_register()) metadata.publisher = "Federal Register";
    metadata.language = first_of(sources_.html_lang, "language");
    metadata.title = title(metadata.publisher.value_or(""));
    order_ = numeric_order(metadata);
    const HeaderLine visible = visible_header();
    metadata.author = author(visible);
    set_modified(metadata, visible);
    set_published(metadata, visible);
    return metadata;
  }

 private:
  void read_node(std::uint32_t i);
  void read_meta(std::uint32_t i);
  void find_headline();
  [[nodiscard]] std::string text_in(std::uint32_t node, std::size_t max_bytes) const;
  [[nodiscard]] std::optional<std::string> first_of(const std::string& own,
                                                    std::string_view field) const;
  [[nodiscard]] std::optional<std::string> title(const std::string& publisher) const;
  [[nodiscard]] bool is_register() const {
    return sources_.page_title.starts_with("Federal Register, Volume ");
  }
  [[nodiscard]] std::optional<std::string> register_title() const;
  [[nodiscard]] std::optional<std::string> author(const HeaderLine& visible) const;
  [[nodiscard]] NumericOrder numeric_order(const Metadata& metadata) const;
  [[nodiscard]] std::optional<Day> day_in(std::string_view text) const;
  [[nodiscard]] std::optional<Day> day_of_text(const std::optional<std::string>& text) const {
    return text ? day_in(*text) : std::nullopt;
  }
  [[nodiscard]] std::optional<Day> day_of_nodes(const std::vector<std::uint32_t>& nodes) const;
  [[nodiscard]] std::optional<Day> day_of_meta(std::string_view field) const;
  [[nodiscard]] std::optional<Day> day_of_address(std::string_view url) const;
  [[nodiscard]] std::optional<Day> day_of_time(const PageBlock& block) const;
  [[nodiscard]] HeaderLine visible_header() const;
  void set_published(Metadata& metadata, const HeaderLine& visible) const;
  void set_modified(Metadata& metadata, const HeaderLine& visible) const;
  void fall_back(Metadata& metadata, const HeaderLine& visible) const;
  [[nodiscard]] HeaderLine only_stamps() const;

  const HtmlTree& tree_;
  const PageBlocks& page_;
  Sources sources_;
  NumericOrder order_ = NumericOrder::unknown;
};

void MetadataReader::read_meta(std::uint32_t i) {
  std::string_view name = tree_.attribute(i, Attribute::property);
  if (name.empty()) name = tree_.attribute(i, Attribute::name);
  std::string content = tidy(tree_.attribute(i, Attribute::content));
  if (content.empty()) return;
  if (tree_.attribute(i, Attribute::itemprop) == "datePublished") sources_.item_dates.push_back(i);
  if (tree_.attribute(i, Attribute::itemprop) == "dateModified") sources_.item_changes.push_back(i);
  if (!name.empty()) sources_.meta.emplace(lower(name), std::move(content));
}

void MetadataReader::read_node(std::uint32_t i) {
  const HtmlNode& node = tree_.nodes[i];
  switch (node.tag) {
    case HtmlTag::meta:
      return read_meta(i);
    case HtmlTag::html:
      sources_.html_lang = tidy(tree_.attribute(i, Attribute::lang));
      return;
    case HtmlTag::link:
      if (sources_.canonical.empty() && tree_.attribute(i, Attribute::rel) == "canonical") {
        sources_.canonical = tidy(tree_.attribute(i, Attribute::href));
      }
      return;
    case HtmlTag::title:
      if (sources_.page_title.empty()) sources_.page_title = text_in(i, kMaxValueBytes);
      return;
    case HtmlTag::script: {
      if (sources_.linked.is_article && sources_.linked.published) return;
      if (node.end == i + 1) return;
      LinkedData data = read_json_ld(tree_.text_of(tree_.nodes[i + 1]));
      const bool is_first = !sources_.linked.published && !sources_.linked.is_article;
      if (is_first || data.is_article) sources_.linked = std::move(data);
      return;
    }
    default:
      break;
  }
  if (node.attribute_count == 0) return;
  const std::string_view property = tree_.attribute(i, Attribute::itemprop);
  if (property == "datePublished") sources_.item_dates.push_back(i);
  if (property == "dateModified") sources_.item_changes.push_back(i);
  if (property == "author" && sources_.item_author.empty()) {
    sources_.item_author = text_in(i, kDateBytes);
  }
  if (builtin_page_hints().names_title(tree_.attribute(i, Attribute::class_)) &&
      sources_.title_lines.size() < kMaxValueBytes) {
    if (!sources_.title_lines.empty()) sources_.title_lines += ' ';
    sources_.title_lines += text_in(i, kMaxValueBytes);
  }
  const DateHint hint = builtin_page_hints().date_hint_of(tree_.attribute(i, Attribute::class_));
  if (node.tag == HtmlTag::time && hint != DateHint::other) sources_.times.push_back(i);
  if (hint == DateHint::published) sources_.named_dates.push_back(i);
}

std::string MetadataReader::text_in(std::uint32_t node, std::size_t max_bytes) const {
  std::string text;
  for (std::uint32_t i = node; i < tree_.nodes[node].end && text.size() < max_bytes; ++i) {
    if (tree_.nodes[i].tag == HtmlTag::text) {
      text += ' ';
      text += whole_characters(tree_.text_of(tree_.nodes[i]), max_bytes);
    }
  }
  return tidy(text);
}

// The first large heading whose words the page's title has, else the first <h1>: that of some pages
// is the site's name.
void MetadataReader::find_headline() {
  const std::string title = lower(first_of("", "title").value_or("") + " " + sources_.page_title);
  constexpr std::size_t long_enough = 12;
  const auto take = [&](std::size_t i) {
    sources_.headline = tidy(page_.line(page_.blocks[i]));
    sources_.headline_block = i + 1;
  };
  for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
    const HtmlTag tag = page_.blocks[i].tag;
    if (tag != HtmlTag::h1 && tag != HtmlTag::h2) continue;
    const std::string_view line = page_.line(page_.blocks[i]);
    const bool is_title =
        line.size() >= long_enough && title.find(lower(line)) != std::string::npos;
    if (is_title) return take(i);
    if (tag == HtmlTag::h1 && sources_.headline.empty()) take(i);
  }
}

std::optional<std::string> MetadataReader::first_of(const std::string& own,
                                                    std::string_view field) const {
  if (!own.empty()) return own;
  for (const std::string& name : builtin_page_hints().meta_names(field)) {
    const auto found = sources_.meta.find(name);
    if (found != sources_.meta.end()) return found->second;
  }
  return std::nullopt;
}

// "Headline | Site" -> "Headline" where the end is the publisher's name, or the headline of the
// page begins so.
std::string without_site(const std::string& title, const std::string& publisher,
                         const std::string& headline) {
  for (const std::string_view separator : {" | ", " - ", " \u2013 ", " \u2014 ", " :: "}) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string::npos || at == 0) continue;
    const std::string end = lower(title.substr(at + separator.size()));
    const std::string start = title.substr(0, at);
    if (end == lower(publisher) || start == headline) return start;
  }
  return title;
}

std::optional<std::string> MetadataReader::title(const std::string& publisher) const {
  std::optional<std::string> title = first_of("", "title");
  if (!title) title = sources_.linked.headline;
  if (!title) title = non_empty(sources_.title_lines);
  if (!title) title = register_title();
  if (!title) title = non_empty(sources_.headline);
  if (!title) title = non_empty(sources_.page_title);
  if (title) title = without_site(*title, publisher, sources_.headline);
  return title;
}

// "AGENCY: ..." below its subject, on a page of the Federal Register: the <title> is the issue's.
std::optional<std::string> MetadataReader::register_title() const {
  if (!is_register()) return std::nullopt;
  for (std::size_t i = 1; i < page_.blocks.size(); ++i)
    if (page_.line(page_.blocks[i]).starts_with("AGENCY: "))
      return non_empty(tidy(page_.line(page_.blocks[i - 1])));
  return std::nullopt;
}

std::optional<std::string> MetadataReader::author(const HeaderLine& visible) const {
  if (sources_.linked.author) return sources_.linked.author;
  const std::optional<std::string> named = first_of("", "author");
  if (named && named->find("://") == std::string::npos) return named;
  if (!sources_.item_author.empty()) return sources_.item_author;
  return visible.author;
}

// 03/04/2021 is read by the country of the language, or of the address.
NumericOrder MetadataReader::numeric_order(const Metadata& metadata) const {
  std::string language = lower(metadata.language.value_or(""));
  std::replace(language.begin(), language.end(), '_', '-');
  if (language == "en-us") return NumericOrder::month_first;
  if (!language.empty() && language != "en") return NumericOrder::day_first;
  const std::string url = lower(metadata.url.value_or(""));
  const std::size_t host = url.find("//");
  if (host == std::string::npos) return NumericOrder::unknown;
  const std::size_t slash = url.find('/', host + 2);
  const std::string name = url.substr(0, slash);
  if (name.ends_with(".us") || name.ends_with(".gov")) return NumericOrder::month_first;
  for (const std::string_view country : {".au", ".ie", ".in", ".nz", ".uk", ".za", ".eu"}) {
    if (name.ends_with(country)) return NumericOrder::day_first;
  }
  return NumericOrder::unknown;
}

// The day as written: a time's zone does not move it. "20210303" is a date in metadata only.
std::optional<Day> MetadataReader::day_in(std::string_view text) const {
  if (const auto found = find_full_date(text.substr(0, kDateBytes), 0, order_)) return found->day;
  const bool digits = text.size() >= 8 && std::all_of(text.begin(), text.begin() + 8,
                                                      [](char c) { return c >= '0' && c <= '9'; });
  if (!digits || (text.size() > 8 && text[8] >= '0' && text[8] <= '9')) return std::nullopt;
  const std::string iso = std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) +
                          "-" + std::string(text.substr(6, 2));
  return parse_iso(iso);
}

std::optional<Day> MetadataReader::day_of_nodes(const std::vector<std::uint32_t>& nodes) const {
  for (const std::uint32_t node : nodes) {
    for (const Attribute name : {Attribute::datetime, Attribute::content}) {
      if (const auto day = day_in(tree_.attribute(node, name))) return day;
    }
    if (const auto day = day_in(text_in(node, kDateBytes))) return day;
  }
  return std::nullopt;
}

std::optional<Day> MetadataReader::day_of_meta(std::string_view field) const {
  for (const std::string& name : builtin_page_hints().meta_names(field)) {
    const auto found = sources_.meta.find(name);
    if (found == sources_.meta.end()) continue;
    if (const auto day = day_in(found->second)) return day;
  }
  return std::nullopt;
}

// /2021/03/04/ or /2021-03-04- in the address.
std::optional<Day> MetadataReader::day_of_address(std::string_view url) const {
  const std::size_t host = url.find("//");
  const std::size_t path = url.find('/', host == std::string_view::npos ? 0 : host + 2);
  if (path == std::string_view::npos) return std::nullopt;
  const auto found = find_full_date(url, path, NumericOrder::unknown);
  return found ? std::optional<Day>(found->day) : std::nullopt;
}

// <time datetime="2017-03-01">03/01/2017</time>
std::optional<Day> MetadataReader::day_of_time(const PageBlock& block) const {
  constexpr std::size_t most_bytes = 160;  // a stamp with a byline, no text with a time in it
  const std::uint32_t node = block.node;
  if (block.span.size() > most_bytes) return std::nullopt;
  const auto time = std::ranges::lower_bound(sources_.times, node);
  if (time == sources_.times.end() || *time >= tree_.nodes[node].end) return std::nullopt;
  return day_in(tree_.attribute(*time, Attribute::datetime));
}

// The byline and the date stamp around the headline.
HeaderLine MetadataReader::visible_header() const {
  HeaderLine header;
  const std::size_t before = sources_.headline_block > 5 ? sources_.headline_block - 5 : 0;
  const std::size_t end = std::min(page_.blocks.size(), sources_.headline_block + kHeaderBlocks);
  const auto look_at = [&](std::size_t i) {
    const HeaderLine line =
        read_header_line(page_.line(page_.blocks[i]), builtin_boilerplate_rules(), order_);
    if (!header.author) header.author = line.author;
    if (!header.published) header.published = line.published;
    if (!header.published && !line.updated) header.published = day_of_time(page_.blocks[i]);
    if (!header.updated) header.updated = line.updated;
  };
  for (std::size_t i = sources_.headline_block; i < end; ++i) look_at(i);
  for (std::size_t i = before; i < sources_.headline_block; ++i) look_at(i);
  return header;
}

// In the order of how often each was right on a few hundred pages.
void MetadataReader::set_published(Metadata& metadata, const HeaderLine& visible) const {
  struct Source {
    std::optional<Day> day;
    PublishedFrom from = PublishedFrom::metadata;
  };
  const std::array<Source, 8> sources = {Source{day_of_meta("published_best")},
                                         Source{day_of_address(metadata.url.value_or(""))},
                                         Source{visible.published, PublishedFrom::dateline},
                                         Source{day_of_nodes(sources_.item_dates)},
                                         Source{day_of_text(sources_.linked.published)},
                                         Source{day_of_meta("published")},
                                         Source{day_of_nodes(sources_.times)},
                                         Source{day_of_nodes(sources_.named_dates)}};
  std::size_t given = 0;
  bool agree = true;
  for (const Source& source : sources) {
    if (!source.day) continue;
    ++given;
    if (metadata.published) {
      agree = agree && *metadata.published == *source.day;
      continue;
    }
    metadata.published = source.day;
    metadata.published_from = source.from;
  }
  if (given == 0) return fall_back(metadata, visible);
  metadata.published_grade = given == 1 ? PublishedGrade::single
                             : agree    ? PublishedGrade::agree
                                        : PublishedGrade::conflict;
}

// The only date stamp of the whole page, else the day of the last change.
void MetadataReader::fall_back(Metadata& metadata, const HeaderLine& visible) const {
  const HeaderLine only = only_stamps();
  // The day: "Federal Register, Volume 86 Issue 104 (Wednesday, June 2, 2021)".
  const std::size_t day = sources_.page_title.find('(');
  if (is_register() && day != std::string::npos)
    metadata.published = day_in(std::string_view(sources_.page_title).substr(day + 1));
  metadata.published_from = metadata.published ? PublishedFrom::metadata : PublishedFrom::dateline;
  if (!metadata.published) metadata.published = only.published;
  if (!metadata.published) {
    metadata.published = visible.updated ? visible.updated
                         : only.updated  ? only.updated
                                         : metadata.modified;
    metadata.published_from = PublishedFrom::updated;
  }
  metadata.published_grade = metadata.published ? PublishedGrade::single : PublishedGrade::none;
  if (!metadata.published) metadata.published_from = PublishedFrom::none;
}

// Of the blocks of the whole page that are a date stamp and nothing else the one day of publication
// and of change; none where several name several days.
HeaderLine MetadataReader::only_stamps() const {
  HeaderLine only;
  bool is_one = true, is_one_change = true;
  const auto take = [](std::optional<Day>& day, const std::optional<Day>& found, bool& is_single) {
    is_single = is_single && (!found || !day || *day == *found);
    if (found) day = found;
  };
  for (const PageBlock& block : page_.blocks) {
    const HeaderLine line =
        read_header_line(page_.line(block), builtin_boilerplate_rules(), order_);
    if (!line.is_only_header) continue;
    take(only.published, line.published, is_one);
    take(only.updated, line.updated, is_one_change);
  }
  if (!is_one) only.published.reset();
  if (!is_one_change) only.updated.reset();
  return only;
}

void MetadataReader::set_modified(Metadata& metadata, const HeaderLine& visible) const {
  for (const std::optional<Day>& day :
       {day_of_meta("modified"), day_of_text(sources_.linked.modified),
        day_of_nodes(sources_.item_changes), visible.updated})
    if (!metadata.modified) metadata.modified = day;
}

}  // namespace

Metadata read_html_metadata(const HtmlTree& tree, const PageBlocks& page) {
  return MetadataReader(tree, page).read();
}

}  // namespace dateline
