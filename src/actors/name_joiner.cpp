#include "actors/name_joiner.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dateline {
namespace {

using WordSet = ActorKnowledge::WordSet;

// Longer names have no short form worth a table entry a word.
constexpr std::size_t kMaxNameWords = 12;

// A name as the sieves see it: all drafts with the same key.
struct Group {
  std::string key;
  std::vector<std::string> words;  // folded, "U.S." as "us"
  ActorKind kind = ActorKind::other;
  Evidence evidence = Evidence::none;
  KnownId known = kUnknownActor;
  std::uint32_t parent = 0;
};

bool is_small_word(std::string_view word) {
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "on" ||
         word == "&" || word == "in" || word == "to" || word == "de" || word == "-";
}

std::string without_full_stops(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != '.') out += c;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i];
  }
  return out;
}

class NameJoiner {
 public:
  NameJoiner(const Words& words, const ActorKnowledge& knowledge, std::vector<DraftMention>& drafts)
      : words_(words), knowledge_(knowledge), drafts_(drafts) {}

  std::size_t join() {
    make_groups();
    join_known();
    join_bracketed();
    join_initials();
    join_reordered();
    join_persons();
    join_shortened();
    join_contained();
    join_metonyms();
    return number_actors();
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

  void make_groups() {
    std::unordered_map<std::string, std::uint32_t> by_key;
    group_of_.assign(drafts_.size(), 0);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const DraftMention& draft = drafts_[i];
      if (!draft.is_name()) continue;
      std::vector<std::string> parts = name_words(draft);
      const std::string key = joined(parts, 0, parts.size());
      const auto [found, is_new] =
          by_key.try_emplace(key, static_cast<std::uint32_t>(groups_.size()));
      if (is_new) {
        groups_.push_back(
            {key, std::move(parts), draft.kind, draft.evidence, draft.known, found->second});
      }
      group_of_[i] = found->second;
      Group& group = groups_[found->second];
      if (draft.evidence > group.evidence) {
        group.kind = draft.kind;
        group.evidence = draft.evidence;
      }
    }
  }

  std::vector<std::string> name_words(const DraftMention& draft) const {
    std::vector<std::string> out;
    for (TokenIndex t = draft.name_first; t < draft.name_last; ++t) {
      std::string word = without_full_stops(words_.folded(t));
      if (word.empty() || (out.empty() && word == "the")) continue;
      out.push_back(std::move(word));
    }
    return out;
  }

  std::uint32_t root(std::uint32_t group) {
    while (groups_[group].parent != group) {
      groups_[group].parent = groups_[groups_[group].parent].parent;
      group = groups_[group].parent;
    }
    return group;
  }

  void unite(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (a > b) std::swap(a, b);
    Group& into = groups_[a];
    const Group& from = groups_[b];
    if (from.evidence > into.evidence) {
      into.kind = from.kind;
      into.evidence = from.evidence;
    }
    if (into.known == kUnknownActor) into.known = from.known;
    groups_[b].parent = a;
  }

  // Two names whose kinds or known actors speak against each other.
  bool clash(std::uint32_t a, std::uint32_t b) {
    const Group& left = groups_[root(a)];
    const Group& right = groups_[root(b)];
    if (left.known != kUnknownActor && right.known != kUnknownActor)
      return left.known != right.known;
    return left.kind != right.kind && left.evidence >= Evidence::pattern &&
           right.evidence >= Evidence::pattern;
  }

