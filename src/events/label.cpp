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

#include "dateline/base/utf8.hpp"
#include "events/arguments.hpp"
#include "events/inflection.hpp"

namespace dateline {
namespace {

constexpr std::size_t kMaxLabel = 90;  // code points
constexpr std::size_t kMaxAgent = 44;
constexpr std::size_t kMaxPhrase = 60;

std::size_t length(std::string_view text) { return count_code_points(text); }

void capitalise(std::string& text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
}

// White space of any kind becomes one space; quotes that have no partner go.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space) out += c;
    if (is_space && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && std::string_view(" ,;:-").find(out.back()) != std::string_view::npos) {
    out.pop_back();
  }
  return out;
}

class Labeller {
 public:
  Labeller(const Reading& reading, const Draft& draft)
      : reading_(reading), tree_(reading.tree), draft_(draft) {}

  std::string run() {
    std::string label = draft_.is_noun ? noun_label() : verb_label();
    if (label.empty()) label = std::string(tree_.form(draft_.trigger.first));
    capitalise(label);
    return clipped(std::move(label), kMaxLabel);
  }

 private:
  std::string verb_label();
  std::string noun_label();
  std::string agent_text();
  std::string verb_text(bool has_agent);
  std::string object_text();
  std::string content_text();
  std::string phrase_text(TokenIndex head, bool keep_preposition);
  std::string actor_name(ActorId actor) const { return reading_.actors.actors[index(actor)].name; }
  bool is_plural_agent() const;
  void add_phrases(std::string& label);
  std::string clipped(std::string text, std::size_t limit) const;
  TokenIndex content_head() const;

