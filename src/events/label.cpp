// Agent, verb in the present, object, then the phrases that matter, as long as they fit:
//
//   asserted, active    "Ministry suspends licence of Acme"
//   asserted, passive   "Licence of Acme suspended"
//   planned             "Ministry to suspend licence of Acme"
//   hypothetical        "Ministry may suspend ..."
//   negated             "Ministry does not suspend ..."
//   speech              "Acme says the tests were wrong"
#include "events/label.hpp"

#include <algorithm>
#include <array>

#include "dateline/base/utf8.hpp"
#include "events/arguments.hpp"
#include "events/inflection.hpp"
#include "events/phrase.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxLabel = 90;  // code points
constexpr std::size_t kMaxAgent = 44;
constexpr std::size_t kMaxPhrase = 68;
constexpr std::size_t kMinPhrase = 12;  // no room for less: the phrase is left out

std::size_t length(std::string_view text) { return count_code_points(text); }

void capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
}

// Whole words only, and the cut is marked.
std::string clipped(std::string_view text, std::size_t limit) {
  if (length(text) <= limit) return std::string(text);
  std::size_t bytes = 0;
  std::size_t last_space = 0;
  for (std::size_t count = 0; bytes < text.size() && count + 1 < limit; ++count) {
    if (text[bytes] == ' ') last_space = bytes;
    bytes += decode_utf8(text, bytes).size;
  }
  std::string out(text.substr(0, last_space > limit / 2 ? last_space : bytes));
  while (!out.empty() && std::string_view(" ,;:-").find(out.back()) != std::string_view::npos) {
    out.pop_back();
  }
  return out + "\u2026";
}

void append(std::string& label, std::string_view words) {
  if (words.empty()) return;
  if (!label.empty()) label += ' ';
  label += words;
}

class Labeller {
 public:
  Labeller(const Reading& reading, const Draft& draft)
      : reading_(reading), tree_(reading.tree), draft_(draft) {}

  std::string run() {
    std::string label = draft_.is_noun ? noun_label() : verb_label();
    if (label.empty()) label = std::string(tree_.form(draft_.trigger.first));
    capitalise(label);
    return clipped(label, kMaxLabel);
  }

 private:
  std::string verb_label();
  std::string noun_label();
  std::string agent_text() const;
  std::string subject_text() const;
  std::string verb_text() const;
  std::string participle_text() const;
  std::string active_text(std::size_t room) const;
  std::string object_pronoun(TokenIndex word) const;
  std::string object_text(std::size_t limit) const;
  [[nodiscard]] bool is_told_to(TokenIndex clause) const;
  std::string given_text(std::size_t limit) const;
  TokenIndex content_head() const;
  std::string content_text(std::size_t limit) const;
  std::string noun_phrase(TokenIndex head, bool keep_preposition, std::size_t limit) const;
  const std::string& actor_name(ActorId actor, std::size_t limit = kMaxAgent) const;
  bool is_plural_agent() const;
  TokenIndex named_subject() const;
  bool is_limit(TokenIndex noun) const;
  bool is_in_verb(TokenIndex word) const;
  bool is_behind_colon(TokenIndex clause) const;
  void add_phrases(std::string& label) const;
  void add_phrases_of(TokenIndex head, std::string& label) const;

  const Reading& reading_;
  const Tree& tree_;
  const Draft& draft_;
};

// The name, or where that is too long the longest of its other names that is not.
const std::string& Labeller::actor_name(ActorId id, std::size_t limit) const {
  const Actor& actor = reading_.actors.actors[index(id)];
  if (length(actor.name) <= limit) return actor.name;
  const std::string* best = &actor.name;
  for (const std::string& alias : actor.aliases) {
    const bool is_better = best == &actor.name || alias.size() > best->size();
    if (is_better && length(alias) <= limit) best = &alias;
  }
  return *best;
}

bool Labeller::is_plural_agent() const {
  if (draft_.agents.size() > 1) return true;
  if (draft_.subject == kNoToken) return false;
  const TokenIndex subject = named_subject();
  const Mention* mention = reading_.actors.mention_at(subject);
  const bool is_name = mention && mention->form == MentionForm::name;
  if (is_name && tree_.token(subject).upos == Upos::propn) return false;
  if (draft_.agents.empty()) {
    const std::string_view word = tree_.lemma(subject);
    if (word == "they" || word == "we" || word == "you" || word == "I") return true;
    if (tree_.has_child(subject, {Deprel::conj})) return true;
  }
  return tree_.token(subject).features.number == Number::plur;
}

