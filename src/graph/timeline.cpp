// Choosing is by day, importance and status; ordering is a walk over the events in which whatever
// has to come first does, and otherwise the sooner day goes first.
//
//   order (undated, before the suit), suit (undated, before the ruling), ruling 18 to 20 September:
//   the order and the suit take the ruling's place in time and stand before it.
#include "dateline/graph/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

#include "graph/neighbourhood.hpp"
#include "graph/order.hpp"

namespace dateline {
namespace {

constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();

bool may_lie_within(const Event& event, const TimelineOptions& options) {
  const Interval& days = event.bounds;
  if (options.from && days.latest && *days.latest < *options.from) return false;
  return !(options.to && days.earliest && *days.earliest > *options.to);
}

// Chosen after all are put in order: what was not chosen still tells what comes first.
std::vector<EventId> choose_events(const Case& value, const TimelineOptions& options) {
  std::vector<EventId> chosen;
  const std::vector<bool> is_near = neighbourhood(value, options.around, options.steps);
  for (std::uint32_t i = 0; i < value.events.size(); ++i) {
    const Event& event = value.events[i];
    if (event.is_left_out) continue;
    if (!options.around.empty() && !is_near[i]) continue;
    if (event.status == Status::negated && !options.include_negated) continue;
    if (event.importance < options.min_importance || !may_lie_within(event, options)) continue;
    chosen.push_back(EventId{i});
  }
  if (!options.top || *options.top >= chosen.size()) return chosen;
  std::stable_sort(chosen.begin(), chosen.end(), [&](EventId a, EventId b) {
    return value.events[index(a)].importance > value.events[index(b)].importance;
  });
  chosen.resize(*options.top);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

// Where an event stands when no relation says more: by its first possible day; what only has a last
// day stands just before that day's events; what has neither stands at the end.
using Place = std::tuple<std::int32_t, int, std::int32_t, DocumentId, std::uint32_t, std::uint32_t>;

Place place_of(const Event& event, EventId id) {
  const Interval& days = event.bounds;
  const Citation& trigger = event.trigger;
  const bool is_dated = event.date.has_value();
  std::int32_t day = kNever;
  int rank = 1;  // on the same day: what was before it, what happened on it, what may be later
  if (days.latest && (!days.earliest || !is_dated)) {
    day = days.latest->number;
    rank = 0;
  } else if (days.earliest) {
    day = days.earliest->number;
    rank = is_dated ? 1 : 2;
  }
  const std::int32_t last = days.latest ? days.latest->number : kNever;
  return {day, rank, last, trigger.document, trigger.start, static_cast<std::uint32_t>(index(id))};
}

class Ordering {
 public:
  explicit Ordering(const Case& value)
      : before_(value.events.size()), after_(value.events.size()), places_(value.events.size()) {
    for (std::uint32_t i = 0; i < value.events.size(); ++i) {
      places_[i] = place_of(value.events[i], EventId{i});
    }
    for (const Relation& relation : value.relations) add(order_of(relation, value.events));
    for (const SuitBeforeRuling& pair : suits_before_rulings(value)) add(pair.order);
    pull_forward(value);
    walk();
  }
  [[nodiscard]] std::vector<EventId> take() { return std::move(order_); }

 private:
  using Item = std::pair<Place, EventId>;
  using Queue = std::priority_queue<Item, std::vector<Item>, std::greater<>>;

  void add(const std::optional<Order>& order) {
    if (!order) return;
    before_[index(order->after)].push_back(order->before);
    after_[index(order->before)].push_back(order->after);
  }
  [[nodiscard]] const Place& place(EventId id) const { return places_[index(id)]; }

  void pull_forward(const Case& value);
  void walk();

  std::vector<std::vector<EventId>> before_;
  std::vector<std::vector<EventId>> after_;
  std::vector<Place> places_;
  std::vector<EventId> order_;
};

// An undated event that comes before another takes that one's day, if it would stand later: from
// the soonest places on, each event is reached once by its final place.
void Ordering::pull_forward(const Case& value) {
  Queue queue;
  for (std::uint32_t i = 0; i < places_.size(); ++i) queue.emplace(places_[i], EventId{i});
  while (!queue.empty()) {
    const auto [reached, id] = queue.top();
    queue.pop();
    if (reached != place(id)) continue;  // pulled further since
    for (const EventId earlier : before_[index(id)]) {
      if (value.events[index(earlier)].date) continue;
      const Place& own = place(earlier);
      const Place pulled{std::get<0>(reached), std::get<1>(reached), std::get<2>(reached),
                         std::get<3>(own),     std::get<4>(own),     std::get<5>(own)};
      if (pulled >= own) continue;
      places_[index(earlier)] = pulled;
      queue.emplace(pulled, earlier);
    }
  }
}

// Kahn's walk, the soonest place first. Relations that run in a circle, or against the dates, are
// not waited for: what stands at a sooner day is never held back by a later one.
void Ordering::walk() {
  const std::size_t count = places_.size();
  const auto is_same_day = [&](EventId first, EventId second) {
    return std::get<0>(place(first)) == std::get<0>(place(second));
  };
  std::vector<int> waits_for(count, 0);
  std::vector<bool> is_written(count, false);
  std::vector<Item> all;
  Queue ready;
  for (std::uint32_t i = 0; i < count; ++i) {
    const EventId id{i};
    for (const EventId earlier : before_[i]) waits_for[i] += is_same_day(earlier, id) ? 1 : 0;
    if (waits_for[i] == 0) ready.emplace(places_[i], id);
    all.emplace_back(places_[i], id);
  }
  std::sort(all.begin(), all.end());
  const auto write = [&](EventId id) {
    if (is_written[index(id)]) return;
    is_written[index(id)] = true;
    order_.push_back(id);
    for (const EventId later : after_[index(id)]) {
      if (!is_same_day(id, later)) continue;
      if (--waits_for[index(later)] == 0) ready.emplace(place(later), later);
    }
  };
  for (const auto& [soonest, id] : all) {
    // All that is ready on this day or sooner; what is still left then waits in a circle.
    while (!ready.empty() && std::get<0>(ready.top().first) <= std::get<0>(soonest)) {
      const EventId next = ready.top().second;
      ready.pop();
      write(next);
    }
    write(id);
  }
}

std::vector<EventId> in_order(const Case& value, const std::vector<EventId>& chosen) {
  std::vector<bool> is_chosen(value.events.size(), false);
  for (const EventId id : chosen) is_chosen[index(id)] = true;
  std::vector<EventId> order = Ordering(value).take();
  std::erase_if(order, [&](EventId id) { return !is_chosen[index(id)]; });
  return order;
}

// The documents that tell of the event, in the order in which the text was found.
std::vector<DocumentId> documents_of(const Event& event) {
  std::vector<DocumentId> documents{event.trigger.document};
  for (const Citation& mention : event.mentions) documents.push_back(mention.document);
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return documents;
}

void number_entries(const Case& value, const std::vector<EventId>& order, Timeline& timeline) {
  std::vector<int> footnotes(value.documents.size(), 0);
  for (const EventId id : order) {
    TimelineEntry entry{id, static_cast<int>(timeline.entries.size()) + 1, {}};
    for (const DocumentId document : documents_of(value.events[index(id)])) {
      int& footnote = footnotes[index(document)];
      if (footnote == 0) {
        timeline.sources.push_back(document);
        footnote = static_cast<int>(timeline.sources.size());
      }
      entry.sources.push_back(footnote);
    }
    std::sort(entry.sources.begin(), entry.sources.end());
    timeline.entries.push_back(std::move(entry));
  }
}

std::vector<std::size_t> relations_within(const Case& value, const std::vector<EventId>& order) {
  std::vector<bool> is_chosen(value.events.size());
  for (const EventId id : order) is_chosen[index(id)] = true;
  std::vector<std::size_t> relations;
  for (std::size_t i = 0; i < value.relations.size(); ++i) {
    const Relation& relation = value.relations[i];
    if (is_chosen[index(relation.from)] && is_chosen[index(relation.to)]) relations.push_back(i);
  }
  return relations;
}

// How often each actor acts or is acted on in the chosen events.
std::vector<std::size_t> count_parts(const Case& value, const std::vector<EventId>& order) {
  std::vector<std::size_t> parts(value.actors.size(), 0);
  for (const EventId id : order) {
    const Event& event = value.events[index(id)];
    for (const auto* actors : {&event.agents, &event.targets, &event.roles.object,
                               &event.roles.basis, &event.roles.beneficiary, &event.roles.venue}) {
      for (const ActorId actor : *actors) ++parts[index(actor)];
    }
  }
  return parts;
}

std::string names_of_main_actors(const Case& value, const std::vector<std::size_t>& parts) {
  constexpr std::size_t kNames = 3;
  std::vector<std::size_t> by_parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i] > 0) by_parts.push_back(i);
  }
  std::stable_sort(by_parts.begin(), by_parts.end(),
                   [&](std::size_t a, std::size_t b) { return parts[a] > parts[b]; });
  by_parts.resize(std::min(by_parts.size(), kNames));
  std::string names;
  for (std::size_t i = 0; i < by_parts.size(); ++i) {
    const bool is_last = i + 1 == by_parts.size();
    if (i > 0) names += is_last ? " and " : ", ";
    names += value.actors[by_parts[i]].name;
  }
  if (names.empty()) return "Timeline";
  if (names[0] >= 'a' && names[0] <= 'z') names[0] = static_cast<char>(names[0] - 'a' + 'A');
  return names;
}

