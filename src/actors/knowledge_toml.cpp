// The TOML part of the actor knowledge: data/actors.toml and the user's files of the same format.
#include <toml++/toml.h>
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "actors/knowledge_loader.hpp"
#include "dateline/base/utf8.hpp"

namespace dateline {

using WordSet = ActorKnowledge::WordSet;

struct KnowledgeLoader::Toml {
  KnowledgeLoader& loader;
  const std::string& path;

  [[nodiscard]] Where where(const toml::node& node) const {
    return {path, node.source().begin.line, node.source().begin.column};
  }

  Result<std::vector<std::string>> strings(const toml::node* node) const {
    std::vector<std::string> out;
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) return fail(ErrorCode::format, "a list was expected", where(*node));
    for (const toml::node& item : *array) {
      const auto text = item.value<std::string>();
      if (!text) return fail(ErrorCode::format, "a string was expected", where(item));
      out.push_back(*text);
    }
    return out;
  }

  Result<std::string> string(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    const auto text = node == nullptr ? std::nullopt : node->value<std::string>();
    if (!text || text->empty()) {
      return fail(ErrorCode::format, "'" + std::string(key) + "' is missing or no string",
                  where(node == nullptr ? table : *node));
    }
    return *text;
  }

  Result<ActorKind> kind(const toml::table& table) const {
    const auto name = string(table, "kind");
    if (!name) return tl::make_unexpected(name.error());
    auto parsed = parse_actor_kind(*name);
    if (!parsed) parsed.error().where = where(*table.get("kind"));
    return parsed;
  }

  Result<Sorts> sorts(const toml::table& table, std::string_view key) const {
    const auto names = strings(table.get(key));
    if (!names) return tl::make_unexpected(names.error());
    Sorts out = 0;
    for (const std::string& name : *names) {
      const auto sort = loader.sorts(name, where(table));
      if (!sort) return sort;
      out |= *sort;
    }
    return out;
  }

  Result<void> read_actor(const toml::table& table) {
    const auto name = string(table, "name");
    if (!name) return tl::make_unexpected(name.error());
    const auto kind_read = kind(table);
    if (!kind_read) return tl::make_unexpected(kind_read.error());
    const auto aliases = strings(table.get("aliases"));
    if (!aliases) return tl::make_unexpected(aliases.error());
    const auto nouns = strings(table.get("nouns"));
    if (!nouns) return tl::make_unexpected(nouns.error());
    const KnownId id = loader.add_known(*name, *kind_read, true);
    for (const std::string& alias : *aliases) loader.add_name(id, alias, true);
    for (const std::string& noun : *nouns) {
      const Noun* found = loader.out_.find_noun(fold(noun));
      if (found != nullptr) loader.out_.known_.back().nouns.push_back(found);
    }
    return {};
  }

  Result<void> read_noun(const toml::table& table) {
    const auto words = strings(table.get("nouns"));
    if (!words) return tl::make_unexpected(words.error());
    const auto kind_read = kind(table);
    if (!kind_read) return tl::make_unexpected(kind_read.error());
    const auto gives = sorts(table, "gives");
    if (!gives) return tl::make_unexpected(gives.error());
    const auto accepts = sorts(table, "accepts");
    if (!accepts) return tl::make_unexpected(accepts.error());
    for (const std::string& word : *words) {
      loader.add_noun({fold(word), *kind_read, *gives, *accepts, false}, true);
    }
    return {};
  }

  Result<void> read_metonym(const toml::table& table) {
    const auto word = string(table, "word");
    if (!word) return tl::make_unexpected(word.error());
    auto names = strings(table.get("names"));
    if (!names) return tl::make_unexpected(names.error());
    loader.out_.metonyms_.insert_or_assign(fold(*word), std::move(*names));
    return {};
  }

  Result<void> read_words(const toml::table& table) {
    static constexpr std::pair<std::string_view, WordSet> kSets[] = {
        {"not_names", WordSet::not_names},       {"function_words", WordSet::function_words},
        {"particles", WordSet::particles},       {"company_endings", WordSet::company_endings},
        {"speech_verbs", WordSet::speech_verbs}, {"neutral_modifiers", WordSet::neutral_modifiers},
        {"of_nouns", WordSet::of_nouns},
    };
    for (const auto& [name, set] : kSets) {
      const auto words = strings(table.get(name));
      if (!words) return tl::make_unexpected(words.error());
      auto& out = loader.out_.sets_[static_cast<std::size_t>(set)];
      for (const std::string& word : *words) {
        out.insert(set == WordSet::not_names ? word : fold(word));
      }
    }
    return {};
  }

  Result<void> read_titles(const toml::table& table) {
    for (const auto& [title, noun] : table) {
      const auto text = noun.value<std::string>();
      if (!text) return fail(ErrorCode::format, "a string was expected", where(noun));
      loader.out_.titles_.insert_or_assign(fold(title.str()), fold(*text));
    }
    return {};
  }

  using TableReader = Result<void> (Toml::*)(const toml::table&);

  // A [table], or every one of a [[list of tables]].
  Result<void> each(const toml::table& root, std::string_view key, TableReader reader) {
    const toml::node* node = root.get(key);
    if (node == nullptr) return {};
    if (const toml::table* table = node->as_table()) return (this->*reader)(*table);
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      return fail(ErrorCode::format, "'" + std::string(key) + "' is no table", where(*node));
    }
    for (const toml::node& item : *array) {
      const toml::table* table = item.as_table();
      if (table == nullptr) return fail(ErrorCode::format, "a table was expected", where(item));
      if (auto done = (this->*reader)(*table); !done) return done;
    }
    return {};
  }

  Result<void> read(const toml::table& root) {
    static constexpr std::pair<std::string_view, TableReader> kTables[] = {
        {"words", &Toml::read_words}, {"titles", &Toml::read_titles},   {"noun", &Toml::read_noun},
        {"actor", &Toml::read_actor}, {"metonym", &Toml::read_metonym},
    };
    for (const auto& [key, node] : root) {
      const std::string_view name = key.str();
      const bool known = std::any_of(std::begin(kTables), std::end(kTables),
                                     [name](const auto& table) { return table.first == name; });
      if (!known) {
        return fail(ErrorCode::format, "unknown table '" + std::string(name) + "'", where(node),
                    "known are actor, noun, metonym, titles and words");
      }
    }
    for (const auto& [key, reader] : kTables) {
      if (auto done = each(root, key, reader); !done) return done;
    }
    return {};
  }
};

Result<void> KnowledgeLoader::read_toml(const KnowledgeFile& file) {
  try {
    const toml::table root = toml::parse(file.text, file.path);
    return Toml{*this, file.path}.read(root);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    return fail(ErrorCode::format, std::string(error.description()),
                {file.path, at.line, at.column});
  }
}

}  // namespace dateline