// The subject, or what a pronoun stands for: the "we" of a company is one company.
TokenIndex Labeller::named_subject() const {
  const std::vector<Mention>& mentions = reading_.actors.mentions;
  const Mention* mention = reading_.actors.mention_at(draft_.subject);
  if (!mention || mention->form != MentionForm::pronoun) return draft_.subject;
  const auto named = std::ranges::find_if(mentions, [mention](const Mention& other) {
    return other.actor == mention->actor && other.form != MentionForm::pronoun;
  });
  return named == mentions.end() ? draft_.subject : named->head;
}

// "until Friday", or what a parser made of "until the terms are met": no part of what is done.
bool Labeller::is_limit(TokenIndex noun) const {
  return tree_.is_relation(noun, {Deprel::obl, Deprel::nmod}) && tree_.case_lemma(noun) == "until";
}

// The phrase of a noun without its relative clauses, appositions, days and leading article.
std::string Labeller::noun_phrase(TokenIndex head, bool keep_preposition, std::size_t limit) const {
  Phrase phrase(tree_, head);
  const TokenRange range = tree_.subtree(head);
  for (TokenIndex i = range.first; i < range.last; ++i) {
    const bool is_participle = tree_.relation(i) == Deprel::acl && tree_.mark_lemma(i) != "to";
    const bool is_aside = is_participle || tree_.is_relation(i, {Deprel::acl_relcl, Deprel::appos,
                                                                 Deprel::parataxis, Deprel::advcl});
    const bool is_left_out = is_aside || is_limit(i);
    if ((is_left_out && i > head) || (reading_.is_time(i) && i != head)) phrase.drop(i);
  }
  for (const TokenIndex child : tree_.children(head)) {
    const bool is_joint = tree_.is_relation(child, {Deprel::case_, Deprel::mark, Deprel::cc});
    if (is_joint && child < head && !keep_preposition) phrase.drop(child);
  }
  // "just TikTok": no part of the name.
  if (phrase.first() < head && tree_.relation(phrase.first()) == Deprel::advmod &&
      tree_.head(phrase.first()) == head && tree_.lemma(phrase.first()) == "just")
    phrase.drop(phrase.first());
  // No label begins with the preposition of a word inside ("from the laboratory Pfizer"), and
  // headlines do without "the" and "its".
  if (!keep_preposition && phrase.first() < head && tree_.token(phrase.first()).upos == Upos::adp)
    phrase.drop(phrase.first());
  const TokenIndex first = phrase.first();
  const bool is_owner = first < head && tree_.token(first).upos == Upos::pron &&
                        tree_.relation(first) == Deprel::nmod_poss;
  const bool is_asked = tree_.lemma(first) == "which" || tree_.lemma(first) == "what";
  const bool is_determiner = tree_.token(first).upos == Upos::det && !is_asked;
  if (first < head && (is_owner || is_determiner)) phrase.drop(first);
  return phrase.fit(limit) ? phrase.text() : clipped(phrase.text(), limit);
}

// The subject as the text has it; a pronoun that stands for nobody known says nothing.
std::string Labeller::subject_text() const {
  TokenIndex subject = draft_.subject;
  if (subject == kNoToken || draft_.is_passive || draft_.is_inverse) return {};
  if (const TokenIndex noun = tree_.antecedent(subject); noun != kNoToken) subject = noun;
  const Upos upos = tree_.token(subject).upos;
  if (upos == Upos::pron || upos == Upos::det) return {};
  return noun_phrase(subject, false, kMaxAgent);
}

// Who acts: the actors, else the subject.
std::string Labeller::agent_text() const {
  if (draft_.agents.empty()) return subject_text();
  std::string text = actor_name(draft_.agents.front());
  if (draft_.agents.size() == 2) text += " and " + actor_name(draft_.agents[1]);
  if (draft_.agents.size() > 2) text += " and others";
  return clipped(text, kMaxAgent);
}

// The verb in the present, with the words that belong to it ("take effect", "set up").
std::string Labeller::verb_text() const {
  const bool is_plural = is_plural_agent();
  const std::string verb = draft_.lemma.substr(0, draft_.lemma.find(' '));
  switch (draft_.status) {
    case Status::planned:
    case Status::blocked:
      return "to " + verb;
    case Status::hypothetical:
      return "may " + verb;
    case Status::negated:
      return (is_plural ? "do not " : "does not ") + verb;
    case Status::alleged:
    case Status::denied:
      return "allegedly " + (is_plural ? verb : third_person(verb));
    default:
      return is_plural ? verb : third_person(verb);
  }
}

std::string Labeller::participle_text() const {
  std::string participle(tree_.form(draft_.head));
  if (const TokenIndex particle = tree_.child(draft_.head, {Deprel::compound_prt});
      particle == draft_.head + 1) {
    append(participle, tree_.form(particle));
  }
  switch (draft_.status) {
    case Status::planned:
      return "to be " + participle;
    case Status::hypothetical:
      return "may be " + participle;
    case Status::negated:
      return "not " + participle;
    default:
      return participle;
  }
}

