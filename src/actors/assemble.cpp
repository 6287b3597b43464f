#include "actors/assemble.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

// A longer phrase is a sentence's worth, no name for anybody.
constexpr TokenIndex kMaxAliasTokens = 12;

// White space, line ends too, as one space each.
std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

class Assembler {
 public:
  Assembler(const Words& words, const ActorKnowledge& knowledge, std::vector<DraftMention> drafts)
      : words_(words), knowledge_(knowledge), drafts_(std::move(drafts)) {}

  ActorSet assemble() {
    group_by_actor();
    for (const std::vector<std::size_t>& group : groups_) add_actor(group);
    std::sort(out_.mentions.begin(), out_.mentions.end(), [](const Mention& a, const Mention& b) {
      return std::pair(a.first, ~a.last) < std::pair(b.first, ~b.last);
    });
    return std::move(out_);
  }

 private:
  // Drafts by actor, actors in order of first mention.
  void group_by_actor() {
    std::int32_t count = 0;
    for (const DraftMention& draft : drafts_) count = std::max(count, draft.actor + 1);
    std::vector<std::int32_t> place(static_cast<std::size_t>(count), -1);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].actor < 0) continue;
      std::int32_t& at = place[static_cast<std::size_t>(drafts_[i].actor)];
      if (at < 0) {
        at = static_cast<std::int32_t>(groups_.size());
        groups_.emplace_back();
      }
      groups_[static_cast<std::size_t>(at)].push_back(i);
    }
  }

  // A town that only says where something was is nobody.
  bool is_only_place(const std::vector<std::size_t>& group) const {
    return std::all_of(group.begin(), group.end(), [this](std::size_t i) {
      return drafts_[i].place && drafts_[i].kind != ActorKind::country;
    });
  }

  void add_actor(const std::vector<std::size_t>& group) {
    if (is_only_place(group)) return;
    Actor actor;
    actor.kind = kind_of(group);
    actor.name = name_of(group);
    std::set<std::string> used = {fold(actor.name)};
    const auto id = static_cast<ActorId>(out_.actors.size());
    for (const std::size_t i : group) {
      const DraftMention& draft = drafts_[i];
      add_aliases(draft, used, actor.aliases);
      const Span span = words_.span(draft.first, draft.last);
      actor.mentions.push_back(words_.document().cite(span));
      out_.mentions.push_back({span, draft.first, draft.last, draft.head, draft.form, id});
    }
    out_.actors.push_back(std::move(actor));
  }

  ActorKind kind_of(const std::vector<std::size_t>& group) const {
    const DraftMention* best = nullptr;
    for (const std::size_t i : group) {
      const DraftMention& draft = drafts_[i];
      if (draft.form == MentionForm::pronoun) continue;
      const auto rank = [](const DraftMention& d) { return std::pair(d.is_name(), d.evidence); };
      if (best == nullptr || rank(draft) > rank(*best)) best = &draft;
    }
    if (best == nullptr) return ActorKind::other;
    if (best->is_name() && best->evidence < Evidence::pattern) return described_kind(group, *best);
    return best->kind;
  }

  // A nominal in apposition says more of an unknown name than its look does.
  ActorKind described_kind(const std::vector<std::size_t>& group, const DraftMention& name) const {
    for (const std::size_t i : group) {
      const DraftMention& draft = drafts_[i];
      if (draft.form != MentionForm::nominal || draft.kind == ActorKind::other) continue;
      const bool judge = draft.kind == ActorKind::court && name.kind == ActorKind::person;
      return judge ? ActorKind::person : draft.kind;
    }
    return name.kind;
  }

  // The fullest name; among nominals the one that says most.
  std::string name_of(const std::vector<std::size_t>& group) const {
    const DraftMention* best = nullptr;
    for (const std::size_t i : group) {
      const DraftMention& draft = drafts_[i];
      if (draft.form == MentionForm::pronoun) continue;
      if (best == nullptr || rank(draft) > rank(*best)) best = &draft;
    }
    if (best == nullptr) return {};
    return best->is_name() ? text(best->name_first, best->name_last)
                           : text(after_article(*best), best->last);
  }

  // Names before nominals; a name we know before a metonym; mixed case before capitals, if it is
  // longer than an acronym; then length; then mixed case ("Korea" before "KOREA").
  struct Rank {
    bool name;
    bool known;
    bool mixed_or_short;
    TokenIndex length;
    bool mixed_case;
    auto operator<=>(const Rank&) const = default;
  };
  Rank rank(const DraftMention& draft) const {
    if (!draft.is_name()) {
      const TokenIndex length = draft.last - after_article(draft);
      return {false, false, true, length > kMaxAliasTokens ? 0 : length, true};
    }
    bool mixed = false;
    for (TokenIndex t = draft.name_first; t < draft.name_last; ++t) {
      mixed =
          mixed || (words_.is_word(t) && !words_.is_all_capitals(t) && words_.is_capitalised(t));
    }
    const bool metonym = !knowledge_.metonym(draft.key).empty() ||
                         knowledge_.country_of_capital(draft.key) != kUnknownActor;
    return {true, !metonym, mixed || draft.name_size() == 1, draft.name_size(), mixed};
  }

  TokenIndex after_article(const DraftMention& draft) const {
    const std::string& word = words_.folded(draft.first);
    const bool article = word == "the" || word == "a" || word == "an";
    return article && draft.last - draft.first > 1 ? draft.first + 1 : draft.first;
  }

  std::string text(TokenIndex first, TokenIndex last) const {
    return single_spaced(words_.document().text(words_.span(first, last)));
  }

  void add_aliases(const DraftMention& draft, std::set<std::string>& used,
                   std::vector<std::string>& aliases) const {
    if (draft.form == MentionForm::pronoun) return;
    const auto add = [&](std::string alias) {
      if (used.insert(fold(alias)).second) aliases.push_back(std::move(alias));
    };
    if (draft.is_name()) add(text(draft.name_first, draft.name_last));
    if (draft.last - draft.first > kMaxAliasTokens) return;
    add(text(draft.is_name() ? after_article(draft) : draft.first, draft.last));
  }

  const Words& words_;
  const ActorKnowledge& knowledge_;
  std::vector<DraftMention> drafts_;
  std::vector<std::vector<std::size_t>> groups_;
  ActorSet out_;
};

}  // namespace

ActorSet assemble_actors(const Words& words, const ActorKnowledge& knowledge,
                         std::vector<DraftMention> drafts) {
  return Assembler(words, knowledge, std::move(drafts)).assemble();
}

}  // namespace dateline
