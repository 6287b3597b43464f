// A nominal is a noun of data/actor_nouns.txt with what stands in front of it, down to its
// determiner, and its "of" phrase:  "the [Chinese messaging and payments] app"
//                                   "a group of US WeChat users"
// With a tree the phrase is what hangs below the noun; without one, the words that can stand there.
#include "actors/phrases.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace dateline {
namespace {

using WordSet = ActorKnowledge::WordSet;

constexpr TokenIndex kMaxBefore = 12;
constexpr TokenIndex kMaxAfter = 10;
constexpr std::int32_t kNoDraft = -1;

struct Pronoun {
  std::string_view word;
  Gender gender;
  bool plural;
};
constexpr std::array<Pronoun, 24> kPronouns = {{
    {"he", Gender::male, false},           {"him", Gender::male, false},
    {"his", Gender::male, false},          {"himself", Gender::male, false},
    {"she", Gender::female, false},        {"her", Gender::female, false},
    {"hers", Gender::female, false},       {"herself", Gender::female, false},
    {"it", Gender::unknown, false},        {"its", Gender::unknown, false},
    {"itself", Gender::unknown, false},    {"they", Gender::unknown, true},
    {"them", Gender::unknown, true},       {"their", Gender::unknown, true},
    {"themselves", Gender::unknown, true}, {"i", Gender::unknown, false},
    {"me", Gender::unknown, false},        {"my", Gender::unknown, false},
    {"myself", Gender::unknown, false},    {"we", Gender::unknown, true},
    {"us", Gender::unknown, true},         {"our", Gender::unknown, true},
    {"ours", Gender::unknown, true},       {"ourselves", Gender::unknown, true},
}};

bool is_any(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class PhraseFinder {
 public:
  PhraseFinder(const Words& words, const ActorKnowledge& knowledge, std::vector<DraftMention> names)
      : words_(words), knowledge_(knowledge), drafts_(std::move(names)) {}

  std::vector<DraftMention> find() {
    owner_.assign(words_.size() + 1, kNoDraft);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      for (TokenIndex t = drafts_[i].first; t < drafts_[i].last; ++t) {
        owner_[t] = static_cast<std::int32_t>(i);
      }
    }
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      if (owner_[t] != kNoDraft) continue;
      if (const Noun* noun = nominal_at(t)) {
        add_nominal(t, noun);
      } else {
        add_pronoun(t);
      }
    }
    std::sort(drafts_.begin(), drafts_.end(), [](const DraftMention& a, const DraftMention& b) {
      return std::pair(a.first, ~a.last) < std::pair(b.first, ~b.last);
    });
    return std::move(drafts_);
  }

 private:
  const Noun* noun_of(TokenIndex t) const {
    if (const Noun* pair = knowledge_.find_noun_pair(before(t), words_.lemma(t))) return pair;
    if (const Noun* noun = knowledge_.find_noun(words_.folded(t))) return noun;
    if (const Noun* noun = knowledge_.find_noun(words_.lemma(t))) return noun;
    // "chief-of-staff" no, "vice-president", "drug-maker" yes: the part behind the last hyphen.
    const std::string& lemma = words_.lemma(t);
    const std::size_t hyphen = lemma.rfind('-');
    if (hyphen == std::string::npos || hyphen + 1 == lemma.size()) return nullptr;
    return knowledge_.find_noun(std::string_view(lemma).substr(hyphen + 1));
  }

  // The word in front in the same sentence, folded; empty at its start.
  std::string_view before(TokenIndex t) const {
    return t > words_.sentence_first(t) ? std::string_view(words_.folded(t - 1))
                                        : std::string_view();
  }

  bool is_noun_like(TokenIndex t) const {
    const Upos upos = words_.token(t).upos;
    return upos == Upos::noun || upos == Upos::propn || upos == Upos::x;
  }

  // The noun when the token heads a phrase for an actor.
  const Noun* nominal_at(TokenIndex t) const {
    if (!words_.is_word(t) || !is_noun_like(t)) return nullptr;
    const Noun* noun = noun_of(t);
    if (noun == nullptr || is_modifier(t)) return nullptr;
    if (noun->names_only && !words_.is_capitalised(t)) return nullptr;
    const TokenIndex first = words_.sentence_first(t);
    const bool in_order = noun->lemma == "order" && t > first && words_.folded(t - 1) == "in";
    return in_order ? nullptr : noun;
  }

