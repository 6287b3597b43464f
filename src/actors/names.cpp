// Idea: three finders mark stretches of tokens and the longest agreement wins.
//   1. Names of the knowledge files, matched as written (capitals needed).
//   2. Entities of the analyser.
//   3. Runs of capitalised words, with the small words that names hold:
//      "Department of Health and Human Services", "Ursula von der Leyen", "Procter & Gamble".
// A run takes in what the other two found inside or across its ends. Then titles are split off:
//   "US Magistrate Judge Laurel Beeler" -> phrase as written, bare name "Laurel Beeler", noun
//   judge.
#include "actors/names.hpp"

#include <algorithm>
#include <unordered_set>

#include "actors/name_kind.hpp"
#include "dateline/base/utf8.hpp"

namespace dateline {
namespace {

using WordSet = ActorKnowledge::WordSet;

// Names longer than this are lists or headlines; it also bounds the look-ahead.
constexpr TokenIndex kMaxNameTokens = 16;

bool is_plain_law_number(const Words& words, TokenIndex t) {
  return words.is_number(t) && !words.folded(t).empty();
}

class NameFinder {
 public:
  NameFinder(const Words& words, const ActorKnowledge& knowledge)
      : words_(words), knowledge_(knowledge), kinds_(words, knowledge) {}

  std::vector<DraftMention> find() {
    mark_entities();
    mark_known();
    collect_capitalised();
    for (TokenIndex t = 0; t < words_.size();) {
      const TokenIndex end = run_end(t);
      if (end == t) {
        ++t;
        continue;
      }
      add_run(t, end);
      t = end;
    }
    part_countries();
    return std::move(out_);
  }

 private:
  void mark_entities() {
    entity_end_.assign(words_.size(), 0);
    for (const Entity& entity : words_.analysis().entities) {
      if (entity.first < entity.last && entity.last <= words_.size()) {
        entity_end_[entity.first] = entity.last;
      }
    }
  }

  void mark_known() {
    known_end_.assign(words_.size(), 0);
    for (TokenIndex t = 0; t < words_.size();) {
      known_end_[t] = longest_known(t);
      t = std::max(t + 1, known_end_[t]);
    }
  }

  // The end of the longest known name from `t` on, or 0.
  TokenIndex longest_known(TokenIndex t) const {
    if (!words_.is_capitalised(t) && !words_.is_number(t)) return 0;
    const std::string& folded = words_.folded(t);
    const std::size_t longest =
        knowledge_.longest_name(std::string_view(folded).substr(0, folded.find_first_of(" -'.&/")));
    if (longest == 0) return 0;
    const TokenIndex limit = std::min(words_.sentence_last(t), t + kMaxNameTokens);
    TokenIndex best = 0;
    std::string key;
    for (TokenIndex end = t; end < limit && key.size() <= longest; ++end) {
      if (end > t && !words_.joins_next(end - 1)) key += ' ';
      key += words_.folded(end);
      if (knowledge_.find_name(key) != kUnknownActor && is_known_here(t, end + 1)) best = end + 1;
    }
    return best;
  }

  // "us" is no country, "Visa" at the start of a sentence and "May" are no names by themselves.
  bool is_known_here(TokenIndex first, TokenIndex last) const {
    if (last - first > 1) return true;
    if (!words_.is_capitalised(first)) return false;
    if (knowledge_.is_abbreviation(words_.folded(first)) && !words_.is_all_capitals(first)) {
      return false;
    }
    if (knowledge_.has(WordSet::not_names, words_.text(first))) return false;
    if (knowledge_.has(WordSet::function_words, words_.folded(first))) {
      return words_.is_all_capitals(first) && !words_.in_title_case(first);
    }
    if (words_.is_all_capitals(first)) return true;
    const Upos upos = words_.token(first).upos;
    return upos == Upos::propn || upos == Upos::x || upos == Upos::noun;
  }

  // Words capitalised in the middle of a sentence: evidence for the same word at a start.
  void collect_capitalised() {
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      if (words_.is_capitalised(t) && words_.is_word(t) && !words_.in_title_case(t) &&
          !words_.starts_sentence(t)) {
        mid_capitals_.insert(words_.folded(t));
      }
    }
  }

  // A word that may be part of a name.
  bool is_name_word(TokenIndex t) const {
    if (!words_.is_capitalised(t) || !words_.is_word(t)) return false;
    if (knowledge_.has(WordSet::not_names, words_.text(t))) return false;
    if (knowledge_.has(WordSet::function_words, words_.folded(t))) {
      return words_.is_all_capitals(t) && words_.folded(t) == "us";
    }
    return true;
  }

