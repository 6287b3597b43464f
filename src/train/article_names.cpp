#include "train/article_names.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "train/word_cutter.hpp"

namespace dateline {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kMostSentenceWords = 120;

// Washington acts as a government and is the name of a city; unions of states are both.
const std::map<std::string, TypeSet, std::less<>> kKinds = {
    {"company", type_bit(EntityType::com)},
    {"country", type_bit(EntityType::gpe) | type_bit(EntityType::norp)},
    {"court", type_bit(EntityType::court)},
    {"government", type_bit(EntityType::gov) | type_bit(EntityType::gpe)},
    {"group", type_bit(EntityType::org) | type_bit(EntityType::gpe) | type_bit(EntityType::norp)},
    {"law", type_bit(EntityType::law)},
    {"person", type_bit(EntityType::per)},
    {"product", type_bit(EntityType::prod)}};

bool is_capital(std::string_view word) { return word.front() >= 'A' && word.front() <= 'Z'; }

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool joins_names(std::string_view word) {
  return is_one_of(word,
                   {"of", "the", "and", "for", "on", "&", "-", "de", "du", "und", "'s", "’s"});
}

// A mention that is a name: capitals and what joins them. "The Commission" is none.
bool is_name(const Words& words, bool has_article) {
  if (words.empty() || !is_capital(words.front()) || !is_capital(words.back())) return false;
  if (has_article && words.size() == 1 && words[0].size() > 1 && !is_capital(words[0].substr(1)))
    return false;
  return std::ranges::all_of(
      words, [](const auto& word) { return is_capital(word) || joins_names(word); });
}

// Beside other capitals it may be part of a longer name, but for a person's title.
bool stands_alone(const Words& words, std::size_t first, std::size_t length, TypeSet types) {
  const bool is_full_person = types == type_bit(EntityType::per) && length > 1;
  const bool begins =
      first == 0 || is_full_person || !is_capital(words[first - 1]) || words[first - 1] == "The";
  return begins && (first + length >= words.size() || !is_capital(words[first + length]));
}

class ArticleReader {
 public:
  explicit ArticleReader(const nlohmann::json& actors) {
    for (const auto& actor : actors) add_actor(actor);
  }

  [[nodiscard]] std::vector<NameExample> read(std::string_view text) const;

 private:
  void add_actor(const nlohmann::json& actor);
  [[nodiscard]] NameExample example(Words words) const;
  // The longest name that begins at a word; 0 if none does.
  [[nodiscard]] std::size_t name_at(const Words& words, std::size_t first, TypeSet& types) const;

  WordCutter cutter_;
  std::map<Words, TypeSet> names_;
};

void ArticleReader::add_actor(const nlohmann::json& actor) {
  const auto kind = kKinds.find(actor.value("kind", ""));
  if (kind == kKinds.end()) return;
  for (const std::string& mention : actor.value("mentions", std::vector<std::string>{})) {
    Words words = cutter_.words(mention);
    const bool has_article = !words.empty() && is_one_of(words[0], {"the", "The"});
    if (has_article) words.erase(words.begin());
    if (is_name(words, has_article)) names_[words] |= kind->second;
  }
}

std::size_t ArticleReader::name_at(const Words& words, std::size_t first, TypeSet& types) const {
  std::size_t longest = 0;
  for (const auto& [name, kinds] : names_) {
    if (name.size() <= longest || name.size() > words.size() - first) continue;
    if (!std::equal(name.begin(), name.end(), words.begin() + static_cast<std::ptrdiff_t>(first)))
      continue;
    longest = name.size();
    types = kinds;
  }
  return longest;
}

NameExample ArticleReader::example(Words words) const {
  NameExample out{std::move(words), {}, {}};
  const std::size_t count = out.forms.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_inside = i > 0 && i + 1 < count && joins_names(out.forms[i]) &&
                           is_capital(out.forms[i - 1]) && is_capital(out.forms[i + 1]);
    const bool may_be_name = is_inside || (is_capital(out.forms[i]) && out.forms[i] != "The");
    out.allowed.push_back(may_be_name ? kAnyLabel : kOutsideOnly);
  }
  for (std::size_t i = 0; i < count;) {
    TypeSet types = 0;
    const std::size_t length = name_at(out.forms, i, types);
    const bool has_title =
        i > 0 && types == type_bit(EntityType::per) && is_title(out.forms[i - 1]);
    if (has_title) out.allowed[i - 1] = kOutsideOnly;
    if (length > 0 && stands_alone(out.forms, i, length, types))
      mark(out, {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + length), types});
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::vector<NameExample> ArticleReader::read(std::string_view text) const {
  std::vector<NameExample> out;
  for (const std::string_view line : split_fields(text, '\n')) {
    Words sentence;
    for (std::string& word : cutter_.words(line)) {
      const bool ends = is_one_of(word, {".", "!", "?"}) || sentence.size() >= kMostSentenceWords;
      sentence.push_back(std::move(word));
      if (ends) out.push_back(example(std::exchange(sentence, {})));
    }
    if (!sentence.empty()) out.push_back(example(std::move(sentence)));
  }
  return out;
}

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

std::vector<NameExample> names_of_article(std::string_view text, std::string_view gold) {
  const auto json = nlohmann::json::parse(gold, nullptr, false);
  if (!json.is_object() || !json.contains("actors")) return {};
  return ArticleReader(json["actors"]).read(text);
}

std::vector<NameExample> read_article_names(const std::filesystem::path& data) {
  std::vector<std::filesystem::path> folders;
  std::error_code failed;
  for (const char* above : {"training/articles", "training/named_articles"})
    for (const auto& entry : std::filesystem::directory_iterator(data / above, failed))
      folders.push_back(entry.path());
  std::ranges::sort(folders, {}, [](const auto& folder) { return folder.filename(); });
  std::vector<NameExample> out;
  for (const auto& folder : folders)
    std::ranges::move(
        names_of_article(read_text(folder / "article.txt"), read_text(folder / "gold.json")),
        std::back_inserter(out));
  return out;
}

}  // namespace dateline
