#include "events/doers.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>

namespace dateline {
namespace {

constexpr std::size_t kMostBefore = 8;
constexpr std::size_t kMostBehind = 3;
constexpr std::size_t kMostMentions = 60;  // looked at
constexpr int kMostSteps = 5;              // up the tree

bool can_act(ActorKind kind) {
  return kind != ActorKind::law && kind != ActorKind::product && kind != ActorKind::other;
}

bool has(const std::vector<ActorId>& actors, ActorId actor) {
  return std::ranges::find(actors, actor) != actors.end();
}

// Who alleges a deed did not do it.
bool accuses(const Draft& deed, ActorId actor) {
  return deed.status == Status::alleged &&
         std::ranges::any_of(deed.sources,
                             [&](const Attribution& source) { return source.actor == actor; });
}

std::string_view bucket(std::size_t count) {
  if (count < 3) return count == 0 ? "0" : count == 1 ? "1" : "2";
  return count < 6 ? "3-5" : "more";
}

std::string_view form_of(const Draft& draft) {
  if (draft.is_noun) return "noun";
  if (draft.is_passive) return "passive";
  return draft.nominal != kNoToken ? "light" : "active";
}

}  // namespace

// An actor by its mention that is nearest.
struct DoerFinder::Place {
  const Mention* mention = nullptr;
  std::size_t recency = 0;  // how many other actors were named since
  bool is_behind = false;
};

DoerFinder::DoerFinder(const Reading& reading, const std::vector<Draft>& drafts)
    : reading_(reading),
      drafts_(drafts),
      ranks_(reading.actors.actors.size()),
      acts_(reading.actors.actors.size()) {
  const std::vector<Actor>& actors = reading.actors.actors;
  std::vector<std::size_t> order(actors.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater(),
                           [&](std::size_t i) { return actors[i].mentions.size(); });
  for (std::size_t i = 0; i < order.size(); ++i) ranks_[order[i]] = i;
  for (const Draft& draft : drafts)
    for (const ActorId actor : draft.agents)
      if (!draft.is_dropped) ++acts_[index(actor)];
}

std::vector<DoerFinder::Place> DoerFinder::places(TokenIndex at) const {
  const std::vector<Mention>& mentions = reading_.actors.mentions;
  const auto middle = std::ranges::partition_point(
      mentions, [at](const Mention& mention) { return mention.first < at; });
  std::vector<Place> found;
  // "Hong Kong-listed": a place that only says where.
  const auto is_where = [&](const Mention& mention) {
    const TokenIndex up = reading_.tree.head(mention.head);
    return up != kNoToken && reading_.tree.is_verb(up) &&
           reading_.tree.relation(up) == Deprel::amod;
  };
  const auto add = [&](const Mention& mention, bool is_behind) {
    if (is_where(mention)) return;
    const bool is_known = std::ranges::any_of(
        found, [&](const Place& place) { return place.mention->actor == mention.actor; });
    if (is_known || !can_act(reading_.actors.actors[index(mention.actor)].kind)) return;
    found.push_back({&mention, found.size(), is_behind});
  };
  std::size_t looked_at = 0;
  for (auto it = middle; it != mentions.begin() && looked_at < kMostMentions; ++looked_at) {
    if (found.size() == kMostBefore) break;
    add(*--it, false);
  }
  const std::size_t before = found.size();
  const std::uint32_t sentence = reading_.tree.analysis().sentence_of(at);
  for (auto it = middle; it != mentions.end() && found.size() < before + kMostBehind; ++it) {
    if (reading_.tree.analysis().sentence_of(it->head) != sentence) break;
    add(*it, true);
  }
  return found;
}

std::size_t DoerFinder::draft_before(std::size_t draft) const {
  for (std::size_t i = draft; i-- > 0;)
    if (!drafts_[i].is_dropped && !drafts_[i].agents.empty()) return i;
  return draft;
}

std::vector<std::string> DoerFinder::signs(std::size_t at, const Place& place) const {
  const Tree& tree = reading_.tree;
  const Draft& draft = drafts_[at];
  const Mention& mention = *place.mention;
  const ActorId actor = mention.actor;
  const std::string_view kind = actor_kind_name(reading_.actors.actors[index(actor)].kind);
  std::vector<std::string> signs = {"bias"};
  const auto add = [&](std::string sign) { signs.push_back(std::move(sign)); };
  add(fmt::format("kind={}", kind));
  add(fmt::format("kind={}|type={}", kind, draft.type ? draft.type->base_id() : "other"));
  add(fmt::format("kind={}|form={}", kind, form_of(draft)));
  const std::uint32_t here = tree.analysis().sentence_of(draft.head);
  const std::uint32_t there = tree.analysis().sentence_of(mention.head);
  const std::string where =
      place.is_behind ? "behind" : fmt::format("before-{}", bucket(here - there));
  add("where=" + where);
  add(fmt::format("where={}|form={}", where, form_of(draft)));
  add(fmt::format("recency={}", bucket(place.recency)));
  add(fmt::format("recency={}|kind={}", bucket(place.recency), kind));
  add(fmt::format("rank={}", bucket(ranks_[index(actor)])));
  add(fmt::format("rank={}|kind={}", bucket(ranks_[index(actor)]), kind));
  add(fmt::format("acts={}", bucket(acts_[index(actor)])));
  add(fmt::format("mention={}|{}", static_cast<int>(mention.form),
                  deprel_name(tree.relation(mention.head))));
  if (has(drafts_[draft_before(at)].agents, actor)) add("is=last-agent");
  if (has(drafts_[draft_before(at)].targets, actor)) add("is=last-target");
  for (const auto& [name, head] :
       {std::pair{"subject", draft.subject}, {"object", draft.object}, {"event", draft.head}})
    if (head != kNoToken && tree.is_within(mention.head, head))
      add(fmt::format("within={}|form={}", name, form_of(draft)));
  const bool does_same = std::ranges::any_of(drafts_, [&](const Draft& other) {
    return !other.is_dropped && other.type && draft.type &&
           other.type->base_id() == draft.type->base_id() && has(other.agents, actor);
  });
  if (does_same) add("is=agent-of-same-type");
  TokenIndex up = tree.head(draft.head);
  for (int step = 0; step < kMostSteps && up != kNoToken; ++step, up = tree.head(up))
    if (tree.head(mention.head) == up)
      add(fmt::format("above={}|{}", step, deprel_name(tree.relation(mention.head))));
  return signs;
}

std::vector<DoerCandidate> DoerFinder::candidates(std::size_t draft) const {
  std::vector<DoerCandidate> found;
  if (!drafts_[draft].agents.empty()) return found;
  for (const Place& place : places(drafts_[draft].head))
    if (!has(drafts_[draft].targets, place.mention->actor) &&  // nobody charges himself
        !accuses(drafts_[draft], place.mention->actor))
      found.push_back({place.mention->actor, signs(draft, place)});
  return found;
}

void imply_doers(const Reading& reading, const WeightTable& weights, std::vector<Draft>& drafts) {
  const DoerFinder finder(reading, drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].is_dropped) continue;
    double best = kDoerThreshold;
    for (const DoerCandidate& candidate : finder.candidates(i)) {
      const double p = weights.probability(candidate.signs);
      if (p > best) best = p, drafts[i].implied_agents = {candidate.actor};
    }
  }
}

}  // namespace dateline