  // "company officials", "court order": the noun behind is the head.
  bool is_modifier(TokenIndex t) const {
    const Token& token = words_.token(t);
    if (words_.has_tree(t)) {
      const bool before_head = token.head != kNoToken && token.head > t;
      const bool inside = token.deprel == Deprel::compound || token.deprel == Deprel::amod ||
                          token.deprel == Deprel::nmod_desc;
      // "the judge Friday": a time noun behind it is no head.
      if (inside && before_head && owner_[token.head] == kNoDraft) return true;
      return token.deprel == Deprel::amod || token.deprel == Deprel::fixed ||
             token.deprel == Deprel::goeswith;
    }
    if (t + 1 >= words_.sentence_last(t) || owner_[t + 1] != kNoDraft) return false;
    const bool noun_follows = words_.token(t + 1).upos == Upos::noun ||
                              knowledge_.find_noun(words_.lemma(t + 1)) != nullptr;
    return noun_follows && words_.token(t + 1).upos != Upos::verb;
  }

  void add_nominal(TokenIndex head, const Noun* noun) {
    if (describe_name(head, noun)) return;
    DraftMention draft;
    draft.form = MentionForm::nominal;
    draft.noun = noun;
    draft.nouns = {noun};
    draft.kind = noun->kind;
    draft.evidence = Evidence::guess;
    draft.first = phrase_first(head);
    draft.last = phrase_last(head, noun);
    draft.head = words_.has_tree(head) ? head : words_.head_of(head, head + 1);
    draft.plural =
        words_.is_plural(head) || is_any(noun->lemma, {"people", "police", "mps", "meps"});
    look_at_modifiers(draft, head);
    // Many of them are a group: "users", "carmakers"; offices stay what they are: "regulators".
    const bool crowd = noun->kind == ActorKind::person || noun->kind == ActorKind::company;
    if (draft.plural && crowd) draft.kind = ActorKind::group;
    drafts_.push_back(std::move(draft));
  }

  // "the regulator Ofcom", "US firms Oracle and Walmart": the noun belongs to the name behind it.
  bool describe_name(TokenIndex head, const Noun* noun) {
    if (head + 1 >= words_.sentence_last(head) || owner_[head + 1] == kNoDraft) return false;
    DraftMention& name = drafts_[static_cast<std::size_t>(owner_[head + 1])];
    if (name.first != head + 1 || !fits(name, noun)) return false;
    name.first = phrase_first(head);
    name.head = words_.head_of(name.first, name.last);
    take_on(name, noun);
    if (words_.is_plural(head)) describe_list(name, noun);
    return true;
  }

  // A noun can describe a name of its kind, or one of unknown kind; a person's noun never a firm.
  static bool fits(const DraftMention& name, const Noun* noun) {
    if (!name.is_name()) return false;
    if (noun->kind == ActorKind::law || noun->kind == ActorKind::country) return false;
    if (name.evidence <= Evidence::recogniser) return true;
    const bool body = noun->kind != ActorKind::person;
    return name.kind == noun->kind ||
           (body && name.kind != ActorKind::person && name.kind != ActorKind::country &&
            name.kind != ActorKind::law);
  }

  static void take_on(DraftMention& name, const Noun* noun) {
    name.nouns.push_back(noun);
    if (name.evidence >= Evidence::pattern) return;
    name.kind =
        noun->kind == ActorKind::court && noun->lemma != "court" ? ActorKind::person : noun->kind;
    name.evidence = Evidence::pattern;
  }

  void describe_list(const DraftMention& first_name, const Noun* noun) {
    TokenIndex t = first_name.last;
    const TokenIndex limit = words_.sentence_last(first_name.head);
    while (t + 1 < limit && is_any(words_.folded(t), {",", "and", "or", "&"})) {
      while (t + 1 < limit && is_any(words_.folded(t), {",", "and", "or", "&"})) ++t;
      if (owner_[t] == kNoDraft) return;
      DraftMention& name = drafts_[static_cast<std::size_t>(owner_[t])];
      if (name.first != t || !fits(name, noun)) return;
      take_on(name, noun);
      t = name.last;
    }
  }