  bool can_start(TokenIndex t) const {
    if (known_end_[t] != 0 || entity_end_[t] != 0) return true;
    if (!is_name_word(t)) return false;
    if (words_.in_title_case(t)) return mid_capitals_.contains(words_.folded(t));
    return !words_.starts_sentence(t) || is_name_at_start(t);
  }

  // At the start of a sentence every word has a capital: a name needs a sign of its own.
  bool is_name_at_start(TokenIndex t) const {
    const Upos upos = words_.token(t).upos;
    if (upos == Upos::propn) return true;
    const std::string& folded = words_.folded(t);
    if (mid_capitals_.contains(folded) || words_.is_all_capitals(t)) return true;
    const bool next_is_name = t + 1 < words_.sentence_last(t) && is_name_word(t + 1);
    if (upos == Upos::x) {
      return next_is_name || knowledge_.is_first_name(folded) ||
             (knowledge_.find_noun(words_.lemma(t)) == nullptr && has_no_small_form(t));
    }
    return next_is_name && (upos == Upos::adj || upos == Upos::noun) &&
           kinds_.has_institution_noun(t, plain_run_end(t));
  }

  // Without parts of speech: a capital that nothing in the text contradicts.
  bool has_no_small_form(TokenIndex t) const { return words_.lemma(t) == words_.folded(t); }

  TokenIndex plain_run_end(TokenIndex t) const {
    const TokenIndex limit = std::min(words_.sentence_last(t), t + kMaxNameTokens);
    while (t < limit && is_name_word(t)) ++t;
    return t;
  }

  // The end of the run from `t` on; `t` when no name starts there.
  TokenIndex run_end(TokenIndex t) const {
    if (!can_start(t)) return t;
    const TokenIndex limit = std::min(words_.sentence_last(t), t + kMaxNameTokens);
    TokenIndex end = std::max({t + 1, known_end_[t], entity_end_[t]});
    while (end < limit) {
      const TokenIndex next = extended(t, end, limit);
      if (next == end) break;
      end = next;
    }
    return end;
  }

  TokenIndex extended(TokenIndex first, TokenIndex end, TokenIndex limit) const {
    if (entity_end_[end] != 0 && separate_entity(first, end)) return end;
    if (known_end_[end] > end) return known_end_[end];
    if (is_name_word(end) && !starts_other_name(end)) return std::max(end + 1, entity_end_[end]);
    if (words_.is_number(end) && kinds_.takes_number(first, end)) return end + 1;
    return after_connector(first, end, limit);
  }

  bool starts_other_name(TokenIndex t) const {
    return words_.in_title_case(t) && !mid_capitals_.contains(words_.folded(t));
  }

  // The recogniser sees one name end and another start ("Commerce Secretary | Wilbur Ross" is
  // handled by titles; two entities side by side otherwise are two names).
  bool separate_entity(TokenIndex first, TokenIndex end) const {
    return entity_end_[first] == end && !kinds_.is_title(end - 1) && !words_.joins_next(end - 1) &&
           kinds_.entity_type(first, end) != EntityType::norp &&
           kinds_.entity_type(first, end) != EntityType::gpe;
  }

  // "of", "for the", "and", "&", "-", "von der": joined when a name word follows and the name so
  // far is of the sort that goes on.
  TokenIndex after_connector(TokenIndex first, TokenIndex end, TokenIndex limit) const {
    const std::string& word = words_.folded(end);
    TokenIndex next = end + 1;
    if (next >= limit) return end;
    if (word == "of" || word == "for" || word == "on" || word == "against") {
      if (words_.folded(next) == "the" && next + 1 < limit) ++next;
      if (word == "of" && words_.is_number(next) && kinds_.is_law_noun(end - 1)) return next + 1;
      const bool goes_on = is_name_word(next) && kinds_.takes_of(first, end, word);
      return goes_on ? next + 1 : end;
    }
    if (word == "and") return after_and(first, end, limit);
    const bool glued = words_.joins_next(end - 1) && words_.joins_next(end);
    if (word == "&" || ((word == "-" || word == "/" || word == "'") && glued)) {
      return is_name_word(next) ? next + 1 : end;
    }
    if (word == "," && kinds_.is_legal_form(next)) return next + 1;
    if (word == "v." || word == "v" || word == "vs.") return is_name_word(next) ? next + 1 : end;
    if (word == "." && glued && is_name_word(next)) return next + 1;
    if (word == "." && words_.joins_next(end - 1) && words_.text(end - 1).size() == 1 &&
        is_name_word(next)) {
      return next + 1;
    }
    return after_particle(end, limit);
  }

