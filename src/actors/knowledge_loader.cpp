#include "actors/knowledge_loader.hpp"

#include <algorithm>
#include <utility>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

// Cuts the part in front of the separator off `rest`; the whole when there is none.
std::string_view next_part(std::string_view& rest, char separator) {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return trim(part);
}

tl::unexpected<Error> bad_line(std::string message, const Where& where, std::string hint) {
  return fail(ErrorCode::format, std::move(message), where, std::move(hint));
}

}  // namespace

Result<ActorKnowledge> KnowledgeLoader::load(const std::vector<KnowledgeFile>& user_files) {
  const std::pair<const char*, LineReader> lists[] = {
      {"actor_nouns.txt", &KnowledgeLoader::read_noun_line},
      {"actor_countries.txt", &KnowledgeLoader::read_country_line},
      {"actor_names.txt", &KnowledgeLoader::read_name_line},
      {"first_names.txt", &KnowledgeLoader::read_first_name_line},
  };
  for (const auto& [name, reader] : lists) {
    if (auto done = read_lines(name, reader); !done) return tl::make_unexpected(done.error());
  }
  std::vector<KnowledgeFile> files = {
      {"actors.toml", std::string(builtin_knowledge("actors.toml"))}};
  files.insert(files.end(), user_files.begin(), user_files.end());
  for (const KnowledgeFile& file : files) {
    if (auto done = read_toml(file); !done) return tl::make_unexpected(done.error());
  }
  add_nouns_of_names();
  return std::move(out_);
}

Result<void> KnowledgeLoader::read_lines(const std::string& name, LineReader reader) {
  std::string_view rest = builtin_knowledge(name);
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const std::string_view text = next_part(rest, '\n');
    if (text.empty() || text.front() == '#') continue;
    if (auto done = (this->*reader)({name, number, text}); !done) return done;
  }
  return {};
}

// KIND GIVES ACCEPTS: noun noun ...
Result<void> KnowledgeLoader::read_noun_line(const Line& line) {
  const Where where{line.path, line.number, 0};
  std::string_view words = line.text;
  std::string_view head = next_part(words, ':');
  const auto kind = parse_actor_kind(next_part(head, ' '));
  if (!kind) return bad_line(kind.error().message, where, kind.error().hint);
  const auto gives = sorts(next_part(head, ' '), where);
  if (!gives) return tl::make_unexpected(gives.error());
  const auto accepts = sorts(head, where);
  if (!accepts) return tl::make_unexpected(accepts.error());
  while (!words.empty()) {
    std::string_view word = next_part(words, ' ');
    const bool names_only = word.ends_with('*');
    if (names_only) word.remove_suffix(1);
    if (!word.empty()) add_noun({fold(word), *kind, *gives, *accepts, names_only}, false);
  }
  return {};
}

// KIND [NOUN]: Name = Another Name = ABBR
Result<void> KnowledgeLoader::read_name_line(const Line& line) {
  std::string_view names = line.text;
  std::string_view noun = next_part(names, ':');
  const auto kind = parse_actor_kind(next_part(noun, ' '));
  if (!kind) {
    return bad_line(kind.error().message, {line.path, line.number, 0}, kind.error().hint);
  }
  const KnownId id = add_known(next_part(names, '='), *kind);
  while (!names.empty()) add_name(id, next_part(names, '='));
  if (const Noun* found = out_.find_noun(noun)) out_.known_.back().nouns.push_back(found);
  return {};
}

// Name = Another Name | adjective, noun of its people | Capital
Result<void> KnowledgeLoader::read_country_line(const Line& line) {
  std::string_view rest = line.text;
  std::string_view names = next_part(rest, '|');
  std::string_view adjectives = next_part(rest, '|');
  std::string_view capitals = rest;
  const KnownId id = add_known(next_part(names, '='), ActorKind::country);
  while (!names.empty()) {
    const std::string_view name = next_part(names, '=');
    add_name(id, name);
  }
  while (!adjectives.empty()) out_.adjectives_.try_emplace(fold(next_part(adjectives, ',')), id);
  while (!capitals.empty()) out_.capitals_.try_emplace(fold(next_part(capitals, ',')), id);
  return {};
}

// m|f|u: Name Name ...
Result<void> KnowledgeLoader::read_first_name_line(const Line& line) {
  std::string_view names = line.text;
  const std::string_view sex = next_part(names, ':');
  if (sex != "m" && sex != "f" && sex != "u") {
    return bad_line("first names need m, f or u in front", {line.path, line.number, 0}, "");
  }
  const Gender gender = sex == "m" ? Gender::male : sex == "f" ? Gender::female : Gender::unknown;
  while (!names.empty()) {
    const std::string_view name = next_part(names, ' ');
    if (!name.empty()) out_.first_names_.try_emplace(fold(name), gender);
  }
  return {};
}

Result<Sorts> KnowledgeLoader::sorts(std::string_view names, const Where& where) {
  Sorts out = 0;
  names = trim(names);
  while (!names.empty()) {
    const std::string_view name = next_part(names, ',');
    if (name.empty() || name == "-") continue;
    Sorts sort = out_.sort(name);
    if (sort == 0) {
      if (out_.sorts_.size() == 64) return bad_line("more than 64 sorts of nouns", where, "");
      sort = Sorts{1} << out_.sorts_.size();
      out_.sorts_.emplace_back(name);
    }
    out |= sort;
  }
  return out;
}

void KnowledgeLoader::add_noun(Noun noun, bool replace) {
  std::string key = noun.lemma;
  if (replace) {
    out_.nouns_.insert_or_assign(std::move(key), std::move(noun));
  } else {
    out_.nouns_.try_emplace(std::move(key), std::move(noun));
  }
}

KnownId KnowledgeLoader::add_known(std::string_view name, ActorKind kind, bool replace) {
  const auto id = static_cast<KnownId>(out_.known_.size());
  out_.known_.push_back({std::string(name), kind, {}});
  add_name(id, name, replace);
  return id;
}

void KnowledgeLoader::add_name(KnownId id, std::string_view name, bool replace) {
  std::string key = fold(name);
  if (key.starts_with("the ")) key.erase(0, 4);
  if (key.empty()) return;
  const std::string first = key.substr(0, key.find_first_of(" -'.&/"));
  std::size_t& longest = out_.longest_[first];
  longest = std::max(longest, key.size());
  const bool has_small = std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == ' ' || (c & 0x80) != 0;
  });
  const ActorKnowledge::Name entry{id, !has_small};
  if (replace) {
    out_.names_.insert_or_assign(std::move(key), entry);
  } else {
    out_.names_.try_emplace(std::move(key), entry);
  }
}

// The nouns in a name ("Federal Trade Commission") hold for its abbreviation too.
void KnowledgeLoader::add_nouns_of_names() {
  std::vector<std::pair<std::string_view, KnownId>> names;
  for (const auto& [name, entry] : out_.names_) names.emplace_back(name, entry.id);
  std::sort(names.begin(), names.end());
  for (const auto& [name, id] : names) {
    KnownActor& known = out_.known_[static_cast<std::size_t>(id)];
    std::string_view rest = name;
    while (!rest.empty()) {
      const Noun* noun = out_.find_noun(next_part(rest, ' '));
      if (noun == nullptr || noun->kind == ActorKind::person) continue;
      if (std::find(known.nouns.begin(), known.nouns.end(), noun) == known.nouns.end()) {
        known.nouns.push_back(noun);
      }
    }
  }
}

}  // namespace dateline