  TokenIndex phrase_first(TokenIndex head) const {
    const TokenIndex sentence_first = words_.sentence_first(head);
    TokenIndex first = head;
    while (first > sentence_first && head - first < kMaxBefore && belongs_before(first - 1, head)) {
      --first;
    }
    // A phrase does not start with a comma, hyphen or quotation mark it ran into.
    while (first < head && (is_any(words_.folded(first), {"'s", "s"}) ||
                            (!words_.is_word(first) && !words_.is_number(first)))) {
      ++first;
    }
    return first;
  }

  bool belongs_before(TokenIndex t, TokenIndex head) const {
    if (words_.has_tree(head)) {
      const TokenIndex branch = words_.branch_below(head, t);
      if (branch == kNoToken) return false;
      const Deprel relation = words_.token(branch).deprel;
      if (relation == Deprel::punct) return words_.joins_next(t) || words_.folded(t) == ",";
      return relation == Deprel::det || relation == Deprel::amod || relation == Deprel::compound ||
             relation == Deprel::nmod_poss || relation == Deprel::nummod ||
             relation == Deprel::det_predet || relation == Deprel::nmod ||
             relation == Deprel::flat || relation == Deprel::nmod_desc ||
             relation == Deprel::nmod_unmarked;
    }
    const Upos upos = words_.token(t).upos;
    if (upos == Upos::x) return belongs_before_untagged(t);
    return upos == Upos::det || upos == Upos::adj || upos == Upos::noun || upos == Upos::propn ||
           upos == Upos::num || is_any(words_.folded(t), {"'s", "'", "-", "its", "his", "their"});
  }

  bool belongs_before_untagged(TokenIndex t) const {
    const std::string& word = words_.folded(t);
    if (is_any(word, {"the", "a", "an", "its", "his", "their", "this", "these", "'s"})) return true;
    const TokenIndex first = words_.sentence_first(t);
    return t > first && is_any(words_.folded(t - 1), {"the", "a", "an", "'s"}) && words_.is_word(t);
  }

  // "in Richmond" of "a judge in Richmond", "prosecutors in Sweden".
  bool is_seat(TokenIndex head, const Noun* noun, TokenIndex in) const {
    const bool has_seat = noun->kind == ActorKind::court || noun->kind == ActorKind::government;
    if (!has_seat || words_.folded(in) != "in" || owner_[in + 1] == kNoDraft) return false;
    const DraftMention& name = drafts_[static_cast<std::size_t>(owner_[in + 1])];
    const bool is_where = name.place || name.kind == ActorKind::country ||
                          name.kind == ActorKind::government;  // states and cities, too
    return name.first == in + 1 && name.is_name() && is_where && words_.has_tree(head) &&
           words_.branch_below(head, in + 1) != kNoToken;
  }

  // With the "of" phrase, where it says who is meant.
  TokenIndex phrase_last(TokenIndex head, const Noun* noun) const {
    const TokenIndex limit = std::min(words_.sentence_last(head), head + kMaxAfter);
    TokenIndex end = head + 1;
    const TokenIndex general =
        words_.folded(head) == "attorney" || words_.folded(head) == "solicitor" ? head + 1 : limit;
    if (general < limit && words_.folded(general) == "general") end = general + 1;
    if (end >= limit) return end;
    if (end + 1 < limit && is_seat(head, noun, end))
      return drafts_[static_cast<std::size_t>(owner_[end + 1])].last;
    const std::string& word = words_.folded(end);
    const bool tells =
        word == "of" ||
        (word == "for" && is_any(words_.lemma(head), {"spokesman", "spokeswoman", "spokesperson",
                                                      "lawyer", "attorney", "counsel"}));
    if (!tells) return end;
    const TokenIndex object_end = noun_phrase_end(head, end + 1, limit);
    return object_end > end + 1 ? object_end : end;
  }