// A title that all sources share (there is often only one source), else who it is about.
std::string title_of(const Case& value, const Timeline& timeline,
                     const std::vector<std::size_t>& parts) {
  std::optional<std::string> shared;
  for (const DocumentId document : timeline.sources) {
    const std::optional<std::string>& title = value.documents[index(document)].title;
    if (!title || title->empty() || (shared && *shared != *title)) {
      return names_of_main_actors(value, parts);
    }
    shared = title;
  }
  return shared ? *shared : names_of_main_actors(value, parts);
}

std::string month_in_words(const Event& event, Day day) {
  static constexpr std::array<const char*, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const YearMonthDay parts = to_ymd(day);
  const DateForm form = event.date->form;
  if (form == DateForm::year || form == DateForm::decade) return fmt::format("{}", parts.year);
  return fmt::format("{} {}", kMonths[static_cast<std::size_t>(parts.month - 1)], parts.year);
}

// "2011 to September 2020", from the first to the last of the dated events.
std::string span_in_words(const Case& value, const Timeline& timeline) {
  const Event* first = nullptr;
  const Event* last = nullptr;
  const auto last_day = [](const Event& event) {
    return event.bounds.latest ? *event.bounds.latest : *event.bounds.earliest;
  };
  for (const TimelineEntry& entry : timeline.entries) {
    const Event& event = value.events[index(entry.event)];
    if (!event.date || !event.bounds.earliest) continue;
    if (first == nullptr || *event.bounds.earliest < *first->bounds.earliest) first = &event;
    if (last == nullptr || last_day(event) > last_day(*last)) last = &event;
  }
  if (first == nullptr) return {};
  const std::string from = month_in_words(*first, *first->bounds.earliest);
  const std::string to = month_in_words(*last, last_day(*last));
  return from == to ? from + ". " : fmt::format("{} to {}. ", from, to);
}

std::string counted(std::size_t count, const char* noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string subtitle_of(const Case& value, const Timeline& timeline,
                        const std::vector<std::size_t>& parts) {
  const auto actors = static_cast<std::size_t>(
      std::count_if(parts.begin(), parts.end(), [](std::size_t count) { return count > 0; }));
  return fmt::format("{}{}, {}, {}.", span_in_words(value, timeline),
                     counted(timeline.entries.size(), "event"), counted(actors, "actor"),
                     counted(timeline.sources.size(), "source"));
}

}  // namespace

Timeline select_timeline(const Case& value, const TimelineOptions& options) {
  const std::vector<EventId> order = in_order(value, choose_events(value, options));
  const std::vector<std::size_t> parts = count_parts(value, order);
  Timeline timeline;
  number_entries(value, order, timeline);
  timeline.relations = relations_within(value, order);
  timeline.title = options.title ? *options.title : title_of(value, timeline, parts);
  timeline.subtitle = subtitle_of(value, timeline, parts);
  return timeline;
}

}  // namespace dateline
