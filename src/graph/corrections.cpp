#include "dateline/graph/corrections.hpp"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

void add_word(std::string& words, const char* word) {
  if (!words.empty()) words += ", ";
  words += word;
}

std::string reason_of(const Correction& correction, const Event& read) {
  std::string reason = "set by hand";
  if (!correction.note.empty()) reason += ": " + correction.note;
  if (read.date) reason += " (read as " + to_edtf(*read.date) + ")";
  return reason;
}

void set_date(const Correction& correction, Event& event) {
  event.date_evidence.reason = reason_of(correction, event);
  event.date_evidence.citation.reset();
  event.date_evidence.kind = DateEvidenceKind::none;
  event.date = correction.date;
  event.bounds = correction.date ? correction.date->interval : Interval{};
  add_word(event.corrected, "date");
}

template <class Item>
void unite(std::vector<Item>& to, const std::vector<Item>& from) {
  for (const Item& item : from)
    if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
}

// What the one tells, the other tells from now on.
void join_events(Event& into, const Event& from) {
  into.mentions.push_back(from.trigger);
  unite(into.mentions, from.mentions);
  if (into.agents.empty()) into.agents = from.agents;
  if (into.targets.empty()) into.targets = from.targets;
  unite(into.sources, from.sources);
  into.importance = std::max(into.importance, from.importance);
  if (into.corrected.find("joined") == std::string::npos) add_word(into.corrected, "joined");
}

// The end of a chain of "same as"; a circle ends where it began.
EventId last_of(const std::vector<EventId>& same_as, EventId id) {
  EventId at = id;
  for (std::size_t step = 0; step < same_as.size() && same_as[index(at)] != at; ++step)
    at = same_as[index(at)];
  return at;
}

std::vector<EventId> who_is_who(const Case& value) {
  std::vector<EventId> same_as(value.events.size());
  for (std::size_t i = 0; i < same_as.size(); ++i) same_as[i] = static_cast<EventId>(i);
  for (const Correction& correction : value.corrections) {
    if (!correction.same_as) continue;
    const bool is_circle = last_of(same_as, *correction.same_as) == correction.event;
    if (!is_circle) same_as[index(correction.event)] = *correction.same_as;
  }
  for (std::size_t i = 0; i < same_as.size(); ++i)
    same_as[i] = last_of(same_as, static_cast<EventId>(i));
  return same_as;
}

void repoint(std::vector<Relation>& relations, const std::vector<EventId>& same_as) {
  std::vector<Relation> kept;
  for (Relation& relation : relations) {
    relation.from = same_as[index(relation.from)];
    relation.to = same_as[index(relation.to)];
    const auto is_same = [&](const Relation& other) {
      return other.from == relation.from && other.to == relation.to && other.type == relation.type;
    };
    if (relation.from == relation.to || std::any_of(kept.begin(), kept.end(), is_same)) continue;
    kept.push_back(std::move(relation));
  }
  relations = std::move(kept);
}

}  // namespace

Case corrected(const Case& value) {
  Case out = value;
  if (value.corrections.empty()) return out;
  for (const Correction& correction : value.corrections) {
    Event& event = out.events[index(correction.event)];
    if (correction.label) {
      event.label = *correction.label;
      add_word(event.corrected, "title");
    }
    if (correction.date || correction.is_undated) set_date(correction, event);
    event.is_left_out = event.is_left_out || correction.is_hidden;
  }
  const std::vector<EventId> same_as = who_is_who(value);
  for (std::size_t i = 0; i < same_as.size(); ++i) {
    if (index(same_as[i]) == i) continue;
    join_events(out.events[index(same_as[i])], out.events[i]);
    out.events[i].is_left_out = true;
  }
  repoint(out.relations, same_as);
  return out;
}

}  // namespace dateline