  TokenIndex after_particle(TokenIndex end, TokenIndex limit) const {
    TokenIndex next = end;
    while (next < limit && next < end + 3 &&
           knowledge_.has(WordSet::particles, words_.folded(next))) {
      ++next;
    }
    return next > end && next < limit && is_name_word(next) ? next + 1 : end;
  }

  // "Securities and Exchange Commission", "Department of Health and Human Services"; but "Oracle
  // and Walmart" are two.
  TokenIndex after_and(TokenIndex first, TokenIndex end, TokenIndex limit) const {
    const TokenIndex next = end + 1;
    if (!is_name_word(next) || known_end_[next] != 0) return end;
    const TokenIndex stop = std::min(limit, plain_run_end(next));
    if (kinds_.has_of(first, end)) {
      const bool body = kinds_.has_institution_noun(first, kinds_.find_of(first, end));
      return body && !kinds_.ends_as_institution(next, stop) ? stop : end;
    }
    // "the" in front of both: a longer list may be one name ("the ... Care and Transparency Act").
    const bool the = first > words_.sentence_first(first) && words_.folded(first - 1) == "the";
    const bool one_name = known_end_[first] == 0 && end - first <= (the ? 6 : 2) &&
                          kinds_.ends_as_public_body(next, stop) &&
                          !kinds_.has_institution_noun(first, end) &&
                          !kinds_.is_other_entity(first, end);
    return one_name ? stop : end;
  }

  void add_run(TokenIndex first, TokenIndex last) {
    first = with_number_before(first, last);
    const TokenIndex name_first = kinds_.after_titles(first, last);
    if (name_first == last) {  // "the Attorney General", "US President": the nominals' business
      add_inner_names(first, last);
      return;
    }
    if (name_first > first) add_inner_names(first, name_first);
    if (kinds_.is_no_name(name_first, last)) return;
    out_.push_back(kinds_.make(first, name_first, last));
  }

  // "2001 Roadless Rule", "9th Circuit Court"
  TokenIndex with_number_before(TokenIndex first, TokenIndex last) const {
    const bool number = first > words_.sentence_first(first) && words_.is_number(first - 1) &&
                        is_plain_law_number(words_, first - 1);
    if (!number || (!out_.empty() && out_.back().name_last >= first)) return first;
    const bool ordinal = words_.is_word(first - 1) && kinds_.ends_as_institution(first, last);
    const bool year = words_.text(first - 1).size() == 4 && kinds_.is_law_noun(last - 1);
    return ordinal || year ? first - 1 : first;
  }

  // "US WeChat users": a country before a name that the text uses alone is a word for itself.
  void part_countries() {
    std::unordered_set<std::string> keys;
    for (const DraftMention& draft : out_) keys.insert(draft.key);
    const std::size_t count = out_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const DraftMention& draft = out_[i];
      const TokenIndex rest = draft.name_first + 1;
      if (draft.known != kUnknownActor || draft.first != draft.name_first ||
          rest >= draft.name_last || !kinds_.is_country(draft.name_first)) {
        continue;
      }
      const std::string key = words_.key(rest, draft.name_last);
      if (!keys.contains(key) && knowledge_.find_name(key) == kUnknownActor) continue;
      if (kinds_.ends_as_public_body(rest, draft.name_last)) continue;
      const TokenIndex last = draft.name_last;
      out_.push_back(kinds_.make(draft.first, draft.first, rest));
      out_[i] = kinds_.make(rest, rest, last);
    }
  }

  // Names within a title: known ones, entities, abbreviations, public bodies.
  void add_inner_names(TokenIndex first, TokenIndex last) {
    TokenIndex end = last;
    while (end > first && kinds_.is_title(end - 1)) --end;
    for (TokenIndex t = first; t < end;) {
      const TokenIndex stop = std::min(end, std::max(known_end_[t], entity_end_[t]));
      if (stop > t) {
        if (!kinds_.is_no_name(t, stop)) out_.push_back(kinds_.make(t, t, stop));
        t = stop;
      } else if (kinds_.ends_as_public_body(t, end) && end - t > 1) {
        out_.push_back(kinds_.make(t, t, end));
        t = end;
      } else {
        if (words_.is_all_capitals(t) && is_name_word(t)) out_.push_back(kinds_.make(t, t, t + 1));
        ++t;
      }
    }
  }

  const Words& words_;
  const ActorKnowledge& knowledge_;
  NameKinds kinds_;
  std::vector<TokenIndex> entity_end_;
  std::vector<TokenIndex> known_end_;
  std::unordered_set<std::string> mid_capitals_;
  std::vector<DraftMention> out_;
};

}  // namespace

std::vector<DraftMention> find_names(const Words& words, const ActorKnowledge& knowledge) {
  return NameFinder(words, knowledge).find();
}

}  // namespace dateline