  const Reading& reading_;
  const Tree& tree_;
  const Draft& draft_;
};

// Cuts at a word, and marks the cut.
std::string Labeller::clipped(std::string text, std::size_t limit) const {
  if (length(text) <= limit) return text;
  std::size_t bytes = 0;
  std::size_t count = 0;
  std::size_t last_space = 0;
  while (bytes < text.size() && count + 1 < limit) {
    if (text[bytes] == ' ') last_space = bytes;
    bytes += decode_utf8(text, bytes).size;
    ++count;
  }
  text.resize(last_space > limit / 2 ? last_space : bytes);
  text = tidy(text);
  return text + "…";
}

bool Labeller::is_plural_agent() const {
  if (draft_.agents.size() > 1) return true;
  if (draft_.subject == kNoToken) return false;
  const Mention* mention = reading_.actors.mention_at(draft_.subject);
  if (mention && mention->form == MentionForm::name) return false;
  if (draft_.agents.empty()) {
    const std::string_view word = tree_.lemma(draft_.subject);
    if (word == "they" || word == "we" || word == "you" || word == "I") return true;
    if (tree_.has_child(draft_.subject, {Deprel::conj})) return true;
  }
  return tree_.token(draft_.subject).features.number == Number::plur;
}

// Who acts: the actors, else the subject as the text has it.
std::string Labeller::agent_text() {
  if (draft_.agents.empty()) {
    const bool has_words = draft_.subject != kNoToken && !draft_.is_passive && !draft_.is_inverse;
    return has_words ? clipped(phrase_text(draft_.subject, false), kMaxAgent) : std::string{};
  }
  std::string text = actor_name(draft_.agents.front());
  if (draft_.agents.size() == 2) text += " and " + actor_name(draft_.agents[1]);
  if (draft_.agents.size() > 2) text += " and others";
  return clipped(text, kMaxAgent);
}

std::string Labeller::verb_text(bool has_agent) {
  const bool is_plural = is_plural_agent();
  const std::string& lemma = draft_.lemma;
  if (!has_agent && draft_.is_passive) {
    const std::string participle(tree_.form(draft_.head));
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
  switch (draft_.status) {
    case Status::planned:
    case Status::blocked:
      return "to " + lemma;
    case Status::hypothetical:
      return "may " + lemma;
    case Status::negated:
      return (is_plural ? "do not " : "does not ") + lemma;
    case Status::alleged:
    case Status::denied:
      return "allegedly " + (is_plural ? lemma : third_person(lemma));
    default:
      return is_plural ? lemma : third_person(lemma);
  }
}

// The phrase of a noun without its relative clauses, appositions and leading article.
std::string Labeller::phrase_text(TokenIndex head, bool keep_preposition) {
  const TokenRange range = tree_.subtree(head);
  TokenIndex first = range.first;
  TokenIndex last = range.last;
  for (const TokenIndex child : tree_.children(head)) {
    const TokenRange part = tree_.subtree(child);
    const bool is_participle =
        tree_.relation(child) == Deprel::acl && tree_.mark_lemma(child) != "to";
    const bool cuts = is_participle ||
                      tree_.is_relation(child, {Deprel::acl_relcl, Deprel::appos, Deprel::parataxis,
                                                Deprel::advcl, Deprel::punct});
    if (cuts && part.first > head) last = std::min(last, part.first);
    if (child < head && tree_.is_relation(child, {Deprel::case_, Deprel::mark}) &&
        !keep_preposition) {
      first = std::max(first, part.last);
    }
  }
  last = std::max(last, head + 1);
  first = std::min(first, head);
  // A part that stands elsewhere in the sentence is left out.
  for (TokenIndex i = head + 1; i < last; ++i) {
    if (!tree_.is_within(i, head)) last = i;
  }
  if (tree_.token(first).upos == Upos::det && first < head) ++first;
  return tidy(tree_.document().text(tree_.span_of({first, last})));
}

std::string Labeller::object_text() {
  if (draft_.object == kNoToken) return {};
  const Mention* mention = reading_.actors.mention_at(draft_.object);
  const bool is_pointer = mention && mention->form != MentionForm::name;
  if (is_pointer && mention->form == MentionForm::pronoun) return actor_name(mention->actor);
  if (tree_.token(draft_.object).upos == Upos::pron) return {};
  return clipped(phrase_text(draft_.object, false), kMaxPhrase);
}

TokenIndex Labeller::content_head() const {
  return tree_.child(draft_.head, {Deprel::ccomp, Deprel::xcomp});
}

// What is said or asked, as it stands, without quotation marks at its ends.
std::string Labeller::content_text() {
  const TokenIndex head = content_head();
  if (head == kNoToken) return {};
  const TokenRange range = tree_.subtree(head);
  if (range.first <= draft_.head && draft_.head < range.last) return {};
  TokenIndex first = range.first;
  TokenIndex last = range.last;
  while (first < head && (tree_.token(first).upos == Upos::punct || tree_.lemma(first) == "that")) {
    ++first;
  }
  while (last > head + 1 && tree_.token(last - 1).upos == Upos::punct) --last;
  std::string text = tidy(tree_.document().text(tree_.span_of({first, last})));
  const bool keeps_capital = tree_.token(first).upos == Upos::propn || tree_.form(first) == "I";
  const bool is_capital = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  if (is_capital && !keeps_capital) text[0] = static_cast<char>(text[0] + 32);
  return text;
}

// Adds "on imports", "against Acme", "to the regulator" in text order while they fit.
void Labeller::add_phrases(std::string& label) {
  for (const TokenIndex child : tree_.children(draft_.head)) {
    if (child < draft_.head || tree_.relation(child) != Deprel::obl) continue;
    if (reading_.is_time(child) || !tree_.is_noun(child)) continue;
    // "call for" + "for reform": the preposition is in the verb already.
    const std::string_view preposition = tree_.case_lemma(child);
    const bool is_verbs_own = !preposition.empty() && draft_.lemma.ends_with(preposition) &&
                              draft_.lemma.size() > preposition.size();
    const std::string phrase = phrase_text(child, !is_verbs_own);
    if (length(label) + 1 + length(phrase) > kMaxLabel || length(phrase) > kMaxPhrase) continue;
    label += ' ';
    label += phrase;
  }
}

std::string Labeller::verb_label() {
  const std::string agent = agent_text();
  const std::string object = object_text();
  const bool has_agent = !agent.empty();
  std::string label;
  if (!has_agent && draft_.is_passive) {
    label = object.empty() ? verb_text(false) : object + " " + verb_text(false);
  } else if (!has_agent) {
    label = std::string(tree_.form(draft_.head)) + (object.empty() ? "" : " " + object);
  } else {
    label = agent + " " + verb_text(true);
    const bool object_fits = !object.empty() && (draft_.lemma.find(' ') == std::string::npos ||
                                                 draft_.object > draft_.trigger.last - 1);
    if (object_fits) label += " " + object;
  }
  const std::string content = content_text();
  if (!content.empty()) {
    label += " " + content;
  } else {
    add_phrases(label);
  }
  return label;
}

std::string Labeller::noun_label() {
  std::string phrase = clipped(phrase_text(draft_.head, false), kMaxLabel);
  if (draft_.agents.empty()) return phrase;
  const std::string agent = agent_text();
  if (phrase.find(agent) != std::string::npos) return phrase;
  return agent + ": " + phrase;
}

}  // namespace

std::string label_of(const Reading& reading, const Draft& draft) {
  return Labeller(reading, draft).run();
}

}  // namespace dateline
