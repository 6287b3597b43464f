#include "read/formats/json_articles.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "read/dates.hpp"
#include "read/formats/page_of_text.hpp"
#include "read/spaces.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 32u << 20;  // a tree takes several times its text
constexpr std::size_t kMostNesting = 200;

constexpr std::array<const char*, 10> kText = {"text",      "content",  "body",      "articleBody",
                                               "full_text", "maintext", "body_text", "story",
                                               "html",      "article"};
constexpr std::array<const char*, 3> kTitle = {"title", "headline", "name"};
constexpr std::array<const char*, 12> kPublished = {
    "published",  "datePublished", "published_at", "publishedAt",  "publication_date",
    "pubDate",    "date_publish",  "date",         "publish_date", "webPublicationDate",
    "created_at", "timestamp"};
constexpr std::array<const char*, 5> kUrl = {"url", "link", "html_url", "canonical_url", "webUrl"};
constexpr std::array<const char*, 3> kAuthor = {"author", "byline", "creator"};
constexpr std::array<const char*, 4> kPublisher = {"publisher", "source", "site_name", "outlet"};
constexpr std::array<const char*, 9> kLists = {
    "results", "articles", "items", "data", "documents", "docs", "entries", "value", "response"};

std::optional<std::string> string_of(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return std::nullopt;
  if (found->is_object() && found->contains("name")) return string_of(*found, "name");
  if (!found->is_string() || trimmed(found->get_ref<const std::string&>()).empty())
    return std::nullopt;
  return found->get<std::string>();
}

template <class Names>
std::optional<std::string> first_of(const Json& object, const std::string& wanted,
                                    const Names& names) {
  if (!wanted.empty()) return string_of(object, wanted.c_str());
  for (const char* name : names)
    if (auto value = string_of(object, name)) return value;
  return std::nullopt;
}

std::string names_of(const Json& list) {
  std::string out;
  for (const Json& one : list) {
    const auto name = one.is_object() ? string_of(one, "name") : std::nullopt;
    if (name) out += (out.empty() ? "" : ", ") + *name;
  }
  return out;
}

// A document of federalregister.gov:
// https://www.federalregister.gov/developers/documentation/api/v1
bool is_federal_register(const Json& object) {
  return object.contains("document_number") && object.contains("publication_date") &&
         object.contains("title");
}

std::string text_of_federal_register(const Json& object) {
  std::string text;
  const auto add = [&text](std::string_view head, const std::optional<std::string>& value) {
    if (value) text += std::string(head) + *value + "\n\n";
  };
  add("", string_of(object, "title"));
  if (object.contains("agencies")) {
    const std::string agencies = names_of(object["agencies"]);
    if (!agencies.empty()) add("AGENCY: ", agencies);
  }
  add("ACTION: ", string_of(object, "action"));
  add("", string_of(object, "abstract"));
  add("", string_of(object, "dates"));
  const auto effective = string_of(object, "effective_on");
  if (effective && !string_of(object, "dates"))
    add("", "This document is effective on " + *effective + ".");
  return text;
}

std::optional<ArticlePart> article_of(const Json& object, const JsonFields& fields) {
  ArticlePart part;
  part.known.title = first_of(object, fields.title, kTitle);
  if (const auto day = first_of(object, fields.published, kPublished))
    if (const auto date = find_full_date(*day, 0, NumericOrder::unknown))
      part.known.published = date->day;
  part.known.url = first_of(object, fields.url, kUrl);
  part.known.author = first_of(object, {}, kAuthor);
  part.known.publisher = first_of(object, {}, kPublisher);
  if (const auto text = first_of(object, fields.text, kText)) {
    const bool is_markup = has_markup(*text);
    part.format = is_markup ? InputFormat::html : InputFormat::text;
    part.bytes = is_markup ? page_of_fragment(part.known.title.value_or(""), *text) : *text;
  } else if (is_federal_register(object)) {
    part.bytes = text_of_federal_register(object);
    part.known.publisher = "Federal Register";
  } else {
    return std::nullopt;
  }
  return part;
}

// The objects that may be articles: the whole, or the first list of objects in a usual field.
std::vector<const Json*> candidates_of(const Json& root) {
  const Json* list = root.is_array() ? &root : nullptr;
  const Json* at = &root;
  for (int depth = 0; !list && depth < 3 && at->is_object(); ++depth) {
    const Json* inner = nullptr;
    for (const char* name : kLists) {
      const auto found = at->find(name);
      if (found == at->end()) continue;
      if (found->is_array()) list = &*found;
      if (found->is_object() && !inner) inner = &*found;
      if (list) break;
    }
    if (!inner) break;
    at = inner;
  }
  std::vector<const Json*> out;
  if (list)
    for (const Json& one : *list) out.push_back(&one);
  if (out.empty()) out.push_back(&root);
  return out;
}

// A list that nests deeper than this is none of articles, and its tree would be costly to free.
bool is_too_deep(std::string_view bytes) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '"') in_string = !in_string;
    if (in_string && bytes[i] == '\\') ++i;
    if (in_string) continue;
    if (bytes[i] == '[' || bytes[i] == '{') ++depth;
    if ((bytes[i] == ']' || bytes[i] == '}') && depth > 0) --depth;
    if (depth > kMostNesting) return true;
  }
  return false;
}

}  // namespace

bool looks_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (bytes[first] != '{' && bytes[first] != '[')) return false;
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", first + 1);
  if (next == std::string_view::npos) return false;
  return bytes[first] == '{' ? bytes[next] == '"' : bytes[next] == '{';
}

Result<std::vector<ArticlePart>> read_json_articles(std::string_view bytes,
                                                    const std::string& source,
                                                    const JsonFields& fields) {
  if (bytes.size() > kMostBytes || is_too_deep(bytes))
    return fail(ErrorCode::limit,
                bytes.size() > kMostBytes ? "larger than 32 MiB of JSON" : "JSON nested too deep",
                {source, 0, 0}, "write an article a line, and read them with --jsonl");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const Json root = Json::parse(bytes, nullptr, false);
  if (root.is_discarded())
    return fail(ErrorCode::format, "not JSON", {source, 0, 0},
                "with an article a line, add --jsonl");
  std::vector<ArticlePart> parts;
  for (const Json* object : candidates_of(root)) {
    if (!object->is_object()) continue;
    if (auto part = article_of(*object, fields)) parts.push_back(std::move(*part));
  }
  if (parts.empty() && root.is_object())
    if (auto part = article_of(root, fields)) parts.push_back(std::move(*part));
  if (parts.empty())
    return fail(ErrorCode::format, "no article in the JSON", {source, 0, 0},
                "--text-field names the field that holds the text");
  return parts;
}

}  // namespace dateline