// "effect" of "take effect", "order" of "sign an executive order".
bool Labeller::is_in_verb(TokenIndex word) const {
  const std::string_view verb = draft_.lemma;
  const std::string_view lemma = tree_.lemma(word);
  if (lemma.empty() || !verb.ends_with(lemma) || verb.size() <= lemma.size()) return false;
  return verb[verb.size() - lemma.size() - 1] == ' ';
}

// "shuts it down" says more than "shuts down" does.
std::string Labeller::object_pronoun(TokenIndex word) const {
  static constexpr std::array<std::string_view, 4> kObjects = {"it", "him", "her", "them"};
  const std::string_view form = tree_.form(word);
  return std::ranges::find(kObjects, form) == kObjects.end() ? std::string{} : std::string(form);
}

std::string Labeller::object_text(std::size_t limit) const {
  if (draft_.object == kNoToken) return {};
  const Mention* mention = reading_.actors.mention_at(draft_.object);
  if (mention && mention->form == MentionForm::pronoun) {
    const auto& agents = draft_.agents;
    const bool is_agent = std::find(agents.begin(), agents.end(), mention->actor) != agents.end();
    return is_agent ? object_pronoun(draft_.object) : clipped(actor_name(mention->actor), limit);
  }
  TokenIndex object = draft_.object;
  if (const TokenIndex noun = tree_.antecedent(object); noun != kNoToken) object = noun;
  if (reading_.is_time(object)) return {};  // "that winter it filed": nobody files a winter
  if (tree_.token(object).upos == Upos::pron) return object_pronoun(object);
  return noun_phrase(object, false, limit);
}

// "announced the list: from Sunday, stores would ..." has said it with "the list".
bool Labeller::is_behind_colon(TokenIndex clause) const {
  const TokenIndex mark = tree_.child(clause, {Deprel::punct});
  return draft_.object != kNoToken && mark != kNoToken && mark < clause && tree_.form(mark) == ":";
}

bool Labeller::is_told_to(TokenIndex clause) const { return tree_.mark_lemma(clause) == "to"; }

// "45 days" of "gave the Commerce Department 45 days": what somebody was given.
std::string Labeller::given_text(std::size_t limit) const {
  if (draft_.object == kNoToken || tree_.relation(draft_.object) != Deprel::iobj) return {};
  const TokenIndex given = tree_.child(draft_.head, {Deprel::obj});
  if (given == kNoToken || is_in_verb(given) || !tree_.is_noun(given)) return {};
  if (!reading_.is_time(given)) return noun_phrase(given, false, limit);
  Phrase phrase(tree_, given);
  for (const TokenIndex child : tree_.children(given))
    if (!reading_.is_time(child)) phrase.drop(child);
  return length(phrase.text()) <= limit ? phrase.text() : std::string{};
}

// What is said or asked: a clause below the verb, or the one that a speech verb stands beside
// ("We will appeal, the company said").
TokenIndex Labeller::content_head() const {
  const TokenIndex below = tree_.child(draft_.head, {Deprel::ccomp, Deprel::xcomp});
  // "guilty" of "plead guilty" is no content; "to pay" of "order to pay" is.
  const bool is_verbs_own = below != kNoToken && is_in_verb(below) && !is_told_to(below);
  if (below != kNoToken) return is_verbs_own || is_behind_colon(below) ? kNoToken : below;
  // "stopped the ministry from ordering a recall", "described the ban as unfortunate"
  for (const TokenIndex child : tree_.children(draft_.head)) {
    if (child < draft_.head || !tree_.is_relation(child, {Deprel::advcl, Deprel::obl})) continue;
    const bool is_stopped = tree_.is_verb(child) && tree_.mark_lemma(child) == "from";
    const bool is_called = tree_.token(child).upos == Upos::adj && tree_.case_lemma(child) == "as";
    if (is_stopped || is_called) return child;
  }
  const bool is_beside = draft_.type && draft_.type->is_speech &&
                         tree_.relation(draft_.head) == Deprel::parataxis &&
                         tree_.head(draft_.head) < draft_.head;
  return is_beside ? tree_.head(draft_.head) : kNoToken;
}

