#include "events/signs.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "events/dating.hpp"

namespace dateline {

namespace {

constexpr std::size_t kMaxLookBack = 64;  // drafts
constexpr std::size_t kMaxMentions = 3;   // more say no more

std::string_view verb_form_name(const Tree& tree, TokenIndex verb) {
  const Features& features = tree.token(verb).features;
  switch (features.verb_form) {
    case VerbForm::fin:
      return features.tense == Tense::past ? "past" : "present";
    case VerbForm::inf:
      return "infinitive";
    case VerbForm::ger:
      return "gerund";
    case VerbForm::part:
      return features.tense == Tense::past ? "participle" : "ing";
    case VerbForm::none:
      break;
  }
  return "none";
}

class SignFinder {
 public:
  SignFinder(const Reading& reading, const std::vector<Draft>& drafts, std::size_t which)
      : reading_(reading),
        tree_(reading.tree),
        drafts_(drafts),
        which_(which),
        draft_(drafts[which]) {}

  std::vector<std::string> run() {
    add("bias");
    add_kind();
    add_clause();
    add_actors();
    add_place();
    add_pairs();
    add_repetition();
    return std::move(signs_);
  }

 private:
  void add(std::string sign) { signs_.push_back(std::move(sign)); }
  void add_kind();
  void add_clause();
  void add_actors();
  void add_place();
  void add_pairs();
  void add_repetition();
  [[nodiscard]] std::string kind_of(const std::vector<ActorId>& actors, TokenIndex head) const;
  [[nodiscard]] std::string form_name() const {
    return draft_.is_noun ? "noun" : std::string(verb_form_name(tree_, draft_.head));
  }

  const Reading& reading_;
  const Tree& tree_;
  const std::vector<Draft>& drafts_;
  const std::size_t which_;
  const Draft& draft_;
  std::vector<std::string> signs_;
};

void SignFinder::add_kind() {
  add(fmt::format("type={}", draft_.type_id()));
  add(fmt::format("lemma={}", draft_.lemma));
  add(draft_.is_noun ? "kind=noun" : draft_.nominal != kNoToken ? "kind=light" : "kind=verb");
  add(fmt::format("status={}", status_name(draft_.status)));
  add(fmt::format("mentions={}", std::min(draft_.mentions.size(), kMaxMentions)));
}

void SignFinder::add_clause() {
  add(fmt::format("relation={}", deprel_name(tree_.relation(draft_.head))));
  add("form=" + form_name());
  for (const TokenIndex child : tree_.children(draft_.head)) {
    if (tree_.is_relation(child, {Deprel::aux, Deprel::aux_pass, Deprel::mark})) {
      add(fmt::format("{}={}", deprel_name(tree_.relation(child)), tree_.lemma(child)));
    }
  }
  if (draft_.is_passive) add("passive");
  if (!draft_.carriers.empty()) add(fmt::format("carrier={}", tree_.lemma(draft_.carriers[0])));
  const TokenIndex up = tree_.head(draft_.head);
  if (up != kNoToken) {
    add(fmt::format("above={}", upos_name(tree_.token(up).upos)));
    if (tree_.is_verb(up)) add(fmt::format("under={}", tree_.lemma(up)));
  }
  if (tree_.has_child(draft_.head, {Deprel::ccomp})) add("has=ccomp");
  if (tree_.has_child(draft_.head, {Deprel::xcomp})) add("has=xcomp");
}

std::string SignFinder::kind_of(const std::vector<ActorId>& actors, TokenIndex head) const {
  if (!actors.empty()) {
    return std::string(actor_kind_name(reading_.actors.actors[index(actors.front())].kind));
  }
  if (head == kNoToken) return "none";
  return fmt::format("word-{}", upos_name(tree_.token(head).upos));
}

void SignFinder::add_actors() {
  add("agent=" + kind_of(draft_.agents, draft_.subject));
  add("target=" + kind_of(draft_.targets, draft_.object));
  if (!draft_.roles.object.empty()) add("object=law");
  if (draft_.roles.amount) add("amount");
  add(fmt::format("dated={}", evidence_kind_name(draft_.evidence.kind)));
  if (!draft_.sources.empty()) add("sourced");
}

void SignFinder::add_place() {
  const std::uint32_t sentence = tree_.analysis().sentence_of(draft_.trigger.first);
  const auto count = static_cast<std::uint32_t>(tree_.analysis().sentences.size());
  add(fmt::format("block={}", block_kind_name(tree_.block_of(draft_.head).kind)));
  if (sentence < 3) add("place=lead");
  if (sentence * 4 < count) add("place=first-quarter");
  if (sentence * 2 >= count) add("place=second-half");
  if (tree_.is_quoted(draft_.trigger.first)) add("quoted");
  if (is_entry(tree_, sentence)) {
    add("entry");
    add("entry|form=" + form_name());
    add(fmt::format("entry|kind={}", draft_.is_noun ? "noun" : "verb"));
  }
}

void SignFinder::add_pairs() {
  const std::string type(draft_.type_id());
  add(fmt::format("type={}|status={}", type, status_name(draft_.status)));
  add(fmt::format("type={}|form={}", type, form_name()));
  add(fmt::format("form={}|relation={}", form_name(), deprel_name(tree_.relation(draft_.head))));
  add(fmt::format("status={}|relation={}", status_name(draft_.status),
                  deprel_name(tree_.relation(draft_.head))));
  add(fmt::format("typed={}|agent={}", draft_.type != nullptr,
                  kind_of(draft_.agents, draft_.subject)));
  add(fmt::format("typed={}|relation={}", draft_.type != nullptr,
                  deprel_name(tree_.relation(draft_.head))));
}

// What an earlier draft has told already is seldom an event of its own.
void SignFinder::add_repetition() {
  std::size_t seen = 0;
  std::string again;
  int most = -1;
  for (std::size_t i = which_; i-- > 0 && seen < kMaxLookBack;) {
    const Draft& other = drafts_[i];
    if (other.is_dropped) continue;
    ++seen;
    const bool has_lemma = other.lemma == draft_.lemma;
    const bool has_type =
        other.type && draft_.type && other.type->base_id() == draft_.type->base_id();
    if (!has_lemma && !has_type) continue;
    const bool agent = share(other.agents, draft_.agents);
    const bool target = share(other.targets, draft_.targets);
    const bool object = share(other.roles.object, draft_.roles.object);
    const int rank = agent + target + object + has_lemma;
    if (rank <= most) continue;
    most = rank;
    again = fmt::format("again={}{}{}{}{}", has_lemma ? "lemma" : "type", agent ? "+agent" : "",
                        target ? "+target" : "", object ? "+object" : "",
                        are_compatible(other.date, draft_.date) ? "" : "+other-day");
  }
  if (again.empty()) again = "again=no";
  const std::string_view kind = draft_.is_noun ? "noun" : "verb";
  const bool is_speech = draft_.type && draft_.type->is_speech;
  add(again);
  add(fmt::format("{}|kind={}|speech={}", again, kind, is_speech));
  add(fmt::format("{}|dated={}", again, draft_.date.has_value()));
}

}  // namespace

std::vector<std::string> signs_of(const Reading& reading, const std::vector<Draft>& drafts,
                                  std::size_t which) {
  return SignFinder(reading, drafts, which).run();
}

}  // namespace dateline
