#include "events/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "events/arguments.hpp"

namespace dateline {
namespace {

std::string entry_of(const Reading& reading, const Draft& draft) {
  if (draft.gives_no_answer) return "no answer was given (answer, data/predicates.toml)";
  if (!draft.type) return "none: a verb that the ontology does not type";
  const Tree& tree = reading.tree;
  if (draft.nominal != kNoToken)
    return fmt::format("noun \"{}\" of [{}], carried by \"{}\"", tree.lemma(draft.nominal),
                       draft.type->id, draft.lemma);
  if (draft.is_noun) return fmt::format("noun \"{}\" of [{}]", draft.lemma, draft.type->id);
  if (draft.lemma.find(' ') != std::string::npos)
    return fmt::format("phrase \"{}\" of [{}]", draft.lemma, draft.type->id);
  const Arguments args = ontology_arguments(reading, arguments_of_verb(reading, draft.head));
  const std::string_view entry = reading.ontology.verb_entry(draft.lemma, args);
  return fmt::format("verb \"{}\" of [{}]", entry.empty() ? draft.lemma : entry, draft.type->id);
}

std::string status_in_words(const Tree& tree, const Draft& draft) {
  const StatusReason& reason = draft.status_reason;
  if (reason.why.empty())
    return draft.status == Status::asserted ? "told as a fact" : "what its sources make of it";
  return fmt::format("\"{}\": {}", tree.form(reason.cue), reason.why);
}

std::vector<TokenIndex> way_up(const Tree& tree, TokenIndex token) {
  std::vector<TokenIndex> way;
  for (; token != kNoToken; token = tree.head(token)) way.push_back(token);
  return way;
}

// "blocked <-nsubj- judge": up with "-relation->", down with "<-relation-".
std::string path_between(const Tree& tree, TokenIndex from, TokenIndex to) {
  const std::vector<TokenIndex> up = way_up(tree, from);
  const std::vector<TokenIndex> down = way_up(tree, to);
  const auto meeting = std::ranges::find_if(
      up, [&](TokenIndex token) { return std::ranges::find(down, token) != down.end(); });
  if (meeting == up.end()) return {};
  std::string path(tree.form(from));
  for (auto at = up.begin(); at != meeting; ++at)
    path += fmt::format(" -{}-> {}", deprel_name(tree.relation(*at)), tree.form(tree.head(*at)));
  const auto last = std::ranges::find(down, *meeting);
  for (auto at = std::make_reverse_iterator(last); at != down.rend(); ++at)
    path += fmt::format(" <-{}- {}", deprel_name(tree.relation(*at)), tree.form(*at));
  return path;
}

// The mention of the actor that stands nearest to the event in the tree of its sentence.
const Mention* mention_of(const Reading& reading, const Draft& draft, ActorId actor) {
  const Sentence& sentence = reading.tree.sentence_of(draft.head);
  const Mention* best = nullptr;
  std::size_t shortest = 0;
  for (const Mention& mention : reading.actors.mentions) {
    if (mention.actor != actor || mention.first < sentence.first || mention.last > sentence.last)
      continue;
    const std::size_t length = path_between(reading.tree, draft.head, mention.head).size();
    if (best && length >= shortest) continue;
    best = &mention;
    shortest = length;
  }
  return best;
}

void add_roles(const Reading& reading, const Draft& draft, std::string_view role,
               const std::vector<ActorId>& actors, std::vector<RoleReason>& out) {
  for (const ActorId actor : actors) {
    RoleReason reason{std::string(role), actor, {}, {}};
    if (const Mention* mention = mention_of(reading, draft, actor)) {
      reason.words = reading.tree.document().text(mention->span);
      reason.path = path_between(reading.tree, draft.head, mention->head);
    }
    out.push_back(std::move(reason));
  }
}

void weigh_signs(const Weighing& weighing, const std::vector<std::string>& signs,
                 Explanation& out) {
  out.probability = weighing.event.probability(signs);
  for (const std::string& sign : signs) {
    const SignReason reason{sign, weighing.event.sum({sign}), weighing.importance.sum({sign})};
    if (reason.event != 0.0 || reason.importance != 0.0) out.signs.push_back(reason);
  }
  std::ranges::stable_sort(out.signs, std::greater{}, [](const SignReason& reason) {
    return std::abs(reason.event) + std::abs(reason.importance);
  });
}

}  // namespace

Explanation explain(const Reading& reading, const Weighing& weighing, const Draft& draft,
                    const std::vector<std::string>& signs) {
  Explanation out;
  out.sentence = reading.tree.analysis().sentence_of(draft.trigger.first);
  out.entry = entry_of(reading, draft);
  out.status = status_in_words(reading.tree, draft);
  add_roles(reading, draft, "agent", draft.agents, out.roles);
  add_roles(reading, draft, "agent, worked out from what stands around", draft.implied_agents,
            out.roles);
  add_roles(reading, draft, "target", draft.targets, out.roles);
  add_roles(reading, draft, "object", draft.roles.object, out.roles);
  add_roles(reading, draft, "basis", draft.roles.basis, out.roles);
  add_roles(reading, draft, "beneficiary", draft.roles.beneficiary, out.roles);
  add_roles(reading, draft, "venue", draft.roles.venue, out.roles);
  weigh_signs(weighing, signs, out);
  return out;
}

}  // namespace dateline