std::string Labeller::content_text(std::size_t limit) const {
  const TokenIndex head = content_head();
  if (head == kNoToken) return {};
  const TokenRange range = tree_.subtree(head);
  const bool is_around = range.first <= draft_.head && draft_.head < range.last;
  if (is_around && tree_.head(draft_.head) != head) return {};
  Phrase phrase(tree_, head);
  for (const TokenIndex child : tree_.children(head)) {
    const bool is_that = tree_.relation(child) == Deprel::mark && tree_.lemma(child) == "that";
    if (is_that || tree_.relation(child) == Deprel::parataxis) phrase.drop(child);
  }
  std::string text = phrase.fit(limit) ? phrase.text() : clipped(phrase.text(), limit);
  const TokenIndex first = phrase.first();
  const bool keeps_capital = first == kNoToken || tree_.token(first).upos == Upos::propn ||
                             tree_.token(first).upos == Upos::adj || tree_.form(first) == "I";
  const bool is_capital = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a';
  if (is_capital && !keeps_capital) text[0] = static_cast<char>(text[0] + 32);
  return text;
}

// Adds "on imports", "against Acme", "to the regulator" in text order while they fit; of "plead
// guilty to fraud" too, where they hang on the adjective.
void Labeller::add_phrases(std::string& label) const {
  add_phrases_of(draft_.head, label);
  const TokenIndex below = tree_.child(draft_.head, {Deprel::xcomp});
  if (below != kNoToken && is_in_verb(below)) add_phrases_of(below, label);
}

void Labeller::add_phrases_of(TokenIndex head, std::string& label) const {
  for (const TokenIndex child : tree_.children(head)) {
    if (child < head || tree_.relation(child) != Deprel::obl) continue;
    if (reading_.is_time(child) || !tree_.is_noun(child) || is_in_verb(child)) continue;
    if (is_limit(child)) continue;
    // "call for" + "for reform": the preposition is in the verb already.
    const std::string_view preposition = tree_.case_lemma(child);
    if (preposition == "according" || preposition == "accord") continue;  // who says so, not what
    const bool is_verbs_own = !preposition.empty() && draft_.lemma.ends_with(preposition) &&
                              draft_.lemma.size() > preposition.size();
    const std::size_t used = length(label) + 1;
    if (used + kMinPhrase > kMaxLabel) return;
    const std::size_t room = std::min(kMaxPhrase, kMaxLabel - used);
    const std::string phrase = noun_phrase(child, !is_verbs_own, room);
    if (!phrase.ends_with("\u2026")) append(label, phrase);
  }
}

// "signs new executive order", "puts the rule on hold", "takes effect".
std::string Labeller::active_text(std::size_t room) const {
  std::string text = verb_text();
  const std::size_t space = draft_.lemma.find(' ');
  std::string rest = space == std::string::npos ? std::string{} : draft_.lemma.substr(space + 1);
  if (rest.empty()) {
    const TokenIndex particle = tree_.child(draft_.head, {Deprel::compound_prt});
    if (particle != kNoToken) rest = tree_.form(particle);
  }
  if (rest.starts_with("to ")) rest.clear();  // its clause says it, behind the object
  const std::size_t used = length(text) + length(rest) + 2;
  std::string object = used < room ? object_text(std::min(kMaxPhrase, room - used)) : "";
  append(object, given_text(room - std::min(room, used + length(object) + 1)));
  if (draft_.object != kNoToken && !object.empty() && is_in_verb(draft_.object)) rest.clear();
  const bool is_between =
      draft_.object != kNoToken &&
      (draft_.object < draft_.trigger.last - 1 || tree_.token(draft_.object).upos == Upos::pron ||
       tree_.relation(draft_.object) == Deprel::iobj);
  append(text, is_between ? object : rest);
  append(text, is_between ? rest : object);
  return text;
}

std::string Labeller::verb_label() {
  std::string label = agent_text();
  const bool is_undergone = draft_.is_passive || tree_.form(draft_.head).ends_with("ed");
  if (!label.empty()) {
    append(label, active_text(kMaxLabel - length(label) - 1));
  } else if (is_undergone && draft_.object != kNoToken) {
    label = object_text(kMaxPhrase);
    append(label, participle_text());
  } else if (draft_.is_passive) {
    label = participle_text();
  } else {
    label = std::string(tree_.form(draft_.head));
    append(label, object_text(kMaxPhrase));
  }
  const std::size_t used = length(label) + 1;
  const std::string content =
      used + kMinPhrase < kMaxLabel ? content_text(kMaxLabel - used) : std::string{};
  append(label, content);
  if (content.empty()) add_phrases(label);
  return label;
}

std::string Labeller::noun_label() {
  std::string agent = agent_text();
  const std::size_t used = agent.empty() ? 0 : length(agent) + 2;
  std::string phrase = noun_phrase(draft_.head, false, kMaxLabel - used);
  if (agent.empty() || phrase.find(agent) != std::string::npos) return phrase;
  return agent + ": " + phrase;
}

}  // namespace

std::string label_of(const Reading& reading, const Draft& draft) {
  return Labeller(reading, draft).run();
}

}  // namespace dateline
