// The tree says so (appos, a copula), or the punctuation does: trained parsers miss half of the
// appositions, but a comma, a determiner and a comma behind are a sign of their own.
#include "actors/appositions.hpp"

#include <algorithm>
#include <string_view>

#include "actors/profile.hpp"

namespace dateline {
namespace {

constexpr std::int32_t kNone = -1;

class AppositionFinder {
 public:
  AppositionFinder(const Words& words, const std::vector<DraftMention>& drafts)
      : words_(words), drafts_(drafts), partner_(drafts.size(), kNone) {
    by_head_.assign(words.size() + 1, kNone);
    for (std::size_t i = drafts.size(); i-- > 0;) {
      by_head_[drafts[i].head] = static_cast<std::int32_t>(i);  // the widest comes first
    }
  }

  std::vector<std::int32_t> find() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (drafts_[i].form != MentionForm::nominal) continue;
      look_at_tree(i);
      if (partner_[i] == kNone) look_at_copula(i);
      if (partner_[i] == kNone) look_behind(i);
      if (partner_[i] == kNone) look_ahead(i);
    }
    return std::move(partner_);
  }

 private:
  bool fits(const DraftMention& nominal, const DraftMention& name) const {
    return name.is_name() && !nominal.plural && kinds_fit(*nominal.noun, name.kind, name.evidence);
  }

  void link(std::size_t nominal, std::int32_t name) {
    if (name != kNone && fits(drafts_[nominal], drafts_[static_cast<std::size_t>(name)])) {
      partner_[nominal] = name;
    }
  }

  void look_at_tree(std::size_t i) {
    const Token& head = words_.token(drafts_[i].head);
    if (head.deprel == Deprel::appos && head.head != kNoToken) link(i, by_head_[head.head]);
    for (const TokenIndex child : words_.children(drafts_[i].head)) {
      const Deprel relation = words_.token(child).deprel;
      if (relation == Deprel::appos || relation == Deprel::flat) link(i, by_head_[child]);
    }
  }

  // "WeChat is an app"; not "WeChat is not an app", "may be".
  void look_at_copula(std::size_t i) {
    std::int32_t subject = kNone;
    bool copula = false;
    for (const TokenIndex child : words_.children(drafts_[i].head)) {
      const Deprel relation = words_.token(child).deprel;
      const std::string& lemma = words_.lemma(child);
      copula = copula || relation == Deprel::cop;
      if (relation == Deprel::nsubj) subject = by_head_[child];
      if (lemma == "not" || lemma == "never" || lemma == "n't") return;
      if (relation == Deprel::aux && lemma != "have") return;
    }
    if (copula) link(i, subject);
  }

  bool is_at(TokenIndex t, std::initializer_list<std::string_view> texts) const {
    return t < words_.size() &&
           std::find(texts.begin(), texts.end(), words_.folded(t)) != texts.end();
  }

  bool is_conjunct(const DraftMention& draft) const {
    return words_.token(draft.head).deprel == Deprel::conj;
  }

  // Name, the nominal ...: what follows must close or go on with the description.
  void look_behind(std::size_t i) {
    const DraftMention& nominal = drafts_[i];
    if (nominal.first < 2 || nominal.determiner == Determiner::none || is_conjunct(nominal)) return;
    if (!is_at(nominal.first - 1, {",", "(", "-"})) return;
    if (!is_at(nominal.last, {",", ".", ")", "that", "which", "who", "in", "for", "-", ";"}))
      return;
    if (is_at(nominal.last + 1, {"and", "or"})) return;
    for (std::size_t k = i; k-- > 0 && i - k < 6;) {
      if (drafts_[k].last == nominal.first - 1 && drafts_[k].is_name() &&
          !is_conjunct(drafts_[k]) &&
          words_.sentence(drafts_[k].head) == words_.sentence(nominal.head)) {
        link(i, static_cast<std::int32_t>(k));
        return;
      }
    }
  }

  // The nominal, Name,   and   The Nominal (ABBR)
  void look_ahead(std::size_t i) {
    const DraftMention& nominal = drafts_[i];
    const bool comma = is_at(nominal.last, {","});
    const bool bracket = is_at(nominal.last, {"("});
    if (!comma && !bracket) return;
    for (std::size_t k = i + 1; k < drafts_.size() && drafts_[k].first <= nominal.last + 2; ++k) {
      const DraftMention& name = drafts_[k];
      const bool starts = name.first == nominal.last + 1 ||
                          (name.first == nominal.last + 2 && is_at(nominal.last + 1, {"the"}));
      if (!starts || !name.is_name() || is_conjunct(name)) continue;
      const bool closed = bracket ? is_at(name.last, {")"}) && is_abbreviation(name)
                                  : is_at(name.last, {",", ".", ";", "\"", "\u201D"});
      if (closed && !is_at(name.last + 1, {"and", "or"})) link(i, static_cast<std::int32_t>(k));
      return;
    }
  }

  bool is_abbreviation(const DraftMention& name) const {
    return name.name_size() == 1 && words_.is_all_capitals(name.name_first);
  }

  const Words& words_;
  const std::vector<DraftMention>& drafts_;
  std::vector<std::int32_t> partner_;
  std::vector<std::int32_t> by_head_;
};

}  // namespace

std::vector<std::int32_t> find_appositions(const Words& words,
                                           const std::vector<DraftMention>& drafts) {
  return AppositionFinder(words, drafts).find();
}

}  // namespace dateline