  TokenIndex noun_phrase_end(TokenIndex head, TokenIndex t, TokenIndex limit) const {
    TokenIndex last_noun = t;
    for (; t < limit; ++t) {
      const Upos upos = words_.token(t).upos;
      if (owner_[t] != kNoDraft) {
        t = drafts_[static_cast<std::size_t>(owner_[t])].last - 1;
        last_noun = t + 1;
        continue;
      }
      if (words_.has_tree(head) && words_.branch_below(head, t) == kNoToken) break;
      if (upos == Upos::noun || upos == Upos::propn) {
        last_noun = t + 1;
        continue;
      }
      const bool inside = upos == Upos::det || upos == Upos::adj || upos == Upos::num ||
                          is_any(words_.folded(t), {"'s", "'", "-"});
      if (!inside ||
          (upos == Upos::x && knowledge_.has(WordSet::function_words, words_.folded(t)) &&
           words_.folded(t) != "the")) {
        break;
      }
    }
    return last_noun;
  }

  void look_at_modifiers(DraftMention& draft, TokenIndex head) const {
    for (TokenIndex t = draft.first; t < draft.last; ++t) {
      if (t == head) continue;
      const std::string& word = words_.folded(t);
      if (t < head && set_determiner(draft, t, word)) continue;
      if (!words_.is_word(t) || word == "'s" || word == "of") continue;
      const bool in_pair = t + 1 == head && draft.noun->lemma.starts_with(word + '-');
      if (in_pair) continue;
      const KnownId adjective = knowledge_.country_of_adjective(word);
      if (t < head && adjective != kUnknownActor) draft.country = adjective;
      if (!knowledge_.has(WordSet::function_words, word) || words_.is_all_capitals(t)) {
        draft.modifiers.push_back(words_.lemma(t));
      }
    }
    look_at_country_names(draft, head);
  }

  static bool is_definite(std::string_view word) {
    return is_any(word, {"the", "this", "that", "these", "those", "both"});
  }
  static bool is_indefinite(std::string_view word) {
    return is_any(word, {"a",   "an",    "another", "some", "any",   "several", "many",  "one",
                         "two", "three", "four",    "five", "six",   "seven",   "eight", "nine",
                         "ten", "no",    "more",    "few",  "other", "most",    "every", "each"});
  }

  // "the two women": the first word decides.
  bool set_determiner(DraftMention& draft, TokenIndex t, std::string_view word) const {
    const bool possessive = is_any(word, {"its", "his", "her", "their", "our", "my", "your"});
    const bool number = words_.token(t).upos == Upos::num || words_.is_number(t);
    const bool any = possessive || number || is_definite(word) || is_indefinite(word);
    if (word == "'s" || word == "'") {
      draft.determiner = Determiner::possessive;
    } else if (any && draft.determiner == Determiner::none) {
      draft.determiner = possessive          ? Determiner::possessive
                         : is_definite(word) ? Determiner::definite
                                             : Determiner::indefinite;
    }
    return any;
  }

  // "US regulators", "Germany's federal competition authority"
  void look_at_country_names(DraftMention& draft, TokenIndex head) const {
    for (TokenIndex t = draft.first; t < head; ++t) {
      if (owner_[t] == kNoDraft) continue;
      const DraftMention& name = drafts_[static_cast<std::size_t>(owner_[t])];
      if (name.name_first == t && name.known != kUnknownActor && name.kind == ActorKind::country) {
        draft.country = name.known;
      }
    }
  }

  void add_pronoun(TokenIndex t) {
    const std::string& word = words_.folded(t);
    if (word.size() > 10 || (word == "us" && words_.is_all_capitals(t))) return;
    const auto found = std::find_if(kPronouns.begin(), kPronouns.end(),
                                    [&](const Pronoun& p) { return p.word == word; });
    if (found == kPronouns.end() || words_.token(t).deprel == Deprel::expl) return;
    DraftMention draft;
    draft.form = MentionForm::pronoun;
    draft.first = draft.head = t;
    draft.last = t + 1;
    draft.gender = found->gender;
    draft.plural = found->plural;
    draft.key = word;
    drafts_.push_back(std::move(draft));
  }

  const Words& words_;
  const ActorKnowledge& knowledge_;
  std::vector<DraftMention> drafts_;
  std::vector<std::int32_t> owner_;  // the draft that holds the token, while drafts_ are unsorted
};

}  // namespace

std::vector<DraftMention> add_phrases(const Words& words, const ActorKnowledge& knowledge,
                                      std::vector<DraftMention> names) {
  return PhraseFinder(words, knowledge, std::move(names)).find();
}

}  // namespace dateline
