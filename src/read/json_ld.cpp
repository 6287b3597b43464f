#include "read/json_ld.hpp"

#include <nlohmann/json.hpp>
#include <vector>

namespace dateline {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxNodes = 20'000;  // values looked at
constexpr std::size_t kMaxTextBytes = 500;

std::optional<std::string> text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  const auto& text = found->get_ref<const std::string&>();
  if (text.empty() || text.size() > kMaxTextBytes) return std::nullopt;
  return text;
}

// "Jane Doe", {"name": "Jane Doe"}, or a list of either: joined with commas.
std::optional<std::string> names_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  if (found->is_object()) return text_of(*found, "name");
  if (found->is_string()) return text_of(object, key);
  if (!found->is_array()) return std::nullopt;
  std::string names;
  for (const Json& entry : *found) {
    std::optional<std::string> name;
    if (entry.is_object()) name = text_of(entry, "name");
    if (entry.is_string()) name = entry.get<std::string>();
    if (name && names.size() + name->size() < kMaxTextBytes) {
      names += (names.empty() ? "" : ", ") + *name;
    }
  }
  return names.empty() ? std::nullopt : std::optional(names);
}

bool is_article_type(const Json& type) {
  if (type.is_array()) {
    for (const Json& entry : type) {
      if (entry.is_string() && is_article_type(entry)) return true;
    }
    return false;
  }
  if (!type.is_string()) return false;
  const auto& name = type.get_ref<const std::string&>();
  return name.ends_with("Article") || name.ends_with("Posting") || name == "Report";
}

LinkedData read_node(const Json& node) {
  LinkedData data;
  const auto type = node.find("@type");
  data.is_article = type != node.end() && is_article_type(*type);
  data.headline = text_of(node, "headline");
  data.author = names_of(node, "author");
  data.publisher = names_of(node, "publisher");
  data.published = text_of(node, "datePublished");
  data.modified = text_of(node, "dateModified");
  return data;
}

// The string behind the key in text that is no JSON.
std::optional<std::string> find_string(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) return std::nullopt;
  const std::size_t begin = text.find('"', at + key.size());
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = text.find('"', begin + 1);
  if (end == std::string_view::npos || end - begin > 60) return std::nullopt;
  return std::string(text.substr(begin + 1, end - begin - 1));
}

// The first article with a date, else the first article, else the first node with a date.
LinkedData best_node(const Json& root) {
  LinkedData best;
  std::vector<const Json*> open = {&root};
  for (std::size_t count = 0; !open.empty() && count < kMaxNodes; ++count) {
    const Json& node = *open.back();
    open.pop_back();
    if (!node.is_structured()) continue;
    if (node.is_object()) {
      LinkedData data = read_node(node);
      const bool is_better = data.is_article && (!best.is_article || !best.published);
      if (is_better || (!best.is_article && !best.published && data.published)) {
        best = std::move(data);
      }
    }
    if (best.is_article && best.published) break;
    for (auto child = node.rbegin(); child != node.rend(); ++child) open.push_back(&*child);
  }
  return best;
}

}  // namespace

LinkedData read_json_ld(std::string_view script) {
  const Json root = Json::parse(script.begin(), script.end(), nullptr, false, true);
  if (!root.is_discarded()) return best_node(root);
  LinkedData data;
  data.published = find_string(script, "\"datePublished\"");
  data.modified = find_string(script, "\"dateModified\"");
  return data;
}

}  // namespace dateline