  void join_known() {
    std::unordered_map<KnownId, std::uint32_t> first;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].known == kUnknownActor) continue;
      const auto [found, is_new] = first.try_emplace(groups_[g].known, g);
      if (!is_new) unite(found->second, g);
    }
  }

  // "Federal Trade Commission (FTC)": an abbreviation in brackets right behind the name.
  void join_bracketed() {
    for (std::size_t i = 0; i + 1 < drafts_.size(); ++i) {
      const DraftMention& name = drafts_[i];
      if (!name.is_name() || name.last + 2 >= words_.size()) continue;
      if (words_.folded(name.last) != "(" || words_.folded(name.last + 2) != ")") continue;
      const TokenIndex inside = name.last + 1;
      for (std::size_t j = i + 1; j < drafts_.size() && drafts_[j].first <= inside; ++j) {
        const bool short_form = drafts_[j].is_name() && drafts_[j].first == inside &&
                                words_.folded(inside).size() < name.key.size();
        if (short_form) unite(group_of_[i], group_of_[j]);
      }
    }
  }

  static std::string initials(const std::vector<std::string>& words, std::size_t first, bool all) {
    std::string out;
    for (std::size_t i = first; i < words.size(); ++i) {
      if ((all || !is_small_word(words[i])) && !words[i].empty()) out += words[i].front();
    }
    return out;
  }

  void join_initials() {
    Index by_initials;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      if (group.words.size() < 2 || group.words.size() > kMaxNameWords) continue;
      if (group.kind == ActorKind::person) continue;
      by_initials[initials(group.words, 0, false)].push_back(g);
      by_initials[initials(group.words, 0, true)].push_back(g);
      // "US Department of Justice" is the DOJ.
      by_initials[initials(group.words, 1, false)].push_back(g);
      by_initials[initials(group.words, 1, true)].push_back(g);
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const DraftMention& draft = drafts_[i];
      if (!draft.is_name() || draft.name_size() != 1 || !words_.is_all_capitals(draft.name_first)) {
        continue;
      }
      const std::uint32_t g = group_of_[i];
      if (groups_[g].words.empty() || groups_[g].words[0].size() < 2) continue;
      const auto found = by_initials.find(groups_[g].words[0]);
      if (found == by_initials.end() || clash(g, found->second.front())) continue;
      unite(g, found->second.front());
    }
  }

  bool is_country_word(std::string_view word) const {
    if (knowledge_.country_of_adjective(word) != kUnknownActor) return true;
    const KnownId known = knowledge_.find_name(word);
    return known != kUnknownActor && knowledge_.known(known).kind == ActorKind::country;
  }

  // "Commerce Department", "US Department of Commerce": the same words, countries and small words
  // aside, sorted; the countries go to `countries`.
  std::string bag(const Group& group, std::string* countries) const {
    std::vector<std::string> content;
    for (const std::string& word : group.words) {
      if (is_small_word(word)) continue;
      if (is_country_word(word)) {
        *countries += word;
      } else {
        content.push_back(word);
      }
    }
    if (content.size() < 2) return {};
    std::sort(content.begin(), content.end());
    return joined(content, 0, content.size());
  }

  void join_reordered() {
    struct Seen {
      std::uint32_t group;
      std::string countries;
    };
    std::unordered_map<std::string, std::vector<Seen>> seen;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      if (group.kind == ActorKind::person || group.words.size() > kMaxNameWords) continue;
      std::string countries;
      const std::string key = bag(group, &countries);
      if (key.empty()) continue;
      std::vector<Seen>& same = seen[key];
      const auto fits = std::find_if(same.begin(), same.end(), [&](const Seen& other) {
        return other.countries == countries || other.countries.empty() || countries.empty();
      });
      if (fits != same.end() && !clash(fits->group, g)) {
        unite(fits->group, g);
        if (fits->countries.empty()) fits->countries = countries;
      } else {
        same.push_back({g, countries});
      }
    }
  }

  bool may_be_person(std::uint32_t g) {
    const Group& group = groups_[root(g)];
    return group.kind == ActorKind::person ||
           (group.evidence <= Evidence::recogniser && group.kind == ActorKind::other);
  }

  // "Beeler", "von der Leyen", "Robert Levy" for "Robert M. Levy", "Gemma".
  void join_persons() {
    Index full_names;
    Index first_names;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const std::vector<std::string>& words = groups_[g].words;
      if (words.size() < 2 || words.size() > kMaxNameWords || !may_be_person(g)) continue;
      for (std::size_t i = 1; i < words.size(); ++i) {
        full_names[joined(words, i, words.size())].push_back(g);
      }
      if (words.size() > 2) full_names[words.front() + ' ' + words.back()].push_back(g);
      first_names[words.front()].push_back(g);
    }
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      if (!may_be_person(g) && groups_[g].evidence > Evidence::guess) continue;
      if (join_person(g, full_names) || groups_[g].words.size() != 1) continue;
      if (groups_[root(g)].kind == ActorKind::person) join_person(g, first_names);
    }
  }

  // Joins with the only fitting person; with several ("Smith") none.
  bool join_person(std::uint32_t g, const Index& index) {
    const auto found = index.find(groups_[g].key);
    if (found == index.end()) return false;
    std::uint32_t only = root(found->second.front());
    for (const std::uint32_t other : found->second) {
      const bool same = root(other) == only || other == g;
      if (!same) return true;
    }
    const bool one_is_person =
        groups_[root(g)].kind == ActorKind::person || groups_[only].kind == ActorKind::person;
    if (one_is_person && !clash(g, only)) unite(only, g);
    return one_is_person;
  }

  // A word that tells one organisation from another.
  bool is_distinctive(const std::string& word) const {
    return word.size() > 1 && !is_small_word(word) && !is_country_word(word) &&
           knowledge_.find_noun(word) == nullptr &&
           !knowledge_.has(WordSet::company_endings, word) &&
           !knowledge_.has(WordSet::neutral_modifiers, word);
  }

  bool is_place(const std::string& key) const {
    const KnownId known = knowledge_.find_name(key);
    if (known != kUnknownActor) {
      const ActorKind kind = knowledge_.known(known).kind;
      return kind == ActorKind::country || kind == ActorKind::government;
    }
    return knowledge_.country_of_capital(key) != kUnknownActor;
  }

  // "Daimler" for "Daimler AG", "Relx" for "Relx Technology", "Commerce" for "Department of
  // Commerce"; never a place for what lies in it ("New York" and the New York Times).
  void join_shortened() {
    Index short_forms;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      const std::size_t count = group.words.size();
      if (count < 2 || count > kMaxNameWords || groups_[root(g)].kind == ActorKind::person)
        continue;
      bool distinctive = false;
      for (std::size_t end = 1; end < count; ++end) {
        distinctive = distinctive || is_distinctive(group.words[end - 1]);
        if (distinctive) short_forms[joined(group.words, 0, end)].push_back(g);
      }
      if (is_distinctive(group.words.back())) short_forms[group.words.back()].push_back(g);
    }
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const auto found = short_forms.find(groups_[g].key);
      if (found == short_forms.end() || is_place(groups_[g].key)) continue;
      join_short_form(g, found->second);
    }
  }

  void join_short_form(std::uint32_t g, const std::vector<std::uint32_t>& longer) {
    const std::uint32_t only = root(longer.front());
    for (const std::uint32_t other : longer) {
      if (root(other) != only) return;
    }
    const bool person = groups_[root(g)].kind == ActorKind::person;
    const bool law = groups_[only].kind == ActorKind::law;
    if (!person && !law && !clash(g, only)) unite(only, g);
  }

  // "the Supreme Court" after "Italian Supreme Court of Cassation", "the High Court" after "Delhi
  // High Court": a public body's noun with its words, all of them inside an earlier, longer name.
  void join_contained() {
    std::unordered_map<std::string, std::uint32_t> parts;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const std::vector<std::string>& words = groups_[g].words;
      if (words.size() < 2 || words.size() > kMaxNameWords) continue;
      const auto earlier = parts.find(groups_[g].key);
      if (earlier != parts.end() && root(earlier->second) != root(g) &&
          !clash(earlier->second, g)) {
        unite(earlier->second, g);
      }
      for (std::size_t end = 2; end <= words.size(); ++end) {
        const Noun* noun = knowledge_.find_noun(words[end - 1]);
        if (noun == nullptr || noun->kind == ActorKind::person || noun->kind == ActorKind::law) {
          continue;
        }
        for (std::size_t first = 0; first + 1 < end; ++first) {
          parts.try_emplace(joined(words, first, end), g);
        }
      }
    }
  }

  // A place that acts stands for who sits there: "Brussels fined ...", "Beijing said".
  bool acts(const DraftMention& draft) const {
    const Deprel relation = words_.token(draft.head).deprel;
    return relation == Deprel::nsubj || relation == Deprel::obl_agent ||
           relation == Deprel::nmod_poss || relation == Deprel::nsubj_pass;
  }

  void join_metonyms() {
    std::unordered_map<std::string, std::uint32_t> by_key;
    std::unordered_map<KnownId, std::uint32_t> by_known;
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      by_key.try_emplace(groups_[g].key, g);
      if (groups_[g].known != kUnknownActor) by_known.try_emplace(groups_[g].known, g);
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!drafts_[i].is_name() || !acts(drafts_[i])) continue;
      const std::uint32_t g = group_of_[i];
      for (const std::string& name : knowledge_.metonym(drafts_[i].key)) {
        const auto by_id = by_known.find(known_of(name));
        if (by_id == by_known.end()) continue;
        unite(by_id->second, g);
        break;
      }
      const auto capital = by_known.find(knowledge_.country_of_capital(drafts_[i].key));
      if (capital != by_known.end() && capital->first != kUnknownActor) unite(capital->second, g);
    }
  }

  KnownId known_of(const std::string& name) const {
    std::string key;
    for (const char c : name) key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return knowledge_.find_name(key);
  }

  std::size_t number_actors() {
    std::vector<std::int32_t> number(groups_.size(), -1);
    std::int32_t next = 0;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!drafts_[i].is_name()) continue;
      const std::uint32_t r = root(group_of_[i]);
      if (number[r] < 0) number[r] = next++;
      drafts_[i].actor = number[r];
      drafts_[i].kind = groups_[r].kind;
      drafts_[i].evidence = groups_[r].evidence;
      drafts_[i].known = groups_[r].known;
    }
    return static_cast<std::size_t>(next);
  }

  const Words& words_;
  const ActorKnowledge& knowledge_;
  std::vector<DraftMention>& drafts_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> group_of_;  // a draft each
};

}  // namespace

std::size_t join_names(const Words& words, const ActorKnowledge& knowledge,
                       std::vector<DraftMention>& drafts) {
  return NameJoiner(words, knowledge, drafts).join();
}

}  // namespace dateline
